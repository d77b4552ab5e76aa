import { diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Deduction } from '../earnings/deductions.ts';
import type { Currency } from '../money/currency.ts';
import { multiply } from '../money/exact.ts';
import { type Exchange, profileIn, reversed } from '../rates/exchange.ts';
import type { Settings } from './settings.ts';

/**
 * Settings whose rates and fixed deductions are in one currency, so that every figure is made in it and nothing is converted
 * twice. A platform of another currency without a rate stays as it is, unless it is the one in force.
 *
 * @param currency `null`: nobody said which, and there are exchanges
 * @throws InputError USAGE without a currency, without the exchange that it takes, or with two of them
 */
export function inCurrency(
  settings: Settings,
  currency: Currency | null,
  exchanges: readonly Exchange[],
): Settings {
  if (currency === null) {
    return fail('USAGE', {
      message: '--exchange says what a currency is worth, and not which one is wanted.',
      hint: 'Add the currency of the report: --currency EUR',
    });
  }
  const used = new Set<Exchange>();
  const into = (from: Currency): Exchange | null => {
    const [found, ...others] = exchanges.filter(
      (each) => (each.from === from && each.to === currency) || (each.to === from && each.from === currency),
    );
    if (!found) return null;
    if (others.length > 0) refuseTwice(from, currency);
    used.add(found);
    return found.from === from ? found : reversed(found);
  };
  const profiles = new Map(
    [...settings.profiles].map(([name, profile]) => {
      const exchange = profile.currency === currency ? null : into(profile.currency);
      return [name, exchange ? profileIn(profile, exchange) : profile];
    }),
  );
  const own = profiles.get(settings.platform)?.currency ?? currency;
  if (own !== currency) refuseMissing(own, currency);
  const deductions = settings.deductions.map((deduction): Deduction => {
    if (deduction.kind === 'percent' || deduction.money.currency === currency) return deduction;
    const exchange = into(deduction.money.currency);
    if (!exchange) return deduction;
    return { ...deduction, money: { currency, amount: multiply(deduction.money.amount, exchange.rate) } };
  });
  const notes = [...used].map(({ text }) => diagnostic('EXCHANGE_DECLARED', { currency, exchange: text }));
  return { ...settings, profiles, deductions, notes };
}

function refuseMissing(from: Currency, to: Currency): never {
  fail('USAGE', {
    message: `What a ${from} is worth in ${to} is not known: no rate of exchange is built in.`,
    hint: `Declare it with its day: --exchange "1${from}=…${to}@2026-11-20"`,
  });
}

function refuseTwice(from: Currency, to: Currency): never {
  fail('USAGE', { message: `--exchange is given twice for ${from} and ${to}.`, hint: 'Give one of them.' });
}
