import { associate } from '../../src/influence/association/associate.ts';
import type { Draws } from './draws.ts';
import { history, type World } from './histories.ts';

/** How often an interval held the truth and each outcome came up, over simulated histories of one world. */
export interface Tried {
  readonly replications: number;
  /** Of the 90 % intervals. */
  readonly coverage: number;
  /** 95 % intervals without 0. */
  readonly excludesZero: number;
  readonly rootMeanSquareError: number;
  readonly meanSlope: number;
  /** By least squares; NaN where some history had none. */
  readonly meanPlainSlope: number;
  readonly permutation: number;
  readonly associated: number;
  readonly confounded: number;
  readonly notEnough: number;
}

/** @param replications at least 1 */
export function tryWorld(world: World, replications: number, draws: Draws): Tried {
  const count = { covered: 0, excludes: 0, permutation: 0, associated: 0, confounded: 0, notEnough: 0 };
  let squares = 0;
  let slopes = 0;
  let plain = 0;
  let tested = 0;
  for (let replication = 0; replication < replications; replication += 1) {
    // A seed each, so that one unlucky set of shuffles is not in all of them.
    const found = associate(history(world, draws), { seed: replication });
    if (found.estimate === null) throw new RangeError('a history needs two sessions');
    const { slope, interval90, interval95 } = found.estimate;
    slopes += slope;
    squares += (slope - world.elasticity) ** 2;
    if (interval90.low <= world.elasticity && world.elasticity <= interval90.high) count.covered += 1;
    if (interval95.low > 0 || interval95.high < 0) count.excludes += 1;
    if (found.status === 'associated') count.associated += 1;
    if (found.status === 'confounded') count.confounded += 1;
    if (found.status === 'not_enough_data') {
      count.notEnough += 1;
    } else {
      tested += 1;
      plain += found.checks.leastSquares.slope;
      if (found.checks.permutation.pValue <= 0.05) count.permutation += 1;
    }
  }
  return {
    replications,
    coverage: count.covered / replications,
    excludesZero: count.excludes / replications,
    rootMeanSquareError: Math.sqrt(squares / replications),
    meanSlope: slopes / replications,
    meanPlainSlope: plain / tested,
    permutation: count.permutation / tested,
    associated: count.associated / replications,
    confounded: count.confounded / replications,
    notEnough: count.notEnough / replications,
  };
}
