import type { Plan } from '../../history/plan/plan.ts';
import type { UsualSession, WhatIf } from '../../history/plan/what-if.ts';
import { compare } from '../../money/exact.ts';
import type { Currency } from '../../money/currency.ts';
import type { Paint } from '../paint.ts';
import { formatAmount, formatCount } from '../text/amount.ts';
import { whatIfAssumption } from '../text/assumptions.ts';
import { changeText } from '../text/changes.ts';
import { formatHours } from '../text/hours.ts';
import { hoursText, NOT_APPLIED } from '../text/plan.ts';
import { rateRange } from '../text/rate-range.ts';
import type { Block } from './block.ts';
import type { Cell } from './grid.ts';
import { line, titleBlock } from './many.ts';

/** The same target before and after something is imagined otherwise. */
export function whatIfBlocks(whatIf: WhatIf, currency: Currency, paint: Paint): Block[] {
  const { changes, notApplied, assumptions } = whatIf;
  const applied = changes.filter((change) => !notApplied.some((each) => each.change === change));
  const says = applied.map(changeText).join(', ');
  return [
    { kind: 'gap' },
    titleBlock('WHAT IF', says === '' ? 'nothing could be applied' : says, 'assumed, never a promise', paint),
    ...(applied.length === 0 ? [] : [grid(whatIf, currency, paint)]),
    ...notApplied.map(({ change, reason }) =>
      line(`${changeText(change)} is not applied: ${NOT_APPLIED[reason]}.`),
    ),
    ...(applied.length === 0 ? [] : assumptions.map((each) => line(whatIfAssumption(each)))),
  ];
}

function grid(whatIf: WhatIf, currency: Currency, paint: Paint): Block {
  const { session, before, after, cashPerCoin } = whatIf;
  const changeable: Row[] = [
    ...(session ? sessionRows(session.before, session.after, currency) : []),
    [`Rate, ${currency} a coin`, rateRange(cashPerCoin.before), rateRange(cashPerCoin.after)],
  ];
  const rows: Row[] = [
    // What stays the same would only hide what does not.
    ...changeable.filter(([, is, would]) => is !== would),
    ['Coins needed', coinsText(before), coinsText(after)],
    ['Hours needed', timeText(before), timeText(after)],
  ];
  return {
    kind: 'grid',
    grid: {
      headStyle: paint.quiet,
      columns: [
        { title: 'Figure', align: 'left', breakTo: 12 },
        { title: 'Before', align: 'right' },
        { title: 'After', align: 'right' },
      ],
      rows: rows.map(([name, is, would]): Cell[] => [{ text: name }, { text: is }, { text: would }]),
    },
  };
}

/** A figure before and after. */
type Row = readonly [name: string, is: string, would: string];

function sessionRows(before: UsualSession, after: UsualSession, currency: Currency): Row[] {
  const viewers = (session: UsualSession): string =>
    session.viewers === null ? '-' : formatCount(Number(session.viewers.toFixed(1)));
  const coins = ({ low, high }: UsualSession): string =>
    low.coins === high.coins
      ? formatCount(low.coins)
      : `${formatCount(low.coins)} to ${formatCount(high.coins)}`;
  const payout = ({ low, high }: UsualSession): string => {
    const [least, most] = [low.cash.expected, high.cash.expected];
    return compare(least, most) === 0
      ? formatAmount(least, currency)
      : `${formatAmount(least, currency)} to ${formatAmount(most, currency)}`;
  };
  return [
    ['Viewers at once, usual', viewers(before), viewers(after)],
    ['Length of a LIVE, usual', formatHours(before.minutes), formatHours(after.minutes)],
    ['Coins of such a LIVE, middle', coins(before), coins(after)],
    [`Its payout ${currency}`, payout(before), payout(after)],
  ];
}

const coinsText = (plan: Plan): string => (plan.kind === 'refused' ? '-' : formatCount(plan.coins.expected));

function timeText(plan: Plan): string {
  if (plan.kind === 'refused' || plan.time.kind === 'unknown') return '-';
  const middle = plan.time.kind === 'interval' ? `, middle ${formatHours(plan.time.minutes.middle)}` : '';
  return hoursText(plan.time) + middle;
}
