import { fail } from '../../diagnostics/diagnostic.ts';
import { type Deduction, foreignDeduction } from '../../earnings/deductions.ts';
import { type RatesUsed, ratesFor } from '../../earnings/direct.ts';
import type { Currency } from '../../money/currency.ts';
import { type EarningSettings, profileOf } from './earned.ts';

/**
 * The rates of sessions to come: the newest of the platform.
 *
 * @throws InputError PLATFORM_UNKNOWN
 */
export const ratesToCome = (platform: string, settings: Pick<EarningSettings, 'profiles'>): RatesUsed =>
  ratesFor(profileOf(platform, settings), null);

/** @throws InputError CURRENCY_MISMATCH when a fixed deduction is in another currency than the payout */
export function refuseForeignDeductions(deductions: readonly Deduction[], currency: Currency): void {
  const foreign = foreignDeduction(deductions, currency);
  if (foreign)
    fail('CURRENCY_MISMATCH', {
      what: `the deduction "${foreign.name}"`,
      currency: foreign.money.currency,
      expected: currency,
    });
}
