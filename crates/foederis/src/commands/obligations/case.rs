//! What happened, from flags or from an incident of the ledger.

use crate::cli::{Cli, Obligations, YesNo};
use crate::commands::whereabouts;
use crate::models::Models;
use crate::output::safe;
use foederis_analysis::Incident;
use foederis_analysis::obligations::{Attack, Case, Nature, Site};
use foederis_knowledge::{Knowledge, Names, gazetteer::Point};
use foederis_model::treaty::Cited;
use foederis_model::{Actor, Edtf, EventType, Language};
use foederis_store::{Error, Ledger, Shown};
use jiff::civil::Date;
use miette::{IntoDiagnostic as _, miette};
use serde_json::{Value, json};

/// Who acts where nobody from outside does.
const INSIDE: &str = "forces inside";

/// A case, and what it is called.
pub struct Asked {
    pub case: Case,
    /// The incident, if it is one.
    pub incident: Option<String>,
}

impl Asked {
    pub fn day(&self) -> Date {
        self.case.attacks.iter().map(|attack| attack.from).min().unwrap_or_default()
    }

    pub fn site(&self) -> Option<&Site> {
        self.case.attacks.iter().find_map(|attack| attack.site.as_ref())
    }

    /// The states on either side, attacked ones first.
    pub fn parties(&self) -> Vec<&str> {
        let mut states: Vec<&str> = Vec::new();
        let on = self.case.attacks.iter().map(|attack| attack.on.as_str());
        for state in on.chain(self.case.attacks.iter().map(|attack| attack.by.as_str())) {
            if state != INSIDE && !states.contains(&state) {
                states.push(state);
            }
        }
        states
    }

    pub fn json(&self) -> Value {
        let attacks: Vec<Value> = self
            .case
            .attacks
            .iter()
            .map(|attack| {
                json!({"by": attack.by, "on": attack.on, "day": attack.from.to_string(), "joined": attack.joined, "abroad": attack.abroad,
                    "place": attack.site, "evidence": attack.evidence, "document": attack.at.as_ref().map(|at| &at.file)})
            })
            .collect();
        json!({"incident": self.incident, "nature": self.case.nature, "asked": self.case.asked, "attacks": attacks})
    }
}

/// The case that is asked about.
pub fn of(args: &Obligations, cli: &Cli, knowledge: &Knowledge) -> miette::Result<Asked> {
    let names = names(knowledge)?;
    let mut asked = match &args.incident {
        Some(id) => told(id, args, names)?,
        None => written(args, names)?,
    };
    asked.case.asked = args.asked.map(|asked| asked == YesNo::Yes);
    // What happens inside a state happens on its territory.
    let inside = || args.internal.as_ref().and_then(|code| names.state(&code.to_uppercase())).map(str::to_owned);
    let place = args.place.clone().or_else(|| asked.site().map(|site| site.name.clone())).or_else(inside);
    asked.at(place.as_deref(), cli, knowledge, names, args.incident.is_some())?;
    for attack in &mut asked.case.attacks {
        attack.abroad = args.abroad;
    }
    Ok(asked)
}

impl Asked {
    /// Looks up where it was, and whose that was on the day. A place that nobody knows is refused, unless a report names it.
    pub fn at(&mut self, place: Option<&str>, cli: &Cli, knowledge: &Knowledge, names: &Names, told: bool) -> miette::Result<()> {
        let context: Vec<String> = self.parties().into_iter().map(str::to_owned).collect();
        let day = Edtf::day(self.day());
        let found = match place {
            Some(place) => site(place, &day, &context, cli, knowledge, names, told)?,
            None => None,
        };
        for attack in &mut self.case.attacks {
            attack.site.clone_from(&found);
        }
        Ok(())
    }
}

/// The names that codes and places are looked up in.
pub fn names(knowledge: &Knowledge) -> miette::Result<&Names> {
    knowledge.pack(&Language::English).map(|pack| &pack.names).ok_or_else(|| miette!("the knowledge packs have no English names"))
}

