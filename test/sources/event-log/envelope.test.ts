import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';
import { firstName } from '../../../src/sources/event-log/first-name.ts';
import { parseLossless } from '../../../src/sources/event-log/lossless.ts';

fc.configureGlobal({ seed: 20_260_301, numRuns: 300 });

describe('the envelope', () => {
  test.each([
    ['{"event":"gift","data":{"a":1}}', 'gift', { a: 1 }],
    ['{"type":"gift","data":{"a":1}}', 'gift', { a: 1 }],
    ['{"data":{"event":"no","a":1},"event":"gift"}', 'gift', { event: 'no', a: 1 }],
    ['{"type":"like","event":"gift","data":{}}', 'like', {}],
    ['{"event":"gift","event":"chat","data":{}}', 'gift', {}],
    ['{"id":1,"type":"a\\u0062","type":"c"}', 'ab', {}],
    ['{"event":"disconnected"}', 'disconnected', {}],
    ['{"event":{"msgId":"1"},"type":"gift","data":{}}', 'gift', {}],
    ['{"note":"event","event":"gift"}', 'gift', {}],
  ])('of %s', (text, name, data) => {
    expect(openRecord(text)).toEqual([{ name, data, receivedAt: null }]);
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
    const at = (time: string) => openRecord(`{"event":"x","data":{},"timestamp":${time}}`)?.[0]?.receivedAt;
    expect(at('1772395200000')).toBe(1_772_395_200_000);
    expect(at('1772395200')).toBe(1_772_395_200_000);
    expect(at('"2026-03-01T20:00:00Z"')).toBe(1_772_395_200_000);
    expect(at('"2026-03-01T20:00:00"')).toBeNull();
    expect(at('12')).toBeNull();
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
