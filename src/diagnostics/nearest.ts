/**
 * Edit distance with adjacent swaps (optimal string alignment), or `limit + 1` as soon as it must be above `limit`.
 * Used for suggestions in messages only; nothing is ever matched by it.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] as number) + 1);
      }
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}

/** The known word nearest to what was typed, or `null` when none is near enough to be meant. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(typed.length / 2.5));
  let best: string | null = null;
  let distance = limit + 1;
  for (const word of known) {
    const next = editDistance(typed.toLowerCase(), word.toLowerCase(), limit);
    if (next < distance) [best, distance] = [word, next];
  }
  return best;
}
