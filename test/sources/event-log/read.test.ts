import { describe, expect, test } from 'vitest';
import { settle } from '../../../src/session/settle/settle.ts';
import { mergeReadings, readEventLog } from '../../../src/sources/event-log/read.ts';
import { looksLikeEventLog } from '../../../src/sources/event-log/recognise.ts';

const START = Date.UTC(2026, 2, 1, 20, 0, 0);
const ROOM = '7650000000000000001';
let id = 7_660_000_000_000_000_000n;
const nextId = (): string => {
  id += 1n;
  return id.toString();
};

const flat = (event: string, data: object = {}) => ({
  event,
  data: { msgId: nextId(), createTime: String(START), userId: '7100000000000000011', ...data },
});
const flatGift = (data: object = {}) =>
  flat('gift', { giftId: 5655, giftName: 'Rose', giftType: 2, diamondCount: 1, repeatCount: 1, ...data });
const nestedGift = (room: string, data: object = {}) => ({
  event: 'gift',
  data: {
    common: { msgId: nextId(), roomId: room, createTime: String(START) },
    giftId: '5655',
    repeatCount: 1,
    gift: { name: 'Rose', type: 2, diamondCount: 1 },
    ...data,
  },
});

const lines = (records: readonly unknown[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
async function* inPieces(text: string, size = 1000) {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}
const read = (records: readonly unknown[] | string) =>
  readEventLog(inPieces(typeof records === 'string' ? records : lines(records)), 'a/evening.jsonl');

const coinsByRoom = ({ tallies }: Pick<Awaited<ReturnType<typeof read>>, 'tallies'>) =>
  tallies.map((tally) => {
    const { gifts, roomId } = settle(tally, { host: null, gift: () => null, platform: 'tiktok', paths: [] });
    return [roomId, (gifts ?? []).reduce((sum, { count }) => sum + count, 0)];
  });

describe('reading an event log', () => {
  test('counts the records of each room', async () => {
    const reading = await read([nestedGift(ROOM), nestedGift('7650000000000000002'), nestedGift(ROOM)]);
    expect(reading).toMatchObject({ records: 3, diagnostics: [], gifts: { read: 3, unreadable: 0 } });
    expect(coinsByRoom(reading)).toEqual([
      [ROOM, 2],
      ['7650000000000000002', 1],
    ]);
    expect(reading.tallies.map((tally) => tally.records)).toEqual([2, 1]);
  });

  test('tells the first five places of what it could not read', async () => {
    const broken = ['{"event":"gift","da', '{"a":1}', 'INFO started', '[', '{}', '""'];
    const reading = await read([flatGift(), ...broken, flatGift()]);
    expect(reading.diagnostics).toEqual([
      {
        code: 'MALFORMED_RECORDS',
        severity: 'warning',
        args: { count: 6, positions: [2, 3, 4, 5, 6].map((line) => `a/evening.jsonl:${line}`) },
        at: { file: 'a/evening.jsonl' },
      },
    ]);
    expect(reading.records).toBe(2);
    expect(reading.tallies[0]).toMatchObject({ records: 2, malformed: 6 });
    expect(coinsByRoom(reading)).toEqual([[null, 2]]);
  });

  test('tells of a counted message that it cannot read, and goes on', async () => {
    const later = {
      event: 'gift',
      data: { common: { msgId: '1' }, giftName: 'Rose', repeatCount: 1 },
    };
    const reading = await read([
      later,
      flatGift(),
      { event: 'like', data: {} },
      { event: 'config', data: {} },
    ]);
    expect(reading.gifts).toEqual({ read: 1, unreadable: 1 });
    expect(reading.diagnostics.map(({ args }) => args)).toEqual([
      { count: 2, positions: ['a/evening.jsonl:1', 'a/evening.jsonl:3'] },
    ]);
  });

  test('counts what a damaged frame still holds, and tells of the damage', async () => {
    const { data } = nestedGift(ROOM);
    const reading = await read([
      { messages: [{ type: 'WebcastGiftMessage', data }, 'torn'], timestamp: START },
    ]);
    expect(coinsByRoom(reading)).toEqual([[ROOM, 1]]);
    expect(reading.diagnostics.map(({ args }) => args)).toEqual([
      { count: 1, positions: ['a/evening.jsonl:1'] },
    ]);
  });

  test('counts an array that was never closed up to where it ends', async () => {
    const whole = JSON.stringify([flatGift(), flatGift(), flatGift()], null, 1);
    const reading = await read(whole.slice(0, -40));
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['TRUNCATED_ARRAY', 'MALFORMED_RECORDS']);
    expect(coinsByRoom(reading)).toEqual([[null, 2]]);
    expect(coinsByRoom(await read(whole))).toEqual([[null, 3]]);
  });

  test('reads newest first as well as oldest first', async () => {
    const ticks = [1, 2, 3].map((n) =>
      flatGift({ giftType: 1, repeatCount: n, createTime: String(START + n) }),
    );
    expect(coinsByRoom(await read(JSON.stringify(ticks)))).toEqual([[null, 3]]);
    expect(coinsByRoom(await read(JSON.stringify([...ticks].reverse())))).toEqual([[null, 3]]);
  });

  test('keeps ids that are written as numbers apart', async () => {
    const record = (last: number) =>
      JSON.stringify(nestedGift(ROOM)).replace(/"msgId":"\d+"/, `"msgId":766000000000000900${last}`);
    expect(coinsByRoom(await read([record(1), record(2), record(1)]))).toEqual([[ROOM, 2]]);
  });

  test('a log in which nothing counts is a measured nothing', async () => {
    const reading = await read([{ event: 'config', data: {} }, flat('member')]);
    expect(reading.diagnostics).toMatchObject([{ code: 'NO_EVENTS_OF_INTEREST', args: { records: 2 } }]);
    expect(coinsByRoom(reading)).toEqual([[null, 0]]);
    expect(coinsByRoom(await read(''))).toEqual([[null, 0]]);
  });
});

describe('records that name no room', () => {
  const connected = (room: string) => ({
    event: 'connected',
    data: {
      roomId: room,
      roomInfo: { create_time: START / 1000 - 5, owner: { id_str: '6900000000000000001' } },
    },
  });

  test("are the recorder's own, or connector 1.x behind its connected frame", async () => {
    const frames = [
      { event: 'roomUser', data: { viewerCount: 9 } },
      nestedGift(ROOM),
      { event: 'streamEnd' },
    ];
    expect(coinsByRoom(await read(frames))).toEqual([[ROOM, 1]]);
    expect(coinsByRoom(await read([connected(ROOM), flatGift(), flatGift()]))).toEqual([[ROOM, 2]]);
  });

  test('behind two connected frames cannot be told apart', async () => {
    const reading = await read([connected(ROOM), flatGift(), connected('7650000000000000002'), flatGift()]);
    expect(coinsByRoom(reading)).toEqual([[null, 2]]);
    expect(reading.tallies[0]?.records).toBe(4);
  });

  test('may be another LIVE', async () => {
    expect(coinsByRoom(await read([nestedGift(ROOM), flatGift()]))).toEqual([
      [ROOM, 1],
      [null, 1],
    ]);
  });

  test('join the room whose messages they repeat, in one log or two', async () => {
    const gift = nestedGift(ROOM);
    const same = flatGift({ msgId: gift.data.common.msgId });
    const more = flatGift();
    expect(coinsByRoom(await read([gift, same, more]))).toEqual([[ROOM, 2]]);
    const readings = [await read([same, more]), await read([gift])];
    expect(coinsByRoom({ tallies: mergeReadings(readings) })).toEqual([[ROOM, 2]]);
  });
});

describe('recognising an event log', () => {
  const gift = JSON.stringify(flatGift());

  test.each([
    ['lines', `${gift}\n${gift}\n`],
    ['an array', `[${gift}]`],
    ['a pretty array, newest first', JSON.stringify([flatGift(), flatGift()], null, 2)],
    ['a torn first line', `nt":3,"data":{}}\n${gift}\n`],
    ['a torn first line that begins like an array', `[{"x":1}],"y":2}}\n${gift}\n`],
    ['a head cut in the middle', `${gift}\n${gift.slice(0, 30)}`],
    ['one record longer than the head', gift.slice(0, 60)],
    ['a byte-order mark, padding and CRLF', `\ufeff\0\r\n${gift}\r\n`],
    ['nothing worth money', `{"event":"config","data":{}}\n${JSON.stringify(flat('member'))}`],
    ['a connected frame', '{"event":"connected","data":{"roomId":"7650000000000000001"}}'],
    ['wire names', '{"type":"WebcastMemberMessage","data":{}}'],
    ['a frame', '{"messages":[{"type":"WebcastMemberMessage","data":{}}],"timestamp":1772395200000}'],
    ['a frame longer than the head', '{"messages":[{"type":"WebcastMemberMessage","data":{"common":'],
    [
      'a capture',
      '{"o":-1,"meta":{}}\n{"o":5,"type":"WebcastLikeMessage","data":{"common":{},"count":5,"total":"9"}}',
    ],
    [
      'LIVE Studio',
      '{"type":"EVENT","event":"live.like","timestamp":1772395200000,"payload":{"message_id":"1"}}',
    ],
    ['a name among the fields', JSON.stringify({ type: 'gift', timestamp: 'x', ...flatGift().data })],
    ['a payload alone', JSON.stringify(flatGift().data)],
    ['payloads in an array', JSON.stringify([flatGift().data, flatGift().data], null, 2)],
  ])('by %s', (_, head) => {
    expect(looksLikeEventLog(head)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a session file', '{"creator":"late.show","likes":{"total":5},"gifts":[{"name":"Rose","count":3}]}'],
    ['the same in YAML', 'creator: late.show\ngifts:\n  - name: Rose\n    count: 3\n'],
    ['a table', 'event,type,data\ngift,like,3\n'],
    [
      'a data download',
      '{"TikTok Live":{"Go Live History":{"GoLiveList":[{"LiveStartTime":"2026-03-01 20:00:00"}]}}}',
    ],
    ['sessions', '[{"username":"late.show","startedAt":1772395200000,"totalDiamonds":12,"totalLikes":9}]'],
    ['a gift list', '[{"id":5655,"name":"Rose","diamond_count":1,"type":1}]'],
    ['a chat with a machine', '{"messages":[{"role":"user","content":"hi"}]}'],
    [
      'comments from elsewhere',
      '{"type":"comment","comment":"hi","user":"a"}\n{"type":"like","likeCount":3}',
    ],
    ['viewer counts from elsewhere', '{"viewerCount":3}'],
    ["another program's log", '{"event":"connected","data":{}}\n{"type":"page_view","data":{"gift":1}}\n'],
    ['a text that quotes one', '# Logs\n\n    {"event":"gift","data":{\n'],
    [
      'gifts in a dialect that is not read',
      '{"event":"gift","data":{"msgId":"1","gift":"Rose"}}\n{"event":"roomUser","data":{"viewerCount":3}}',
    ],
  ])('not in %s', (_, head) => {
    expect(looksLikeEventLog(head)).toBe(false);
  });
});
