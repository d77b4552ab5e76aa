import { compare, divide, exact, type Exact, add, ceiling, isZero } from '../../money/exact.ts';
import type { EarnedSession } from '../earned.ts';
import { isUnderstated, type Mixed } from '../forecast/past.ts';
import { countOf } from './coins.ts';

/** How many people would have to give what people usually give. */
export type GiftersNeeded =
  | {
      readonly kind: 'gifters';
      readonly gifters: number;
      /** The median over sessions, exact. */
      readonly coinsPerGifter: Exact;
      /** Sessions it comes from. */
      readonly n: number;
      readonly assumptions: readonly ['COINS_PER_GIFTER_AS_USUAL'];
    }
  | {
      readonly kind: 'unknown';
      /** Nobody counted gifters, or those who were counted gave nothing. */
      readonly reason: 'gifters-unknown' | 'no-income' | Mixed['kind'];
    };

/** @param coins whole, above 0 */
export function giftersNeeded(coins: number, past: readonly EarnedSession[]): GiftersNeeded {
  const each = past.flatMap((session) => {
    const perGifter = coinsPerGifter(session);
    return perGifter ? [perGifter] : [];
  });
  if (each.length === 0) return { kind: 'unknown', reason: 'gifters-unknown' };
  const usual = median(each);
  if (isZero(usual)) return { kind: 'unknown', reason: 'no-income' };
  return {
    kind: 'gifters',
    gifters: countOf(ceiling(divide(exact(coins), usual))),
    coinsPerGifter: usual,
    n: each.length,
    assumptions: ['COINS_PER_GIFTER_AS_USUAL'],
  };
}

function coinsPerGifter(past: EarnedSession): Exact | null {
  const { session, income } = past;
  if (income.coins === null || income.source === 'gift-count' || isUnderstated(past)) return null;
  return session.gifters ? divide(income.coins, exact(session.gifters)) : null;
}

/** Of at least one value; between the two in the middle of an even number. */
function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] as Exact;
  return Number.isInteger(half) ? divide(add(sorted[half - 1] as Exact, upper), exact(2)) : upper;
}
