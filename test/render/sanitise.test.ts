import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/render/text/sanitise.ts';
import { toJsonText } from '../../src/render/json/text.ts';

const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;title\u0007',
        '\u009b31m',
        '\u001bP1$r\u001b\\',
        '\u202e',
        '\u0000',
        '\r\n',
        '\u001b',
        '\u{e0041}',
        '\ud800',
        '\u200b',
        'Rose',
        '美咲',
        '👩‍🚀',
        'ก้อย',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('text from viewers', () => {
  test.prop([nasty])('holds no control character after cleaning', (text) => {
    expect(FORBIDDEN.test(sanitise(text))).toBe(false);
  });

  test.prop([nasty])('is clean once cleaned', (text) => {
    expect(sanitise(sanitise(text))).toBe(sanitise(text));
  });

  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;owned\u0007Rose', 'Rose'],
    ['\u001b]8;;http://example.invalid\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['a\nb\tc', 'a b c'],
    ['\u202eesoR', 'esoR'],
    ['\u009b2JRose', 'Rose'],
  ])('drops the sequence in %j', (text, clean) => expect(sanitise(text)).toBe(clean));

  it.each(['👩‍🚀', 'ก้อย', 'سارة', '美咲', 'नमस्ते', '❤️'])('leaves %s whole', (text) =>
    expect(sanitise(text)).toBe(text),
  );
});

describe('JSON text', () => {
  test.prop([nasty])('keeps the data and shows no control character', (text) => {
    const json = toJsonText({ name: text });
    expect(JSON.parse(json)).toEqual({ name: text });
    expect(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(json)).toBe(false);
  });
});
