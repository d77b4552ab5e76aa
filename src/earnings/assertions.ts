import type { AssertedFigure } from '../diagnostics/args.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { compare, divide, exact, type Exact, sum, toDecimal } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import type { Session } from '../session/session.ts';
import type { DirectIncome, RatesUsed } from './direct.ts';
import type { PayoutCheck } from './payout-check.ts';

/** A total the user declared beside a counted one. The counted figure wins; a difference is reported with both. */
export interface Assertion {
  readonly figure: AssertedFigure;
  readonly declared: Exact;
  /** What was counted; for `paid` the expected amount. */
  readonly counted: Exact;
  /** For `paid`, the bounds it may lie in. */
  readonly within: Range | null;
  readonly holds: boolean;
}

/**
 * Decision 20: coins and diamonds must be equal (at least, where the count is a lower bound); cash must lie in the range.
 *
 * @param payout what arrived beside what was expected, already compared
 */
export function assertions(session: Session, income: DirectIncome, payout: PayoutCheck | null): Assertion[] {
  const { declared, gifts } = session;
  const found: Assertion[] = [];
  const equal = (figure: AssertedFigure, value: number | null, counted: Exact | null): void => {
    if (value === null || counted === null) return;
    const order = compare(exact(value), counted);
    found.push({
      figure,
      declared: exact(value),
      counted,
      within: null,
      holds: income.lowerBound ? order >= 0 : order === 0,
    });
  };
  if (gifts !== null) {
    equal('gifts', declared.gifts, sum(gifts.map((line) => exact(line.count))));
    equal('coins', declared.coins, income.coins);
  }
  if (income.source === 'gifts' || income.source === 'coins')
    equal('diamonds', declared.diamonds, income.diamonds);
  if (payout) {
    found.push({
      figure: 'paid',
      declared: payout.paid.amount,
      counted: payout.expected.expected,
      within: payout.expected,
      holds: payout.verdict === 'within',
    });
  }
  return found;
}

/** What an assertion that does not hold says; diamonds near half the coins name the setting instead (economics: half-coins). */
export function assertionDiagnostics(
  found: readonly Assertion[],
  income: DirectIncome,
  rates: RatesUsed,
): Diagnostic[] {
  return found
    .filter((assertion) => !assertion.holds)
    .map((assertion) => {
      const halved =
        assertion.figure === 'diamonds' && income.coins && halfCoins(assertion.declared, income.coins, rates);
      return halved
        ? diagnostic('DIAMONDS_HALVED', {
            declared: toDecimal(assertion.declared, 0),
            coins: toDecimal(income.coins, 0),
            coinsPerDiamond: '2',
          })
        : diagnostic('ASSERTION_FAILED', {
            figure: assertion.figure,
            declared: toDecimal(assertion.declared, assertion.figure === 'paid' ? 2 : 0),
            counted: toDecimal(assertion.counted, assertion.figure === 'paid' ? 2 : 0),
            lowerBound: income.lowerBound,
          });
    });
}

const TWO = exact(2);
const NEAR_LOW = exact('0.49');
const NEAR_HIGH = exact('0.51');

/** Declared diamonds are about half the coins although the profile counts one coin a diamond. */
function halfCoins(diamonds: Exact, coins: Exact, rates: RatesUsed): boolean {
  if (compare(rates.coinsPerDiamond.value, TWO) === 0 || coins.num === 0n) return false;
  const ratio = divide(diamonds, coins);
  return compare(ratio, NEAR_LOW) >= 0 && compare(ratio, NEAR_HIGH) <= 0;
}
