import { type Exact, roundToUnits } from './exact.ts';

/**
 * Rounds rows so that they add up to the rounded total: each row is cut down, then the units that are missing go to the
 * rows that lost most (largest remainder, also called Hamilton's method). Ties go to the earlier row.
 *
 * @param rows exact parts, none negative
 * @param total exact total the rows must reach after rounding; usually their sum
 * @param places decimals of the printed unit
 * @returns one integer of 10^-places units a row, adding up to the rounded total
 */
export function allocate(rows: readonly Exact[], total: Exact, places: number): bigint[] {
  const scale = 10n ** BigInt(places);
  const floors = rows.map((row) => (row.num * scale) / row.den);
  let missing = roundToUnits(total, places) - floors.reduce((a, b) => a + b, 0n);
  const byLoss = rows
    .map((row, index) => ({
      index,
      lost: row.num * scale - (floors[index] as bigint) * row.den,
      den: row.den,
    }))
    .sort((a, b) => {
      const difference = b.lost * a.den - a.lost * b.den;
      return difference < 0n ? -1 : difference > 0n ? 1 : a.index - b.index;
    });
  for (const { index } of byLoss) {
    if (missing <= 0n) break;
    floors[index] = (floors[index] as bigint) + 1n;
    missing -= 1n;
  }
  return floors;
}
