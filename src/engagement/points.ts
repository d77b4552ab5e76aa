/**
 * Cuts parts to whole units that add up to the rounded total (largest remainder; ties go to the earlier part), none
 * above its limit. Parts are small non-negative numbers, never money.
 *
 * @param parts unrounded, in the unit of the result
 * @param limits most units each part may get; together at least the total
 */
export function allocateUnits(parts: readonly number[], total: number, limits: readonly number[]): number[] {
  const units = parts.map((part, index) => Math.min(Math.floor(part), limits[index] as number));
  let left = total - units.reduce((a, b) => a + b, 0);
  const byLoss = parts
    .map((part, index) => ({ index, lost: part - Math.floor(part) }))
    .sort((a, b) => b.lost - a.lost || a.index - b.index);
  while (left > 0) {
    const before = left;
    for (const { index } of byLoss) {
      if (left === 0) break;
      if ((units[index] as number) >= (limits[index] as number)) continue;
      units[index] = (units[index] as number) + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return units;
}

/**
 * Points for a reader who sees the score as a whole number: whole points in the same order that add up to
 * `Math.round(score)`, `null` where the part is unavailable.
 *
 * @param points of one score, one decimal each, adding up to `score`
 */
export function wholePoints(points: readonly (number | null)[], score: number): (number | null)[] {
  // Back to integer tenths first, so that 21.5 + 18.2 cannot become 39.699999.
  const known = points.filter((each) => each !== null).map((each) => Math.round(each * 10) / 10);
  const whole = allocateUnits(
    known,
    Math.round(score),
    known.map(() => 100),
  );
  let next = 0;
  return points.map((each) => {
    if (each === null) return null;
    next += 1;
    return whole[next - 1] as number;
  });
}
