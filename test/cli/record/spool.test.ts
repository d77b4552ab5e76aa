import { fc, test } from '@fast-check/vitest';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSpool } from '../../../src/cli/record/spool.ts';
import { fullDisk } from './full-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.ndjson`);
const text = (path: string): string => readFileSync(path, 'utf8');
const ONE = { records: 1, gifts: 0 };
const GIFT = { records: 1, gifts: 1 };

describe('a log', () => {
  it('is written before anything is counted', () => {
    const path = newPath();
    const spool = openSpool(fullDisk(Infinity));
    spool.write(path, 'a\n', GIFT, 1);
    expect([text(path), spool.written()]).toEqual(['a\n', { records: 1, gifts: 1 }]);
    spool.close();
  });

  it('is added to, after the line that a kill has torn', () => {
    const path = newPath();
    writeFileSync(path, 'a\n{"event":"gi');
    const spool = openSpool(fullDisk(Infinity));
    spool.write(path, 'b\n', ONE, 1);
    spool.close();
    expect(text(path)).toBe('a\n{"event":"gi\nb\n');
  });

  it('is as it was where nothing comes', () => {
    const path = newPath();
    openSpool(fullDisk(Infinity)).close();
    expect(existsSync(path)).toBe(false);
  });

  it('reaches the disk when it is asked to, and only when there is something', () => {
    const path = newPath();
    const disk = fullDisk(Infinity);
    const spool = openSpool(disk);
    spool.write(path, 'a\n', ONE, 1);
    spool.sync();
    spool.sync();
    expect(disk.synced).toBe(1);
    spool.write(path, 'b\n', ONE, 1);
    spool.close();
    expect(disk.synced).toBe(2);
  });

  it('tells when the disk does not confirm, until it does', () => {
    const path = newPath();
    const disk = fullDisk(Infinity);
    const spool = openSpool(disk);
    disk.syncFails = 'EIO';
    spool.write(path, 'a\n', ONE, 1);
    spool.sync();
    expect(spool.unsynced()).toMatchObject({ code: 'EIO' });
    disk.syncFails = null;
    spool.sync();
    expect(spool.unsynced()).toBeNull();
    disk.syncFails = 'EINVAL';
    spool.write(path, 'b\n', ONE, 1);
    spool.close();
    expect(spool.unsynced()).toBeNull();
  });

  it('begins anew where somebody removes it', () => {
    const path = newPath();
    const spool = openSpool(fullDisk(Infinity));
    spool.write(path, 'a\n', ONE, 1);
    rmSync(path);
    spool.sync();
    spool.write(path, 'b\n', ONE, 1);
    spool.close();
    expect(text(path)).toBe('b\n');
  });
});

describe('a full disk', () => {
  it('on which somebody makes room by removing the log writes torn lines anew', () => {
    const path = newPath();
    const disk = fullDisk(2);
    const spool = openSpool(disk);
    spool.write(path, 'one\n', ONE, 1);
    rmSync(path);
    disk.room = Infinity;
    spool.sync();
    spool.retry();
    spool.close();
    expect(text(path)).toBe('one\n');
  });

  it('holds what comes, in order, and counts it only when it is written', () => {
    const path = newPath();
    const disk = fullDisk(7);
    const spool = openSpool(disk);
    for (const [at, line] of ['one\n', 'two\n', 'three\n'].entries()) spool.write(path, line, GIFT, 100 + at);
    expect(text(path)).toBe('one\ntwo');
    expect(spool.written()).toEqual({ records: 1, gifts: 1 });
    expect(spool.held()).toEqual({
      records: 2,
      gifts: 2,
      bytes: 10,
      since: 101,
      path,
      error: expect.objectContaining({ code: 'ENOSPC' }),
    });
    spool.retry();
    expect(spool.held()?.records).toBe(2);
    disk.room = Infinity;
    spool.retry();
    expect([text(path), spool.held(), spool.written()]).toEqual([
      'one\ntwo\nthree\n',
      null,
      { records: 3, gifts: 3 },
    ]);
    spool.close();
  });

  it('is tried a last time at the end, and what is lost can be told', () => {
    const path = newPath();
    const disk = fullDisk(0);
    const spool = openSpool(disk);
    spool.write(path, 'one\n', GIFT, 5);
    spool.write(path, 'two\n', ONE, 6);
    disk.room = 4;
    spool.close();
    expect([text(path), spool.held()?.records, spool.held()?.gifts, spool.held()?.since]).toEqual([
      'one\n',
      1,
      0,
      6,
    ]);
  });

  it('holds up a folder that is away, too', () => {
    const path = join(folder, 'away', 'log.ndjson');
    const spool = openSpool(fullDisk(Infinity));
    spool.write(path, 'one\n', ONE, 5);
    expect(spool.held()?.error).toMatchObject({ code: 'ENOENT' });
    spool.close();
    expect(spool.held()?.records).toBe(1);
  });

  test.prop(
    [
      fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('write' as const),
            size: fc.nat({ max: 30 }),
            file: fc.nat({ max: 1 }),
          }),
          fc.record({ kind: fc.constant('room' as const), bytes: fc.nat({ max: 60 }) }),
          fc.record({ kind: fc.constant('tick' as const) }),
        ),
        { maxLength: 40 },
      ),
    ],
    { numRuns: 60 },
  )('never loses, doubles or disorders a line, and never counts one that is not there', (steps) => {
    const paths = [newPath(), newPath()];
    const disk = fullDisk(0);
    const spool = openSpool(disk);
    const sent: string[][] = [[], []];
    let number = 0;
    for (const step of steps) {
      if (step.kind === 'room') disk.room += step.bytes;
      if (step.kind === 'tick') {
        spool.retry();
        spool.sync();
      }
      if (step.kind === 'write') {
        const line = `${(number += 1)}:${'x'.repeat(step.size)}\n`;
        sent[step.file]?.push(line);
        spool.write(paths[step.file] as string, line, ONE, number);
      }
      const there = paths.map((path) => (existsSync(path) ? text(path) : ''));
      const whole = there.map((each) => each.split('\n').length - 1);
      expect(spool.written().records).toBe((whole[0] ?? 0) + (whole[1] ?? 0));
      expect(spool.written().records + (spool.held()?.records ?? 0)).toBe(number);
      for (const [at, each] of there.entries()) expect(sent[at]?.join('').startsWith(each)).toBe(true);
    }
    disk.room = Infinity;
    spool.close();
    for (const [at, path] of paths.entries())
      expect(existsSync(path) ? text(path) : '').toBe(sent[at]?.join(''));
  });
});
