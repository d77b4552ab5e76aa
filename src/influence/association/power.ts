/** z(0.975) + z(0.8): what a 5 % test needs to find an effect four times in five. */
const POWER = 2.8;

/** The elasticity to plan for, the middle of the prior. */
const PLANNED = 0.3;

/** How many sessions would find an elasticity, with the terms: `7.84 × noise² / (spread² × elasticity²)`. */
export interface Needed {
  readonly elasticity: number;
  readonly noise: number;
  readonly spread: number;
  /** `null` where the like rate never varies: no number would do. */
  readonly sessions: number | null;
}

/**
 * @param noise standard deviation of ln coins that nothing explains
 * @param spread standard deviation of ln likes per viewer-minute
 */
export function sessionsNeeded(noise: number, spread: number, elasticity = PLANNED): Needed {
  const sessions = spread > 0 ? Math.ceil((POWER * noise) ** 2 / (spread * elasticity) ** 2) : null;
  return { elasticity, noise, spread, sessions };
}

/** The smallest elasticity found four times in five; `null` without freedom left, or without variation. */
export const detectable = (noise: number, spread: number, freedom: number): number | null =>
  freedom > 0 && spread > 0 ? (POWER * noise) / (spread * Math.sqrt(freedom)) : null;
