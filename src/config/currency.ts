import { diagnostic, fail, type Place } from '../diagnostics/diagnostic.ts';
import type { Deduction } from '../earnings/deductions.ts';
import type { Currency } from '../money/currency.ts';
import { multiply } from '../money/exact.ts';
import { type Exchange, profileIn, reversed } from '../rates/exchange.ts';
import type { Setting } from './layer.ts';
import type { Settings } from './settings.ts';

/**
 * Settings whose rates and fixed deductions are in one currency, so that every figure is made in it and nothing is converted
 * twice. A platform of another currency without a rate stays as it is, unless it is the one in force.
 *
 * @param wanted `null`: nobody said which currency, so that exchanges of a file wait for it and one that was typed is a mistake
 * @param exchanges one for a pair of currencies
 * @throws InputError USAGE without the exchange that the currency takes, or with an exchange as a flag and no currency
 */
export function inCurrency(
  settings: Settings,
  wanted: Setting<Currency> | null,
  exchanges: readonly Setting<Exchange>[],
): Settings {
  if (wanted === null) {
    if (!exchanges.some(({ origin }) => origin.kind === 'flag')) return settings;
    return fail('USAGE', {
      message: '--exchange says what a currency is worth, and not which one is wanted.',
      hint: 'Add the currency of the report: --currency EUR',
    });
  }
  const { value: currency, at } = wanted;
  const used = new Set<Exchange>();
  const into = (from: Currency): Exchange | null => {
    const found = exchanges
      .map(({ value }) => value)
      .find((each) => [each.from, each.to].includes(from) && [each.from, each.to].includes(currency));
    if (!found) return null;
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
  if (own !== currency) refuseMissing(own, currency, at);
  const deductions = settings.deductions.map((deduction): Deduction => {
    if (deduction.kind === 'percent' || deduction.money.currency === currency) return deduction;
    const exchange = into(deduction.money.currency);
    if (!exchange) return deduction;
    return { ...deduction, money: { currency, amount: multiply(deduction.money.amount, exchange.rate) } };
  });
  const notes = [...used].map(({ text }) => diagnostic('EXCHANGE_DECLARED', { currency, exchange: text }));
  return { ...settings, profiles, deductions, notes };
}

function refuseMissing(from: Currency, to: Currency, at: Place | null): never {
  fail(
    'USAGE',
    {
      message: `What a ${from} is worth in ${to} is not known: no rate of exchange is built in.`,
      hint: `Declare it with its day: --exchange "1${from}=…${to}@2026-11-20", or exchange in the settings.`,
    },
    at,
  );
}
