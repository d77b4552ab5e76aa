import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';
import { firstName } from '../../../src/sources/event-log/first-name.ts';
import { parseLossless } from '../../../src/sources/event-log/lossless.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 300 });

describe('the envelope', () => {
  test.each([
    ['{"event":"gift","data":{"a":1}}', 'gift', { a: 1 }],
    ['{"type":"gift","data":{"a":1}}', 'gift', { a: 1 }],
    ['{"data":{"event":"no","a":1},"event":"gift"}', 'gift', { event: 'no', a: 1 }],
    ['{"type":"like","event":"gift","data":{}}', 'like', {}],
    ['{"event":"gift","event":"chat","data":{}}', 'gift', {}],
    ['{"id":1,"type":"a\\u0062","type":"c"}', 'ab', { id: 1, type: 'c' }],
    ['{"event":"disconnected"}', 'disconnected', { event: 'disconnected' }],
    ['{"event":{"msgId":"1"},"type":"gift","data":{}}', 'gift', {}],
    ['{"note":"event","event":"gift","data":{}}', 'gift', {}],
    ['{"o":120,"type":"WebcastGiftMessage","data":{"a":1}}', 'WebcastGiftMessage', { a: 1 }],
    ['{"type":"gift","giftId":1}', 'gift', { type: 'gift', giftId: 1 }],
    ['{"eventType":"gift","giftId":1}', 'gift', { eventType: 'gift', giftId: 1 }],
    ['{"eventType":"gift","data":{"a":1}}', 'gift', { a: 1 }],
    ['{"eventType":"no","event":"gift","data":{}}', 'gift', {}],
  ])('of %s', (text, name, data) => {
    expect(openRecord(text)).toEqual({ messages: [{ name, data, receivedAt: null }], broken: 0 });
  });

  test.each(['{"event":{"msgId":"1"},"giftId":1}', '{"a":1}', '[1]', '"gift"', '3', 'null'])(
    'is not in %s',
    (text) => {
      expect(openRecord(text)).toBeNull();
    },
  );

  test.each(['', '{"event":"gift"', 'gift', "{'event':'gift'}"])('needs JSON: %s', (text) => {
    expect(() => openRecord(text)).toThrow(SyntaxError);
  });

  test("tells the recorder's time in any of its spellings", () => {
    const at = (time: string) =>
      openRecord(`{"event":"x","data":{},"timestamp":${time}}`)?.messages[0]?.receivedAt;
    expect(at('1772395200000')).toBe(1_772_395_200_000);
    expect(at('1772395200')).toBe(1_772_395_200_000);
    expect(at('"2026-03-01T20:00:00Z"')).toBe(1_772_395_200_000);
    expect(at('"2026-03-01T20:00:00"')).toBeNull();
    expect(at('12')).toBeNull();
  });

  test('of a webhook relay has its time beside the data', () => {
    const text = '{"type":"gift","data":{"a":1},"timestamp":"2026-03-01T20:00:00.000Z","id":"9f"}';
    expect(openRecord(text)?.messages).toEqual([
      { name: 'gift', data: { a: 1 }, receivedAt: 1_772_395_200_000 },
    ]);
  });

  test("among the payload's fields keeps the recorder's time out of the payload", () => {
    const opened = openRecord('{"type":"gift","timestamp":"2026-03-01T20:00:00.000Z","giftId":1}');
    expect(opened?.messages).toEqual([
      { name: 'gift', data: { type: 'gift', giftId: 1 }, receivedAt: 1_772_395_200_000 },
    ]);
  });

  test('of TikTok LIVE Studio names the event behind its type', () => {
    const text = '{"type":"EVENT","event":"live.gift","timestamp":1772395200000,"payload":{"a":1}}';
    expect(openRecord(text)?.messages).toEqual([
      { name: 'live.gift', data: { a: 1 }, receivedAt: 1_772_395_200_000 },
    ]);
    expect(openRecord('{"type":"SERVER_HELLO","version":1}')?.messages[0]?.name).toBe('SERVER_HELLO');
  });

  test('of a frame holds several messages, or none', () => {
    const part = (type: string) => `{"type":"${type}","data":{"a":1}}`;
    const opened = openRecord(
      `{"messages":[${part('WebcastGiftMessage')},{"a":1},${part('WebcastLikeMessage')}],"timestamp":1772395200000}`,
    );
    expect(opened?.messages.map(({ name, receivedAt }) => [name, receivedAt])).toEqual([
      ['WebcastGiftMessage', 1_772_395_200_000],
      ['WebcastLikeMessage', 1_772_395_200_000],
    ]);
    expect(opened?.broken).toBe(1);
    expect(openRecord('{"messages":[],"timestamp":1}')).toEqual({ messages: [], broken: 0 });
    expect(openRecord('{"messages":[{"role":"user","content":"hi"}]}')).toBeNull();
  });

  test('of the line that a capture begins with holds nothing', () => {
    expect(openRecord('{"o":-1,"meta":{"capturedAt":"2026-03-01T20:00:00Z"}}')).toEqual({
      messages: [],
      broken: 0,
    });
    expect(openRecord('{"meta":{}}')).toBeNull();
  });

  const who = { msgId: '7660000000000000001', createTime: '1772395200000', userId: '5', uniqueId: 'a.b' };
  test.each<[string, Record<string, unknown>, string | null]>([
    ['a gift', { ...who, giftId: 5655, repeatCount: 2 }, 'gift'],
    ['an old gift', { userId: '5', uniqueId: 'a.b', gift: { gift_id: 5655 } }, 'gift'],
    ['a like', { ...who, likeCount: 3, totalLikeCount: 9 }, 'like'],
    ['a like of 2.5', { ...who, count: 3, total: '9' }, 'like'],
    ['viewers', { viewerCount: 3, topViewers: [] }, 'roomUser'],
    ['a comment', { ...who, comment: 'hi' }, 'chat'],
    ['a follow', { ...who, displayType: 'pm_main_follow_message_viewer_2' }, 'social'],
    ['a gift of 2.0', { event: { msgId: '1' }, user: {}, giftId: 5655, repeatCount: 2 }, 'gift'],
    ['a wire name', { common: { method: 'WebcastGiftMessage' }, giftId: '5655' }, 'WebcastGiftMessage'],
    ['a flat wire name', { method: 'WebcastLikeMessage', count: 3 }, 'WebcastLikeMessage'],
    ['a message of another kind', { ...who, emotes: [] }, 'unnamed'],
    ['a gift in a list of gifts', { giftId: 5655, name: 'Rose', count: 3, coins: 1 }, null],
    ['a relayed alert', { giftId: '5655', coins: '1', repeatCount: '1', userId: '5', username: 'a' }, null],
    ["anybody's comment", { comment: 'hi', user: 'a', userId: '5' }, null],
    ['anything else', { userId: '5', method: 'GET', viewerCount: 3 }, null],
  ])('of a payload alone is what it holds: %s', (_, data, name) => {
    expect(openRecord(JSON.stringify(data))).toEqual(
      name === null ? null : { messages: [{ name, data, receivedAt: null }], broken: 0 },
    );
  });

  property.prop([
    fc.dictionary(
      fc.constantFrom('a', 'event', 'type', 'data'),
      fc.oneof(fc.string(), fc.object(), fc.integer()),
    ),
  ])('name is the first text under either key', (record) => {
    const expected = Object.entries(record).find(
      ([key, value]) => (key === 'event' || key === 'type') && typeof value === 'string',
    )?.[1];
    expect(firstName(JSON.stringify(record))).toBe(expected ?? null);
    expect(firstName(JSON.stringify(record, null, 2))).toBe(expected ?? null);
  });
});

describe('numbers', () => {
  test('above 2^53 come as text', () => {
    expect(
      parseLossless('{"id":7660000000000000019,"in":[7660000000000000021, -9007199254740993],"n":12}'),
    ).toEqual({
      id: '7660000000000000019',
      in: ['7660000000000000021', '-9007199254740993'],
      n: 12,
    });
  });

  test('in texts, fractions and powers stay as they are', () => {
    const text =
      '{"a":"at: 7660000000000000019","b":0.12345678901234567890,"c":1e16,"d":12345678901234567.5,"e\\"":" 1234567890123456"}';
    expect(parseLossless(text)).toEqual(JSON.parse(text));
  });

  test('cannot repair what is not JSON', () => {
    expect(() => parseLossless('{7660000000000000019:1}')).toThrow(SyntaxError);
  });

  property.prop([fc.json({ maxDepth: 3 })])('apart from these parse as ever', (text) => {
    const kept = JSON.parse(text, (_, value: unknown) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) < 1e21
        ? String(value)
        : value,
    ) as unknown;
    expect(parseLossless(text)).toEqual(kept);
  });
});
