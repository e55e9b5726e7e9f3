import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesOf, type CodeKind } from '../src/lib/words/codes';

const described = JSON.parse(readFileSync('openapi.json', 'utf8')) as { components: { schemas: Record<string, { enum?: string[] }> } };

/** Which vocabulary of the server's description each table has words for. */
const VOCABULARIES: [CodeKind, string][] = [
  ['type', 'EventType'], ['quad', 'QuadClass'], ['tie', 'TieType'], ['state', 'State'], ['status', 'Status'], ['stance', 'Stance'], ['figure', 'FigureKind'], ['bound', 'Bound'],
  ['standing', 'TieStanding'], ['told', 'FigureStanding'], ['duty', 'Duty'], ['outcome', 'VerdictOutcome'], ['answer', 'AnswerOutcome'], ['act', 'ActKind'], ['finding', 'Truth'],
  ['binding', 'Binding'], ['owed', 'Owed'], ['owes', 'Owes'], ['verdict', 'ReviewVerdict'],
];

test.each(VOCABULARIES)('every code of %s has its word', (kind, schema) => {
  expect([...codesOf(kind)].sort()).toEqual([...(described.components.schemas[schema]?.enum ?? [])].sort());
});
