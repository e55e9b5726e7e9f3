use crate::ahead::ahead;
use crate::copies::Copies;
use crate::engine::{self, Access, Fault, Statement, Store, params};
use crate::ids::Ids;
use crate::refuse::{Reader, Witness};
use crate::review::{JUDGED, Settled, judged, settle};
use crate::search::{Index, Indexed, Readers};
use crate::{Address, Conflict, Error, FactKind, Ledger, Refused, days, incidents, relations};
use foederis_analysis::Fingerprint;
use foederis_model::{Actor, Document, Event, FactsRecord, Tie};
use jiff::civil::Date;
use serde::Serialize;
use std::borrow::Cow;

/// What became of one document of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The document's id.
    pub document: String,
    /// Whether it was new.
    pub outcome: Outcome,
    /// Events that the ledger now holds for it.
    pub events: usize,
    /// Ties likewise.
    pub ties: usize,
    /// Claims likewise.
    pub claims: usize,
    /// What was not let in, and why.
    pub refused: Vec<Refused>,
    /// Reviews that cannot hold any longer.
    pub conflicts: Vec<Conflict>,
}

/// What adding a document did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = AddOutcome))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The ledger had no document with this id.
    Added,
    /// The ledger had it with the same content and facts; nothing was written.
    Unchanged,
    /// The ledger had it with other content or other facts: those are closed, the new ones stand.
    Revised,
    /// The document as such was refused; see [`Added::refused`].
    Skipped,
}

impl Outcome {
    /// `added`, `unchanged`, `revised` or `skipped`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Unchanged => "unchanged",
            Self::Revised => "revised",
            Self::Skipped => "skipped",
        }
    }
}

impl Ledger {
    /// Adds documents with their facts, all in one transaction: either the whole batch is in the ledger or nothing is.
    ///
    /// Adding the same again changes nothing. `today` is the day of adding; a document without a day of publication is
    /// known from then on. Facts without evidence in their document are left out and reported in [`Added::refused`].
    /// Batches of one or two thousand documents are fastest.
    pub fn add(&mut self, batch: &[(Document, FactsRecord)], today: Date) -> Result<Vec<Added>, Error> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let failed = |fault| Error::of(&self.address, fault);
        let transaction = self.store.transaction(Access::Write).map_err(failed)?;
        let added = write(&*transaction, &self.address, &mut self.readers, batch, today)?;
        transaction.commit().map_err(failed)?;
        Ok(added)
    }
}

/// Everything of a batch but the commit.
pub(crate) fn write(
    store: &dyn Store,
    address: &Address,
    readers: &mut Readers,
    batch: &[(Document, FactsRecord)],
    today: Date,
) -> Result<Vec<Added>, Error> {
    let failed = |fault| Error::of(address, fault);
    let mut writer = Writer::new(store, address).map_err(failed)?;
    let added = ahead(batch, |(document, facts)| Read::of(document, facts), |read| writer.document(read?, days::number(today)))?;
    writer.finish(readers).map_err(failed)?;
    Ok(added)
}

/// A document and its facts, with all that can be said of them without the ledger.
struct Read<'f> {
    document: &'f Document,
    /// Refused facts, or the whole document where there is nothing else.
    refused: Vec<Refused>,
    good: Option<Good<'f>>,
}

/// What goes into the ledger of a document that is not refused.
struct Good<'f> {
    rows: Vec<Row<'f>>,
    content_hash: blake3::Hash,
    record_hash: blake3::Hash,
    fingerprint: Fingerprint,
}

impl<'f> Read<'f> {
    fn of(document: &'f Document, facts: &'f FactsRecord) -> Result<Self, Error> {
        if let Some(refused) = misfit(document, facts) {
            return Ok(Self { document, refused: vec![refused], good: None });
        }
        let (rows, refused) = rows(document, facts)?;
        let good = Good {
            content_hash: content_hash(&document.id, document.title.as_deref(), &document.text),
            record_hash: record_hash(document, &rows)?,
            fingerprint: Fingerprint::of(&document.text),
            rows,
        };
        Ok(Self { document, refused, good: Some(good) })
    }
}

