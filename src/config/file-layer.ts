import type { Place } from '../diagnostics/diagnostic.ts';
import type { Deduction } from '../earnings/deductions.ts';
import { COMPONENTS } from '../engagement/benchmarks.ts';
import { type Currency, parseCurrency } from '../money/currency.ts';
import { type Exact, exact } from '../money/exact.ts';
import { type Money, parseMoney } from '../money/money.ts';
import type { Exchange } from '../rates/exchange.ts';
import { pairOf, parseExchange } from '../rates/parse-exchange.ts';
import type { GiftOverride } from '../rates/catalogue.ts';
import type { Confidence, Rate } from '../rates/profile.ts';
import type { DataFile } from './data-file.ts';
import type { DataPath } from './data-tree.ts';
import { HEADER_COLUMNS, HEADER_TABLES, type HeaderAlias } from './headers.ts';
import { giftKey, type Layer, type ProfileLayer, type RateName, type Setting } from './layer.ts';
import type { Config, ProfileConfig } from './schema.ts';
import type { Origin } from './settings.ts';

/** Who says so, where the configuration names nobody. */
const OWN_SOURCE = 'your configuration';

/** A checked configuration file as a layer, its amounts read exactly from the text. */
export function fileLayer(file: DataFile<Config>, kind: Origin['kind']): Layer {
  const config = file.value;
  const texts = new Map<string, Setting<string>>();
  const numbers = new Map<string, Setting<number>>();
  const set = <T>(value: T, path: DataPath): Setting<T> => setting(value, file, kind, path);
  const text = (path: DataPath): void => {
    const written = file.text(path);
    if (written !== null) texts.set(path.join('.'), set(written, path));
  };
  const number = (value: number | undefined, path: DataPath): void => {
    if (value !== undefined) numbers.set(path.join('.'), set(value, path));
  };

  text(['platform']);
  text(['timezone']);
  text(['agencyShare']);
  text(['locale']);
  text(['failUnder']);
  for (const bound of ['low', 'middle', 'high']) text(['influence', 'elasticity', bound]);
  number(config.influence?.referenceLikeRate, ['influence', 'referenceLikeRate']);
  for (const component of COMPONENTS) {
    number(config.weights?.[component], ['weights', component]);
    const benchmark = config.benchmarks?.[component];
    const at = ['benchmarks', component];
    number(benchmark?.rate, [...at, 'rate']);
    number(benchmark?.spread, [...at, 'spread']);
    number(benchmark?.pseudoExposure, [...at, 'pseudoExposure']);
    if (benchmark?.rate !== undefined) {
      // The built-in's source and grade say nothing about a rate that replaces it.
      const own = set('', [...at, 'rate']);
      texts.set(`benchmarks.${component}.evidence`, { ...own, value: 'assumed' });
      texts.set(`benchmarks.${component}.source`, { ...own, value: OWN_SOURCE });
    }
    text([...at, 'evidence']);
    text([...at, 'source']);
  }
  return {
    texts,
    numbers,
    profiles: new Map(
      Object.entries(config.profiles ?? {}).map(([name, profile]) => [
        name,
        profileLayer(profile, ['profiles', name], file, kind),
      ]),
    ),
    deductions:
      config.deductions?.map((each, index) => {
        const path = ['deductions', index];
        return set(deduction(each.name, each.fixed, exactAt(file, [...path, 'percent'])), path);
      }) ?? null,
    currency:
      config.currency === undefined ? null : set(parseCurrency(config.currency) as Currency, ['currency']),
    exchanges: new Map(
      (config.exchange ?? []).map((each, index) => {
        const exchange = parseExchange(each) as Exchange;
        return [pairOf(exchange), set(exchange, ['exchange', index])];
      }),
    ),
    headers: headerAliases(file, kind),
    checks: config.checks?.map((each, index) => set(each, ['checks', index])) ?? null,
  };
}

