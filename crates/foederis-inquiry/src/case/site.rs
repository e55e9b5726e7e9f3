//! A place as treaties ask for it: what it lies in, and whose it is.

use crate::place::Places;
use foederis_analysis::obligations::Site;
use foederis_knowledge::gazetteer::Point;
use foederis_model::Edtf;
use foederis_model::treaty::Cited;

/// A place with its holders on that day, if it is known.
pub fn site(place: &str, day: &Edtf, context: &[String], places: &Places<'_>) -> Option<Site> {
    let names = places.names();
    // Reports give a whole country by its code.
    let written = names.state(place).unwrap_or(place);
    let found = places.find(written, day, context)?;
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
    Some(Site { name: found.name, within, de_jure: found.de_jure, de_facto: found.de_facto, claimed_by, vague: false, at })
}