/// One fact on its way into the ledger.
pub(crate) struct Row<'f> {
    pub(crate) witness: Witness<'f>,
    told: Told<'f>,
    status: Option<&'static str>,
    days: Option<(i64, i64)>,
    sides: Vec<(&'static str, &'f [Actor])>,
    places: &'f [String],
    pub(crate) record: String,
}

/// What is put together with what other documents tell.
enum Told<'f> {
    Event(&'f Event),
    Tie(&'f Tie),
    Claim,
}

/// What the ledger knew of a document before.
struct Before {
    row: i64,
    version: i64,
    record_hash: Vec<u8>,
    known_from: i64,
}

/// Writes facts, and keeps in step with them whatever is made of them.
pub(crate) struct Writer<'t> {
    address: &'t Address,
    before: Statement<'t>,
    close_document: Statement<'t>,
    close_facts: Statement<'t>,
    document: Statement<'t>,
    taken: Statement<'t>,
    fact: Statement<'t>,
    actor: Statement<'t>,
    place: Statement<'t>,
    judged: Statement<'t>,
    close: Statement<'t>,
    link: Statement<'t>,
    copies: Copies<'t>,
    incidents: incidents::Keeper<'t>,
    relations: relations::Keeper<'t>,
    index: Index<'t>,
    /// What was written and goes into the index at the end.
    written: Vec<Indexed>,
}

impl<'t> Writer<'t> {
    pub(crate) fn new(store: &'t dyn Store, address: &'t Address) -> engine::Result<Self> {
        let prepare = |sql| store.prepare(sql);
        Ok(Self {
            address,
            before: prepare("SELECT row, version, record_hash, known_from FROM documents WHERE id = ? AND known_to IS NULL")?,
            close_document: prepare("UPDATE documents SET known_to = ?2 WHERE row = ?1")?,
            // A review may have written or closed a fact on a later day than the one from which the next version is known.
            close_facts: prepare(
                "UPDATE facts SET known_to = CASE WHEN known_from > ?2 THEN known_from ELSE ?2 END
                 WHERE document = ?1 AND (known_to IS NULL OR known_to > ?2)",
            )?,
            document: prepare(
                "INSERT INTO documents (id, version, content_hash, record_hash, lang, published, published_first,
                     published_last, day_sort, day_back, title, source, source_key, author, url, text, notes, added, known_from)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?,
            taken: prepare("SELECT EXISTS (SELECT 1 FROM facts WHERE id = ?)")?,
            fact: prepare(
                "INSERT INTO facts (id, kind, document, position, type, status, lang, source_key, day_first, day_last,
                     day_sort, day_back, known_from, known_to, record)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?,
            // The same actor may be named twice on one side.
            actor: prepare("INSERT INTO fact_actor (key, role, side, fact, base) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")?,
            place: prepare("INSERT INTO fact_place (key, fact, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")?,
            judged: prepare(JUDGED)?,
            close: prepare("UPDATE facts SET known_to = CASE WHEN known_from > ?2 THEN known_from ELSE ?2 END WHERE row = ?1")?,
            link: prepare("INSERT INTO fact_review (fact, review, effect) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")?,
            copies: Copies::new(store)?,
            incidents: incidents::Keeper::new(store)?,
            relations: relations::Keeper::new(store)?,
            index: Index::new(store)?,
            written: Vec::new(),
        })
    }

