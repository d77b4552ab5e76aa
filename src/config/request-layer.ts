import { fail, type Place } from '../diagnostics/diagnostic.ts';
import type { Deduction } from '../earnings/deductions.ts';
import { compare, type Exact, exact, isNegative, isZero, parseExact } from '../money/exact.ts';
import { parseMoney } from '../money/money.ts';
import type { Currency } from '../money/currency.ts';
import type { Exchange } from '../rates/exchange.ts';
import { CURRENCY, existingCurrency, pairOf, parseExchange } from '../rates/parse-exchange.ts';
import type { Rate } from '../rates/profile.ts';
import { EMPTY_LAYER, type Layer, type RateName, type Setting } from './layer.ts';
import type { Origin } from './settings.ts';
import { canonicalLocale, expectedLocale } from './locale.ts';
import { isTimeZone } from './time-zone.ts';

/** Settings typed as flags, as they were typed. */
export interface ConfigFlags {
  readonly platform?: string | undefined;
  readonly timezone?: string | undefined;
  readonly locale?: string | undefined;
  readonly cashPerCoin?: string | undefined;
  readonly coinsPerDiamond?: string | undefined;
  /** Each `name=10%` or `name=0.25USD`, in order. */
  readonly deduct?: readonly string[] | undefined;
  /** Of the reports: `EUR`. */
  readonly currency?: string | undefined;
  /** Each `1USD=0.92EUR@2026-11-20`. */
  readonly exchange?: readonly string[] | undefined;
  /** `7.5%`, or without the sign. */
  readonly agencyShare?: string | undefined;
  /** The least expected payout: `100USD`. */
  readonly failUnder?: string | undefined;
  /** Each a check: `direct.coins < 1000`. */
  readonly failIf?: readonly string[] | undefined;
}

/** One of the two sources outside files: what it says, and what its settings are called there. */
export interface RequestSource {
  readonly kind: 'flag' | 'environment';
  readonly values: ConfigFlags;
}

const NAMES = {
  platform: { flag: '--platform', environment: 'LIVE_EARNINGS_PLATFORM' },
  timezone: { flag: '--timezone', environment: 'LIVE_EARNINGS_TIMEZONE' },
  locale: { flag: '--locale', environment: 'LIVE_EARNINGS_LOCALE' },
  cashPerCoin: { flag: '--cash-per-coin', environment: 'LIVE_EARNINGS_CASH_PER_COIN' },
  coinsPerDiamond: { flag: '--coins-per-diamond', environment: 'LIVE_EARNINGS_COINS_PER_DIAMOND' },
  deduct: { flag: '--deduct', environment: '' },
  currency: { flag: '--currency', environment: 'LIVE_EARNINGS_CURRENCY' },
  exchange: { flag: '--exchange', environment: '' },
  agencyShare: { flag: '--agency-share', environment: 'LIVE_EARNINGS_AGENCY_SHARE' },
  failUnder: { flag: '--fail-under', environment: 'LIVE_EARNINGS_FAIL_UNDER' },
  failIf: { flag: '--fail-if', environment: '' },
} as const;

const SOURCES = { flag: 'given as a flag', environment: 'given in the environment' } as const;
const PLACES = { flag: 'flags', environment: 'environment' } as const;

/** The environment's settings; an empty variable is as good as none. */
export function environmentValues(env: Readonly<Record<string, string | undefined>>): ConfigFlags {
  const read = (name: keyof typeof NAMES) => env[NAMES[name].environment]?.trim() || undefined;
  return {
    platform: read('platform'),
    timezone: read('timezone'),
    locale: read('locale'),
    cashPerCoin: read('cashPerCoin'),
    coinsPerDiamond: read('coinsPerDiamond'),
    currency: read('currency'),
    agencyShare: read('agencyShare'),
    failUnder: read('failUnder'),
  };
}

