import { describe, expect, test } from 'vitest';
import { settle } from '../../../src/session/settle/settle.ts';
import { readEventLog } from '../../../src/sources/event-log/read.ts';
import { looksLikeEventLog } from '../../../src/sources/event-log/recognise.ts';

/*
 * What a recorder, a disk or a relay does to a log. In each case what can be read is counted, and what cannot is counted as such,
 * with its place; in lines and in arrays, however the bytes are cut into chunks.
 */

const ROOM = '7650000000000000001';
const SECOND = 1_772_395_200;
let id = 7_660_000_000_000_000_000n;
const msgId = (): string => String((id += 1n));

const message = (event: string, data: object): string =>
  JSON.stringify({
    event,
    data: {
      common: { msgId: msgId(), roomId: ROOM, createTime: String(SECOND * 1000) },
      user: { id: '7100000000000000011', displayId: 'nia' },
      ...data,
    },
  });
const gift = (data: object = {}): string =>
  message('gift', {
    giftId: '5655',
    repeatCount: 1,
    repeatEnd: 1,
    gift: { id: '5655', name: 'Rose', type: 2, diamondCount: 1 },
    ...data,
  });
const like = (data: object = {}): string => message('like', { count: 3, total: '120', ...data });
const viewers = (data: object = {}): string =>
  message('roomUser', { total: '57', totalUser: '900', ...data });
const chat = (text: string): string => message('chat', { content: text });

type Text = string | Uint8Array;
const bytes = (...parts: readonly Text[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));

const asLines = (records: readonly Text[]): Buffer => bytes(...records.flatMap((record) => [record, '\n']));
const asArray = (records: readonly Text[]): Buffer =>
  bytes('[\n', ...records.flatMap((record, i) => (i === 0 ? [record] : [',\n', record])), '\n]\n');

async function* inPieces(all: Uint8Array, size: number) {
  for (let i = 0; i < all.length; i += size) yield all.subarray(i, i + size);
}

async function readAll(all: Uint8Array, size = Number.POSITIVE_INFINITY) {
  const reading = await readEventLog(inPieces(all, size), 'live');
  const sessions = reading.tallies.map((tally) =>
    settle(tally, { host: null, gift: () => null, platform: 'tiktok', paths: [] }),
  );
  const told = reading.diagnostics.find(({ code }) => code === 'MALFORMED_RECORDS');
  return {
    gifts: sessions.flatMap(({ gifts }) => gifts ?? []).reduce((sum, { count }) => sum + count, 0),
    comments: sessions.reduce((sum, { comments }) => sum + (comments ?? 0), 0),
    malformed: sessions.reduce((sum, { completeness }) => sum + completeness.malformed, 0),
    told: told?.code === 'MALFORMED_RECORDS' ? told.args.count : 0,
    at:
      told?.code === 'MALFORMED_RECORDS' ? told.args.positions.map((each) => Number(each.split(':')[1])) : [],
    codes: reading.diagnostics.map(({ code }) => code),
    sessions,
  };
}

/** In one piece, and in many: the same. */
async function read(all: Uint8Array) {
  const whole = await readAll(all);
  for (const size of all.length > 100_000 ? [65_536] : [1, 2, 3, 7, 64, 1000])
    expect(await readAll(all, size), `in pieces of ${size}`).toEqual(whole);
  expect(whole.malformed).toBe(whole.told);
  return whole;
}

/** One record in the middle of others, as a line and as an element. */
const LAYOUTS = [
  { name: 'lines', write: asLines, first: 1 },
  { name: 'an array', write: asArray, first: 2 },
] as const;

const deep = (open: string, close: string): string => `${open.repeat(100_000)}1${close.repeat(100_000)}`;

