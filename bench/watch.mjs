/**
 * How many events a second `watch` keeps up with on one core, while it makes its report again and again; after `npm run build`.
 *
 *   node bench/watch.mjs [seconds [events a second]]
 *
 * For each shape of log: `at once`, a log that is there, from the first byte to the last figure; then `as it comes`, a file that a
 * process of its own writes to at a steady pace (20,000 a second unless said otherwise), with how far the figures were behind in
 * the end and what part of a core it took. It is held to one core where `taskset` is there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeLog } from './logs/make.mjs';

const seconds = Number(process.argv[2] ?? 10);
const pace = Number(process.argv[3] ?? 20_000);
const BIN = new URL('../bin/live-earnings.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'live-earnings-bench-'));
const oneCore = spawnSync('which', ['taskset']).status === 0 ? ['taskset', '-c', '0'] : [];

/** Appends whole lines of a log to another file, so many a second, and says how many there were and when it was done. */
const WRITER = `
import { openSync, readFileSync, writeSync } from 'node:fs';
const [from, to, pace, events] = process.argv.slice(1).map((text, index) => (index < 2 ? text : Number(text)));
const bytes = readFileSync(from);
const ends = [0];
for (let at = bytes.indexOf(10); at !== -1 && ends.length <= events; at = bytes.indexOf(10, at + 1)) ends.push(at + 1);
const all = ends.length - 1;
const file = openSync(to, 'a');
const begun = Date.now();
let written = 0;
const timer = setInterval(() => {
  const due = Math.min(Math.floor(((Date.now() - begun) / 1000) * pace), all);
  if (due > written) writeSync(file, bytes.subarray(ends[written], ends[due]));
  written = due;
  if (written < all) return;
  clearInterval(timer);
  process.stdout.write(JSON.stringify({ written, at: Date.now() }));
}, 20);
`;

/** Starts `watch --json --every 1` and tells each line it prints. */
function watchLog(path, stdin, told) {
  const argv = [process.execPath, BIN, 'watch', path, '--json', '--every', '1', '--no-config'];
  const [program, ...args] = [...oneCore, ...argv];
  const child = spawn(program, args, { stdio: [stdin, 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { watch } = JSON.parse(line);
    told({ ...watch, seenAt: Date.now() });
  });
  return child;
}

/** CPU seconds of a running process; NaN where /proc is not there. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

const count = (number) => Math.round(number).toLocaleString('en');

const closed = (child) => new Promise((settle) => child.on('close', settle));

async function atOnce(log) {
  const file = openSync(log, 'r');
  const begun = Date.now();
  let events = 0;
  await closed(
    watchLog('-', file, (line) => {
      ({ events } = line);
    }),
  );
  closeSync(file);
  return { perSecond: (events / (Date.now() - begun)) * 1000 };
}

async function asItComes(log) {
  const path = join(folder, 'growing.ndjson');
  writeFileSync(path, '');
  const lines = [];
  const child = watchLog(path, 'ignore', (line) => lines.push(line));
  await new Promise((resume) => setTimeout(resume, 500));
  const writer = spawn(
    process.execPath,
    ['--input-type=module', '-e', WRITER, log, path, String(pace), String(pace * seconds)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const before = cpuSeconds(child.pid);
  let text = '';
  writer.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await closed(writer);
  const after = cpuSeconds(child.pid);
  const { written, at } = JSON.parse(text);
  while (!lines.some(({ events }) => events >= written) && Date.now() - at < 30_000)
    await new Promise((resume) => setTimeout(resume, 20));
  child.kill('SIGINT');
  await closed(child);
  const last = lines.find(({ events }) => events >= written);
  rmSync(path);
  return {
    written,
    behind: last === undefined ? Number.NaN : last.seenAt - at,
    core: (after - before) / seconds,
  };
}

console.log(
  `${cpus()[0]?.model.trim()}, Node ${process.version}, ${oneCore.length > 0 ? 'on one core' : 'not held to one core'}`,
);
try {
  for (const [shape, bytesEach] of [
    ['flat', 1500],
    ['nested', 7000],
    ['small', 200],
  ]) {
    const log = join(folder, `${shape}.ndjson`);
    makeLog(log, shape, pace * seconds * bytesEach);
    const { perSecond } = await atOnce(log);
    const { written, behind, core } = await asItComes(log);
    console.log(
      `${shape.padEnd(8)}at once ${count(perSecond)} events/s; ${count(written / seconds)} events/s as they come: ${behind} ms behind in the end (there is a line a second), ${(core * 100).toFixed(0)} % of a core`,
    );
    rmSync(log);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