/** What the source says beside the rates. */
export function requestLayer({ kind, values }: RequestSource): Layer {
  const texts = new Map<string, Setting<string>>();
  const {
    platform,
    timezone,
    locale,
    deduct,
    currency,
    exchange = [],
    agencyShare,
    failUnder,
    failIf,
  } = values;
  if (platform !== undefined) texts.set('platform', setting(platform, kind, 'platform'));
  if (timezone !== undefined) {
    if (!isTimeZone(timezone)) refuse(kind, 'timezone', timezone, 'a time zone like Europe/Berlin');
    texts.set('timezone', setting(timezone, kind, 'timezone'));
  }
  if (agencyShare !== undefined) {
    const percent = agencyShare.trim().replace(/ ?%$/, '');
    if (!isPercent(parseExact(percent)))
      refuse(kind, 'agencyShare', agencyShare, 'a percent from 0 to 100, such as 7.5%');
    texts.set('agencyShare', setting(percent, kind, 'agencyShare'));
  }
  if (locale !== undefined) {
    const tag = canonicalLocale(locale) ?? refuse(kind, 'locale', locale, expectedLocale(locale));
    texts.set('locale', setting(tag, kind, 'locale'));
  }
  if (failUnder !== undefined) {
    if (typeof parseMoney(failUnder) === 'string')
      refuse(kind, 'failUnder', failUnder, 'an amount with its currency, like 100USD');
    texts.set('failUnder', setting(failUnder, kind, 'failUnder'));
  }
  return {
    ...EMPTY_LAYER,
    texts,
    deductions:
      deduct && deduct.length > 0
        ? deduct.map((text) => setting(parseDeduction(text, kind), kind, 'deduct'))
        : null,
    currency: currency === undefined ? null : setting(parseReported(currency, kind), kind, 'currency'),
    exchanges: parseExchanges(exchange, kind),
    checks: failIf && failIf.length > 0 ? failIf.map((text) => setting(text, kind, 'failIf')) : null,
  };
}

/** The source's rates, for the platform in force: a flag knows no other. */
export function requestRates({ kind, values }: RequestSource, platform: string): Layer {
  const rates = new Map<RateName, readonly Setting<Rate>[]>();
  for (const name of ['cashPerCoin', 'coinsPerDiamond'] as const) {
    const text = values[name];
    if (text === undefined) continue;
    const value = parseExact(text);
    if (!value || isNegative(value) || isZero(value))
      refuse(kind, name, text, 'a decimal number or a fraction above 0, such as 0.005 or 1/210');
    rates.set(name, [setting(ownRate(value, kind, name), kind, name)]);
  }
  if (rates.size === 0) return EMPTY_LAYER;
  const profile = { at: null, rates, channelLabels: new Map(), gifts: new Map() };
  return { ...EMPTY_LAYER, profiles: new Map([[platform, profile]]) };
}

function ownRate(value: Exact, kind: RequestSource['kind'], name: keyof typeof NAMES): Rate {
  return {
    value,
    low: value,
    high: value,
    source: SOURCES[kind],
    url: null,
    date: null,
    confidence: 'high',
    note: null,
    from: null,
    origin: NAMES[name][kind],
  };
}

/** `agency share=10%` or `payout fee=0.25USD`, split at the last `=`. */
function parseDeduction(text: string, kind: RequestSource['kind']): Deduction {
  const at = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(at, 0)).trim();
  const amount = text.slice(at + 1).trim();
  if (name !== '') {
    if (amount.endsWith('%')) {
      const percent = parseExact(amount.slice(0, -1));
      if (isPercent(percent)) return { name, kind: 'percent', percent };
    } else {
      const money = parseMoney(amount);
      if (typeof money !== 'string') return { name, kind: 'fixed', money };
    }
  }
  return refuse(
    kind,
    'deduct',
    text,
    'a name with a percentage from 0 to 100 or an amount with its currency, such as "agency share=10%" or "payout fee=0.25USD"',
  );
}

function parseReported(text: string, kind: RequestSource['kind']): Currency {
  return existingCurrency(text) ?? refuse(kind, 'currency', text, CURRENCY);
}

function parseExchanges(texts: readonly string[], kind: RequestSource['kind']): Layer['exchanges'] {
  const found = new Map<string, Setting<Exchange>>();
  for (const text of texts) {
    const exchange = parseExchange(text);
    if ('expected' in exchange) return refuse(kind, 'exchange', exchange.value, exchange.expected);
    const pair = pairOf(exchange);
    if (found.has(pair)) {
      const message = `--exchange is given twice for ${pair.replace(' ', ' and ')}.`;
      fail('USAGE', { message, hint: 'Give one of them.' });
    }
    found.set(pair, setting(exchange, kind, 'exchange'));
  }
  return found;
}

const isPercent = (value: Exact | null): value is Exact =>
  value !== null && !isNegative(value) && compare(value, exact(100)) <= 0;

function setting<T>(value: T, kind: RequestSource['kind'], name: keyof typeof NAMES): Setting<T> {
  const origin: Origin = { kind, detail: NAMES[name][kind] };
  const at: Place = { file: PLACES[kind] };
  return { value, origin, at };
}

function refuse(
  kind: RequestSource['kind'],
  name: keyof typeof NAMES,
  value: string,
  expected: string,
): never {
  return fail('FLAG_VALUE_INVALID', { flag: NAMES[name][kind], value, expected }, { file: PLACES[kind] });
}