describe.each(LAYOUTS)('one record of $name', ({ write, first }) => {
  test.each([
    ['torn inside a text', '{"event":"gift","data":{"giftId":"56'],
    ['with a comma too many', `${gift().slice(0, -1)},}`],
    ['with a bare word', '{"event":"gift","data":NaN}'],
    ['with a control character', gift().replace('Rose', 'Ro\u0001se')],
    ['of another kind', '{"level":"info","text":"connected"}'],
    ['of rubbish in braces', bytes('{', Buffer.from([0xff, 0, 0x80, 0x01, 0xc3]), '}')],
    ['of bottomless arrays', `{"event":"gift","data":{"x":${deep('[', ']')}}}`],
    ['of bottomless objects', `{"event":"gift","data":${deep('{"a":', '}')}}`],
    ['of a gift without an id', gift({ giftId: undefined, gift: undefined })],
  ])('%s costs no other', async (_, bad) => {
    const { gifts, comments, malformed, at } = await read(
      write([gift(), bad, gift(), chat('hi'), bad, gift()]),
    );
    expect([gifts, comments, malformed, at]).toEqual([3, 1, 2, [first + 1, first + 4]]);
  });

  test('with invalid UTF-8 is read', async () => {
    const [before = '', after = ''] = chat('?').split('?');
    const broken = bytes(before, Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]), after);
    const { gifts, comments, malformed } = await read(write([gift(), broken, gift()]));
    expect([gifts, comments, malformed]).toEqual([2, 1, 0]);
  });

  test('with halves of characters is read', async () => {
    const lone = chat('x').replace('"x"', '"\\ud83d and \\udc4b"');
    const { gifts, comments, malformed } = await read(write([gift(), lone, gift()]));
    expect([gifts, comments, malformed]).toEqual([2, 1, 0]);
  });

  test('that writes its numbers as text is read', async () => {
    const asText = gift({
      repeatCount: '4',
      repeatEnd: '1',
      gift: { id: '5655', name: 'Rose', type: '2', diamondCount: '1' },
    });
    const { gifts, malformed, sessions } = await read(
      write([asText, like({ count: '3', total: '250' }), viewers({ total: '60' })]),
    );
    expect([gifts, malformed, sessions[0]?.likes.total, sessions[0]?.viewers.peak]).toEqual([4, 0, 250, 60]);
  });

  test('with ids beyond 2^53 is told from its neighbour', async () => {
    const bare = (low: number): string =>
      gift({ common: { msgId: 'X', roomId: 'R', createTime: String(SECOND * 1000) } })
        .replace('"X"', `766000000000000000${low}`)
        .replace('"R"', ROOM);
    const { gifts, sessions } = await read(write([bare(1), bare(2), bare(3), bare(2)]));
    expect([gifts, sessions.length, sessions[0]?.roomId]).toEqual([3, 1, ROOM]);
  });

  test('may count time in seconds or in milliseconds', async () => {
    const at = (createTime: unknown): string =>
      gift({ common: { msgId: msgId(), roomId: ROOM, createTime } });
    const { malformed, sessions } = await read(
      write([at(SECOND), at(String(SECOND + 60)), at((SECOND + 120) * 1000), at('0'), at('soon'), at(1e300)]),
    );
    expect([malformed, sessions[0]?.startedAt, sessions[0]?.durationSeconds]).toEqual([
      0,
      '2026-03-01T20:00:00.000Z',
      120,
    ]);
  });

  test('of millions of escapes and a number to be kept is read', async () => {
    const escapes = chat('x').replace('"x"', `"${'\\n'.repeat(2_000_000)}","longId":7660000000000000001`);
    const { gifts, comments, malformed } = await read(write([gift(), escapes, gift()]));
    expect([gifts, comments, malformed]).toEqual([2, 1, 0]);
  });

  test('that is endless is skipped in bounded memory', async () => {
    const block = Buffer.alloc(1 << 20, 'x');
    const before = write([gift(), gift()]);
    const open = before.lastIndexOf('\n]');
    async function* chunks() {
      yield open === -1 ? before : bytes(before.subarray(0, open), ',\n');
      yield Buffer.from('{"event":"gift","data":{"giftName":"');
      for (let i = 0; i < 100; i += 1) {
        yield block;
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      }
      yield Buffer.from(`"}}${open === -1 ? '' : ','}\n${gift()}${open === -1 ? '' : ']'}\n`);
    }
    let peak = 0;
    const start = process.memoryUsage().arrayBuffers;
    const { tallies, diagnostics } = await readEventLog(chunks(), 'live');
    expect(tallies[0]?.singles.size).toBe(3);
    expect(tallies[0]?.malformed).toBe(1);
    expect(diagnostics[0]?.args).toEqual({ count: 1, positions: [`live:${first + 2}`] });
    expect(peak - start).toBeLessThan(60 * 1024 * 1024);
  });
});

