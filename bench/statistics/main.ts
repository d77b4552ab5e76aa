// Parts, all but gdq and false-alarm by default:
//   coverage      of the 90 % interval at elasticities 0 to 0.9; false alarms where the model holds
//   rule          the four outcomes by history length, also where excitement moves likes and gifts alike
//   timing        the order of taps and gifts within a session
//   forecast      of the next session and of the time to a target, on simulated creators
//   speed         of one association
//   false-alarm   prints src/influence/association/false-alarm-table.ts
//   gdq FOLDER    minutes of charity marathons (github:bcongdon/gdq-stats, MIT), as EVENT.latest.json and EVENT.schedule.json
// A whole number among the arguments sets the replications (2,000).
//
// Measured with 2,000 replications, Node 20:
// - coverage of the 90 % interval: .97 .94 .92 (n 10, 30, 100) at elasticity 0; .99 .96 .92 at .3; .98 .93 .92 at .6; .93 .92 .90 at .9.
// - likes that do nothing, the model holding: associated in .000 to .035 of histories of 8 to 200 sessions.
// - excitement alone: associated in .07 .13 .26 .39 .65 at n 15, 30, 60, 100, 200. More data makes it more certain, not less.
// - a real .3 is found in .20 at n 100, .6 in .63, .9 in .90: inconclusive is the usual answer.
// - six marathons, 883 runs: slope .99 (.07), with trend .85 (.06), with hour of day .63 (.06); associated in all six, in none of
//   their first 30 runs. Another event's chat by number of the run: 1 of 30 pairs, 5 without time of day; pasted on at the same
//   time since the start, which shares the arc of the event too: 5 of 30, 9 without time of day.
// - order within a session: chance .02, excitement in the same minute .02 to .03, excitement that gifts answer 2 minutes later
//   .28 (120 min) and .77 (240 min), a true .6 .15 and .62. Viewer counts 2 minutes late: .08 and .13 of "viewers after likes".
// - 200 sessions with 499 shuffles: 7 to 10 ms, the first call up to 40 ms.
import { associate } from '../../src/influence/association/associate.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { tryWorld } from './coverage.ts';
import { drawsFrom } from './draws.ts';
import { falseAlarmTable } from './false-alarm.ts';
import { forecastBench } from './forecast.ts';
import { gdq } from './gdq.ts';
import { history, MIDDLING, type World } from './histories.ts';
import { timing } from './timing.ts';

/** Fresh seeds a part, so that parts can be run alone. */
const SEED = { coverage: 20_260, rule: 20_261, timing: 20_262, falseAlarm: 20_263, forecast: 20_264 };

const args = process.argv.slice(2);
const replications = Number(args.find((each) => /^\d+$/.test(each)) ?? 2000);
const named = args.filter((each) => !/^\d+$/.test(each));
const wants = (part: string): boolean => named.length === 0 || named.includes(part);
const figure = (value: number): string => value.toFixed(3).padStart(7);

if (wants('coverage')) {
  const draws = drawsFrom(seededRandom(SEED.coverage));
  console.log(`Association, ${replications} histories a row: coverage of the 90 % interval, and errors`);
  console.log('   b    n  cover90    rmse   slope  95%>0 associated not enough');
  for (const elasticity of [0, 0.3, 0.6, 0.9]) {
    for (const sessions of [10, 30, 100]) {
      const found = tryWorld({ ...MIDDLING, sessions, elasticity }, replications, draws);
      console.log(
        `${elasticity.toFixed(1)} ${String(sessions).padStart(4)} ${[found.coverage, found.rootMeanSquareError, found.meanSlope, found.excludesZero, found.associated, found.notEnough].map(figure).join(' ')}`,
      );
    }
  }
}

if (wants('rule')) {
  const draws = drawsFrom(seededRandom(SEED.rule));
  const lengths = [8, 15, 30, 60, 100, 200];
  const worlds: readonly [string, Partial<World>][] = [
    ['0', {}],
    ['0, small creator', { gifts: 4 }],
    ['0, viewers 0.3 off', { viewerError: 0.3 }],
    ['0, excitement', { arousal: true }],
    ['0.3', { elasticity: 0.3 }],
    ['0.6', { elasticity: 0.6 }],
    ['0.9', { elasticity: 0.9 }],
  ];
  console.log(`\nOutcomes, ${replications} histories a cell: associated [not enough data] (confounded)`);
  console.log(`truth${' '.repeat(17)}${lengths.map((n) => `n=${n}`.padEnd(19)).join('')}`);
  for (const [name, change] of worlds) {
    const cells = lengths.map((sessions) => {
      const found = tryWorld({ ...MIDDLING, ...change, sessions }, replications, draws);
      return `${found.associated.toFixed(3)} [${found.notEnough.toFixed(2)}] (${found.confounded.toFixed(2)})`;
    });
    console.log(`${name.padEnd(22)}${cells.map((cell) => cell.padEnd(19)).join('')}`);
  }
}

if (wants('timing')) timing(replications, drawsFrom(seededRandom(SEED.timing)));

if (wants('forecast')) forecastBench(replications, drawsFrom(seededRandom(SEED.forecast)));

if (wants('speed')) {
  const draws = drawsFrom(seededRandom(1));
  console.log('\nOne association with 499 shuffles, the first call and the median of 21');
  for (const sessions of [200, 1000, 10_000]) {
    const inputs = history({ ...MIDDLING, sessions }, draws);
    const times = Array.from({ length: 21 }, () => {
      const start = performance.now();
      associate(inputs);
      return performance.now() - start;
    });
    const median = times.toSorted((a, b) => a - b)[10] as number;
    console.log(
      `${String(sessions).padStart(6)} sessions ${figure(times[0] as number)} ms ${figure(median)} ms`,
    );
  }
}

if (named.includes('false-alarm')) console.log(falseAlarmTable(replications, SEED.falseAlarm));

const folder = named[named.indexOf('gdq') + 1];
if (named.includes('gdq')) {
  if (folder === undefined) throw new Error('gdq needs the folder of its files: gdq FOLDER');
  gdq(folder);
}