    fn document(&mut self, read: Read<'_>, today: i64) -> Result<Added, Error> {
        let Read { document, refused, good } = read;
        let Some(good) = good else {
            return Ok(Added {
                document: document.id.clone(),
                outcome: Outcome::Skipped,
                events: 0,
                ties: 0,
                claims: 0,
                refused,
                conflicts: Vec::new(),
            });
        };
        let failed = |fault| Error::of(self.address, fault);
        let judged = judged(&mut self.judged, document, failed)?;
        let Good { rows, content_hash, record_hash, fingerprint } = good;
        let (settled, conflicts) = settle(document, rows, &judged)?;
        let count = |kind| settled.iter().filter(|fact| fact.row.witness.kind == kind && fact.until.is_none()).count();
        let mut added = Added {
            document: document.id.clone(),
            outcome: Outcome::Added,
            events: count(FactKind::Event),
            ties: count(FactKind::Tie),
            claims: count(FactKind::Claim),
            refused,
            conflicts,
        };
        self.store(document, settled, (&content_hash, &record_hash), fingerprint, today, &mut added.outcome).map_err(failed)?;
        Ok(added)
    }

    fn store(
        &mut self,
        document: &Document,
        settled: Vec<Settled<'_>>,
        (content_hash, record_hash): (&blake3::Hash, &blake3::Hash),
        fingerprint: Fingerprint,
        today: i64,
        outcome: &mut Outcome,
    ) -> engine::Result<()> {
        let published = days::columns(document.published.as_ref());
        // An open start says nothing about the day on which it became known.
        let published_on = published.map(|(first, _)| first).filter(|first| *first != days::OPEN_START);
        let before = self.before.maybe(params![&document.id], |row| {
            let record_hash: Cow<'_, [u8]> = row.get(2)?;
            Ok(Before { row: row.get(0)?, version: row.get(1)?, record_hash: record_hash.into_owned(), known_from: row.get(3)? })
        })?;
        let (version, known_from) = match before {
            Some(before) if before.record_hash == record_hash.as_bytes() => {
                *outcome = Outcome::Unchanged;
                return Ok(());
            }
            Some(before) => {
                *outcome = Outcome::Revised;
                // A correction with a later day of publication was known from that day. One without was learned today;
                // it never reaches back over days on which the ledger said something else.
                let known_from = match published_on {
                    Some(day) if day > before.known_from => day,
                    _ => today.max(before.known_from),
                };
                self.incidents.closing(before.row)?;
                self.relations.closing(before.row)?;
                self.close_document.execute(params![before.row, known_from])?;
                self.close_facts.execute(params![before.row, known_from])?;
                (before.version + 1, known_from)
            }
            None => (0, published_on.unwrap_or(today)),
        };
        let source_key = document.source.as_deref().map(foederis_model::name_key);
        let notes = serde_json::to_string(&document.notes).map_err(Fault::value)?;
        let row = self.document.insert(params![
            &document.id,
            version,
            content_hash.as_bytes(),
            record_hash.as_bytes(),
            document.lang.code(),
            document.published.as_ref().map(foederis_model::Edtf::as_str),
            published.map(|(first, _)| first),
            published.map(|(_, last)| last),
            days::sorting(published),
            days::sorting_back(published),
            document.title.as_deref(),
            document.source.as_deref(),
            source_key,
            document.author.as_deref(),
            document.url.as_deref(),
            &document.text,
            notes,
            today,
            known_from,
        ])?;
        self.copies.opened(row, fingerprint);
        self.written.push(Indexed::document(row, document.lang.clone(), document.title.clone(), document.text.clone()));
        let mut ids = Ids::new(&document.id);
        // The coder's facts first: their ids are the same, whoever reviewed them.
        let (written, told): (Vec<_>, Vec<_>) = settled.into_iter().partition(Settled::is_written);
        for fact in told.iter().chain(&written) {
            self.put(row, document, fact, known_from, &mut ids)?;
        }
        Ok(())
    }

