//! The keys under which reports are kept, so that those which may tell one happening are found without comparing all.

use crate::compare::{Features, WINDOW};
use crate::time::{MONTH, Span, Time};
use foederis_model::EventType;

/// Days that have one key. Shorter: more keys for a report that speaks of a month. Longer: more reports under one key.
const STRETCH: i64 = 8;

impl Features {
    /// The keys under which it is kept, or those of reports that it may be linked with (`wide`): with every report that is
    /// `ENOUGH` like it, it shares one.
    pub(crate) fn keys(&self, wide: bool) -> Vec<i64> {
        let buckets = buckets(self, wide);
        // What is enough alike has a party or a place in common.
        let names = self.either.iter().chain(&self.places);
        let mut keys: Vec<i64> = names.flat_map(|name| buckets.iter().map(|bucket| key(self.event_type, *bucket, name))).collect();
        if self.about.is_some() {
            keys.extend(self.strongest.iter().map(|(aspect, feature)| key(self.event_type, Bucket::Told(*aspect), &feature.to_string())));
            // Each toll alone, too: it needs no second party.
            let tolls = self.tolls.iter().map(|(kind, value)| format!("{} {value}", kind.code()));
            keys.extend(tolls.map(|toll| key(self.event_type, Bucket::Told(usize::MAX), &toll)));
            keys.extend(self.pairs().iter().map(|pair| key(self.event_type, Bucket::Told(usize::MAX), &pair.join(" "))));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

#[derive(Clone, Copy)]
enum Bucket {
    /// Days on which it happened.
    Days(i64),
    /// Days around which a report without a time was published.
    Published(i64),
    /// A stretch in which campaigns begin.
    Campaigns(i64),
    /// A stretch in which something ended.
    Ends(i64),
    /// An aspect of a text without a day.
    Told(usize),
}

fn buckets(features: &Features, wide: bool) -> Vec<Bucket> {
    let near = |days: Span, around: i64| (days.first - around).div_euclid(STRETCH)..=(days.last + around).div_euclid(STRETCH);
    match features.time {
        Time::Within(days) if wide => near(days, if features.is_toll() { WINDOW } else { 0 })
            .map(Bucket::Days)
            .chain(near(days, WINDOW).map(Bucket::Published))
            .collect(),
        Time::Unknown if wide => {
            let days = features.published.into_iter().flat_map(|days| near(days, WINDOW));
            days.flat_map(|days| [Bucket::Days(days), Bucket::Published(days)]).collect()
        }
        // A toll is found from the days before it, and they from it.
        Time::Within(days) if features.is_toll() => near(days, WINDOW).map(Bucket::Days).collect(),
        Time::Unknown => features.published.into_iter().flat_map(|days| near(days, 0)).map(Bucket::Published).collect(),
        Time::Within(days) => near(days, 0).map(Bucket::Days).collect(),
        Time::Since(days) if days.length() <= MONTH => near(days, 0).map(Bucket::Days).collect(),
        Time::Since(span) | Time::Over(span) => stretches(span.first, wide).map(Bucket::Campaigns).collect(),
        Time::Until(span) => stretches(span.last, wide).map(Bucket::Ends).collect(),
    }
}

/// Two days at most a month apart lie in the same stretch or in neighbouring ones.
fn stretches(day: i64, wide: bool) -> impl Iterator<Item = i64> {
    let at = day.div_euclid(MONTH + 1);
    let around = i64::from(wide);
    at - around..=at + around
}

fn key(event_type: EventType, bucket: Bucket, name: &str) -> i64 {
    let (kind, at) = match bucket {
        Bucket::Days(at) => (0_u8, at),
        Bucket::Published(at) => (1, at),
        Bucket::Campaigns(at) => (2, at),
        Bucket::Ends(at) => (3, at),
        Bucket::Told(aspect) => (4, i64::try_from(aspect).unwrap_or_default()),
    };
    fnv(event_type.code().bytes().chain([kind]).chain(at.to_le_bytes()).chain(name.bytes())).cast_signed()
}

/// FNV-1a: keys stand in ledgers, so they are the same in every build and on every machine.
pub(crate) fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
