// Names for what the server answers, by its own description in schema.d.ts. A code such as ARM/gov or ASSAULT is shown as words by src/lib/words.
import type { Answers } from './answers';
import type { components } from './schema';

type Schemas = components['schemas'];

/** A day, 2022-09-13. */
export type Day = string;
/** A date that may be imprecise: 2022-09-13, 2022-09, 2013/.., ../2022-09-19. */
export type Edtf = Schemas['Edtf'];
/** A code with an optional role: ARM, ARM/gov, CSTO. */
export type ActorCode = Schemas['Actor'];

/** One page of a list by cursor. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

/** A code with its name in the interface language. */
export type Named = Schemas['Named'];
export type About = Schemas['About'];
export type Overview = Schemas['Overview'];

// ---- incidents

export type Sides = Schemas['Sides'];
export type State = Schemas['State'];
export type Quad = Schemas['QuadClass'];
export type Bound = Schemas['Bound'];
export type IncidentRow = Schemas['IncidentRow'];
/** All that is told of one quantity, side by side; `told` is empty in rows of lists. */
export type Figures = Schemas['Figures'];
export type Told = Figures['told'][number];
export type Precision = Schemas['Precision'];
/** Where a place is, and whose. */
export type Place = Schemas['Whereabouts'];
export type Incident = Answers['/api/incidents/{id}'];
export type Versions = Schemas['Versions'];
/** What one teller holds; `by` is an outlet, or codes of actors where it is quoted. */
export type Voice = Schemas['Voice'];
/** One teller's figures over the days of publication. */
export type Account = Schemas['Account'];
export type AccountDay = Schemas['OnDay'];

// ---- facts

export type Review = Schemas['ReviewMark'];
/** Unicode code points, end excluded, into the text or the title of the document. */
export type Span = Schemas['Span'];
export type Figure = Schemas['Figure'];
export type Status = Schemas['Status'];
export type EventFact = Schemas['Stored_Event'];
export type TieFact = Schemas['Stored_Tie'];
export type ClaimFact = Schemas['Stored_Claim'];
/** What the ledger knows of any fact, beside what it says. */
export type Fact = Pick<EventFact, 'id' | 'doc' | 'source' | 'lang' | 'published' | 'known_from' | 'known_to' | 'review'>;
/** One report of an incident. */
export type Report = Schemas['Report'];

// ---- obligations

export type Obligations = Schemas['Obligations'];
export type DutyKind = Schemas['Duty'];
/** Duties of one article toward one state that came out alike. */
export type Duty = Schemas['Group'];
export type Step = Schemas['Step'];
/** How one party answered one call on its promise. */
export type Answer = Schemas['CallAnswer'];
export type Act = Schemas['Act'];

// ---- timeline, map

export type Timeline = Schemas['Timeline'];
export type Cell = Schemas['Cell'];
export type MapAnswer = Schemas['Map'];
export type MapPlace = Schemas['Spot'];

// ---- ties

export type Standing = Schemas['TieStanding'];
export type Edge = Schemas['Edge'];
export type Network = Answers['/api/network'];
export type Statement = Schemas['Statement'];
export type Relation = Answers['/api/relations/{id}'];

// ---- dossiers

export type Dossier = Schemas['Dossier'];
export type PartyRecord = Schemas['RecordAnswer'];
export type Pair = Schemas['Pair'];

// ---- treaties

export type TreatyRow = Schemas['Brief'];
export type Treaty = Schemas['Treaty'];

// ---- documents

export type DocumentRow = Schemas['DocumentRow'];
export type DocumentText = Schemas['StoredDocument'];
export type DocumentAnswer = Answers['/api/documents/{id}'];

// ---- search

/** A stretch of a text, in code points, end excluded. */
export type Mark = Schemas['Mark'];
export type SearchAnswer = Schemas['Hits'];
export type Facet = Schemas['Facet'];

// ---- review desk

export type QueueItem = Schemas['Queued'];
export type ReviewEntry = Schemas['Review'];
export type Reviewed = Schemas['Reviewed'];
