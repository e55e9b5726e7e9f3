//! The layout of the file, step by step. Steps that were released are never edited; a change is a new step.

use rusqlite_migration::{M, Migrations};

/// Marks the file as a Foederis ledger: "FOED" in ASCII. The file's first bytes carry it (offset 68).
pub(crate) const APPLICATION_ID: u32 = 0x464F_4544;

/// The newest layout.
pub(crate) const VERSION: i64 = 3;

const STEPS: &[M<'static>] = &[M::up(FIRST), M::up(SECOND), M::up(THIRD)];

pub(crate) const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

// `documents.row` and `facts.row` are stable whole numbers so that a full-text index can point at them later.
const FIRST: &str = "
PRAGMA application_id = 0x464F4544;

CREATE TABLE documents (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL,
    version         INTEGER NOT NULL,           -- 0 for the first one, then 1, 2 ...
    content_hash    BLOB NOT NULL,              -- blake3 of id, title and text
    record_hash     BLOB NOT NULL,              -- blake3 of everything said of the document, with its facts
    lang            TEXT NOT NULL,
    published       TEXT,
    published_first INTEGER,
    published_last  INTEGER,
    day_sort        INTEGER NOT NULL,           -- the day it is sorted by; what has none comes last
    day_back        INTEGER NOT NULL,           -- the same for sorting backwards; what has none comes last there too
    title           TEXT,
    source          TEXT,
    source_key      TEXT,
    author          TEXT,
    url             TEXT,
    text            TEXT NOT NULL,
    notes           TEXT NOT NULL,
    added           INTEGER NOT NULL,
    known_from      INTEGER NOT NULL,
    known_to        INTEGER,                    -- NULL while this is the newest version
    UNIQUE (id, version)
) STRICT;
CREATE UNIQUE INDEX documents_current ON documents (id) WHERE known_to IS NULL;
CREATE INDEX documents_order ON documents (day_sort, id);
CREATE INDEX documents_order_back ON documents (day_back, id);

CREATE TABLE facts (
    row        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CHECK (kind IN ('event', 'tie', 'claim')),
    document   INTEGER NOT NULL REFERENCES documents (row),
    position   INTEGER NOT NULL,                -- place among the document's facts of this kind
    type       TEXT NOT NULL,                   -- of a claim: its stance
    status     TEXT,                            -- NULL for claims
    lang       TEXT NOT NULL,
    source_key TEXT,
    day_first  INTEGER,
    day_last   INTEGER,
    day_sort   INTEGER NOT NULL,
    day_back   INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_to   INTEGER,
    record     TEXT NOT NULL
) STRICT;
CREATE INDEX facts_order ON facts (kind, day_sort, id);
CREATE INDEX facts_order_back ON facts (kind, day_back, id);
CREATE INDEX facts_document ON facts (document, kind, position);
CREATE INDEX facts_type ON facts (type, day_sort);

CREATE TABLE fact_actor (
    key  TEXT NOT NULL,                         -- the base as it is compared: no case, accents or punctuation
    role TEXT NOT NULL,                         -- '' when the actor acts as such
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient', 'from', 'to', 'by', 'about', 'claimed_by')),
    fact INTEGER NOT NULL REFERENCES facts (row),
    base TEXT NOT NULL,
    PRIMARY KEY (key, role, side, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_actor_fact ON fact_actor (fact);

CREATE TABLE fact_place (
    key   TEXT NOT NULL,
    fact  INTEGER NOT NULL REFERENCES facts (row),
    place TEXT NOT NULL,
    PRIMARY KEY (key, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_place_fact ON fact_place (fact);

CREATE VIEW events AS SELECT * FROM facts WHERE kind = 'event';
CREATE VIEW ties AS SELECT * FROM facts WHERE kind = 'tie';
CREATE VIEW claims AS SELECT * FROM facts WHERE kind = 'claim';
";

// What is derived from the facts, to be found fast. It can be made anew from them at any time: `derived` says by which version of
// the program's rules it was made.
const SECOND: &str = "
CREATE TABLE derived (
    what    TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A listing that runs backwards walks the other way through the same index, and gives what has no day by itself.
DROP INDEX documents_order_back;
DROP INDEX facts_order_back;

CREATE TABLE event_key (
    key   INTEGER NOT NULL,                     -- events that may be one happening share a key
    fact  INTEGER NOT NULL REFERENCES facts (row),
    place INTEGER NOT NULL,                     -- tells most of the others apart: 0, or a hash of the one place that is named
    PRIMARY KEY (key, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
    row              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    neighbourhood    INTEGER NOT NULL,
    record           TEXT NOT NULL,
    type             TEXT NOT NULL,
    state            TEXT NOT NULL,
    contested        INTEGER NOT NULL,
    figures_disputed INTEGER NOT NULL,
    reports          INTEGER NOT NULL,
    documents        INTEGER NOT NULL,
    languages        INTEGER NOT NULL,
    day_first        INTEGER,
    day_last         INTEGER,
    day_sort         INTEGER NOT NULL,
    day_back         INTEGER NOT NULL
) STRICT;
CREATE INDEX incidents_order ON incidents (day_sort, id);
CREATE INDEX incidents_neighbourhood ON incidents (neighbourhood);

-- The events known now, each in its incident.
CREATE TABLE event_incident (
    fact          INTEGER PRIMARY KEY REFERENCES facts (row),
    neighbourhood INTEGER NOT NULL,
    incident      INTEGER NOT NULL
) STRICT;
CREATE INDEX event_incident_neighbourhood ON event_incident (neighbourhood);
CREATE INDEX event_incident_incident ON event_incident (incident);

CREATE TABLE copy_key (
    key      INTEGER NOT NULL,                  -- documents that may be copies share a key
    document INTEGER NOT NULL REFERENCES documents (row),
    PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

-- Documents that have copies, and the original of each; earlier versions too.
CREATE TABLE copies (
    document INTEGER PRIMARY KEY REFERENCES documents (row),
    original INTEGER NOT NULL REFERENCES documents (row)
) STRICT;
CREATE INDEX copies_original ON copies (original);

-- What is said of one tie, as one history: one row for a type and a pair of ends.
CREATE TABLE relations (
    row       INTEGER PRIMARY KEY,
    type      TEXT NOT NULL,
    from_key  TEXT NOT NULL,
    to_key    TEXT NOT NULL,
    from_name TEXT NOT NULL,                    -- the ends as they are written
    to_name   TEXT NOT NULL,
    via       TEXT,                             -- the treaty, route or weapon named most
    reports   INTEGER NOT NULL,
    UNIQUE (type, from_key, to_key)
) STRICT;
CREATE INDEX relations_from ON relations (from_key);
CREATE INDEX relations_to ON relations (to_key);

CREATE TABLE tie_relation (
    relation INTEGER NOT NULL REFERENCES relations (row),
    fact     INTEGER NOT NULL REFERENCES facts (row),
    PRIMARY KEY (relation, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_relation_fact ON tie_relation (fact);

-- How it stands on which days; together they cover all days.
CREATE TABLE relation_standing (
    relation INTEGER NOT NULL REFERENCES relations (row),
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    standing TEXT NOT NULL,
    PRIMARY KEY (relation, first)
) STRICT, WITHOUT ROWID;

-- The index for searching. It holds no text (content = ''), only which words stand where: the rows are those of documents and facts.
-- Words come from our own analysis, separated by spaces; the tokenizer only takes them apart again. *_forms have what a word is also
-- found by: lemmas, parts of compounds, sounds of names. derived says under \"search\" by which version of the analysis the index was made;
-- another one, or none, is the sign to make it anew (search/index.rs).
--
-- documents_search and facts_search are what a search asks of a document or fact, without reading the page that its text or record stands on.
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, title_forms, text_forms, content = '', tokenize = \"ascii tokenchars '_'\"
);
CREATE VIRTUAL TABLE fact_words USING fts5 (text, forms, content = '', tokenize = \"ascii tokenchars '_'\");
-- A batch is one piece of the index, and eight pieces are merged into one: what was written is written again as seldom as can be.
INSERT INTO document_words (document_words, rank) VALUES ('hashsize', 16777216);
INSERT INTO fact_words (fact_words, rank) VALUES ('hashsize', 16777216);
INSERT INTO document_words (document_words, rank) VALUES ('automerge', 8);
INSERT INTO fact_words (fact_words, rank) VALUES ('automerge', 8);

CREATE INDEX documents_search ON documents (row, known_to, known_from, lang, source_key, published_first, published_last);
CREATE INDEX documents_closed ON documents (row) WHERE known_to IS NOT NULL;
CREATE INDEX facts_search ON facts (row, kind, known_to, known_from, type, lang, day_first, day_last, document);

-- What analysts said of facts, one row for each time; the newest of a place counts. A place is what a fact keeps when its document is read
-- anew: document, kind, type, first sentence, and which of several such facts it is.
CREATE TABLE reviews (
    row      INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    kind     TEXT NOT NULL,
    type     TEXT NOT NULL,
    sentence TEXT NOT NULL,
    nth      INTEGER NOT NULL,
    fact     TEXT NOT NULL,                     -- the id of the fact that was looked at
    verdict  TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected')),
    reviewer TEXT NOT NULL,
    at       TEXT NOT NULL,                     -- UTC
    day      INTEGER NOT NULL,
    note     TEXT,
    told     TEXT NOT NULL,                     -- the record that was looked at
    record   TEXT                               -- the record that stands by it; NULL for what was rejected
) STRICT;
CREATE INDEX reviews_place ON reviews (document, kind, type, sentence, nth);
CREATE INDEX reviews_verdict ON reviews (verdict);

-- Which facts a review marks, closed or wrote.
CREATE TABLE fact_review (
    fact   INTEGER NOT NULL REFERENCES facts (row),
    review INTEGER NOT NULL REFERENCES reviews (row),
    effect TEXT NOT NULL CHECK (effect IN ('marked', 'closed', 'written')),
    PRIMARY KEY (fact, review)
) STRICT, WITHOUT ROWID;
";

// What very large ledgers are asked for.
const THIRD: &str = "
-- The facts known now by how sure the coder was of them (review/list.rs).
CREATE INDEX facts_confidence ON facts (kind, json_extract(record, '$.confidence'), id) WHERE known_to IS NULL;

-- Which neighbourhoods of incidents were fused anew, in the order in which they were; NULL: all of them. Only the newest rows are kept: who looked
-- last before the oldest of them reads everything (incidents/changes.rs).
CREATE TABLE incident_change (
    row           INTEGER PRIMARY KEY,
    neighbourhood INTEGER
) STRICT;

-- Whether reports contradict each other on it, and the days from which the first of its reports and all of them are known.
ALTER TABLE relations ADD COLUMN contested INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relations ADD COLUMN known_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relations ADD COLUMN known_whole INTEGER NOT NULL DEFAULT 0;
CREATE INDEX relations_contested ON relations (row) WHERE contested = 1;

-- What its reports name beside its ends: treaties, routes, weapons and places, as they are compared.
CREATE TABLE relation_name (
    relation INTEGER NOT NULL REFERENCES relations (row),
    key      TEXT NOT NULL,
    PRIMARY KEY (relation, key)
) STRICT, WITHOUT ROWID;
";

#[cfg(test)]
mod tests {
    use super::{APPLICATION_ID, FIRST, MIGRATIONS, STEPS, VERSION};

    #[test]
    fn the_steps_run_and_carry_the_mark() {
        assert_eq!(i64::try_from(STEPS.len()), Ok(VERSION));
        MIGRATIONS.validate().expect("the steps run on an empty database");
        assert!(FIRST.contains(&format!("0x{APPLICATION_ID:X}")));
    }
}
