import type { Session } from '../session/session.ts';
import { type Benchmark, type Benchmarks, COMPONENTS } from './benchmarks.ts';
import { type Measurement, measure } from './measure.ts';

/** How many LIVEs of the creator the general yardstick weighs as much as. */
export const DEFAULT_WEIGHS = 10;

/**
 * Yardsticks drawn from the general ones towards the creator's own: the geometric mean of the general rate, counted ten times,
 * and of the rate of every earlier LIVE in which the part is known, each first drawn towards the general rate by its
 * pseudo-exposure, so that a short test LIVE says little and a count of 0 has a logarithm.
 *
 * @param past earlier sessions of the same creator, never the one to be scored
 * @param general rates above 0
 */
export function ownBenchmarks(past: readonly Session[], general: Benchmarks): Benchmarks {
  const logs = new Map(COMPONENTS.map((name): [string, number[]] => [name, []]));
  for (const session of past)
    for (const part of measure(session)) {
      const log = logRate(part, general[part.name]);
      if (log !== null) logs.get(part.name)?.push(log);
    }
  return Object.fromEntries(
    COMPONENTS.map((name) => [name, drawn(general[name], logs.get(name) ?? [])]),
  ) as Benchmarks;
}

function logRate({ count, exposure, rate }: Measurement, general: Benchmark): number | null {
  if (rate === null || count === null || exposure === null) return null;
  const { pseudoExposure } = general;
  const shrunk = (count + general.rate * pseudoExposure) / (exposure + pseudoExposure);
  // Without pseudo-exposure, which the settings allow, a count of 0 stays 0.
  return shrunk > 0 ? Math.log(shrunk) : null;
}

function drawn(general: Benchmark, logs: readonly number[]): Benchmark {
  if (logs.length === 0) return general;
  const own = logs.reduce((total, log) => total + log, 0);
  const rate = Math.exp((DEFAULT_WEIGHS * Math.log(general.rate) + own) / (DEFAULT_WEIGHS + logs.length));
  // More digits are noise, and the last ones of logarithms differ between machines.
  return { ...general, rate: Number(rate.toPrecision(6)), own: { sessions: logs.length } };
}