describe('lines', () => {
  test('torn at the end and at the beginning', async () => {
    const torn = bytes(gift().slice(40), '\n', asLines([gift(), gift()]), gift().slice(0, 60));
    const { gifts, malformed, at } = await read(torn);
    expect([gifts, malformed, at]).toEqual([2, 2, [1, 4]]);
  });

  test('without a last line feed are whole', async () => {
    const { gifts, malformed } = await read(asLines([gift(), gift()]).subarray(0, -1));
    expect([gifts, malformed]).toEqual([2, 0]);
  });

  test('padded with NULs at the end, inside and around', async () => {
    const zeros = '\0'.repeat(5000);
    const { gifts, malformed, at } = await read(
      bytes(gift(), '\n', zeros, gift(), zeros, '\n', gift().slice(0, 50), zeros, '\n', gift(), '\n', zeros),
    );
    // Around a record they do no harm; alone or in place of its end they are a loss.
    expect([gifts, malformed, at]).toEqual([3, 2, [3, 5]]);
  });

  test('with a byte-order mark, CRLF and blank lines', async () => {
    const { gifts, malformed } = await read(
      bytes('\ufeff', gift(), '\r\n\r\n', gift(), '\r\n \t\r\n\n', gift(), '\r\n'),
    );
    expect([gifts, malformed]).toEqual([3, 0]);
  });

  test('of rubbish between others are counted, line by line', async () => {
    const rubbish = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 131) % 256));
    const lines = rubbish.filter((byte) => byte === 0x0a).length;
    const { gifts, malformed, at } = await read(bytes(gift(), '\n', rubbish, '\n', gift(), '\n'));
    expect([gifts, at.length, at[0]]).toEqual([2, 5, 2]);
    expect(malformed).toBeGreaterThanOrEqual(lines);
  });

  test.each(['[', '{"a":', '{"event":"gift","data":['])('of a bottomless %s cost no other', async (open) => {
    const { gifts, malformed, at } = await read(asLines([gift(), open.repeat(100_000), gift()]));
    expect([gifts, malformed, at]).toEqual([2, 1, [2]]);
  });

  test('that stop in a record and begin anew in another give both neighbours', async () => {
    const { gifts, malformed, at } = await read(
      bytes(gift(), '\n', gift().slice(0, 70), gift(), '\n', gift(), '\n'),
    );
    expect([gifts, malformed, at]).toEqual([2, 1, [2]]);
  });
});

describe('an array', () => {
  test('torn at the end', async () => {
    const all = asArray([gift(), gift(), gift()]);
    const { gifts, malformed, codes, at } = await read(all.subarray(0, -60));
    expect([gifts, malformed, at, codes]).toEqual([2, 1, [4], ['TRUNCATED_ARRAY', 'MALFORMED_RECORDS']]);
  });

  test('without its closing bracket', async () => {
    const { gifts, malformed, codes } = await read(asArray([gift(), gift()]).subarray(0, -3));
    expect([gifts, malformed, codes]).toEqual([2, 0, ['TRUNCATED_ARRAY']]);
  });

  test('with a byte-order mark, CRLF, blank lines and padding', async () => {
    const all = bytes('\ufeff[\r\n\r\n', gift(), ',\r\n', gift(), '\r\n]\r\n', '\0'.repeat(1000));
    const { gifts } = await read(all);
    expect(gifts).toBe(2);
  });

  test('torn outside a text loses what follows, and says so', async () => {
    const { gifts, malformed, codes, at } = await read(
      asArray([gift(), '{"event":"gift","data":{"giftId":5655', gift(), gift()]),
    );
    expect([gifts, malformed, at, codes]).toEqual([1, 1, [3], ['TRUNCATED_ARRAY', 'MALFORMED_RECORDS']]);
  });

  test('behind another, as a recorder that appends writes them', async () => {
    const { gifts, malformed } = await read(bytes(asArray([gift(), gift()]), asArray([gift()])));
    expect([gifts, malformed]).toEqual([3, 0]);
  });

  test.each([
    ['numbers and words', '1, "two", null'],
    ['arrays', '[[1], []]'],
    ['rubbish', Buffer.from([0xff, 0xfe, 0x01, 0x41])],
    ['padding', '\0'.repeat(100)],
    ['bottomless arrays', deep('[', ']')],
  ])('with %s among its elements tells of them', async (_, other) => {
    const { gifts, malformed } = await read(asArray([gift(), other, gift()]));
    expect(gifts).toBe(2);
    expect(malformed).toBeGreaterThan(0);
  });
});

