import { compare, fraction, isZero, roundToUnits } from '../../money/exact.ts';
import type { CompareReport, SideReport } from '../../report/compare/build.ts';
import { takenApart } from '../../report/compare/taken-apart.ts';
import type { Paint } from '../paint.ts';
import { formatMoney, formatRate, places, formatCount } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { formatRatio, usualLines, usualVerdict } from '../text/usual.ts';
import { list, plural } from '../text/words.ts';
import { type Block, layoutPage } from './block.ts';
import { compareGrid } from './compare-grid.ts';
import { decompositionBlocks } from './decomposition.ts';
import { endBlocks, line, type ManyOptions, titleBlock } from './many.ts';

/** Two sides: the difference first and whether it is more than usual, then every figure, then where the coins came from. */
export async function renderCompareTable(report: CompareReport, options: ManyOptions): Promise<string> {
  const blocks = compareBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export const compareBlocks = (
  report: CompareReport,
  options: Pick<ManyOptions, 'paint' | 'quiet'>,
): Block[] => [...compareBody(report, options.paint), ...endBlocks(report, options)];

/** The answer and what belongs to it. */
export function compareBody(report: CompareReport, paint: Paint): Block[] {
  return [
    { kind: 'text', text: compareHeadline(report), indent: 0, style: paint.strong },
    { kind: 'text', text: sideLine('A', report.a), indent: 0 },
    { kind: 'text', text: sideLine('B', report.b), indent: 0 },
    { kind: 'gap' },
    titleBlock('SIDE BY SIDE', 'every figure', rateAside(report), paint),
    { kind: 'grid', grid: compareGrid(report, paint) },
    ...knownLines(report),
    ...(report.deductions ? [line('Payouts are before the deductions you set.')] : []),
    ...usualBlocks(report, paint),
    ...decompositionBlocks(takenApart(report), paint),
  ];
}

/** How far apart the sides are, and whether that is more than usual. */
export const compareHeadline = (report: CompareReport): string =>
  `${compareDifference(report)} ${usualVerdict(report.comparison.usual)}`;

/** How far apart the sides are, in one sentence. */
export function compareDifference({ pairs, comparison }: CompareReport): string {
  const cash = pairs.find(({ figure }) => figure === 'cash');
  const { a: currency, b: other } = comparison.currencies;
  if (cash?.kind !== 'exact' || cash.a === null || cash.b === null)
    return `What gifts paid is unknown on ${sidesWithout(comparison)}.`;
  const bound = (reach: 'exact' | 'at-least' | 'at-most'): string => (reach === 'exact' ? '' : 'at least ');
  const [first, second] = [
    bound(cash.reach.a) + formatMoney({ amount: cash.a, currency }),
    bound(cash.reach.b) + formatMoney({ amount: cash.b, currency: other }),
  ];
  if (currency !== other) return `A brought ${first} and B ${second}; the currencies differ.`;
  const order = compare(cash.b, cash.a);
  const { between } = cash.reach;
  const unsure =
    between === null || (between === 'at-least' ? order < 0 : between === 'at-most' && order > 0);
  if (unsure) return `A brought ${first} and B ${second}; which is more cannot be told.`;
  if (order === 0) return `A brought ${first} and B ${second} from gifts.`;
  const digits = places(currency);
  const [big, small] = order > 0 ? [cash.b, cash.a] : [cash.a, cash.b];
  // Of what is printed, so that the line adds up.
  const units = roundToUnits(big, digits) - roundToUnits(small, digits);
  const gap = formatMoney({ amount: fraction(units, 10n ** BigInt(digits)), currency });
  const times = isZero(cash.a) || cash.ratio === null ? '' : `, ${formatRatio(cash.ratio)} times`;
  const least = between === 'exact' ? '' : 'at least ';
  return `B brought ${least}${gap} ${order > 0 ? 'more' : 'less'} than A: ${second} against ${first}${between === 'exact' ? times : ''}.`;
}

function sidesWithout({ a, b }: CompareReport['comparison']): string {
  const without = [a.cash ? null : 'A', b.cash ? null : 'B'].filter((side) => side !== null);
  return without.length === 2 ? 'both sides' : `side ${without.join('')}`;
}

/** `A  2026-06 · mira_sings · 12 LIVEs · 2026-06-02 to 2026-06-28`. */
function sideLine(name: 'A' | 'B', { of, creator, sessions, firstDay, lastDay }: SideReport): string {
  const parts = [
    of,
    creator,
    plural(sessions, 'LIVE'),
    firstDay && lastDay && (firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`),
  ];
  const known = parts.filter((part) => part !== null).map(sanitise);
  return `${name}: ${known.join(' · ')}`;
}

function rateAside({ rates, comparison }: CompareReport): string {
  const own = rates.every(({ cashPerCoin }) => cashPerCoin.origin !== 'built-in');
  const { a, b } = comparison.currencies;
  const values = [
    ...new Set(
      rates
        .filter(({ currency }) => currency === a || currency === b)
        .map(({ cashPerCoin, currency }) => `${formatRate(cashPerCoin.value)} ${currency}`),
    ),
  ];
  return `${list(values)} a coin; ${own ? 'your own rate' : 'TikTok publishes no rate'}`;
}

/** Means that rest on some of the LIVEs only. */
function knownLines({ comparison: { a, b } }: CompareReport): Block[] {
  return (
    [
      ['A', a],
      ['B', b],
    ] as const
  ).flatMap(([name, figures]) => {
    const told: [string, number][] = [
      ['income', figures.incomes],
      ['length', figures.seconds.known],
      ['viewers', figures.averageViewers.known],
      ['likes per viewer-minute', figures.likesPerViewerMinute.known],
      ['score', figures.score.known],
    ];
    const short = told.filter(([, known]) => known > 0 && known < figures.sessions);
    if (short.length === 0) return [];
    const counts = list(short.map(([title, known]) => `${title} of ${formatCount(known)}`));
    return [line(`Of the ${plural(figures.sessions, 'LIVE')} of ${name} is known: ${counts}.`)];
  });
}

const usualBlocks = ({ comparison: { usual } }: CompareReport, paint: Paint): Block[] => [
  { kind: 'gap' },
  titleBlock(
    'USUAL',
    usual.kind === 'compared' ? 'how much LIVEs of this creator differ anyway' : 'cannot be told',
    '',
    paint,
  ),
  ...usualLines(usual).map(line),
];
