//! Places that are known by hand: where they lie, how exactly that can be said, and who holds them when.

use crate::gazetteer::Point;
use crate::origin::Origin;
use foederis_model::Edtf;
use serde::{Deserialize, Deserializer, Serialize};

/// A place that is no state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The usual English name.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// ISO alpha-3 code of the state it belongs to de jure.
    pub country: Option<String>,
    /// city, region, sea …
    pub kind: String,
    /// Where it lies, an area by a point in its middle.
    #[serde(default, deserialize_with = "point")]
    pub at: Option<Point>,
    /// How exactly `at` says where it is, where that does not follow from the kind.
    #[serde(rename = "precision")]
    pub own_precision: Option<Precision>,
    /// Who holds it, by time, where that is another than its state or has changed.
    #[serde(default)]
    pub holder: Vec<Holder>,
    /// The disputed territory that it lies in, by its English name: its holders count where it has none of its own.
    pub within: Option<String>,
    /// Of a territory, which towns of the table lie in it: countries (`CY`) or first-level divisions (`UA.11`) …
    #[serde(default)]
    pub geonames: Vec<String>,
    /// … and where only a part of them does, its outline.
    #[serde(default, deserialize_with = "points")]
    pub outline: Vec<Point>,
    /// Where the fact is from.
    pub source: Option<String>,
    /// Where the entry stands.
    #[serde(skip)]
    pub origin: Origin,
}

/// How exactly a point says where a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A town, building or peak: the point is the place.
    Point,
    /// A river, border, strait or pipeline: a point along it.
    Line,
    /// A region: a point in its middle, to be drawn as an area or not at all.
    Area,
    /// A sea: as a region.
    Sea,
    /// A whole state: never a point.
    Country,
}

/// Who holds a place during some time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Who holds it in fact; several where each holds a part.
    #[serde(default, deserialize_with = "one_or_more")]
    pub de_facto: Vec<String>,
    /// Whose it is by law then, where that is not the place's `country`.
    pub de_jure: Option<String>,
    /// Who else holds it to be his by law.
    #[serde(default)]
    pub claimed_by: Vec<String>,
    /// Since when.
    pub from: Option<Edtf>,
    /// Until when.
    pub until: Option<Edtf>,
    /// What else is to be known of it.
    pub note: Option<String>,
}

/// Who holds a place at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding<'p> {
    /// Whose it is by law; `None` where that is the dispute.
    pub de_jure: Option<&'p str>,
    /// Who holds it in fact; empty where that is not known or nobody's.
    pub de_facto: Vec<&'p str>,
    /// Who else holds it to be his by law.
    pub claimed_by: Vec<&'p str>,
    /// Since when, if known.
    pub since: Option<&'p Edtf>,
    /// What else is to be known of it.
    pub note: Option<&'p str>,
}

impl Place {
    /// How exactly `at` says where it is.
    pub fn precision(&self) -> Precision {
        self.own_precision.unwrap_or(match self.kind.as_str() {
            "city" | "base" | "mountain" => Precision::Point,
            "river" | "border" | "strait" => Precision::Line,
            "sea" => Precision::Sea,
            _ => Precision::Area,
        })
    }

    /// Whether a point lies within its outline; a place without one encloses nothing. Outlines do not cross the 180th meridian.
    pub fn encloses(&self, at: Point) -> bool {
        let sides = self.outline.iter().zip(self.outline.iter().cycle().skip(1));
        let crossed = sides.filter(|(a, b)| {
            let lon = f64::from(b.lon - a.lon) * f64::from(at.lat - a.lat) / f64::from(b.lat - a.lat) + f64::from(a.lon);
            (a.lat > at.lat) != (b.lat > at.lat) && f64::from(at.lon) > lon
        });
        crossed.count() % 2 == 1
    }

    /// What is written of its holder at some time. Of several that fit the last one counts: on the day of a change it is the new one.
    pub fn holding(&self, when: &Edtf) -> Option<Holding<'_>> {
        let fits = |holder: &&Holder| match Edtf::interval(holder.from.as_ref(), holder.until.as_ref()) {
            Some(time) => time.overlaps(when),
            None => true,
        };
        let holder = self.holder.iter().rev().find(fits)?;
        Some(Holding {
            de_jure: holder.de_jure.as_deref().or(self.country.as_deref()),
            de_facto: holder.de_facto.iter().map(String::as_str).collect(),
            claimed_by: holder.claimed_by.iter().map(String::as_str).collect(),
            since: holder.from.as_ref(),
            note: holder.note.as_deref(),
        })
    }
}