describe('a count that is none', () => {
  const BROKEN = ['abc', '-5', '1.5', -5, 1.5, {}, [], true, 1e300, '99999999999999999999'];
  const UNSAID = [null, ''];

  test.each([
    ['likes', (count: unknown) => like({ count })],
    ['the like total', (total: unknown) => like({ total })],
    ['likes of 1.x', (likeCount: unknown) => flat('like', { likeCount, totalLikeCount: 9 })],
    ['the like total of 1.x', (totalLikeCount: unknown) => flat('like', { likeCount: 3, totalLikeCount })],
    ['viewers', (total: unknown) => viewers({ total })],
    ['viewers so far', (totalUser: unknown) => viewers({ totalUser })],
    ['viewers of 1.x', (viewerCount: unknown) => flat('roomUser', { viewerCount })],
    ['repeats', (repeatCount: unknown) => gift({ repeatCount })],
    ['likes of LIVE Studio', (count: unknown) => studio({ count, total: '9' })],
    ['the like total of LIVE Studio', (total: unknown) => studio({ count: '3', total })],
    ['viewers in Python', (m_total: unknown) => python({ m_total })],
    ['viewers so far in Python', (total_user: unknown) => python({ m_total: 3, total_user })],
  ])('for %s makes the message malformed, and is not ignored', async (_, write) => {
    for (const count of BROKEN) {
      const { malformed, at } = await readAll(asLines([gift(), write(count), gift()]));
      expect([JSON.stringify(count), malformed, at]).toEqual([JSON.stringify(count), 1, [2]]);
    }
    expect((await readAll(asLines([gift(), write('7'), write(7), gift()]))).malformed).toBe(0);
  });

  test.each(UNSAID)('%j is no count that is broken, only one that is not said', async (count) => {
    const { malformed, sessions } = await readAll(asLines([like({ total: count }), like({ count }), like()]));
    expect([malformed, sessions[0]?.likes.total]).toEqual([0, 120]);
  });

  const flat = (event: string, data: object): string =>
    JSON.stringify({
      event,
      data: { msgId: msgId(), userId: '7', createTime: String(SECOND * 1000), ...data },
    });
  const studio = (payload: object): string =>
    JSON.stringify({
      type: 'EVENT',
      event: 'live.like',
      timestamp: SECOND * 1000,
      payload: { message_id: msgId(), room_id: ROOM, ...payload },
    });
  const python = (data: object): string =>
    JSON.stringify({
      type: 'RoomUserSeqEvent',
      data: { common: { msg_id: msgId(), room_id: ROOM, create_time: SECOND * 1000 }, ...data },
    });
});

describe('recognising', () => {
  test.each([
    ['a torn first line', bytes(gift().slice(50), '\n', gift())],
    ['padding', bytes('\0'.repeat(2000), '\n', gift())],
    ['rubbish', bytes(Buffer.from([0xff, 0xfe, 0xfd, 0x0a]), gift())],
    ['a bottomless line', asLines([deep('[', ']').slice(0, 20_000), gift()])],
    ['a byte-order mark and CRLF', bytes('\ufeff\r\n', gift(), '\r\n')],
  ])('a log behind %s', (_, all) => {
    expect(looksLikeEventLog(all.toString())).toBe(true);
  });

  test.each(['[', '{', '{"a":', '"', '\\', '\0', '[{', '{"event":"gift",'])(
    'nothing in a head of %j, and without failing',
    (text) => {
      expect(looksLikeEventLog(text.repeat(64 * 1024).slice(0, 64 * 1024))).toBe(false);
    },
  );
});
