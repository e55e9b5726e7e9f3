use super::*;
use foederis_language::pack::Header;
use proptest::prelude::*;

fn town(name: &str, country: &str, (lat, lon): (f64, f64), population: u32, also: &[&str]) -> Town {
    Town {
        name: name.to_owned(),
        country: country.to_owned(),
        at: Point::from_degrees(lat, lon).expect("on the globe"),
        population,
        kind: if population >= 100_000 { TownKind::City } else { TownKind::Town },
        territory: None,
        also: also.iter().map(|&name| name.to_owned()).collect(),
        dutch: None,
        german: None,
    }
}

fn towns() -> Vec<Town> {
    let mut towns = vec![
        town("Kyiv", "UKR", (50.4547, 30.5238), 2_952_301, &["Kiev", "Kiew"]),
        town("Kharkiv", "UKR", (49.9808, 36.2527), 1_421_125, &["Kharkov", "Charkiw"]),
        town("Shchastia", "UKR", (48.7381, 39.2314), 11_552, &["Shchastya"]),
        town("Zhytomyr", "UKR", (50.2649, 28.6767), 282_192, &[]),
        town("Rivne", "UKR", (50.6231, 26.2274), 243_873, &[]),
        town("Paris", "FRA", (48.8534, 2.3488), 2_138_551, &[]),
        town("Paris", "USA", (33.6609, -95.5555), 24_782, &[]),
        town("Tripoli", "LBY", (32.8874, 13.1873), 1_150_989, &[]),
        town("Tripoli", "LBN", (34.4367, 35.8497), 229_398, &[]),
        town("Al Qusayr", "SYR", (34.5090, 36.5797), 29_818, &[]),
        town("Yalta", "UKR", (44.4952, 34.1663), 74_652, &["Jalta"]),
        town("Reading", "GBR", (51.4563, -0.9711), 318_014, &[]),
        town("Nawa", "SYR", (32.8912, 36.0363), 47_066, &["Neva"]),
        town("Suva", "FJI", (-18.1416, 178.4415), 93_970, &[]),
    ];
    towns[0].german = Some("Kiew".to_owned());
    towns[10].territory = Some("Crimea".to_owned());
    towns
}

fn pack() -> Vec<u8> {
    bake(Header::default(), towns()).expect("a small table")
}

#[test]
fn towns_come_back_as_they_went_in() {
    let pack = pack();
    let table = Gazetteer::read(&pack).expect("whole");
    assert_eq!(table.len(), 14);
    for town in towns() {
        let found = table.find(&town.name);
        let entry = found.iter().find(|entry| entry.country == town.country).expect("in the table");
        assert_eq!((entry.at, entry.population, entry.kind), (town.at, town.population, town.kind));
        assert_eq!(entry.territory, town.territory.as_deref());
    }
    let kyiv = &table.find("KIEW")[0];
    assert_eq!((kyiv.name.as_str(), kyiv.spelling), ("Kyiv", Spelling::Other));
    assert_eq!(table.exonym(kyiv.number, &Language::German).as_deref(), Some("Kiew"));
    assert_eq!(table.exonym(kyiv.number, &Language::Dutch), None);
    assert!(table.find("Nowhere").is_empty());
}

#[test]
fn the_order_of_towns_changes_nothing_and_damage_is_noticed() {
    let (pack, mut other) = (pack(), towns());
    other.reverse();
    assert_eq!(pack, bake(Header::default(), other).expect("a small table"));
    let mut damaged = pack.clone();
    *damaged.last_mut().expect("not empty") ^= 1;
    assert!(Gazetteer::read(&damaged).is_err());
    assert!(Gazetteer::read(&pack[..pack.len() - 3]).is_err());
}

#[test]
fn german_and_dutch_spellings_of_other_scripts_are_found() {
    let pack = pack();
    let table = Gazetteer::read(&pack).expect("whole");
    for (asked, name) in [
        ("Schtschastja", "Shchastia"),
        ("Sjtsjastja", "Shchastia"),
        ("Schytomyr", "Zhytomyr"),
        ("Zjytomyr", "Zhytomyr"),
        ("Riwne", "Rivne"),
        ("Charkiv", "Kharkiv"),
        ("El-Qusayr", "Al Qusayr"),
        ("Qusayr", "Al Qusayr"),
    ] {
        let found = table.find(asked);
        assert_eq!(found.first().map(|town| town.name.as_str()), Some(name), "{asked}");
        assert_eq!(found[0].spelling, Spelling::Transliterated, "{asked}");
    }
}

#[test]
fn a_name_means_the_town_that_the_text_is_about_else_a_large_one() {
    let pack = pack();
    let table = Gazetteer::read(&pack).expect("whole").without(["reading"]);
    let country = |name: &str, context: &[&str]| table.resolve(name, context).map(|town| town.country.to_owned());
    assert_eq!(country("Tripoli", &["LBN"]).as_deref(), Some("LBN"));
    assert_eq!(country("Tripoli", &[]).as_deref(), Some("LBY"));
    assert_eq!(country("Paris", &["USA"]).as_deref(), Some("FRA"));
    assert_eq!(country("Shchastia", &["UKR"]).as_deref(), Some("UKR"));
    assert_eq!(country("Shchastia", &["FRA"]), None);
    assert_eq!(country("Reading", &["GBR"]), None);
    // A short other name of a small town is more often that of a river.
    assert_eq!((country("Neva", &["SYR"]), country("Nawa", &["SYR"]).as_deref()), (None, Some("SYR")));
    assert_eq!(country("paris", &["FRA"]), None);
}

proptest! {
    #[test]
    fn any_name_can_be_asked_for(name in "\\PC{0,40}") {
        let pack = pack();
        let table = Gazetteer::read(&pack).expect("whole");
        let _ = (table.find(&name), table.resolve(&name, &["UKR"]));
        prop_assert!(spellings(&place_key(&name)).len() < 40);
    }

    #[test]
    fn any_point_on_the_globe_is_kept(lat in -90.0f64..=90.0, lon in -180.0f64..=180.0) {
        let point = Point::from_degrees(lat, lon).expect("inside");
        let mut one = town("Here", "ARM", (0.0, 0.0), 1, &[]);
        one.at = point;
        let pack = bake(Header::default(), vec![one]).expect("one town");
        prop_assert_eq!(Gazetteer::read(&pack).expect("whole").town(0).map(|town| town.at), Some(point));
    }
}
