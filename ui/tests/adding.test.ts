import { expect, it } from 'vitest';
import { begun, isCut, progressOf, sums, told, tooMuch } from '../src/lib/adding';

const message = (event: string, data: object) => ({ event, data: JSON.stringify(data) });
const entered = (id: string, outcome: string, events: number) => message('document', { event: 'document', id, title: null, outcome, events, ties: 1, claims: 0 });

it('a job is known by what the server tells of it', () => {
  expect(progressOf(begun)).toBeNull();
  let reading = told(begun, [message('read', { event: 'read', id: 'a' }), message('read', { event: 'read', id: 'b' }), entered('a', 'added', 3)]);
  expect([reading.read, reading.documents[0], reading.ended, progressOf(reading)]).toEqual([2, { id: 'a', title: null, outcome: 'added', events: 3, ties: 1, claims: 0 }, null, { value: 1, max: 2 }]);
  reading = told(reading, [message('problem', { event: 'problem', says: 'b: no text' }), entered('c', 'unchanged', 7), message('done', {})]);
  expect(reading.problems).toEqual(['b: no text']);
  expect([reading.ended, progressOf(reading)]).toEqual(['done', { value: 1, max: 1 }]);
  expect(sums(reading)).toEqual({ outcomes: { added: 1, unchanged: 1 }, events: 3, ties: 1, claims: 0 });
  expect(isCut(reading)).toBe(false);
});

it('why it failed is kept, and what no version knows is passed over', () => {
  const reading = told(begun, [message('later', {}), message('failed', { says: 'the disk is full' })]);
  expect(reading.ended).toEqual({ failed: 'the disk is full' });
  expect(begun.problems).toEqual([]);
});

it('what is too much is told before it is sent', () => {
  const file = (size: number) => ({ size, name: 'a.txt' });
  expect(tooMuch(Array.from({ length: 1000 }, () => file(10)))).toBeNull();
  expect(tooMuch(Array.from({ length: 1001 }, () => file(10)))).toBe('files');
  expect(tooMuch([file(40e6), file(40e6)])).toBe('bytes');
});
