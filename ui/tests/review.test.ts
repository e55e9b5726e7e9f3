import { expect, it } from 'vitest';
import type { Told } from '../src/api/review';
import { isEdtf } from '../src/lib/edtf';
import { changedFields, draftOf, draftWith, unreadable } from '../src/lib/review/correction';
import * as desk from '../src/lib/review/desk';
import { excerpts } from '../src/lib/review/excerpt';
import { deedOf } from '../src/lib/review/keys';

const page = (ids: string, next: string | null = null, total = ids.length) => ({ items: [...ids].map((id) => ({ id })), next, total });
const accept = { verdict: 'accept', by: 'Ada' } as const;

it('the next fact comes at once, and a refused one waits again with what was said of it', () => {
  let at = desk.withPage(desk.emptyDesk<{ id: string }>(), page('abc'));
  at = desk.given(at, accept);
  expect([desk.current(at)?.id, desk.counts(at)]).toEqual(['b', { done: 1, waiting: 2 }]);
  at = desk.given(at, { ...accept, note: 'sure' });
  at = desk.kept(at, 'a');
  at = desk.refused(at, 'b', 'no');
  expect(desk.current(at)?.id).toBe('c');
  expect(desk.refusals(at)).toEqual([{ fact: { id: 'b' }, why: 'no' }]);
  expect(desk.counts(at)).toEqual({ done: 1, waiting: 2 });
  at = desk.to(at, 'b');
  expect(desk.fateOf(at, 'b')).toEqual({ said: { ...accept, note: 'sure' }, state: 'refused', why: 'no' });
  at = desk.given(at, accept);
  expect([desk.current(at)?.id, desk.refusals(at)]).toEqual(['c', []]);
});

it('passing over says nothing, and going back goes to whatever was before', () => {
  let at = desk.withPage(desk.emptyDesk<{ id: string }>(), page('abc'));
  at = desk.forward(at);
  at = desk.given(at, accept);
  expect(desk.passed(at)).toEqual([{ id: 'a' }]);
  at = desk.back(at);
  expect(desk.current(at)?.id).toBe('b');
  // Going on from there leaves out what was said, and ends after the last.
  at = desk.forward(desk.back(at));
  expect(desk.current(at)?.id).toBe('c');
  at = desk.forward(desk.forward(at));
  expect([desk.current(at), at.at]).toEqual([null, 3]);
  expect(desk.given(at, accept)).toBe(at);
});

it('the queue is filled before it ends, without those that come twice', () => {
  let at = desk.withPage(desk.emptyDesk<{ id: string }>(), page('abc', 'q3', 5));
  expect(desk.isShort(at)).toBe(true);
  at = desk.withPage(at, page('cde', null, 4));
  expect([at.facts.length, at.total, desk.isShort(at)]).toEqual([5, 5, false]);
});

it('a verdict on its way is not given twice', () => {
  let at = desk.withPage(desk.emptyDesk<{ id: string }>(), page('ab'));
  at = desk.back(desk.given(at, accept));
  expect(desk.given(at, { ...accept, verdict: 'reject' })).toBe(at);
});

const event = {
  kind: 'event', type: 'ASSAULT', actor: ['AZE/mil'], recipient: ['ARM'], when: '2022-09-13', place: ['Jermuk'], figures: [], status: 'asserted', claimed_by: [], evidence: ['…'],
} as Told;

it('only what was changed is sent, and what was cleared is null', () => {
  const draft = draftOf(event);
  expect(changedFields(event, draft)).toEqual({});
  const changed = changedFields(event, { ...draft, type: 'COERCE', when: ' ', place: ['Jermuk', ' '], actor: ['AZE/mil', 'AZE/gov'], recipient: [] });
  expect(changed).toEqual({ type: 'COERCE', when: null, actor: ['AZE/mil', 'AZE/gov'], recipient: [] });
  expect(draftWith(event, changed)).toMatchObject({ type: 'COERCE', when: '', recipient: [], place: ['Jermuk'] });
});

it('dates that are none are told', () => {
  expect(['2022-09-13', '2022-09', '2022~', '2013/..', '../2022-09-19', '2022-09-12/2022-09-14', '2022/'].filter((text) => !isEdtf(text))).toEqual([]);
  expect(['', '13-09-2022', '2022-13', '2022-02-30', '../..', '2023/2022', '2022/2023/2024', 'soon'].filter(isEdtf)).toEqual([]);
  expect(unreadable(event, { ...draftOf(event), when: '13 September' })).toEqual(['when']);
  expect(unreadable(event, { ...draftOf(event), when: '' })).toEqual([]);
});

it('the text around the evidence is cut between sentences, in code points, and neighbours are one', () => {
  const text = '🎈 Zero one. Two fires. Three four five. Six burns. Seven eight nine ten eleven twelve.';
  const points = [...text];
  const span = (words: string) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return { start, end: start + [...words].length };
  };
  const [piece, ...rest] = excerpts({ title: null, text }, { evidence: [], spans: [span('Two fires.'), span('Six burns.')], trigger: span('fires') }, 10);
  expect(rest).toEqual([]);
  expect(piece).toMatchObject({ in: 'text', before: true, after: true, text: points.slice(2, points.length - ' Seven eight nine ten eleven twelve.'.length).join('') });
  const told = (mark: { start: number; end: number }): string => [...piece!.text].slice(mark.start, mark.end).join('');
  expect(piece!.marks.map((mark) => [mark.kind, told(mark)])).toEqual([['evidence', 'Two fires.'], ['evidence', 'Six burns.'], ['trigger', 'fires']]);

  // Without spans the sentence is looked for: in the text first, else in the headline.
  const looked = excerpts({ title: 'Nine fires', text }, { evidence: ['Seven eight', 'Nine fires'] }, 0);
  expect(looked.map((one) => [one.in, one.text])).toEqual([['title', 'Nine fires'], ['text', 'Seven eight']]);
});

it('keys do nothing while somebody types', () => {
  const key = (letter: string, over: object = {}) => deedOf({ key: letter, ctrlKey: false, metaKey: false, altKey: false, target: document.body, ...over });
  expect([key('a'), key('R'), key('?'), key('x'), key('c', { ctrlKey: true })]).toEqual(['accept', 'reject', 'help', null, null]);
  document.body.innerHTML = '<textarea></textarea><input type="checkbox">';
  expect([key('a', { target: document.querySelector('textarea') }), key('a', { target: document.querySelector('input') })]).toEqual([null, 'accept']);
});
