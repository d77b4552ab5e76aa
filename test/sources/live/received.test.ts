import { fc, test } from '@fast-check/vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEventLog } from '../../../src/sources/event-log/read.ts';
import type { Tally } from '../../../src/session/tally/tally.ts';
import { noteLine } from '../../../src/sources/live/note.ts';
import { logLine, tellOf } from '../../../src/sources/live/received.ts';
import { frame, gift } from './live-server.ts';

const AT = 1_786_400_000_000;

describe('a record in the log', () => {
  it('is as it came, on one line, with the time of its arrival', () => {
    expect(logLine('{"event":"gift","data":{"a":1}}', AT)).toBe(
      `{"event":"gift","data":{"a":1},"receivedAt":${AT}}\n`,
    );
    expect(logLine('\ufeff {\r\n  "event": "like",\n  "data": {}\n}\n', AT)).toBe(
      `{   "event": "like",   "data": {},"receivedAt":${AT}}\n`,
    );
    expect(logLine('{}', AT)).toBe(`{"receivedAt":${AT}}\n`);
  });

  it('keeps the clock that it has', () => {
    const text = '{"event":"gift","receivedAt":1,"data":{}}';
    expect(logLine(text, AT)).toBe(`${text}\n`);
  });

  it('stays what it is when it is no object', () => {
    expect(['[1]', 'hello', '7', '{"event":"gi'].map((text) => logLine(text, AT))).toEqual([
      '[1]\n',
      'hello\n',
      '7\n',
      '{"event":"gi\n',
    ]);
    expect(['', ' \n', '\ufeff'].map((text) => logLine(text, AT))).toEqual([null, null, null]);
  });

  it('is no larger than the reader takes', () => {
    expect(logLine(`{"a":"${'x'.repeat(8 * 1024 * 1024 - 36)}"}`, AT)).toHaveLength(8 * 1024 * 1024);
    expect(logLine(`{"a":"${'x'.repeat(8 * 1024 * 1024 - 35)}"}`, AT)).toBeNull();
    expect(logLine(`{"a":"${'語'.repeat(3 * 1024 * 1024)}"}`, AT)).toBeNull();
  });

  test.prop([fc.dictionary(fc.string(), fc.jsonValue()), fc.nat({ max: 2 })])(
    'says the same, however it was laid out',
    (record, indent) => {
      fc.pre(
        !('receivedAt' in record) &&
          !('__proto__' in record) &&
          !JSON.stringify(record).includes('"receivedAt"'),
      );
      const line = logLine(JSON.stringify(record, null, indent), AT);
      expect(line?.indexOf('\n')).toBe((line?.length ?? 0) - 1);
      expect(JSON.parse(line ?? '')).toEqual({ ...JSON.parse(JSON.stringify(record)), receivedAt: AT });
    },
  );

  test.prop([
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(fc.jsonValue(), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', '"', '{', '}', '\n', ','))
        .map(([value, at, less, more]) => {
          const text = JSON.stringify({ a: value });
          const place = at % text.length;
          return text.slice(0, place) + more + text.slice(place + less);
        }),
    ),
  ])('is one line, whatever came, and valid exactly when that was', (text) => {
    const line = logLine(text, AT);
    if (line === null) return;
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(isJson(line)).toBe(
      isJson(
        text
          .replace(/^\ufeff/, '')
          .replace(/[\r\n]+/g, ' ')
          .trim(),
      ),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const ROOT = resolve(import.meta.dirname, '../../../fixtures');
const logs = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.jsonl') && !name.startsWith('compressed'))
  .sort();

const count = async (text: string) => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const { tallies, records, gifts, diagnostics } = await readEventLog(chunks(), 'log', true);
  return {
    rooms: tallies.map(({ viewers: _viewers, ...tally }: Tally) => tally),
    viewers: tallies.map(({ viewers }) => viewers),
    records,
    gifts,
    codes: diagnostics.map(({ code }) => code),
  };
};

describe('the reader', () => {
  it.each(logs)('counts the records of %s as it counted them before they were recorded', async (name) => {
    const original = readFileSync(join(ROOT, name), 'utf8');
    const recorded = original
      .split('\n')
      .map((line, at) => logLine(line, AT + at) ?? '\n')
      .join('');
    const { viewers: _before, ...before } = await count(original);
    const { viewers: _after, ...after } = await count(recorded);
    expect(after).toEqual(before);
  });

  it('learns from the arrival when viewers were counted who bear no time', async () => {
    const text = frame('roomUser', { viewerCount: 30, topViewers: [] });
    expect((await count(`${text}\n`)).viewers[0]?.samples.size).toBe(0);
    expect((await count(logLine(text, AT) ?? '')).viewers[0]?.samples.size).toBe(1);
  });

  it('counts nothing by a note of the recorder, and keeps what it says was missed', async () => {
    const notes = [
      noteLine({ note: 'started', by: 'live-earnings 1', source: 'tikfinity' }, AT),
      noteLine(
        { note: 'gap', from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:01:00.000Z', reason: 'asleep' },
        AT,
      ),
      noteLine({ note: 'left-out', reason: 'too-large', bytes: 9e6 }, AT),
      noteLine({ note: 'stopped' }, AT),
    ];
    const log = [gift(1), gift(2)].map((text) => logLine(text, AT)).join('');
    const without = await count(log);
    const within = await count([notes[0], log, ...notes.slice(1)].join(''));
    expect(within.records).toBe(without.records + notes.length);
    const bare = ({ rooms }: typeof without) =>
      rooms.map(({ records: _records, gaps: _gaps, ...tally }) => tally);
    expect(bare(within)).toEqual(bare(without));
    expect([within.codes, within.rooms[0]?.malformed]).toEqual([without.codes, 0]);
    expect([...(within.rooms[0]?.gaps ?? [])]).toEqual([
      [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 1)],
      [AT, AT],
    ]);
  });
});

describe('what a record tells', () => {
  it.each([
    ['a gift', gift(1), { room: null, gifts: 1, connects: false, ends: false }],
    [
      'a connection',
      frame('connected', { roomId: '7650000000000000001' }),
      { room: '7650000000000000001', gifts: 0, connects: true, ends: false },
    ],
    ['an end', frame('streamEnd', { action: 3 }), { room: null, gifts: 0, connects: false, ends: true }],
    [
      'a message of connector 2',
      frame('gift', { common: { roomId: '7', msgId: '1' }, giftId: '5655' }),
      { room: '7', gifts: 1, connects: false, ends: false },
    ],
    [
      'LIVE Studio',
      '{"type":"EVENT","event":"live.gift","timestamp":1786010400000,"payload":{"message_id":"1","room_id":"8","gift":{"id":"5655"}}}',
      { room: '8', gifts: 1, connects: false, ends: false },
    ],
    [
      'a frame',
      '{"messages":[{"type":"WebcastGiftMessage","data":{"giftId":1}},{"type":"WebcastGiftMessage","data":{"giftId":1}}]}',
      { room: null, gifts: 2, connects: false, ends: false },
    ],
    ['anything else', '{"event":"gi', null],
    ['no event', '{"a":1}', null],
  ])('is read from %s', (_, text, told) => expect(tellOf(text)).toEqual(told));
});
