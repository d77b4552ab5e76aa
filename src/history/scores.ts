/** The scores of many sets of sessions, each known by its number. */
export interface Scores {
  readonly add: (set: number, score: number) => void;
  /** In the order in which they came; until the next one is added. */
  readonly of: (set: number) => Float64Array;
}

/** Scores that memory is taken for at a time. */
const AT_ONCE = 1024;
/** The sessions of a comparison, say. */
const FEW = 16;

/** One list for all sets: most sets of a history have a handful, and a list each would be larger than what is in it. */
export function startScores(): Scores {
  const pieces: { readonly sets: Int32Array; readonly scores: Float64Array; size: number }[] = [];
  /** Ordered by set, once all are there. */
  let ordered: { readonly starts: Int32Array; readonly scores: Float64Array } | null = null;

  const order = (): NonNullable<typeof ordered> => {
    let [count, last] = [0, -1];
    for (const { sets, size } of pieces) {
      count += size;
      for (let at = 0; at < size; at += 1) last = Math.max(last, sets[at] as number);
    }
    const starts = new Int32Array(last + 2);
    for (const { sets, size } of pieces)
      for (let at = 0; at < size; at += 1) grow(starts, (sets[at] as number) + 1, 1);
    for (let set = 0; set <= last; set += 1) grow(starts, set + 1, starts[set] as number);
    const next = starts.slice();
    const inOrder = new Float64Array(count);
    for (const { sets, scores, size } of pieces) {
      for (let at = 0; at < size; at += 1) {
        const set = sets[at] as number;
        inOrder[next[set] as number] = scores[at] as number;
        grow(next, set, 1);
      }
    }
    return { starts, scores: inOrder };
  };
  return {
    add(set, score) {
      let piece = pieces.at(-1);
      if (!piece || piece.size === piece.sets.length) {
        const room = pieces.length === 0 ? FEW : AT_ONCE;
        piece = { sets: new Int32Array(room), scores: new Float64Array(room), size: 0 };
        pieces.push(piece);
      }
      piece.sets[piece.size] = set;
      piece.scores[piece.size] = score;
      piece.size += 1;
      ordered = null;
    },
    of(set) {
      ordered ??= order();
      const { starts, scores } = ordered;
      return scores.subarray(starts[set] ?? scores.length, starts[set + 1] ?? scores.length);
    },
  };
}

function grow(numbers: Int32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] as number) + by;
}
