import { seededRandom } from '../../src/statistics/random.ts';
import { tryWorld } from './coverage.ts';
import { drawsFrom } from './draws.ts';
import { MIDDLING } from './histories.ts';

const LENGTHS = [10, 12, 15, 20, 30, 45, 70, 100, 150, 200, 300, 500, 1000];

/** The source text of src/influence/association/false-alarm-table.ts. */
export function falseAlarmTable(histories: number, seed: number): string {
  const draws = drawsFrom(seededRandom(seed));
  const points = LENGTHS.map((sessions) => {
    const { associated } = tryWorld({ ...MIDDLING, arousal: true, sessions }, histories, draws);
    return `    { sessions: ${sessions}, associated: ${Number(associated.toFixed(4))} },`;
  });
  return `// Written by \`node bench/statistics/run.mjs false-alarm\`; not by hand.

/**
 * Histories of a middling creator (40 gifts a session) in which likes do nothing, and an excitement of 0.375 (standard
 * deviation of a logarithm) that differs from LIVE to LIVE moves likes and gifts alike: the part that comes out \`associated\`.
 */
export const FALSE_ALARMS = {
  seed: ${seed},
  histories: ${histories},
  points: [
${points.join('\n')}
  ],
} as const;`;
}
