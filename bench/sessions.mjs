/**
 * How fast many sessions are read, whole processes in turn, median of several rounds: `npm run build && node bench/sessions.mjs [rounds]`.
 *
 * - 10,000 small session files through `history`, beside a script that only does readFileSync and JSON.parse of the same files.
 * - 100,000 sessions in one CSV through `history`, with its peak memory, and 10,000 for how the time grows.
 * - `influence` on 200 sessions with 499 permutations, above the start of `--version`.
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
const many = report('10,000 session files', {
  'live-earnings history': [program, ...own],
  'readFileSync + JSON.parse': ['-e', script, files],
});
const [history, parsing] = Object.values(many);
console.log(`  ${(history.milliseconds / parsing.milliseconds).toFixed(2)} times the script`);

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