function headerAliases(file: DataFile<Config>, kind: Origin['kind']): Layer['headers'] {
  const found = new Map<string, readonly Setting<HeaderAlias>[]>();
  for (const table of HEADER_TABLES) {
    for (const column of HEADER_COLUMNS[table]) {
      const path = ['headers', table, column];
      const written = file.at(path);
      const paths = Array.isArray(written) ? written.map((_, index) => [...path, index]) : [path];
      const aliases = paths.flatMap((each) => {
        const header = file.text(each);
        if (header === null) return [];
        return [setting({ table, column, header, at: file.valuePlace(each) }, file, kind, each)];
      });
      if (aliases.length > 0) found.set(`${table}.${column}`, aliases);
    }
  }
  return found;
}

function profileLayer(
  profile: ProfileConfig,
  at: DataPath,
  file: DataFile<Config>,
  kind: Origin['kind'],
): ProfileLayer {
  const set = <T>(value: T, ...path: DataPath): Setting<T> => setting(value, file, kind, [...at, ...path]);
  const rates = new Map<RateName, readonly Setting<Rate>[]>();
  const rate = (name: RateName, value: unknown, path: DataPath): void => {
    if (value === undefined) return;
    const list = Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
    rates.set(
      name,
      list.map((each) => set(rateAt(file, [...at, ...each]), ...each)),
    );
  };
  rate('cashPerCoin', profile.cashPerCoin, ['cashPerCoin']);
  rate('coinsPerDiamond', profile.coinsPerDiamond, ['coinsPerDiamond']);
  for (const [channel, value] of Object.entries(profile.coinPrices ?? {}))
    rate(`coinPrices.${channel}`, value, ['coinPrices', channel]);
  for (const name of ['dailyCap', 'minimum', 'payoutDelayDays', 'cashOutFee'] as const)
    rate(name, profile[name], [name]);
  return {
    at: file.place(at),
    ...(profile.extends !== undefined && { extends: set(profile.extends, 'extends') }),
    ...(profile.label !== undefined && { label: set(profile.label, 'label') }),
    ...(profile.currency !== undefined && {
      currency: set(parseCurrency(profile.currency) as Currency, 'currency'),
    }),
    rates,
    channelLabels: new Map(),
    gifts: new Map(
      (profile.gifts ?? []).map((gift, index) => {
        const path = ['gifts', index];
        const giftId = file.text([...at, ...path, 'id']);
        const override: GiftOverride = {
          giftId,
          name: gift.name,
          price: gift.coins === undefined ? { kind: 'free' } : { kind: 'priced', coins: gift.coins },
          type: gift.type ?? null,
          source: lineOf(file.place([...at, ...path])),
        };
        return [giftKey(giftId, gift.name), set(override, ...path)];
      }),
    ),
  };
}

/** A rate written as a bare number, or as a group of keys. */
function rateAt(file: DataFile<Config>, path: DataPath): Rate {
  const value = exactAt(file, path) ?? exact(file.text([...path, 'value']) as string);
  const text = (key: string): string | null => file.text([...path, key]);
  return {
    value,
    low: exactAt(file, [...path, 'low']) ?? value,
    high: exactAt(file, [...path, 'high']) ?? value,
    source: text('source') ?? OWN_SOURCE,
    url: text('url'),
    date: text('date'),
    confidence: (text('confidence') as Confidence | null) ?? 'high',
    note: text('note'),
    from: text('from'),
    origin: lineOf(file.place(path)),
  };
}

function exactAt(file: DataFile<Config>, path: DataPath): Exact | null {
  const text = file.text(path);
  return text === null ? null : exact(text);
}

const deduction = (name: string, fixed: string | undefined, percent: Exact | null): Deduction =>
  fixed === undefined
    ? { name, kind: 'percent', percent: percent as Exact }
    : { name, kind: 'fixed', money: parseMoney(fixed) as Money };

function setting<T>(value: T, file: DataFile<Config>, kind: Origin['kind'], path: DataPath): Setting<T> {
  const at = file.place(path);
  return { value, origin: { kind, detail: lineOf(at) }, at };
}

const lineOf = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`);
