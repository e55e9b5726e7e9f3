//! Which treaties are asked.

use crate::Error;
use foederis_model::treaty::Treaty;

/// Those with one of these ids, or built on by a body of that name; a name of neither is refused.
pub fn chosen(treaties: &[Treaty], ids: &[String]) -> Result<Vec<Treaty>, Error> {
    let mut all = Vec::new();
    for id in ids {
        let same =
            |treaty: &&Treaty| treaty.id.eq_ignore_ascii_case(id) || treaty.body.as_ref().is_some_and(|body| body.eq_ignore_ascii_case(id));
        let before = all.len();
        all.extend(treaties.iter().filter(same).cloned());
        if all.len() == before {
            return Err(Error::NoTreaty { id: id.clone() });
        }
    }
    Ok(all)
}

/// Those to which a state was ever a party; a state of none is refused.
pub fn of_party(mut treaties: Vec<Treaty>, party: &str) -> Result<Vec<Treaty>, Error> {
    treaties.retain(|treaty| treaty.parties.iter().any(|membership| membership.state == party));
    if treaties.is_empty() { Err(Error::NoParty { party: party.to_owned() }) } else { Ok(treaties) }
}
