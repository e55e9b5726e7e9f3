//! Codes of states, and codes that other entries refer to.

use super::entries::{File, Item};
use foederis_model::Actor;
use std::collections::BTreeSet;

/// ISO 3166-1 alpha-3, officially assigned.
const ISO: &str = "\
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA \
CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA \
FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY \
JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ \
MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS \
RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV \
TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";
/// States of the past and de facto ones, as in the codebook, and the European Union, which has an adjective and a capital.
const OTHERS: [&str; 14] = ["ABK", "CSK", "DDR", "DNR", "EU", "LNR", "NKR", "SOM-LAND", "SOS", "SUN", "TRN", "TRNC", "XKX", "YUG"];
/// More states of the past, which no news of today needs names for.
const PAST: [&str; 3] = ["SCG", "YMD", "VDR"];

pub fn is_state(code: &str) -> bool {
    ISO.split(' ').any(|known| known == code) || OTHERS.contains(&code) || PAST.contains(&code)
}

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    let mut states = BTreeSet::new();
    let mut actors = BTreeSet::new();
    for file in files {
        for entry in file.of("state") {
            let code = entry.text("code").unwrap_or_default();
            if !is_state(code) {
                report(&file.name, entry.line, format!("state {code}: neither an ISO 3166-1 alpha-3 code nor a historic or de facto one"));
            }
            if !states.insert(code) {
                report(&file.name, entry.line, format!("state {code} is listed twice"));
            }
        }
        actors.extend(file.of("actor").filter_map(|entry| entry.text("code")));
    }
    if files.iter().any(|file| file.name == "actors/states.toml") {
        // The European Union stands among the bodies.
        for code in ISO.split(' ').chain(OTHERS).filter(|code| !states.contains(code)) {
            report("actors/states.toml", 1, format!("state {code} is missing"));
        }
    }
    // Who acts for nobody is coded by name.
    actors.extend(files.iter().flat_map(|file| file.of("person")).filter_map(|entry| entry.text("name")));
    let known = |code: &str| states.contains(code) || actors.contains(code);
    for file in files {
        for entry in file.of("actor") {
            let code = entry.text("code").unwrap_or_default();
            // Three capitals are read as a state.
            if code.len() == 3
                && code.bytes().all(|byte| byte.is_ascii_uppercase())
                && ISO.split(' ').any(|iso| iso == code)
                && !known(code)
            {
                report(&file.name, entry.line, format!("{code} is a state's code"));
            }
            if Actor::from(code).role.is_some() {
                report(&file.name, entry.line, format!("{code}: write the role into `role`"));
            }
        }
        for entry in file.of("person") {
            for office in entry.get("office").map_or(&[][..], Item::items) {
                let actor = Actor::from(office.get("actor").and_then(Item::text).unwrap_or_default());
                if !known(&actor.base) {
                    report(&file.name, office.line, format!("{}: no actor has the code {}", entry.title(), actor.base));
                }
            }
        }
        for entry in file.of("place") {
            if let Some(item) = entry.get("country")
                && let Some(code) = item.text()
                && !states.contains(code)
            {
                report(&file.name, item.line, format!("{}: no state has the code {code}", entry.title()));
            }
        }
        for entry in file.of("membership") {
            for item in ["body", "member"].into_iter().filter_map(|key| entry.get(key)) {
                let code = item.text().unwrap_or_default();
                if !known(code) {
                    report(&file.name, item.line, format!("membership: no actor has the code {code}"));
                }
            }
        }
        for entry in file.of("ambiguity") {
            for item in entry.get("of").map_or(&[][..], Item::items) {
                let code = item.text().unwrap_or_default();
                if !known(&Actor::from(code).base) {
                    report(&file.name, item.line, format!("ambiguity {:?}: no actor has the code {code}", entry.title()));
                }
            }
        }
    }
}
