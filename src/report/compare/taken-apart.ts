import type { Decomposition } from '../../history/decomposition.ts';
import type { CompareReport } from './build.ts';

export type TakenApart = Decomposition | { readonly kind: 'none'; readonly reason: 'both-at-least' };

/** Where the difference in coins came from; of two lower bounds there is none. */
export function takenApart({ pairs, comparison }: CompareReport): TakenApart {
  const coins = pairs.find(({ figure }) => figure === 'coins');
  return coins?.reach.between === null ? { kind: 'none', reason: 'both-at-least' } : comparison.decomposition;
}
