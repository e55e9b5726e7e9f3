//! The weights of a trained model: a hash table from features to what each says for or against the classes of its script.

use crate::pack::{PackError, Reader, Writer};

/// Classes a feature can speak of: no script has more languages.
pub(super) const WIDTH: usize = 24;

/// What a feature says about each class of its script.
pub(super) type Row = [i8; WIDTH];

/// Slots of a bucket; a feature that finds its bucket full is left out.
const SLOTS: usize = 8;

/// More buckets than any model has; a larger number in a file is broken.
const MOST_BUCKETS: usize = 1 << 16;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bucket {
    /// The low half of the hash of each feature.
    prints: [u16; SLOTS],
    /// Where the row of the first feature lies.
    start: u32,
    /// How many slots are taken.
    taken: u32,
}

/// Features with their rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    buckets: Vec<Bucket>,
    /// Dense, though most weights are zero: the frequent features have many, and adding a whole row takes a few instructions.
    /// The first row is that of every feature that the table does not know; it is zero.
    rows: Vec<Row>,
}

impl Table {
    /// A table of these features, the most important first: where a bucket is full the later ones are left out.
    pub(super) fn new(features: &[(u32, Row)]) -> Self {
        // Five in a bucket of eight on average: next to none is left out.
        let count = (features.len() / 5 + 1).min(MOST_BUCKETS);
        let mut filled: Vec<Vec<&(u32, Row)>> = vec![Vec::new(); count];
        for feature in features {
            let bucket = &mut filled[place(feature.0, count)];
            if bucket.len() < SLOTS {
                bucket.push(feature);
            }
        }
        let mut table = Self { buckets: Vec::with_capacity(count), rows: vec![[0; WIDTH]] };
        for features in filled {
            // Rows never outnumber the slots of all buckets, which a u32 counts.
            let start = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
            let mut bucket = Bucket { start, ..Bucket::default() };
            for (hash, row) in features {
                bucket.prints[bucket.taken as usize] = print(*hash);
                bucket.taken += 1;
                table.rows.push(*row);
            }
            table.buckets.push(bucket);
        }
        table
    }

    /// The number of the row of a feature. Without a branch, so that the processor fetches many at a time.
    pub(super) fn find(&self, hash: u32) -> u32 {
        const BITS: [u16; SLOTS] = [1, 2, 4, 8, 16, 32, 64, 128];
        let bucket = &self.buckets[place(hash, self.buckets.len())];
        let print = print(hash);
        let mut same = 0;
        for (bit, other) in BITS.iter().zip(&bucket.prints) {
            same |= if *other == print { *bit } else { 0 };
        }
        let slot = same.trailing_zeros();
        if slot < bucket.taken { bucket.start + slot } else { 0 }
    }

    /// The row with this number.
    pub(super) fn row(&self, number: u32) -> Row {
        self.rows.get(number as usize).copied().unwrap_or([0; WIDTH])
    }

    /// Writes the table; free slots and zero weights take no room.
    pub(super) fn write(&self, out: &mut Writer) {
        let taken: Vec<u8> = self.buckets.iter().map(|bucket| (bucket.taken & 0xff) as u8).collect();
        let mut prints = Vec::new();
        for bucket in &self.buckets {
            prints.extend(bucket.prints.iter().take(bucket.taken as usize).flat_map(|print| print.to_le_bytes()));
        }
        let mut counts = Vec::new();
        let mut weights = Vec::new();
        for row in &self.rows[1..] {
            let before = weights.len();
            for (class, weight) in (0u8..).zip(row).filter(|(_, weight)| **weight != 0) {
                weights.extend([class, weight.cast_unsigned()]);
            }
            counts.push(((weights.len() - before) / 2 & 0xff) as u8);
        }
        out.bytes(&taken);
        out.bytes(&prints);
        out.bytes(&counts);
        out.bytes(&weights);
    }

    /// Reads what [`Table::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let (taken, prints, counts, weights) = (reader.bytes()?, reader.bytes()?, reader.bytes()?, reader.bytes()?);
        let features: usize = taken.iter().copied().map(usize::from).sum();
        let said: usize = counts.iter().copied().map(usize::from).sum();
        if taken.is_empty() || taken.len() > MOST_BUCKETS || taken.iter().any(|&taken| usize::from(taken) > SLOTS) {
            return Err(PackError::Broken("the language model has no buckets, too many or too full ones"));
        }
        if prints.len() != 2 * features || counts.len() != features || weights.len() != 2 * said {
            return Err(PackError::Broken("the parts of the language model do not belong together"));
        }
        let mut table = Self { buckets: Vec::with_capacity(taken.len()), rows: vec![[0; WIDTH]; features + 1] };
        let mut start = 1;
        let (mut prints, _) = prints.as_chunks::<2>();
        for &taken in taken {
            let mut bucket = Bucket { start, taken: u32::from(taken), ..Bucket::default() };
            let (own, rest) = prints.split_at(usize::from(taken));
            for (print, bytes) in bucket.prints.iter_mut().zip(own) {
                *print = u16::from_le_bytes(*bytes);
            }
            table.buckets.push(bucket);
            start += u32::from(taken);
            prints = rest;
        }
        let (mut weights, _) = weights.as_chunks::<2>();
        for (row, &count) in table.rows[1..].iter_mut().zip(counts) {
            let (own, rest) = weights.split_at(usize::from(count));
            for &[class, weight] in own {
                let place = row.get_mut(usize::from(class));
                *place.ok_or(PackError::Broken("a weight of the language model belongs to no language"))? = weight.cast_signed();
            }
            weights = rest;
        }
        Ok(table)
    }
}

fn place(hash: u32, buckets: usize) -> usize {
    // The high bits of the product: as even as the remainder, without a division.
    ((u64::from(hash) * buckets as u64) >> 32) as usize
}

fn print(hash: u32) -> u16 {
    (hash & 0xffff) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(count: u32) -> Vec<(u32, Row)> {
        (0..count)
            .map(|at| {
                let mut row = [0; WIDTH];
                row[(at % 23) as usize] = (at % 100) as i8 + 1;
                row[(at % 7) as usize] = -127;
                (at.wrapping_mul(0x9e37_79b9), row)
            })
            .collect()
    }

    #[test]
    fn features_are_found_again() {
        let features = features(1000);
        let table = Table::new(&features);
        let found = features.iter().filter(|(hash, row)| table.row(table.find(*hash)) == *row).count();
        assert!(found > 980, "{found}");
        assert_eq!(table.find(0x1234_5678), 0);
        assert_eq!(Table::new(&[]).find(0), 0, "a free slot is no feature");
    }

    #[test]
    fn a_table_reads_back_and_broken_bytes_are_an_error() {
        for count in [0, 1, 700] {
            let table = Table::new(&features(count));
            let mut out = Writer::new();
            table.write(&mut out);
            let bytes = out.finish();
            assert_eq!(Table::read(&mut Reader::new(&bytes)), Ok(table));
            for end in 0..bytes.len().min(500) {
                assert!(Table::read(&mut Reader::new(&bytes[..end])).is_err());
            }
        }
    }
}
