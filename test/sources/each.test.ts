import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import { tiktokCatalogue } from '../../src/rates/tiktok/catalogue.ts';
import type { Session } from '../../src/session/session.ts';
import { eachSession } from '../../src/sources/each.ts';
import type { LoadRequest } from '../../src/sources/load.ts';
import { NO_FIELDS } from '../../src/sources/typed/fields.ts';

let folder = '';
const FILES: Record<string, string> = {
  'season.csv':
    'creator,startedAt,duration,coins\nanna,2026-01-02T20:00Z,2h,10\nanna,2026-01-03T20:00Z,2h,20\nanna,2026-01-04T20:00Z,2h,40\n',
  'late.csv': 'creator,startedAt,duration,coins\nanna,2026-02-02T20:00Z,2h,80\n',
  'second.yaml': 'creator: anna\nstartedAt: 2026-01-03T21:00:00Z\nduration: 30m\ncoins: 1000\n',
  'other.yaml': 'creator: bo\nstartedAt: 2026-01-03T21:00:00Z\nduration: 30m\ncoins: 5000\n',
  'mistyped.yaml': 'creator: anna\ncions: 5\n',
  'unknown-gift.yaml': 'creator: anna\ngifts: { Rsoe: 3 }\n',
  'empty.json': '',
  'header.csv': 'creator,startedAt,duration,coins,conis\nanna,2026-01-02T20:00Z,2h,10,3\n',
  'quote.csv': `creator,title,coins\nanna,one,10\nanna,"two,20\n${'anna,three,30\n'.repeat(4)}`,
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'each-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* noChunks(): AsyncGenerator<Uint8Array> {}
const requestFor = (inputs: readonly string[], fields: Partial<LoadRequest> = {}): LoadRequest => ({
  inputs,
  flags: NO_FIELDS,
  platform: 'tiktok',
  timezone: 'UTC',
  machineTimezone: () => 'UTC',
  catalogue: async () => tiktokCatalogue([]),
  valueIs: null,
  everything: false,
  workers: { entry: new URL('file:///nonexistent'), count: 0 },
  progress: () => {},
  cwd: folder,
  stdin: { isTTY: true, chunks: noChunks() },
  suggestCommand: () => null,
  ...fields,
});

async function read(inputs: readonly string[], fields: Partial<LoadRequest> = {}) {
  const sessions: Session[] = [];
  const found = await eachSession(requestFor(inputs, fields), (session) => sessions.push(session));
  return {
    coins: sessions.map(({ declared }) => declared.coins),
    found: found.map(({ code, severity }) => `${severity} ${code}`),
    paths: found.flatMap(({ args }) =>
      'other' in args && 'path' in args ? [`${args.path} < ${args.other}`] : [],
    ),
  };
}
const leavingOut = { broken: 'leave-out' } as const;

describe('the sessions of several inputs', () => {
  it('come in the order of the inputs, the rows of tables in their place', async () => {
    const { coins } = await read(['late.csv', 'other.yaml', 'season.csv']);
    expect(coins).toEqual([80, 5000, 10, 20, 40]);
  });

  it('of one LIVE count once, and the input that was named first wins', async () => {
    const first = await read(['season.csv', 'second.yaml']);
    expect(first.coins).toEqual([10, 20, 40]);
    expect(first.paths).toEqual(['second.yaml < season.csv:3']);
    const last = await read(['second.yaml', 'season.csv']);
    expect(last.coins).toEqual([1000, 10, 40]);
    expect(last.paths).toEqual(['season.csv:3 < second.yaml']);
  });

  it('of a table from standard input are read as those of a file', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(FILES['season.csv'] as string);
    }
    const { coins } = await read(['other.yaml', '-'], { stdin: { isTTY: false, chunks: chunks() } });
    expect(coins).toEqual([5000, 10, 20, 40]);
  });

  it('are told by the row where something is off', async () => {
    const sessions: Session[] = [];
    const table = join(folder, 'odd.csv');
    writeFileSync(
      table,
      'creator,duration,averageViewers,peakViewers,coins\nanna,1h,20,30,5\nanna,1h,40,30,5\n',
    );
    await eachSession(requestFor([table]), (session) => sessions.push(session));
    expect(sessions.map(({ diagnostics }) => diagnostics.map(({ at }) => at?.line))).toEqual([[], [3]]);
  });
});

describe('an input that cannot be read', () => {
  it.each(['mistyped.yaml', 'unknown-gift.yaml', 'empty.json', 'header.csv'])(
    'stops the run, unless it is to be left out and named: %s',
    async (name) => {
      await expect(read(['season.csv', name])).rejects.toThrow(InputError);
      const { coins, found } = await read([name, 'season.csv'], leavingOut);
      expect(coins).toEqual([10, 20, 40]);
      expect(found[0]).toBe('warning INPUTS_LEFT_OUT');
      expect(found[1]).toMatch(/^warning /);
    },
  );

  it('stops the run when there is no other', async () => {
    await expect(read(['mistyped.yaml'], leavingOut)).rejects.toThrow('DATA_KEY_UNKNOWN');
    await expect(read(['mistyped.yaml', 'empty.json'], leavingOut)).rejects.toThrow(
      'DATA_KEY_UNKNOWN, INPUT_EMPTY',
    );
  });

  it('stops the run when rows of it are in the figures already', async () => {
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      const rows = Array.from({ length: 20_000 }, (_, index) => `bo,live ${index},10\n`).join('');
      yield Buffer.from(`creator,title,coins\n${rows}`);
      yield Buffer.from('bo,"open,20\n');
      yield Buffer.from('bo,x,30\n'.repeat(10));
    };
    const stdin = { isTTY: false, chunks: chunks() };
    await expect(read(['season.csv', '-'], { ...leavingOut, stdin })).rejects.toThrow('TABLE_QUOTE_OPEN');
  });

  it('that is not there stops the run', async () => {
    await expect(read(['season.csv', 'sesaon.csv'], leavingOut)).rejects.toThrow('INPUT_NOT_FOUND');
  });
});
