use crate::Knowledge;
use foederis_model::treaty::{Answer, Area, Duty, Owed, Trigger};

const STATES: &str = "[[state]]\ncode = \"AAA\"\nname = [\"Aland\"]\nsource = \"s\"\n[[state]]\ncode = \"BBB\"\nname = [\"Bland\"]\nsource = \"s\"\n\
    [[place]]\nname = \"Borderland\"\ncountry = \"AAA\"\nkind = \"region\"\n";

const PACT: &str = r#"# Two states that help each other.
[treaty]
id = "PACT"
name = { en = "Pact of Two", nl = "Pact van Twee", de = "Zweierpakt" }
signed = "1992-05-15"
in_force = "1994-04-20"
citation = "invented for a test"

[[party]]
state = "AAA"
entry = "1994-04-20"
exit = "1999-04-20"

[[party]]
state = "AAA"
entry = "2001"

[[party]]
state = "BBB"
entry = "1994-04-20"
suspended = [{ from = "2012-06", toward = ["AAA"] }]

[[article]]
number = "4"
duty = "defence"
trigger = ["armed-attack", "aggression"]
among_parties = "no"
territory = ["parties", "AAA"]
excluded = ["Borderland"]
owed = "military"
citation = "art. 4"

[[article.reading]]
says = "It ends at the border."
by = ["BBB"]

[[silence]]
about = "offence"
summary = "Nobody has to join an attack."
"#;

fn problems(pact: &str) -> Vec<String> {
    let (_, problems) = Knowledge::from_files([("actors/states.toml", STATES), ("treaties/pact.toml", pact)]);
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_treaty_is_read_with_the_line_of_every_part() {
    assert_eq!(problems(PACT), Vec::<String>::new());
    let (knowledge, _) = Knowledge::from_files([("actors/states.toml", STATES), ("treaties/pact.toml", PACT)]);
    let [pact] = &knowledge.treaties[..] else { panic!("one treaty") };
    assert_eq!((pact.id.as_str(), pact.name.as_str(), pact.also.len()), ("PACT", "Pact of Two", 2));
    assert_eq!(pact.parties.iter().map(|party| party.at.line).collect::<Vec<_>>(), [9, 14, 18]);
    let [article] = &pact.articles[..] else { panic!("one article") };
    assert_eq!((article.duty, article.owed, article.among_parties), (Duty::Defence, Owed::Military, Some(Answer::No)));
    assert_eq!(article.trigger, [Trigger::ArmedAttack, Trigger::Aggression]);
    assert_eq!(article.territory, Some(vec![Area::Parties, Area::State("AAA".into())]));
    assert_eq!((article.at.line, article.readings.len(), pact.silences.len()), (23, 1, 1));
    assert_eq!((article.forces_abroad, article.request), (None, None), "what is not said stays open");
}

#[test]
fn every_mistake_names_file_line_field_and_what_is_expected() {
    for (written, instead, expected) in [
        ("duty = \"defence\"", "duty = \"defense\"", "treaties/pact.toml:25: duty: unknown variant `defense`, expected one of `defence`"),
        ("owed = \"military\"", "owes = \"military\"", "treaties/pact.toml:30: owes: unknown field `owes`, expected one of"),
        ("entry = \"2001\"", "entry = \"soon\"", "treaties/pact.toml:16: entry: \"soon\" is not an EDTF date"),
        ("entry = \"2001\"", "entry = \"1998\"", "treaties/pact.toml:14: party AAA: entry 1998 overlaps its membership in line 9"),
        ("exit = \"1999-04-20\"", "exit = \"1989\"", "treaties/pact.toml:9: party AAA: exit 1989 is before entry 1994-04-20"),
        ("in_force = \"1994-04-20\"", "in_force = \"1991\"", "treaties/pact.toml:2: treaty: in_force 1991 is before signed 1992-05-15"),
        (
            "state = \"BBB\"",
            "state = \"XXX\"",
            "treaties/pact.toml:18: party: state: XXX is not known; expected a code of knowledge/actors",
        ),
        ("toward = [\"AAA\"]", "toward = [\"CCC\"]", "treaties/pact.toml:18: party BBB: suspended.toward: CCC is no party"),
        ("excluded = [\"Borderland\"]", "excluded = [\"Nowhere\"]", "article 4: excluded: \"Nowhere\" is not known; expected parties"),
        ("trigger = [\"armed-attack\", \"aggression\"]", "bound = [\"ZZZ\"]", "treaties/pact.toml:23: article 4: bound: ZZZ is no party"),
        ("id = \"PACT\"", "id = \"OTHER\"", "treaties/pact.toml:2: treaty: id \"OTHER\"; expected the name of the file, pact"),
        ("citation = \"art. 4\"", "citation = \"\"", "treaties/pact.toml:23: article 4: citation is empty"),
    ] {
        assert!(PACT.contains(written), "{written}");
        let found = problems(&PACT.replace(written, instead));
        assert!(found.iter().any(|problem| problem.contains(expected)), "{instead}: {found:#?}");
    }
}

#[test]
fn two_files_of_one_id_are_a_mistake() {
    let files = [("actors/states.toml", STATES), ("treaties/a/pact.toml", PACT), ("treaties/b/pact.toml", PACT)];
    let (_, problems) = Knowledge::from_files(files);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].to_string().contains("is that of treaties/a/pact.toml too"), "{}", problems[0]);
}
