/** One row as far as streaks go, in the order of the table. */
export interface Step {
  readonly who: string;
  readonly gift: string;
  readonly count: number;
}

/** A run of this many rows that rise one by one is hardly chance. */
const SHORTEST = 3;

/**
 * How many runs look like the ticks of a streak: one sender, one gift, counts 1, 2, 3 and on. Finished gifts of one person
 * have no reason to grow like that; ticks taken for gifts count a streak of three as six.
 */
export function suspectTicks(steps: readonly Step[]): number {
  const reached = new Map<string, number>();
  let runs = 0;
  for (const { who, gift, count } of steps) {
    const key = JSON.stringify([who, gift]);
    const before = reached.get(key) ?? 0;
    reached.set(key, count === 1 || count === before + 1 ? count : 0);
    if (count === SHORTEST && before === SHORTEST - 1) runs += 1;
  }
  return runs;
}