    /// Writes a fact of this version of a document and gives its id.
    pub(crate) fn put(
        &mut self,
        document_row: i64,
        document: &Document,
        settled: &Settled<'_>,
        known_from: i64,
        ids: &mut Ids<'_>,
    ) -> engine::Result<String> {
        let fact = &settled.row;
        let known_from = known_from.max(settled.from);
        let known_to = settled.until.map(|until| until.max(known_from));
        let Witness { kind, code, evidence, .. } = fact.witness;
        let taken = &mut self.taken;
        let sentence = evidence.first().map_or("", String::as_str);
        let id = ids.next(kind, code, sentence, |id| taken.one(params![id], |row| row.get(0)))?;
        let number = self.fact.insert(params![
            &id,
            kind.code(),
            document_row,
            settled.position,
            code,
            fact.status,
            document.lang.code(),
            document.source.as_deref().map(foederis_model::name_key),
            fact.days.map(|(first, _)| first),
            fact.days.map(|(_, last)| last),
            days::sorting(fact.days),
            days::sorting_back(fact.days),
            known_from,
            known_to,
            &fact.record,
        ])?;
        if let Some((review, effect)) = settled.review {
            self.link(number, review, effect)?;
        }
        self.written.push(Indexed::fact(number, document.lang.clone(), evidence.to_vec()));
        for (side, actors) in &fact.sides {
            for actor in *actors {
                let role = actor.role.map_or("", foederis_model::Role::code);
                self.actor.execute(params![foederis_model::name_key(&actor.base), role, *side, number, &actor.base])?;
            }
        }
        for place in fact.places {
            self.place.execute(params![foederis_model::name_key(place), number, place])?;
        }
        match fact.told {
            // What is closed already takes part in nothing that is known now.
            _ if known_to.is_some() => {}
            Told::Event(event) => self.incidents.opened(number, document_row, &id, document, event),
            Told::Tie(tie) => self.relations.opened(number, tie)?,
            Told::Claim => {}
        }
        Ok(id)
    }

    /// Closes one fact of a document that stays.
    pub(crate) fn close(&mut self, kind: FactKind, fact: i64, day: i64) -> engine::Result<()> {
        match kind {
            FactKind::Event => self.incidents.closing_one(fact)?,
            FactKind::Tie => self.relations.closing_one(fact)?,
            FactKind::Claim => {}
        }
        self.close.execute(params![fact, day])?;
        Ok(())
    }

    /// Notes what a review did to a fact.
    pub(crate) fn link(&mut self, fact: i64, review: i64, effect: &str) -> engine::Result<()> {
        self.link.execute(params![fact, review, effect])?;
        Ok(())
    }

    /// Brings in step what several facts together tell, and the index.
    ///
    /// The index comes last: FTS5 gathers words in memory, and writes a piece of its index as often as another statement begins that may
    /// have to be undone by itself.
    pub(crate) fn finish(&mut self, readers: &mut Readers) -> engine::Result<()> {
        for copy in self.copies.finish()? {
            self.incidents.copied(copy)?;
        }
        self.incidents.finish()?;
        self.relations.finish()?;
        self.index.write(&std::mem::take(&mut self.written), readers)
    }
}

fn misfit(document: &Document, facts: &FactsRecord) -> Option<Refused> {
    if document.id.trim().is_empty() {
        let begins = foederis_model::fold(&document.text).chars().take(60).collect();
        return Some(Refused::NoId { begins });
    }
    (facts.doc != document.id).then(|| Refused::OtherDocument { document: document.id.clone(), facts: facts.doc.clone() })
}

