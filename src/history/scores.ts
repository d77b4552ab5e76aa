/** The scores of many sets of sessions, each known by its number. */
export interface Scores {
  readonly add: (set: number, score: number) => void;
  /** In the order in which they came. */
  readonly of: (set: number) => number[];
}

/** One list for all sets: most sets of a history have a handful, and a list each would be larger than what is in it. */
export function startScores(): Scores {
  const sets: number[] = [];
  const scores: number[] = [];
  /** Ordered by set, once all are there. */
  let ordered: { readonly starts: Int32Array; readonly scores: Float64Array } | null = null;

  const order = (): NonNullable<typeof ordered> => {
    const last = sets.reduce((most, set) => Math.max(most, set), -1);
    const starts = new Int32Array(last + 2);
    for (const set of sets) starts[set + 1] = (starts[set + 1] as number) + 1;
    for (let set = 0; set <= last; set += 1) {
      starts[set + 1] = (starts[set + 1] as number) + (starts[set] as number);
    }
    const next = starts.slice();
    const inOrder = new Float64Array(scores.length);
    for (const [index, set] of sets.entries()) {
      inOrder[next[set] as number] = scores[index] as number;
      next[set] = (next[set] as number) + 1;
    }
    return { starts, scores: inOrder };
  };
  return {
    add(set, score) {
      sets.push(set);
      scores.push(score);
      ordered = null;
    },
    of(set) {
      ordered ??= order();
      const { starts, scores: all } = ordered;
      return [...all.subarray(starts[set] ?? all.length, starts[set + 1] ?? all.length)];
    },
  };
}
