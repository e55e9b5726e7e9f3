import { dateSpan } from './dates';

/** Whether a date can be kept: 2022-09-13, 2022-09, 2022~, 2013/.., ../2022-09-19, 2022-09-12/2022-09-14. */
export function isEdtf(text: string): boolean {
  const [from = '', until, ...more] = text.trim().split('/');
  if (more.length > 0) return false;
  if (until === undefined) return isDate(from);
  const open = [from, until].map((end) => end === '' || end === '..');
  if ((open[0] && open[1]) || (!open[0] && !isDate(from)) || (!open[1] && !isDate(until))) return false;
  const { first, last } = dateSpan(text.trim());
  return first === null || last === null || first <= last;
}

function isDate(text: string): boolean {
  return dateSpan(text).first !== null;
}