/// The facts that have their sentences, ready to be written, and the others.
pub(crate) fn rows<'f>(document: &Document, facts: &'f FactsRecord) -> Result<(Vec<Row<'f>>, Vec<Refused>), Error> {
    let encode = |source| Error::Encode { id: document.id.clone(), source };
    let mut rows = Vec::with_capacity(facts.events.len() + facts.ties.len() + facts.claims.len());
    for (position, event) in facts.events.iter().enumerate() {
        rows.push(Row {
            witness: Witness {
                kind: FactKind::Event,
                position,
                code: event.event_type.code(),
                evidence: &event.evidence,
                spans: &event.spans,
                scope: &[],
            },
            told: Told::Event(event),
            status: Some(event.status.code()),
            days: days::columns(event.when.as_ref()),
            sides: vec![("actor", &event.actor), ("recipient", &event.recipient), ("claimed_by", &event.claimed_by)],
            places: &event.place,
            record: serde_json::to_string(event).map_err(encode)?,
        });
    }
    for (position, tie) in facts.ties.iter().enumerate() {
        rows.push(Row {
            witness: Witness {
                kind: FactKind::Tie,
                position,
                code: tie.tie_type.code(),
                evidence: &tie.evidence,
                spans: &tie.spans,
                scope: &tie.scope,
            },
            told: Told::Tie(tie),
            status: Some(tie.status.code()),
            days: days::tie_columns(tie.since.as_ref(), tie.until.as_ref()),
            sides: vec![("from", &tie.from), ("to", &tie.to), ("claimed_by", &tie.claimed_by)],
            places: &tie.place,
            record: serde_json::to_string(tie).map_err(encode)?,
        });
    }
    for (position, claim) in facts.claims.iter().enumerate() {
        rows.push(Row {
            witness: Witness {
                kind: FactKind::Claim,
                position,
                code: claim.stance.code(),
                evidence: &claim.evidence,
                spans: &claim.spans,
                scope: &[],
            },
            told: Told::Claim,
            status: None,
            // A claim is made when it is published.
            days: days::columns(document.published.as_ref()),
            sides: vec![("by", &claim.by), ("about", &claim.about)],
            places: &[],
            record: serde_json::to_string(claim).map_err(encode)?,
        });
    }
    let reader = Reader::new(document);
    let mut refused = Vec::new();
    rows.retain(|row| reader.check(&row.witness).map_err(|error| refused.push(error)).is_ok());
    Ok((rows, refused))
}

pub(crate) fn content_hash(id: &str, title: Option<&str>, text: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in [id, title.unwrap_or_default(), text] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    hasher.finalize()
}

