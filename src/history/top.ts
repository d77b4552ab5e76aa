import type { Figures } from './figures.ts';
import { type Group, groupOf } from './group.ts';
import { mergeSums, type Sums } from './sums.ts';

/**
 * The first `count` groups as they stand, and all others added up as one group of kind `rest`, so that the list still adds up
 * to the total. Nothing is left over where there are not more groups than that.
 *
 * @param count whole, at least 1
 * @param total of the history that the groups are of
 */
export function topGroups(
  groups: readonly Group[],
  count: number,
  total: Pick<Figures, 'cash'>,
): readonly Group[] {
  const others = groups.slice(count);
  if (others.length === 0) return groups;
  const sums = mergeSums(others.map((group) => group.sums)) as Sums;
  return [...groups.slice(0, count), groupOf({ kind: 'rest', groups: others.length }, sums, total)];
}
