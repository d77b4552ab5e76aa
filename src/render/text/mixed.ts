import type { Mixed } from '../../history/forecast/past.ts';
import { list, quote } from './words.ts';

/** The creators or platforms that have no common pace. */
export const mixedNames = (mixed: Mixed | null): string[] =>
  mixed === null ? [] : [...(mixed.kind === 'several-creators' ? mixed.creators : mixed.platforms)];

/** Names a sentence bears. */
const MANY = 3;

/** `"ana" and "bo"`; of many the first few. */
export const fewNames = (names: readonly string[]): string =>
  names.length <= MANY ? list(names.map(quote)) : `such as ${list(names.slice(0, MANY).map(quote))}`;