/// From flags.
fn written(args: &Obligations, names: &Names) -> miette::Result<Asked> {
    let day = args.date.unwrap_or_default();
    if let Some(state) = &args.internal {
        let state = known(names, state, "--internal")?;
        let case = Case { attacks: vec![Attack::new(INSIDE, &state, day)], nature: Nature::Internal, asked: None };
        return Ok(Asked { case, incident: None });
    }
    let mut attacks = Vec::new();
    for (flag, pairs, joined) in [("--attack", &args.attack, false), ("--joins", &args.joins, true)] {
        for (by, on) in pairs {
            let (by, on) = (known(names, by, flag)?, known(names, on, flag)?);
            if by == on {
                return Err(miette!("{flag}: {by} cannot attack itself; for what happens inside a state there is --internal {by}"));
            }
            attacks.push(Attack { joined, ..Attack::new(&by, &on, day) });
        }
    }
    Ok(Asked { case: Case { attacks, ..Case::default() }, incident: None })
}

/// A code as it is written in knowledge; a code of nobody is refused, codes of other data sets are let pass.
pub fn known(names: &Names, code: &str, flag: &str) -> miette::Result<String> {
    let upper = code.to_uppercase();
    if names.english(&upper).is_some() || upper.starts_with("COW-") {
        return Ok(upper);
    }
    if names.english(code).is_some() {
        return Ok(code.to_owned());
    }
    Err(miette!(
        "{flag}: {} is the code of nobody; states have their ISO alpha-3 code, such as ARM (foederis who NAME tells it)",
        safe(code)
    ))
}

/// From an incident of the ledger.
fn told(id: &str, args: &Obligations, names: &Names) -> miette::Result<Asked> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let incident = ledger.incident(id, args.axes.known_on).map_err(|error| match error {
        Error::NoSuchId { id } => miette!("there is no incident {id}; list them with: foederis incidents"),
        other => miette::Report::from_err(other),
    })?;
    of_incident(&ledger, &incident, args.date, names)
}

/// The case that an incident is: which states attacked which, on its first day or on this one.
pub fn of_incident(ledger: &Ledger, incident: &Incident, day: Option<Date>, names: &Names) -> miette::Result<Asked> {
    let id = &incident.id;
    let instead = "say who attacked whom with --attack BY:ON --date DAY";
    if incident.event_type != EventType::Assault {
        return Err(miette!("{id} is {}, and no attack; {instead}", incident.event_type.code()));
    }
    let states = |actors: &[Actor]| {
        let mut states: Vec<String> = actors.iter().map(|actor| actor.base.clone()).filter(|base| names.is_state(base)).collect();
        states.dedup();
        states
    };
    let (mut by, mut on) = (states(&incident.sides.actor), states(&incident.sides.recipient));
    if incident.sides.mutual {
        match direction(ledger, incident, &by, &on)? {
            Some(true) => {}
            Some(false) => std::mem::swap(&mut by, &mut on),
            None => return Err(miette!("the reports of {id} do not agree on who attacked whom; {instead}")),
        }
    }
    if by.is_empty() || on.is_empty() {
        return Err(miette!("{id} ({}) does not name a state on either side; {instead}", incident.sides));
    }
    let day = day.or(incident.days().0).ok_or_else(|| miette!("the day of {id} is not known; give it with --date"))?;
    let (evidence, document) = sentence(ledger, incident)?;
    let site = incident.place.first().map(|name| Site { name: name.clone(), ..Site::default() });
    let mut attacks = Vec::new();
    for by in &by {
        for on in on.iter().filter(|on| *on != by) {
            attacks.push(Attack {
                site: site.clone(),
                evidence: evidence.clone(),
                at: document.as_ref().map(|file| Cited { file: file.clone(), line: 0 }),
                ..Attack::new(by, on, day)
            });
        }
    }
    Ok(Asked { case: Case { attacks, ..Case::default() }, incident: Some(id.clone()) })
}

