import type { Report } from '../../report/report.ts';
import type { Basis, Completeness } from '../../session/session.ts';
import { list, plural } from './words.ts';

/** How an income is known, in a word or two. */
export const BASES: Record<Basis, string> = {
  measured: 'counted',
  declared: 'as typed',
  converted: 'converted',
  estimated: 'estimated',
  assumed: 'assumed',
};

type Counted = {
  [Key in keyof Completeness]: Completeness[Key] extends number ? Key : never;
}[keyof Completeness];

/** What the figures miss: `2 gifts without a price`; empty when nothing is known to be missing. */
export function missingTexts({ sessions }: Pick<Report, 'sessions'>): string[] {
  const all = sessions.map(({ session }) => session.completeness);
  const total = (key: Counted): number => all.reduce((sum, each) => sum + each[key], 0);
  const late = all.filter(({ startedLate }) => startedLate === true).length;
  const texts: string[] = [];
  if (total('unpricedGifts') > 0) texts.push(`${plural(total('unpricedGifts'), 'gift')} without a price`);
  if (late > 0) texts.push(all.length === 1 ? 'began late' : `${plural(late, 'recording')} began late`);
  if (total('malformed') > 0) texts.push(`${plural(total('malformed'), 'record')} unreadable`);
  if (total('undeduplicated') > 0) texts.push(`${plural(total('undeduplicated'), 'record')} without an id`);
  return texts;
}

/** `The income is counted. Nothing is known to be missing.`: how far a figure can be relied on. */
export function knownText(report: Report): string {
  const { income } = report.direct;
  const missing = missingTexts(report);
  const told = missing.length === 0 ? 'Nothing is known to be missing.' : `Missing: ${list(missing)}.`;
  return income.coins === null ? told : `The income is ${BASES[income.basis]}. ${told}`;
}