/// Changes when anything said of the document, or in it, changes. What intake noted on the way does not count.
pub(crate) fn record_hash(document: &Document, rows: &[Row<'_>]) -> Result<blake3::Hash, Error> {
    let bare = Document { notes: Vec::new(), ..document.clone() };
    let bare = serde_json::to_string(&bare).map_err(|source| Error::Encode { id: document.id.clone(), source })?;
    let mut hasher = blake3::Hasher::new();
    let kinds = rows.iter().flat_map(|row| [row.witness.kind.code(), row.record.as_str()]);
    for part in [bare.as_str()].into_iter().chain(kinds) {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    Ok(hasher.finalize())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::write;
    use crate::engine::Access;
    use crate::search::Readers;
    use crate::{Filter, Ledger, Outcome, Page};
    use foederis_model::{Actor, Document, Event, EventType, FactsRecord, Language, Status};
    use jiff::civil::date;

    pub(crate) fn report(id: &str, text: &str) -> (Document, FactsRecord) {
        let document = Document {
            id: id.to_owned(),
            lang: Language::English,
            published: None,
            title: None,
            source: None,
            author: None,
            url: None,
            text: text.to_owned(),
            notes: Vec::new(),
        };
        let event = Event {
            event_type: EventType::Assault,
            quad: None,
            mode: None,
            context: Vec::new(),
            intensity: None,
            actor: vec![Actor::new("AZE")],
            recipient: vec![Actor::new("ARM")],
            when: None,
            place: Vec::new(),
            figures: Vec::new(),
            status: Status::Asserted,
            claimed_by: Vec::new(),
            evidence: vec![text.to_owned()],
            trigger: None,
            spans: Vec::new(),
            trigger_span: None,
            confidence: None,
        };
        let facts = FactsRecord {
            doc: id.to_owned(),
            lang: Language::English,
            published: None,
            events: vec![event],
            ties: Vec::new(),
            claims: Vec::new(),
        };
        (document, facts)
    }

    /// What a kill leaves behind is the file and its log as they stand in the middle of a batch.
    #[test]
    fn a_batch_cut_off_in_the_middle_leaves_what_was_there_before() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("ledger");
        let mut ledger = Ledger::open(&path).expect("opens");
        ledger.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect("adds");

        let batch: Vec<_> = (0..200).map(|n| report(&format!("b{n}"), &"Guns fired again. ".repeat(400))).collect();
        // So small a cache that SQLite must write to the log long before the commit.
        ledger.store.batch("PRAGMA cache_size = 10").expect("sets the cache");
        let transaction = ledger.store.transaction(Access::Write).expect("begins");
        let added = write(&*transaction, &ledger.address, &mut Readers::default(), &batch, date(2022, 9, 15)).expect("writes");
        assert!(added.iter().all(|added| added.outcome == Outcome::Added));

        let killed = directory.path().join("killed");
        std::fs::copy(&path, &killed).expect("copies");
        let log = std::fs::copy(directory.path().join("ledger-wal"), directory.path().join("killed-wal"));
        assert!(log.expect("copies the log") > 1_000_000, "the log holds none of the batch");
        drop(transaction);

        for path in [&path, &killed] {
            let ledger = Ledger::open(path).expect("opens again");
            let documents = ledger.documents(&Filter::default(), &Page::first(10)).expect("lists");
            assert_eq!((documents.total, documents.items[0].document.id.as_str()), (1, "a"));
            assert_eq!(ledger.counts().expect("counts").events, 1);
            let check: String = ledger.store.one("PRAGMA integrity_check", &[], |row| row.get(0)).expect("checks");
            assert_eq!(check, "ok");
        }
        let added = ledger.add(&batch, date(2022, 9, 15)).expect("adds after the cut");
        assert_eq!(added.len(), 200);
        assert_eq!(ledger.counts().expect("counts").events, 201);
    }

    #[test]
    fn a_full_disk_is_told_and_loses_nothing() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("ledger");
        let mut ledger = Ledger::open(&path).expect("opens");
        ledger.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect("adds");
        let pages: i64 = ledger.store.one("PRAGMA page_count", &[], |row| row.get(0)).expect("counts");
        ledger.store.one(&format!("PRAGMA max_page_count = {}", pages + 40), &[], |_| Ok(())).expect("sets the limit");
        let batch: Vec<_> = (0..100).map(|n| report(&format!("b{n}"), &format!("Guns {n} fired again. ").repeat(300))).collect();
        let error = ledger.add(&batch, date(2022, 9, 15)).expect_err("wrote more than the disk holds");
        assert!(matches!(error, crate::Error::DiskFull { .. }), "{error}");
        assert!(error.to_string().contains("free some space"), "{error}");
        assert_eq!(ledger.counts().expect("counts").events, 1);
        let checked = Ledger::check(&path, false).expect("checks");
        assert_eq!((checked.documents, checked.flaws), (1, Vec::new()));
        ledger.store.one("PRAGMA max_page_count = 1000000", &[], |_| Ok(())).expect("sets the limit");
        ledger.add(&batch, date(2022, 9, 15)).expect("adds when there is space");
        assert_eq!(ledger.counts().expect("counts").events, 101);
    }

    #[test]
    fn a_writer_that_waited_in_vain_says_so() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("ledger");
        let one = Ledger::open(&path).expect("opens");
        let mut other = Ledger::open(&path).expect("opens");
        other.store.one("PRAGMA busy_timeout = 0", &[], |_| Ok(())).expect("sets the patience");
        let transaction = one.store.transaction(Access::Write).expect("begins");
        let error = other.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect_err("wrote beside the other");
        assert!(matches!(error, crate::Error::Locked { .. }), "{error}");
        assert!(error.to_string().contains("try again"), "{error}");
        drop(transaction);
        other.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect("adds when the other is done");
    }
}