impl<'p> Holding<'p> {
    /// A place that its state holds.
    pub fn of(country: Option<&'p str>) -> Self {
        Self { de_jure: country, de_facto: country.into_iter().collect(), claimed_by: Vec::new(), since: None, note: None }
    }
}

impl Precision {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Line => "line",
            Self::Area => "area",
            Self::Sea => "sea",
            Self::Country => "country",
        }
    }
}

fn on_the_globe<E: serde::de::Error>([lat, lon]: [f64; 2]) -> Result<Point, E> {
    Point::from_degrees(lat, lon).ok_or_else(|| E::custom("expected [latitude, longitude] in degrees, such as [39.83, 46.76]"))
}

fn point<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Point>, D::Error> {
    on_the_globe(<[f64; 2]>::deserialize(deserializer)?).map(Some)
}

fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Point>, D::Error> {
    Vec::<[f64; 2]>::deserialize(deserializer)?.into_iter().map(on_the_globe).collect()
}

fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMore {
        One(String),
        More(Vec<String>),
    }
    Ok(match OneOrMore::deserialize(deserializer)? {
        OneOrMore::One(code) => vec![code],
        OneOrMore::More(codes) => codes,
    })
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;
    use crate::gazetteer::Point;

    const FILE: &str = r#"
[[place]]
name = "Borderland"
country = "AAA"
kind = "region"
at = [40, 45.5]
holder = [{ de_facto = "AAA", until = "1993-05-01" }, { de_facto = ["BBB", "CCC"], from = "1993-05-01" }]

[[place]]
name = "Borderton"
also = ["Grensstad"]
kind = "city"
country = "AAA"
within = "Borderland"
at = [40.1, 45.5]
"#;

    #[test]
    fn a_town_has_the_holder_of_its_territory_on_that_day() {
        let (knowledge, problems) = Knowledge::from_files([("places/test.toml", FILE)]);
        assert!(problems.is_empty(), "{problems:?}");
        let names = &knowledge.pack(&foederis_model::Language::Dutch).expect("is read").names;
        let town = names.place("Borderton").expect("is there");
        assert_eq!(town.origin.line(), 9);
        for (day, holders) in [("1990", vec!["AAA"]), ("1993-05-01", vec!["BBB", "CCC"]), ("2020-01", vec!["BBB", "CCC"])] {
            let day = day.parse().expect("a day");
            let holding = names.holding(town, &day);
            assert_eq!((holding.de_jure, holding.de_facto), (Some("AAA"), holders), "{day}");
        }
        assert_eq!(names.lookup("grensstad").len(), 1);
    }

    #[test]
    fn a_point_is_inside_an_outline_or_not() {
        let text = format!("{FILE}outline = [[0, 0], [0, 2], [2, 2], [2, 0]]\n");
        let (knowledge, problems) = Knowledge::from_files([("places/test.toml", text.as_str())]);
        assert!(problems.is_empty(), "{problems:?}");
        let names = &knowledge.pack(&foederis_model::Language::Dutch).expect("is read").names;
        let at = |lat, lon| names.place("Borderton").expect("is there").encloses(Point::from_degrees(lat, lon).expect("on the globe"));
        assert!(at(1.0, 1.0) && !at(1.0, 3.0) && !at(3.0, 1.0) && !at(1.0, -1.0));
        assert!(!names.place("Borderland").expect("is there").encloses(Point::from_degrees(1.0, 1.0).expect("on the globe")));
    }

    #[test]
    fn a_place_off_the_globe_is_told_with_its_line() {
        let text = FILE.replace("[40, 45.5]", "[140, 45.5]");
        let (_, problems) = Knowledge::from_files([("places/test.toml", text.as_str())]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().contains("latitude"), "{}", problems[0]);
    }

    #[test]
    fn embedded_territories_exist_and_are_held_by_known_codes() {
        let names = &Knowledge::embedded().pack(&foederis_model::Language::English).expect("is read").names;
        for place in &names.places {
            let within = place.within.as_deref();
            assert!(
                within.is_none_or(|name| names.place(name).is_some_and(|other| !other.holder.is_empty())),
                "{}: {within:?}",
                place.origin.line()
            );
            for holder in &place.holder {
                let codes = holder.de_facto.iter().chain(&holder.de_jure).chain(&holder.claimed_by);
                for code in codes {
                    assert!(
                        names.state(code).is_some() || !names.lookup(code).is_empty(),
                        "{}: holder {code} is not known",
                        place.origin.line()
                    );
                }
            }
        }
    }
}
