import type { GiftCandidate } from '../../diagnostics/args.ts';
import { formatCount } from './amount.ts';
import { sanitise } from './sanitise.ts';

/** `1 gift`, `1,011 gifts`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** `a, b and c`. */
export function list(items: readonly string[], last = 'and', separator = ', '): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(separator)} ${last} ${items.at(-1)}`;
}

/** `0, 0.10 and 0.35`; where numbers have commas themselves, `0; 0,10 and 0,35`. */
export const listNumbers = (numbers: readonly string[]): string =>
  list(numbers, 'and', numbers.some((number) => number.includes(',')) ? '; ' : ', ');

/** A value from outside in quotes, cleaned and cut to a length that a sentence bears. */
export function quote(value: string): string {
  const clean = sanitise(value);
  return `"${clean.length > 60 ? `${clean.slice(0, 57)}…` : clean}"`;
}

/** A path in quotes: cleaned, never cut. */
export const pathText = (path: string): string => `"${sanitise(path)}"`;

/** `Heart (id 5480, 10 coins)`. */
export const candidate = ({ giftId, name, coins }: GiftCandidate): string =>
  `${sanitise(name)} (${[giftId && `id ${giftId}`, coins === null ? 'no price' : plural(coins, 'coin')].filter(Boolean).join(', ')})`;
