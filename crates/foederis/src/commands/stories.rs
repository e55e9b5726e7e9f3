use super::list::filter;
use crate::cli::Stories;
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use foederis_analysis::{Telling, stories};
use foederis_language::profile::Profiler;
use foederis_model::{Document, FactsRecord};
use foederis_store::{Filter, Ledger, Page, StoredDocument};
use miette::{IntoDiagnostic as _, miette};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};

/// More documents than this are not compared at once: their profiles are all in memory.
const MOST: usize = 20_000;
/// Documents fetched at a time.
const AT_ONCE: usize = 1_000;

/// `foederis stories`
pub fn run(args: &Stories, colours: bool) -> miette::Result<Exit> {
    let list = &args.list;
    let ledger = Ledger::open_read_only(&list.ledger.ledger).into_diagnostic()?;
    let filter = filter(&list.filters);
    let documents = documents(&ledger, &filter)?;
    let (tellings, told): (Vec<Telling>, Vec<&StoredDocument>) = tellings(&ledger, &filter, &documents)?.into_iter().unzip();
    let mut found: Vec<Vec<&StoredDocument>> = stories(&tellings)
        .into_iter()
        .filter(|story| story.len() >= args.least as usize)
        .map(|story| story.into_iter().map(|at| told[at]).collect())
        .collect();
    for story in &mut found {
        story.sort_by_key(|stored| order(stored));
    }
    found.sort_by_key(|story| order(story[0]));
    if list.newest {
        found.reverse();
    }
    let total = found.len();
    let first = match &list.after {
        None => 0,
        Some(cursor) => {
            let at = found.iter().position(|story| story[0].document.id == *cursor);
            1 + at.ok_or_else(|| {
                miette!("--after: no story begins with the document {}; take the cursor that the last page printed", output::safe(cursor))
            })?
        }
    };
    let page: Vec<&Vec<&StoredDocument>> = found.iter().skip(first).take(list.limit as usize).collect();
    let next = (first + page.len() < total).then(|| page.last().map(|story| story[0].document.id.clone())).flatten();
    let mut out = io::BufWriter::new(output::stdout());
    if list.ledger.json {
        let items = page.iter().map(|story| as_json(story));
        writeln!(out, "{}", json!({ "items": items.collect::<Value>(), "next": next, "total": total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    for story in &page {
        writeln!(out, "{}", renderer.story(story)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    let all = match total {
        1 => "1 story".to_owned(),
        total => format!("{total} stories"),
    };
    let of = plural(documents.len(), "document");
    match next {
        Some(cursor) => output::message(format_args!("{} of {all} in {of}; more with --after {}", page.len(), output::safe(&cursor))),
        None => output::message(format_args!("{all} in {of}{}", if first > 0 { ", end of list" } else { "" })),
    }
    Ok(Exit::Fine)
}

/// By day of publication, those without one last; then by id.
fn order(stored: &StoredDocument) -> (bool, Option<jiff::civil::Date>, String) {
    let day = stored.document.published.as_ref().and_then(|published| published.bounds().0);
    (day.is_none(), day, stored.document.id.clone())
}

/// All documents that the filter asks for.
fn documents(ledger: &Ledger, filter: &Filter) -> miette::Result<Vec<StoredDocument>> {
    let mut all = Vec::new();
    let mut page = Page::first(AT_ONCE);
    loop {
        let listing = ledger.documents(filter, &page).into_diagnostic()?;
        if listing.total > MOST as u64 {
            return Err(miette!(
                "{} documents are too many to compare at once ({MOST} at most); ask for some of them, with --from and --until, --actor or --lang",
                listing.total
            ));
        }
        all.extend(listing.items);
        let Some(next) = listing.next else { return Ok(all) };
        page = page.after(next);
    }
}

/// What each document is about, by its text and by what it tells; documents in languages that are not read are left out.
fn tellings<'d>(ledger: &Ledger, filter: &Filter, documents: &'d [StoredDocument]) -> miette::Result<Vec<(Telling, &'d StoredDocument)>> {
    let mut facts: BTreeMap<&str, FactsRecord> =
        documents.iter().map(|stored| (stored.document.id.as_str(), FactsRecord::of(&stored.document))).collect();
    let told = Filter { known_on: filter.known_on, ..Filter::default() };
    let events = ledger.each_event(&told, |stored| {
        if let Some(facts) = facts.get_mut(stored.doc.as_str()) {
            facts.events.push(stored.record);
        }
    });
    events.into_diagnostic()?;
    let ties = ledger.each_tie(&told, |stored| {
        if let Some(facts) = facts.get_mut(stored.doc.as_str()) {
            facts.ties.push(stored.record);
        }
    });
    ties.into_diagnostic()?;
    let mut profiler = Profiler::default();
    let telling = |stored: &'d StoredDocument| {
        let Document { id, published, .. } = &stored.document;
        let profile = profiler.coded(&stored.document, facts.get(id.as_str())?)?;
        Some((Telling { document: id.clone(), published: published.clone(), profile }, stored))
    };
    Ok(documents.iter().filter_map(telling).collect())
}

fn as_json(story: &[&StoredDocument]) -> Value {
    let languages: BTreeSet<&str> = story.iter().map(|stored| stored.document.lang.code()).collect();
    let sources: BTreeSet<&str> = story.iter().filter_map(|stored| stored.document.source.as_deref()).collect();
    let documents = story.iter().map(|stored| {
        let Document { id, lang, published, title, source, .. } = &stored.document;
        json!({ "id": id, "lang": lang, "published": published, "title": title, "source": source })
    });
    json!({ "documents": documents.collect::<Value>(), "languages": languages, "sources": sources })
}