/// Reports that tell it from one end for each that tells it from the other, so that the one end is believed.
const MAJORITY: usize = 2;

/// Whether most reports of an incident that are told from either end have these states as the attackers; `None` where they are divided.
fn direction(ledger: &Ledger, incident: &Incident, by: &[String], on: &[String]) -> miette::Result<Option<bool>> {
    let names = |actors: &[Actor], states: &[String]| actors.iter().any(|actor| states.contains(&actor.base));
    let (mut so, mut other) = (0, 0);
    for report in &incident.reports {
        if let Shown::Event { fact, .. } = ledger.show(report).into_diagnostic()? {
            let (actor, recipient) = (&fact.record.actor, &fact.record.recipient);
            // Only reports that name both ends say who is at which.
            so += usize::from(names(actor, by) && names(recipient, on));
            other += usize::from(names(actor, on) && names(recipient, by));
        }
    }
    Ok(match (so, other) {
        (so, other) if so >= MAJORITY * other && so > 0 => Some(true),
        (so, other) if other >= MAJORITY * so && other > 0 => Some(false),
        _ => None,
    })
}

/// The sentence of the first report, and its document.
fn sentence(ledger: &Ledger, incident: &Incident) -> miette::Result<(Option<String>, Option<String>)> {
    let Some(report) = incident.reports.first() else { return Ok((None, None)) };
    match ledger.show(report).into_diagnostic()? {
        Shown::Event { fact, .. } => Ok((fact.record.evidence.first().cloned(), Some(fact.doc.clone()))),
        _ => Ok((None, None)),
    }
}

/// A place with its holders that day; one that is known to nobody is refused where somebody typed it.
fn site(
    place: &str,
    day: &Edtf,
    context: &[String],
    cli: &Cli,
    knowledge: &Knowledge,
    names: &Names,
    told: bool,
) -> miette::Result<Option<Site>> {
    let models = Models::open(cli.models.as_deref());
    // Reports give a whole country by its code.
    let written = names.state(place).unwrap_or(place);
    let Some(found) = whereabouts::taken(written, day, context, knowledge, &models)? else {
        if told {
            return Ok(None);
        }
        return Err(miette!("--place: nothing has the name {}; other spellings may be known: foederis where NAME", safe(place)));
    };
    let mut within = vec![found.name.clone()];
    let mut around = found.within.as_deref().and_then(|name| names.place(name));
    around = around.or_else(|| names.place(&found.name).and_then(|place| names.place(place.within.as_deref()?)));
    while let Some(place) = around.filter(|place| !within.contains(&place.name)) {
        within.push(place.name.clone());
        around = place.within.as_deref().and_then(|name| names.place(name));
    }
    if let Some(at) = found.at.and_then(|[lat, lon]| Point::from_degrees(lat, lon)) {
        let areas = names.places.iter().filter(|area| area.encloses(at));
        let enclosing: Vec<String> = areas.map(|area| area.name.clone()).filter(|name| !within.contains(name)).collect();
        within.extend(enclosing);
    }
    let holding = within.iter().find_map(|name| names.place(name)?.holding(day));
    let claimed_by = holding.map(|holding| holding.claimed_by.iter().map(|&code| code.to_owned()).collect()).unwrap_or_default();
    // Below the knowledge folder, as the lines of treaties are told.
    let source = found.source.strip_prefix("knowledge/").unwrap_or(&found.source);
    let at = source.rsplit_once(':').and_then(|(file, line)| Some(Cited { file: file.to_owned(), line: line.parse().ok()? }));
    let at = at.or(Some(Cited { file: source.to_owned(), line: 0 }));
    Ok(Some(Site { name: found.name, within, de_jure: found.de_jure, de_facto: found.de_facto, claimed_by, vague: false, at }))
}
