import { allocate } from './allocate.ts';
import { add, type Exact, fraction, roundToUnits } from './exact.ts';

/**
 * {@link allocate} for rows of any sign: all are lifted by the same whole units and lowered again, so that each is cut down and
 * the rest goes to those that lost most.
 *
 * @returns one integer of 10^-places units a row, adding up to the total rounded half away from zero
 */
export function allocateSigned(rows: readonly Exact[], total: Exact, places: number): bigint[] {
  const scale = 10n ** BigInt(places);
  const lift = rows.reduce((most, { num, den }) => {
    const below = num < 0n ? (-num * scale) / den + 1n : 0n;
    return below > most ? below : most;
  }, 0n);
  const by = fraction(lift, scale);
  const target = fraction(roundToUnits(total, places) + lift * BigInt(rows.length), scale);
  return allocate(
    rows.map((row) => add(row, by)),
    target,
    places,
  ).map((units) => units - lift);
}
