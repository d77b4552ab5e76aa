import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, runWith } from '../../io.ts';

const ROOM = '7650000000000000001';
const OTHER = '7650000000000000002';
const START = Date.UTC(2026, 2, 1, 20, 0, 0);
let id = 7_660_000_000_000_000_000n;

const gift = (groupId: string, repeatCount: number, room: string | null) => {
  id += 1n;
  const common = { msgId: id.toString(), createTime: String(START + repeatCount * 1000) };
  const rose = { giftName: 'Rose', giftType: 1, diamondCount: 1 };
  return room === null
    ? { event: 'gift', data: { ...common, userId: '71', giftId: 5655, ...rose, repeatCount, groupId } }
    : {
        event: 'gift',
        data: {
          common: { ...common, roomId: room },
          user: { id: '71' },
          giftId: '5655',
          gift: { name: 'Rose', type: 1, diamondCount: 1 },
          repeatCount,
          groupId,
        },
      };
};
const log = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tally-'));
  const files: Record<string, string> = {
    // A recording without room, cut in the middle of a run without streak id: 2 Roses, then 5.
    'one.jsonl': log(gift('0', 2, null)),
    'two.jsonl': log(gift('0', 5, null)),
    'other.jsonl': log(gift('8', 3, null)),
    'named.jsonl': log(gift('9', 4, OTHER)),
    'torn.jsonl': `${log(gift('9', 4, OTHER))}{"event":"gi`,
    'cut.json': `[${JSON.stringify(gift('9', 4, OTHER))},`,
    'a.yaml': 'creator: late.show\nlikes: 5\n',
    'b.yaml': 'creator: morning.show\nlikes: 5\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const run = (...argv: string[]) => runWith(argv, { cwd });
const sessions = async (...argv: string[]) =>
  (await documentOf(argv, { cwd })).sessions.map(({ session, direct }) => [
    session.roomId,
    direct.coins,
    session.paths,
  ]);

describe('tally', () => {
  test('writes to a file, or to standard output, and says nothing when all is well', async () => {
    expect(await run('tally', 'named.jsonl', '-o', 'named.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const written = readFileSync(join(cwd, 'named.json'), 'utf8');
    expect(await run('tally', 'named.jsonl')).toEqual({ code: 0, stdout: written, stderr: '' });
    expect(await runWith(['tally', '-'], { cwd, stdin: log(gift('9', 4, OTHER)) })).toMatchObject({
      code: 0,
    });
    expect(await sessions('estimate', 'named.json')).toEqual([[OTHER, 4, ['named.json']]]);
    // A tally is merged again like a log.
    expect(await run('tally', 'named.json', 'named.jsonl')).toMatchObject({ code: 0 });
  });

  test('never writes onto a log, nor to where it cannot', async () => {
    for (const path of ['named.jsonl', 'no/such/folder.json']) {
      const { code, stderr } = await run('tally', 'named.jsonl', '-o', path);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`cannot be written to "${path}"`)]);
    }
  });

  test('tells what it noticed, and fails on it with --strict', async () => {
    const { code, stderr } = await run('tally', 'torn.jsonl');
    expect([code, stderr]).toEqual([0, expect.stringContaining('warning: torn.jsonl: 1 record')]);
    expect(await run('tally', 'torn.jsonl', '--strict')).toMatchObject({ code: 1 });
    await run('tally', 'torn.jsonl', '-o', 'torn.json');
    expect(await run('estimate', 'torn.json', '--strict')).toMatchObject({ code: 1 });
    await run('tally', 'cut.json', '-o', 'cut.tally.json');
    // Also after another tally was made of it.
    await run('tally', 'cut.tally.json', 'named.jsonl', '-o', 'all.json');
    const { diagnostics } = await documentOf(['estimate', 'all.json'], { cwd });
    expect(diagnostics.map(({ code }) => code)).toContain('TALLY_INCOMPLETE');
    const member = log({ event: 'member', data: { common: { msgId: '1', roomId: ROOM } } });
    const quiet = await runWith(['tally', '-', '-q'], { cwd, stdin: member });
    const loud = await runWith(['tally', '-'], { cwd, stdin: member });
    expect([quiet.stderr, loud.stderr]).toEqual(['', expect.stringMatching(/^note: stdin: 1 record read/)]);
  });

  test('takes nothing but recordings, and no figures', async () => {
    const typed = await run('tally', 'named.jsonl', 'a.yaml');
    expect([typed.code, typed.stderr]).toEqual([2, expect.stringContaining('"a.yaml" holds figures')]);
    for (const flags of [
      ['--likes', '5'],
      ['--gift', 'Rose=1'],
      ['--cash-per-coin', '0.1'],
      ['--no-config'],
    ]) {
      const { code, stderr } = await run('tally', 'named.jsonl', ...flags);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${flags[0]} is no option of tally`)]);
    }
    expect((await run('tally', 'named.jsonl', '--json')).stderr).toContain("Unknown option '--json'");
    expect(await run('tally')).toMatchObject({ code: 2 });
  });
});

describe('--room-id', () => {
  test('makes pieces of a log that names no room the whole again', async () => {
    const paths = ['one.jsonl', 'two.jsonl'];
    expect(await sessions('estimate', ...paths, '--room-id', ROOM)).toEqual([[ROOM, 5, paths]]);
    await run('tally', 'one.jsonl', '--room-id', ROOM, '-o', 'one.json');
    await run('tally', 'two.jsonl', '-o', 'two.json');
    const tallies = ['one.json', 'two.json'];
    expect(await sessions('estimate', ...tallies, '--room-id', ROOM)).toEqual([[ROOM, 5, tallies]]);
    expect(await sessions('estimate', 'two.jsonl', 'one.json', '--room-id', ROOM)).toEqual([
      [ROOM, 5, ['two.jsonl', 'one.json']],
    ]);
  });

  test('without it they are two LIVEs, each with its own path', async () => {
    expect(await sessions('estimate', 'one.jsonl', 'other.jsonl')).toEqual([
      [null, 2, ['one.jsonl']],
      [null, 3, ['other.jsonl']],
    ]);
  });

  test('leaves a room that the log names', async () => {
    expect(await sessions('estimate', 'named.jsonl', '--room-id', ROOM)).toEqual([
      [OTHER, 4, ['named.jsonl']],
    ]);
    expect(await sessions('estimate', 'named.jsonl', 'one.jsonl', '--room-id', ROOM)).toEqual([
      [OTHER, 4, ['named.jsonl']],
      [ROOM, 2, ['one.jsonl']],
    ]);
  });

  test('names the room of one session file, not of several', async () => {
    expect((await sessions('estimate', 'a.yaml', '--room-id', ROOM))[0]?.[0]).toBe(ROOM);
    expect((await run('estimate', 'a.yaml', 'b.yaml', '--room-id', ROOM)).stderr).toContain(
      '--room-id describes one LIVE, but 2 were given',
    );
  });

  test.each(['', 'a b', 'x'.repeat(65), '7650\n1'])('cannot be %j', async (value) => {
    const { code, stderr } = await run('tally', 'one.jsonl', '--room-id', value);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--room-id cannot be')]);
  });
});
