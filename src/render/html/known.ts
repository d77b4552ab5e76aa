import type { Report } from '../../report/report.ts';
import type { SessionField } from '../../session/exposure.ts';
import { formatCount } from '../text/amount.ts';
import { knownText } from '../text/completeness.ts';
import { list, plural } from '../text/words.ts';
import { escapeHtml } from './escape.ts';

const FIELDS: Record<SessionField, string> = {
  'viewers.average': 'average viewers',
  'viewers.peak': 'peak viewers',
  'viewers.unique': 'unique viewers',
  durationSeconds: 'the duration',
  likes: 'likes',
  comments: 'comments',
  shares: 'shares',
  follows: 'new followers',
  gifters: 'gifters',
};

/** How far the figures can be relied on, and what the data do not carry. */
export function renderKnown(report: Report): string {
  const all = report.sessions.map(({ session }) => session.completeness);
  const total = (of: (each: (typeof all)[number]) => number): number =>
    all.reduce((sum, each) => sum + of(each), 0);
  const records = total((each) => each.records);
  const duplicates = total((each) => each.duplicates);
  const open = total((each) => each.openStreaks);
  const only = report.sessions.length === 1 ? report.sessions[0] : null;
  const unknown = only ? unknownFields(only.engagement.components) : [];
  const texts = [
    knownText(report),
    records > 0
      ? `${plural(records, 'record')} read; ${duplicates === 1 ? `${formatCount(1)} came` : `${plural(duplicates, 'record')} came`} more than once and ${duplicates === 1 ? 'was' : 'were'} counted once.`
      : '',
    open > 0 ? `${plural(open, 'gift streak')} without an end, counted at the highest count seen.` : '',
    all.some(({ cutShort }) => cutShort) ? 'A part of the recording is missing: totals are at least.' : '',
    report.direct.income.lowerBound ? '≥ means at least: something that pays is not in the data.' : '',
    unknown.length > 0 ? `Not in the data, so not in the score: ${list(unknown)}.` : '',
    report.rates.some(({ cashPerCoin }) => cashPerCoin.origin === 'built-in')
      ? 'No rate a coin is published: every amount is an estimate, and its range is of reported rates.'
      : '',
    'What likes do for visibility is in no figure on this page.',
    'No viewer is named.',
  ];
  return `<ul>${texts
    .filter((text) => text !== '')
    .map((text) => `<li>${escapeHtml(text)}</li>`)
    .join('')}</ul>`;
}

const unknownFields = (components: readonly { readonly missing: readonly SessionField[] }[]): string[] => [
  ...new Set(components.flatMap(({ missing }) => missing.map((field) => FIELDS[field]))),
];
