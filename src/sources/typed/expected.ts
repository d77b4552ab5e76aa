import { nearestWord } from '../../diagnostics/nearest.ts';
import type { MoneyProblem } from '../../money/money.ts';
import type { OtherIncomeKind } from '../../session/session.ts';
import type { CountProblem } from './count.ts';
import type { DurationProblem } from './duration.ts';
import type { TimeProblem } from './time.ts';

export const INCOME_KINDS: readonly OtherIncomeKind[] = ['brand', 'subscription', 'tip', 'shop', 'other'];

/** What to write instead of a count that could not be read: the value of `expected` in a diagnostic. */
export function expectedCount(problem: CountProblem, example = '48213, 48,213 or 18.8K'): string {
  switch (problem.problem) {
    case 'suffix-ambiguous':
      return `a number written in full (${problem.why})`;
    case 'grouping-ambiguous':
      return 'a number written in full (its comma may group or be decimal)';
    case 'suffix-unknown':
      return `a whole number such as ${example} (the suffix ${problem.suffix} is not known)`;
    case 'not-a-number':
    case 'fractional':
    case 'too-large':
      return `a whole number such as ${example}`;
  }
}

export function expectedAverage(problem: CountProblem): string {
  return problem.problem === 'suffix-ambiguous' || problem.problem === 'grouping-ambiguous'
    ? expectedCount(problem)
    : 'a number such as 350, 350.5 or 1.2K';
}

export function expectedDuration(problem: DurationProblem, text: string): string {
  const typed = text.trim();
  switch (problem) {
    case 'no-unit':
      return `a duration with its unit, such as ${typed}m for minutes or ${typed}s for seconds`;
    case 'two-parts': {
      const [first, second] = typed.split(':');
      return `a duration with its units: ${first}h${second}m or ${first}m${second}s (${typed} can be either)`;
    }
    case 'zero':
      return 'a duration above zero';
    case 'too-long':
      return 'a duration of at most 366 days';
    case 'not-whole-seconds':
      return 'a duration in whole seconds';
    case 'not-a-duration':
      return 'a duration such as 2h30m, 150m, 9000s, 2:10:05 or PT2H30M';
  }
}

export function expectedTime(problem: TimeProblem): string {
  switch (problem) {
    case 'no-such-date':
      return 'a date that exists';
    case 'no-time-of-day':
      return 'a date with a time of day, such as 2026-03-01T20:00';
    case 'no-such-zone':
      return 'a time in a time zone that exists';
    case 'not-a-time':
      return 'an ISO 8601 time such as 2026-03-01T20:00 or 2026-03-01T20:00:00+01:00';
  }
}

export const EXPECTED_TIMEZONE = 'the IANA name of a time zone, such as Europe/Berlin or Asia/Jakarta';

export function expectedMoney(problem: MoneyProblem): string {
  switch (problem) {
    case 'currency-missing':
      return 'an amount with its currency, such as 212.40USD';
    case 'ambiguous-separator':
      return 'an amount with a decimal point and no grouping, such as 1234.00USD';
    case 'not-an-amount':
      return 'an amount such as 212.40USD';
  }
}

/** For a kind of other income that is none of the known ones. */
export function expectedIncomeKind(kind: string): string {
  const nearest = nearestWord(kind, INCOME_KINDS);
  const known = `one of ${INCOME_KINDS.join(', ')}`;
  return nearest === null ? known : `${known} (nearest: ${nearest})`;
}
