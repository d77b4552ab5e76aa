import type { PlanReport } from '../../report/plan/build.ts';
import type { PlanFigures } from '../../report/plan/document.ts';
import { toPlanDocument } from '../json/plan.ts';

/** One thing that reaches the target, alone. Money is exact decimal text. */
export interface WayRow {
  /** As things are, or with the changes of `--with`. */
  readonly scenario: 'plan' | 'whatIf';
  readonly basis: 'estimated' | 'assumed';
  readonly status: PlanFigures['status'];
  readonly figure: 'coins' | 'cash' | 'net' | 'gift' | 'gifters' | 'minutes';
  readonly currency: string | null;
  readonly giftId: string | null;
  readonly name: string | null;
  readonly coinsEach: number | null;
  /** Coins: at the highest, the expected and the lowest rate. Minutes: between them in four of five cases. */
  readonly low: number | string | null;
  readonly expected: number | string | null;
  readonly high: number | string | null;
  /** Why it is unknown. */
  readonly reason: string | null;
}

const EMPTY = {
  currency: null,
  giftId: null,
  name: null,
  coinsEach: null,
  low: null,
  expected: null,
  high: null,
  reason: null,
};

/** What the target takes, a way a row; a plan that was refused is one row without figures, which says why. */
export function wayRows(report: PlanReport, version: string): WayRow[] {
  const { plan, whatIf } = toPlanDocument(report, version);
  return [
    ...rowsOf(plan, 'plan', plan.basis),
    ...(whatIf ? rowsOf(whatIf.plan, 'whatIf', whatIf.basis) : []),
  ];
}

function rowsOf(plan: PlanFigures, scenario: WayRow['scenario'], basis: WayRow['basis']): WayRow[] {
  const { status, reason, coins, pays, gifts, gifters, time } = plan;
  const row = (figure: WayRow['figure'], found: Partial<WayRow>): WayRow => ({
    scenario,
    basis,
    status,
    figure,
    ...EMPTY,
    ...found,
  });
  if (!coins || !pays) return [row('coins', { reason })];
  return [
    row('coins', { low: coins.fewest, expected: coins.expected, high: coins.most }),
    row('cash', pays.cash),
    row('net', pays.net),
    ...gifts.map(({ count, ...gift }) => row('gift', { ...gift, expected: count })),
    ...(gifters ? [row('gifters', { expected: gifters.needed, reason: gifters.reason })] : []),
    ...(time
      ? [
          row('minutes', {
            low: time.minutes.fewest,
            expected: time.minutes.middle,
            high: time.minutes.most,
            reason: time.reason,
          }),
        ]
      : []),
  ];
}
