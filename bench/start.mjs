// Cold start beside `node -e 0`, in one run and interleaved, so that a slow machine slows both: npm run bench
//
// Read the ratios, not the milliseconds. Goals: --version at most 1.25, estimate from flags to table at most 1.8.
//
// Dead ends, so that nobody walks them twice (Node 20, two cores; ratios to `node -e 0`):
// - One CommonJS file with everything: 3.7 where ESM chunks took 2.1; all of zod and yaml is parsed on every run.
// - One ESM file with everything: 2.2 where 26 chunks took 2.1, for the same reason.
// - Minified names: 1.7 where 1.8 was; not worth unreadable stack traces.
// - zod and yaml on the flags path: a session file, which needs both, costs 0.9 more than flags.
// - Intl.NumberFormat for grouping: 15 to 25 ms for the first number.
// - module.enableCompileCache: not in Node 20; kept for newer ones.
//
// What did pay: one start file instead of 26 (1.9 to 1.8); .mjs, which needs no package.json lookups, whole columns as cells
// of cli-table3 and no emoji tables for it (2.1 to 1.95); no child_process for commander, word lists and
// Unicode expressions made when first needed (1.8 to 1.65).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RUNS = 25;
const bin = fileURLToPath(new URL('../bin/live-earnings.js', import.meta.url));
const flags = [
  '--likes',
  '48213',
  '--viewers',
  '350',
  '--duration',
  '2h',
  '--comments',
  '812',
  '--gift',
  'Rose=120',
  '--gift',
  'Lion=2',
];
const log = fileURLToPath(new URL('../fixtures/estimate/friday-evening/live.jsonl', import.meta.url));
const session = fileURLToPath(new URL('../fixtures/session/evening/evening.yaml', import.meta.url));
const commands = {
  'node -e 0': ['-e', '0'],
  '--version': [bin, '--version'],
  '--help': [bin, '--help'],
  'estimate, flags to table': [bin, 'estimate', ...flags],
  'estimate, flags to JSON': [bin, 'estimate', ...flags, '--json'],
  'estimate, session file': [bin, 'estimate', session],
  'estimate, log of 2 hours': [bin, 'estimate', log],
};

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} exited with ${status}`);
    times[name].push(performance.now() - start);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(times['node -e 0']);
console.log(`Cold start, Node ${process.versions.node}, median of ${RUNS} interleaved runs`);
for (const [name, values] of Object.entries(times)) {
  const value = median(values);
  console.log(
    `${name.padEnd(26)} ${value.toFixed(1).padStart(7)} ms   ${(value / base).toFixed(2)} × node -e 0`,
  );
}
