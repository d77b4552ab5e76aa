import { fail } from '../../diagnostics/diagnostic.ts';
import { isZero } from '../../money/exact.ts';
import { type Money, parseMoney } from '../../money/money.ts';
import { readCount } from './count.ts';

/** What somebody wants to reach. */
export type TypedTarget =
  /** Whole, at least 1. */
  | { readonly kind: 'coins'; readonly coins: number }
  /** Above 0. */
  | { readonly kind: 'money'; readonly money: Money };

/**
 * The value of `--target`: `500USD`, `$500`, `100000 coins`. A bare number is neither.
 *
 * @throws InputError FLAG_VALUE_INVALID
 */
export function readTarget(text: string): TypedTarget {
  const counted = /^(.*\S)\s*coins?$/i.exec(text.trim())?.[1];
  if (counted !== undefined) {
    const coins = readCount(counted);
    if (typeof coins === 'number' && coins > 0) return { kind: 'coins', coins };
  }
  const money = parseMoney(text);
  if (counted === undefined && typeof money !== 'string' && !isZero(money.amount))
    return { kind: 'money', money };
  return fail(
    'FLAG_VALUE_INVALID',
    {
      flag: '--target',
      value: text,
      expected: 'an amount with its currency or coins, above 0, such as 500USD or 100000coins',
    },
    { file: 'flags' },
  );
}
