/**
 * How fast many sessions are read, whole processes in turn, median of several rounds: `npm run build && node bench/sessions.mjs [rounds]`.
 *
 * - 10,000 small session files: loaded by the library, and through `history`, beside a script that only does readFileSync and
 *   JSON.parse of the same files. Goal: to load them takes at most twice as long as the script.
 * - 100,000 sessions in one CSV through `history`, with its peak memory, and 10,000 for how the time grows.
 *   Goal: a few seconds; memory that does not grow with the rows.
 * - `influence` on 200 sessions with 499 permutations, above the start of `--version`. Goal: 150 ms.
 *
 * Read the ratios, not the milliseconds. What paid for files: plain JSON is checked by hand-written readers that say what the schema
 * says or nothing, so that no recogniser scans it and neither zod nor a map of places is made (half of it all); no dynamic import a
 * file (40 µs each); one open, read and close a file, without realpath, stat and streams; a session as soon as its file is read, so
 * that what it said dies young; the score alone, without its parts; one context for all sessions; rates once a day.
 *
 * What paid for long tables, by the peak of 100,000 rows above that of 10,000 (94 MB before, 33 now) and their processor time (2.6 s,
 * 1.6): sums of each day as numbers outside of the heap, over one denominator while they are whole numbers below 2^53; days by number,
 * their dates and keys made of what is shown; lines of the table instead of names; no promise, closure or copy a row; 64 KB read and
 * 2 KB cut at a time, so that what survives a collection is 20 KB and V8 does not double its young generation; rows cut without
 * csv-parse until the first quotation mark; common divisors by doubles.
 *
 * What is left: of a table's memory, per row 24 bytes that tell whether two are one LIVE, 12 of its score and 4 of its line, and 350
 * a day; half of the difference is V8's young generation, which is smaller for a short run. Of loading files, a third is system calls
 * made one by one, where readFileSync has one for all; a tenth each the collector and the library's own start. The median of
 * loading is 2.25 to 2.45 times the script, above the goal.
 *
 * Dead ends: larger young generations (no faster, more memory); experimentalMinChunkSize of rollup for the 17 files that
 * `influence` opens (merges nothing without tree-shaking); `--max-lazy`, `--sparkplug` and a single collector thread.
 *
 * All of it is written to the folder for temporary files first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 5);
const program = new URL('../bin/live-earnings.js', import.meta.url).pathname;
const folder = join(tmpdir(), 'live-earnings-bench-sessions');
const measuresMemory = existsSync('/usr/bin/time');

/** A session's figures; likes and coins wander apart. */
function session(index) {
  const draw = (salt) => {
    const x = Math.sin(index * 12.9898 + salt * 78.233) * 43_758.5453;
    return x - Math.floor(x);
  };
  const minutes = 40 + Math.floor(draw(1) * 160);
  const viewers = 20 + Math.floor(draw(2) * 400);
  return {
    startedAt: new Date(Date.UTC(2015, 0, 1) + index * 4 * 3_600_000).toISOString(),
    minutes,
    viewers,
    likes: Math.round(minutes * viewers * (0.5 + 3 * draw(3))),
    gifters: 1 + Math.floor(draw(4) * 30),
    coins: Math.floor(20 + draw(5) * 6000),
  };
}

function writeFiles(name, count) {
  const into = join(folder, name);
  if (existsSync(join(into, `${count - 1}.json`))) return into;
  mkdirSync(into, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const { startedAt, minutes, viewers, likes, gifters, coins } = session(index);
    const text = {
      creator: 'mira_sings',
      startedAt,
      duration: `${minutes}m`,
      viewers: { average: viewers },
      likes,
      gifters,
      coins,
    };
    writeFileSync(join(into, `${index}.json`), JSON.stringify(text));
  }
  return into;
}

function writeTable(count) {
  const path = join(folder, `${count}.csv`);
  mkdirSync(folder, { recursive: true });
  const rows = ['creator,started at,duration,average viewers,likes,gifters,coins'];
  for (let index = 0; index < count; index += 1) {
    const { startedAt, minutes, viewers, likes, gifters, coins } = session(index);
    rows.push(
      `creator_${count > 1000 ? index % 50 : 0},${startedAt},${minutes}m,${viewers},${likes},${gifters},${coins}`,
    );
  }
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

function measure(args) {
  const begun = process.hrtime.bigint();
  const command = [...(measuresMemory ? ['/usr/bin/time', '-f', 'rss %M'] : []), process.execPath, ...args];
  const { status, stderr } = spawnSync(command[0], command.slice(1), { maxBuffer: 1e9, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
  return {
    milliseconds: Number(process.hrtime.bigint() - begun) / 1e6,
    megabytes: Number(/rss (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024,
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Each in turn, so that a busy moment meets all of them. */
function compare(runs) {
  const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, args] of Object.entries(runs)) found[name].push(measure(args));
  return Object.fromEntries(
    Object.entries(found).map(([name, each]) => [
      name,
      {
        milliseconds: median(each.map(({ milliseconds }) => milliseconds)),
        megabytes: Math.max(...each.map(({ megabytes }) => megabytes)),
      },
    ]),
  );
}

function report(title, runs) {
  console.log(`\n${title}`);
  const found = compare(runs);
  for (const [name, { milliseconds, megabytes }] of Object.entries(found))
    console.log(
      `  ${name.padEnd(34)}${milliseconds.toFixed(0).padStart(7)} ms${Number.isNaN(megabytes) ? '' : `${megabytes.toFixed(0).padStart(6)} MB`}`,
    );
  return found;
}

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}; median of ${rounds}`);

const files = writeFiles('files', 10_000);
const script = `const fs = require('fs'); let coins = 0;
for (const name of fs.readdirSync(process.argv[1])) coins += JSON.parse(fs.readFileSync(process.argv[1] + '/' + name, 'utf8')).coins;
console.log(coins);`;
const own = ['history', files, '--json', '--quiet', '--no-config', '--timezone', 'UTC'];
const library = new URL('../dist/index.mjs', import.meta.url).href;
const loading = `const { load } = await import('${library}'); console.log((await load({ inputs: [process.argv[1]] })).sessions.length);`;
const many = report('10,000 session files', {
  'live-earnings history': [program, ...own],
  'load of the library': ['--input-type=module', '-e', loading, files],
  'readFileSync + JSON.parse': ['-e', script, files],
});
const [history, loaded, parsing] = Object.values(many);
const times = ({ milliseconds }) => (milliseconds / parsing.milliseconds).toFixed(2);
console.log(`  history ${times(history)} times the script, loading alone ${times(loaded)}`);

report('Sessions of one CSV through history', {
  '10,000 rows': [
    program,
    'history',
    writeTable(10_000),
    '--json',
    '--quiet',
    '--no-config',
    '--timezone',
    'UTC',
  ],
  '100,000 rows': [
    program,
    'history',
    writeTable(100_000),
    '--json',
    '--quiet',
    '--no-config',
    '--timezone',
    'UTC',
  ],
});

const table = writeTable(200);
const found = report('influence', {
  '--version': [program, '--version'],
  '200 sessions, 499 permutations': [program, 'influence', table, '--json', '--quiet', '--no-config'],
});
const [start, influence] = Object.values(found);
console.log(`  ${(influence.milliseconds - start.milliseconds).toFixed(0)} ms above the start`);
