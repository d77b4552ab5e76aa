import type { ValueIs } from '../source.ts';
import { readCount } from '../typed/count.ts';

/** How many gifts a cell says; `null` when it says none. */
export function countCell(text: string): number | null {
  const count = readCount(text);
  return typeof count === 'number' && count > 0 ? count : null;
}

/** The coins in a cell; `null` for an empty one or the 0 of an unknown price, `broken` for what is no whole number. */
export function coinsCell(text: string): number | null | 'broken' {
  if (text === '') return null;
  const coins = readCount(text);
  return typeof coins === 'number' ? coins || null : 'broken';
}

/** Coins of one gift. A total that does not divide is no total of that many equal gifts, and `broken`. */
export function coinsEach(text: string, count: number, is: ValueIs): number | null | 'broken' {
  const coins = coinsCell(text);
  if (coins === null || coins === 'broken' || is === 'unit') return coins;
  return coins % count === 0 ? coins / count : 'broken';
}
