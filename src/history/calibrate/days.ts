import type { DaySpan } from '../../diagnostics/args.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Payout } from '../../session/payout.ts';

const DAY = 86_400_000;

/** Days since 1970 of a wall-clock time, in ms since 1970 as if in UTC: see `zone.ts`. */
export const dayAt = (wall: number): number => Math.floor(wall / DAY);

/** Days since 1970 of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Whether a day, as a number, is one of the payout's. */
export function covering({ from, to }: Payout): (day: number) => boolean {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return (day) => day >= first && day <= last;
}

/**
 * Every session belongs to one payout, or the coins would count twice. Money that did not arrive takes no sessions.
 *
 * @throws InputError PAYOUTS_OVERLAP when two paid periods share a day
 */
export function refuseOverlaps(payouts: readonly Payout[]): void {
  const paid = payouts.filter(({ status }) => status === 'paid').sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, payout] of paid.entries()) {
    const before = paid[index - 1];
    if (before && payout.from <= before.to) {
      const [first, second] =
        (before.at.line ?? 0) <= (payout.at.line ?? 0) ? [before, payout] : [payout, before];
      fail(
        'PAYOUTS_OVERLAP',
        { first: daysOf(first), second: daysOf(second), line: first.at.line ?? null },
        second.at,
      );
    }
  }
}

const daysOf = ({ from, to }: Payout): DaySpan => ({ from, to });
