/**
 * How fast event logs are counted, whole processes side by side in one run, each several times in turn; the median counts, and ratios
 * are what to look at. `npm run bench:logs [-- bytes [rounds]]` after `npm run build`; it writes three logs to the folder for temporary files.
 *
 * Rivals: the script a user would write (bench/logs/naive.mjs), jq, DuckDB (`npm install --no-save @duckdb/node-api@1.5.5-r.5`) and `wc -l`.
 * What is not installed is left out by name. All rivals count by the naive rule, which is not right; it is what they are used with.
 *
 * Dead ends, measured on the way here:
 * - One decoding of a chunk to text and `split('\n')`, JSON.parse of every line: 0.04 to 0.085 GB/s; the parsing is the cost.
 * - `String.indexOf` or `Buffer.indexOf` for the next quote: 0.3 to 0.8 GB/s, as most texts are under 30 bytes and each call costs.
 * - A sticky regular expression a text: 0.35 to 0.46 GB/s. `charCodeAt` over a latin1 string: 0.1.
 * - Four bytes at a time in 32-bit words: 0.70 to 0.93 GB/s, no better than a table of stops a byte (0.74 to 0.76).
 * - A first pass for keys, then a second for escapes in them: half the speed of telling both in one.
 * - The best of these in JavaScript, on two threads: 3, 3 and 2 times the script. The same walk in WebAssembly with SIMD makes, on one
 *   thread and reading included, 0.73 GB/s on flat records, 1.0 on nested and 0.33 on small ones.
 * - Gifts through JSON.parse and the dialects, as they are a few of a hundred: 20 µs each, more than half of a log of small records.
 * - Message ids in sorted rows, merged now and then, instead of a table of hashes that does not fit into the cache: 2.6 times slower,
 *   as the loops run too seldom to be compiled well. The table in signed words, which need no boxes: no faster.
 * - Rows of what the kernel has read, counted in JavaScript: it runs too short to be compiled well, and took a third of the time on flat
 *   records, half on small ones. The kernel counts them itself now.
 * - Compiling WebAssembly sooner or wholly (--wasm-tiering-budget, --no-wasm-dynamic-tiering): no difference beyond the noise.
 * - Taking a thread's tables before the thread has ended: no faster, and 10 MB more.
 * - Telling 131,072 likes a room apart: the larger part of what ids cost. 32,768 stay in the cache.
 * - Reading a MB at once: a third slower than 128 KB, which stay in the second-level cache; from the middle of a page: several times.
 * - A smaller young generation for the whole process (--max-semi-space-size=2) takes 25 MB off the peak, but can only be given to node
 *   itself; V8's flags are no longer read when a script runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLog } from './logs/make.mjs';

const bytes = Number(process.argv[2] ?? 500e6);
const rounds = Number(process.argv[3] ?? 3);
const here = (name) => new URL(name, import.meta.url).pathname;
const found = (command) => spawnSync('which', [command]).status === 0;
const resolves = (name) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', `await import('${name}')`], { cwd: here('.') })
    .status === 0;

const JQ = `reduce inputs as $r ({coins: 0, likes: 0, comments: 0};
  if $r.event == "gift" then ($r.data.giftType // $r.data.gift.type) as $type
    | if $type == 1 and ([false, 0, null] | index([$r.data.repeatEnd])) then .
      else .coins += (($r.data.diamondCount // $r.data.gift.diamondCount // 0) * $r.data.repeatCount) end
  elif $r.event == "like" then .likes = ([.likes, ($r.data.totalLikeCount // $r.data.total | tonumber)] | max)
  elif $r.event == "chat" then .comments += 1 else . end)`;

const runs = {
  'live-earnings': (log) => [process.execPath, here('../bin/live-earnings.js'), log, '--json', '--quiet'],
  'readline + JSON.parse': (log) => [process.execPath, here('logs/naive.mjs'), log],
  ...(resolves('@duckdb/node-api') && {
    DuckDB: (log, shape) => [process.execPath, here('logs/duckdb.mjs'), log, shape],
  }),
  ...(found('wc') && { 'wc -l': (log) => ['wc', '-l', log] }),
  // A minute or more a run: once is enough.
  ...(found('jq') && { jq: (log) => ['jq', '-nc', JQ, log] }),
};
const ONCE = new Set(['jq']);
const measuresMemory = existsSync('/usr/bin/time');

function measure(command) {
  const begun = process.hrtime.bigint();
  const [program, ...args] = measuresMemory ? ['/usr/bin/time', '-f', 'rss %M', ...command] : command;
  const { status, stderr } = spawnSync(program, args, { maxBuffer: 1e9, encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  // live-earnings answers 0; a rival that fails must not win.
  if (status !== 0) throw new Error(`${command.join(' ')}: ${status} ${stderr}`);
  return { seconds, megabytes: Number(/rss (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}; ${(bytes / 1e6).toFixed(0)} MB each, median of ${rounds}`,
);
for (const absent of ['DuckDB', 'wc -l', 'jq'])
  if (!(absent in runs)) console.log(`${absent}: not installed, left out`);
for (const shape of ['flat', 'nested', 'small']) {
  const log = join(tmpdir(), `live-earnings-bench-${shape}.ndjson`);
  makeLog(log, shape, bytes);
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, command] of Object.entries(runs))
      if (round === 0 || !ONCE.has(name)) times[name].push(measure(command(log, shape)));
  const own = median(times['live-earnings'].map(({ seconds }) => seconds));
  console.log(`\n${shape}`);
  for (const [name, each] of Object.entries(times)) {
    const seconds = median(each.map((one) => one.seconds));
    const peak = Math.max(...each.map((one) => one.megabytes));
    const ratio = (seconds / own).toFixed(2);
    console.log(
      `  ${name.padEnd(24)}${seconds.toFixed(2).padStart(8)} s ${(bytes / seconds / 1e9).toFixed(2).padStart(7)} GB/s ${ratio.padStart(8)} ×${Number.isNaN(peak) ? '' : `${peak.toFixed(0).padStart(7)} MB`}`,
    );
  }
}
