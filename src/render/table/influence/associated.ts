import { allocate } from '../../../money/allocate.ts';
import { allocateSigned } from '../../../money/allocate-signed.ts';
import type { Currency } from '../../../money/currency.ts';
import { type Exact, exact, subtract, sum, roundToUnits } from '../../../money/exact.ts';
import type { Associated, PartOfSession, PartOfSum } from '../../../report/influence/amounts.ts';
import type { Paint } from '../../paint.ts';
import {
  formatAmount,
  formatCount,
  formatUnits,
  places,
  formatPercent,
  formatPlain,
  formatSignedUnits,
} from '../../text/amount.ts';
import { falseAlarmText } from '../../text/association.ts';
import { formatFrequency } from '../../text/rates.ts';
import type { Block } from '../block.ts';
import type { Cell } from '../grid.ts';
import { liveName } from './live.ts';

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/**
 * The only place with an amount beside likes: part of what gifts paid, beside how often the same outcome appears where likes do
 * nothing. `usual` is the creator's usual like rate.
 */
export function associatedBlocks(associated: Associated, usual: number, all: boolean, paint: Paint): Block[] {
  const { total, withheld, falseAlarm } = associated;
  const title: Block = {
    kind: 'title',
    title: 'WENT ALONG',
    says: `with a like rate other than the usual ${formatFrequency(usual)} per viewer-minute`,
    aside: 'part of direct income',
    style: paint.strong,
    quiet: paint.quiet,
  };
  const alarm = text(falseAlarmText(falseAlarm));
  if (!total) {
    const why =
      withheld === 'one-gifter'
        ? 'one gifter gave more than half of all coins, so the figure would be one person'
        : 'in every LIVE one gift or one gifter is more than half of the coins';
    return [{ kind: 'gap' }, title, text(`No amount is shown: ${why}.`), alarm];
  }
  return [
    { kind: 'gap' },
    title,
    { kind: 'grid', grid: sumsGrid(associated, total, paint) },
    alarm,
    text(
      `Paid: by gifts. Below the usual like rate less came, so the part is negative. In brackets: ${formatPercent('90')} interval.`,
    ),
    ...withheldLines(associated.sessions),
    ...(all
      ? [
          { kind: 'gap' } as const,
          { kind: 'grid', grid: livesGrid(associated, paint) } as const,
          text(
            `Times usual: likes per viewer-minute over the usual; the part goes no further than ${formatPlain('0.25')} and ${formatCount(4)} (*).`,
          ),
        ]
      : []),
  ];
}

function withheldLines(sessions: readonly PartOfSession[]): Block[] {
  const count = sessions.filter(({ part }) => part === null).length;
  return count === 0
    ? []
    : [
        text(
          `${formatCount(count)} of ${formatCount(sessions.length)} LIVEs ${count === 1 ? 'is' : 'are'} not in it: one gift or one gifter is more than half of the coins there.`,
        ),
      ];
}

/** Above, at and below the usual rate, and together: the printed rows add up. */
function sumsGrid({ above, below, currency }: Associated, total: PartOfSum, paint: Paint) {
  const digits = places(currency);
  const at = total.sessions - (above?.sessions ?? 0) - (below?.sessions ?? 0);
  const rows = [
    { name: 'More than usual', found: above, sessions: above?.sessions ?? 0 },
    ...(at > 0 ? [{ name: AS_USUAL, found: null, sessions: at }] : []),
    { name: 'Fewer than usual', found: below, sessions: below?.sessions ?? 0 },
  ];
  const known = sum(rows.map(({ found }) => found?.direct.cash ?? ZERO));
  const paid = rows.map(({ found, name }) =>
    found ? found.direct.cash : name === AS_USUAL ? subtract(total.direct.cash, known) : ZERO,
  );
  const units = allocate(paid, total.direct.cash, digits);
  const parts = rows.map(({ found }) => found?.cash.expected ?? ZERO);
  const partUnits = allocateSigned(parts, total.cash.expected, digits);
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'Likes', align: 'left' as const },
      { title: 'LIVEs', align: 'right' as const },
      { title: `Paid ${currency}`, align: 'right' as const },
      { title: `Went along ${currency}`, align: 'right' as const },
      // Never dropped: no amount stands without its interval.
      { title: `(${formatPercent('90')})`, align: 'left' as const, breakTo: 8 },
    ],
    rows: [
      ...rows.map(({ name, found, sessions }, index): Cell[] => [
        { text: name },
        { text: formatCount(sessions) },
        { text: formatUnits(units[index] as bigint, paid[index] as Exact, currency) },
        { text: formatSignedUnits(partUnits[index] as bigint, parts[index] as Exact, currency) },
        { text: found ? rangeText(found, currency) : '' },
      ]),
      [
        { text: 'Together', style: paint.strong },
        { text: formatCount(total.sessions) },
        { text: formatAmount(total.direct.cash, currency), style: paint.money },
        { text: signedAmount(total.cash.expected, currency) },
        { text: rangeText(total, currency) },
      ],
    ],
  };
}

/** Each LIVE with its own part. */
function livesGrid({ sessions, currency }: Associated, paint: Paint) {
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'LIVE', align: 'left' as const },
      { title: 'Times usual', align: 'right' as const },
      { title: `Paid ${currency}`, align: 'right' as const },
      { title: `Went along ${currency}`, align: 'right' as const },
      { title: `(${formatPercent('90')})`, align: 'left' as const, breakTo: 8 },
    ],
    rows: sessions.map(({ session, ratio, clamped, direct, part, withheld }): Cell[] => [
      { text: liveName(session) },
      { text: `${formatFrequency(ratio)}${clamped ? '*' : ''}` },
      { text: formatAmount(direct.cash, currency) },
      { text: part ? signedAmount(part.cash.expected, currency) : '-' },
      {
        text: part
          ? rangeText(part, currency)
          : withheld === 'one-gift'
            ? 'one gift is most'
            : 'one gifter is most',
      },
    ]),
  };
}

const AS_USUAL = 'As many as usual';
const ZERO = exact(0);

const signedAmount = (value: Exact, currency: Currency): string =>
  formatSignedUnits(roundToUnits(value, places(currency)), value, currency);

const rangeText = ({ cash }: Pick<PartOfSum, 'cash'>, currency: Currency): string =>
  `(${signedAmount(cash.low, currency)} to ${signedAmount(cash.high, currency)})`;
