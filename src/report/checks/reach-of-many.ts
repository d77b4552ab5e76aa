import { child, type FigurePath } from './path.ts';
import type { Reach } from './threshold.ts';

/** Parts of the difference in coins, and the difference itself. */
const COINS = new Set(['difference', 'coins']);

/**
 * Where the truth lies from a figure of many sessions. A sum is at least what is printed where not all sessions tell it, or
 * where the income it is of is a lower bound. A figure of a comparison says itself where it stands.
 */
export function reachOfMany(document: unknown, path: FigurePath): Reach {
  const values = path.map((_, index) => path.slice(0, index).reduce<unknown>(child, document));
  const parent = values.at(-1);
  const name = path.at(-1) as string;
  const own =
    path[0] === 'decomposition' && COINS.has(name)
      ? ['figures', 'coins', 'reach', 'difference'].reduce<unknown>(child, document)
      : child(child(parent, 'reach'), name);
  if (own === 'at-least' || own === 'at-most') return own;
  if (name === 'sum') {
    const [known, sessions] = [child(parent, 'known'), child(values.at(-2), 'sessions')];
    return Number(known) < Number(sessions) ? 'at-least' : 'exact';
  }
  const says = values.map((value) => child(value, 'lowerBound')).filter((each) => typeof each === 'boolean');
  return path.includes('direct') && says.at(-1) === true ? 'at-least' : 'exact';
}
