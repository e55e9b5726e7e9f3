//! Whose word something is.

use foederis_model::Actor;

/// Who is quoted, else the outlet, else the document: as compared and as printed.
pub(crate) fn teller(claimed_by: &[Actor], source: Option<&String>, document: &String) -> (String, String) {
    if claimed_by.is_empty() {
        let name = source.unwrap_or(document).clone();
        return (format!("outlet {}", foederis_model::name_key(&name)), name);
    }
    let mut keys: Vec<String> = claimed_by.iter().map(|claimant| foederis_model::name_key(&claimant.base)).collect();
    keys.sort();
    keys.dedup();
    let names: Vec<String> = claimed_by.iter().map(Actor::to_string).collect();
    (format!("claimant {}", keys.join("+")), names.join(", "))
}
