// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dateSpan, dateWords, dayNumber, dayOf, timeValue } from '../src/lib/dates';

const all = (edtf: string | null) => (['en', 'nl', 'de'] as const).map((language) => dateWords(edtf, language));

describe('dateWords', () => {
  it('says no more than the date does', () => {
    expect(all('2022-09-13')).toEqual(['13 September 2022', '13 september 2022', '13. September 2022']);
    expect(all('2022-09')).toEqual(['September 2022', 'september 2022', 'September 2022']);
    expect(all('2022')).toEqual(['2022', '2022', '2022']);
  });

  it('keeps open ends open', () => {
    expect(all('2013/..')).toEqual(['2013 or later', '2013 of later', '2013 oder später']);
    expect(all('../2022-09-19')).toEqual(['19 September 2022 or earlier', '19 september 2022 of eerder', '19. September 2022 oder früher']);
  });

  it('writes an interval as the language writes one', () => {
    expect(dateWords('2015/2019', 'en').replace(/\s/g, '')).toBe('2015–2019');
    expect(dateWords('2022-09-12/2022-09-14', 'en')).toContain('September 2022');
    expect(dateWords('2022-09-12/2022-09-14', 'de')).toMatch(/^12\..*14\. September 2022$/);
    expect(dateWords('2020/2022-09-14', 'en')).toBe('2020 – 14 September 2022');
  });

  it('keeps doubt', () => {
    expect(all('1992-05~')).toEqual(['about May 1992', 'omstreeks mei 1992', 'um Mai 1992']);
    expect(dateWords('2020?', 'nl')).toBe('vermoedelijk 2020');
  });

  it('gives back what is no date, and says where there is none', () => {
    expect(dateWords('2022-02-30', 'en')).toBe('2022-02-30');
    expect(dateWords(null, 'de')).toBe('ohne Datum');
  });
});

describe('dateSpan', () => {
  it('covers whole months and years, leap days too', () => {
    expect(dateSpan('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dateSpan('1900')).toEqual({ first: '1900-01-01', last: '1900-12-31' });
    expect(dateSpan('2022-12/..')).toEqual({ first: '2022-12-01', last: null });
    expect(dateSpan('0099-01-02')).toEqual({ first: '0099-01-02', last: '0099-01-02' });
  });
});

it('days and their numbers are one', () => {
  for (const day of ['1969-12-31', '1970-01-01', '2022-09-13', '2024-02-29']) expect(dayOf(dayNumber(day))).toBe(day);
  expect(dayNumber('1970-01-02')).toBe(1);
});

it('a date of HTML is given for what HTML can say only', () => {
  expect(timeValue('2022-09~')).toBe('2022-09');
  expect(timeValue('2022/2023')).toBeNull();
});
