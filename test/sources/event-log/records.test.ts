import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { textSink } from '../../../src/sources/event-log/record-text.ts';
import { splitRecords } from '../../../src/sources/event-log/records.ts';
import { LARGEST_RECORD } from '../../../src/sources/event-log/splitter.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 300 });

/** Records as `line:text`, broken ones as `line!`, and `…` for an array that never closed. */
function split(bytes: Uint8Array | string, size = Number.POSITIVE_INFINITY): string[] {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const found: string[] = [];
  const splitter = splitRecords(
    textSink(
      (text, line) => found.push(`${line}:${text.length > 50 ? text.length : text}`),
      (line) => found.push(`${line}!`),
    ),
  );
  for (let i = 0; i < all.length; i += size) splitter.push(all.subarray(i, i + size));
  if (splitter.end().truncatedArray) found.push('…');
  return found;
}

describe('lines', () => {
  test.each([
    ['are records', '{"a":1}\n{"a":2}\n', ['1:{"a":1}', '2:{"a":2}']],
    ['may miss the last line feed', '{"a":1}\n{"a":2}', ['1:{"a":1}', '2:{"a":2}']],
    [
      'may end in CRLF, and blank ones are nothing',
      '{"a":1}\r\n\r\n \n{"a":2}\r\n',
      ['1:{"a":1}', '4:{"a":2}'],
    ],
    ['may begin with a byte-order mark', '\ufeff{"a":1}\n', ['1:{"a":1}']],
    ['may carry padding', '\0\0{"a":1}\n{"a":2}\0\0\0', ['1:{"a":1}', '2:{"a":2}']],
    ['of padding alone are broken', '{"a":1}\n\0\0\0\0', ['1:{"a":1}', '2!']],
    ['torn at the front cost no other', '":1}\n{"a":2}\n{"a', ['1:":1}', '2:{"a":2}', '3:{"a']],
    ['torn at a bracket do not make an array', '["x"],"y":1}\n{"a":2}', ['1:["x"],"y":1}', '2:{"a":2}']],
    ['of nothing are none', '', []],
  ])('%s', (_, text, records) => {
    expect(split(text)).toEqual(records);
  });

  test('above the largest record are skipped, and the next is read', () => {
    const large = `"${'x'.repeat(LARGEST_RECORD)}"`;
    const fits = `"${'x'.repeat(LARGEST_RECORD - 2)}"`;
    const text = `{"a":1}\n${large}\n{"a":2}\n${fits}\n${large}`;
    const expected = ['1:{"a":1}', '2!', '3:{"a":2}', `4:${LARGEST_RECORD}`, '5!'];
    expect(split(text)).toEqual(expected);
    expect(split(text, 1 << 20)).toEqual(expected);
  });
});

describe('an array', () => {
  test.each([
    ['on one line', '[{"a":1},{"a":[{"b":"]}"}]}]', ['1:{"a":1}', '1:{"a":[{"b":"]}"}]}']],
    [
      'on many',
      '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n',
      ['2:{\n    "a": 1\n  }', '5:{\n    "a": 2\n  }'],
    ],
    ['of nothing', ' [ ] ', []],
    [
      'with quotes and backslashes in its texts',
      '[{"a":"\\"}\\\\"},{"b":2}]',
      ['1:{"a":"\\"}\\\\"}', '1:{"b":2}'],
    ],
    ['that never closed', '[{"a":1},\n{"a":2},\n', ['1:{"a":1}', '2:{"a":2}', '…']],
    ['that was torn in an element', '[{"a":1},\n{"a":{"b":', ['1:{"a":1}', '2!', '…']],
    ['torn in a text in the middle', '[{"a":1},\n{"a":"tor\n{"a":3}]', ['1:{"a":1}', '2!', '3:{"a":3}']],
    ['torn in an escape', '[{"a":"tor\\\n{"a":2}]', ['1!', '2:{"a":2}']],
    ['behind a byte-order mark and padding', '\ufeff\0 [{"a":1}]', ['1:{"a":1}']],
    ['followed by another', '[{"a":1}]\n[{"a":2}]', ['1:{"a":1}', '2:{"a":2}']],
  ])('%s', (_, text, records) => {
    expect(split(text)).toEqual(records);
  });

  test('with an element above the largest record is read around it', () => {
    const text = `[{"a":1},{"a":"${'x'.repeat(LARGEST_RECORD)}"},\n{"a":3}]`;
    expect(split(text)).toEqual(['1:{"a":1}', '1!', '2:{"a":3}']);
    expect(split(text, 1 << 20)).toEqual(['1:{"a":1}', '1!', '2:{"a":3}']);
  });
});

const value = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
);
const object = fc.tuple(fc.string(), value).map(([key, text]) => `{${JSON.stringify(key)}:${text}}`);
const garbage = fc.constantFrom('', '\0\0', '{"a', '"]}', '[', '\ufeff', '\r');

property.prop([
  fc.array(fc.oneof(object, garbage)),
  fc.constantFrom('\n', ',\n', ','),
  fc.boolean(),
  fc.integer({ min: 1, max: 9 }),
])('how the bytes are cut into chunks changes nothing', (parts, separator, array, size) => {
  const text = parts.join(separator);
  const bytes = Buffer.from(array ? `[${text}]` : text);
  expect(split(bytes, size)).toEqual(split(bytes));
});

property.prop([fc.array(object), fc.constantFrom(0, 1, 2)])(
  'an array gives its elements, however laid out',
  (objects, indent) => {
    const text = JSON.stringify(
      objects.map((each) => JSON.parse(each) as unknown),
      null,
      indent,
    );
    const found: unknown[] = [];
    const splitter = splitRecords(
      textSink(
        (each) => found.push(JSON.parse(each)),
        () => found.push('broken'),
      ),
    );
    splitter.push(Buffer.from(text));
    expect(splitter.end()).toEqual({ truncatedArray: false });
    expect(JSON.stringify(found)).toBe(JSON.stringify(objects.map((each) => JSON.parse(each) as unknown)));
  },
);
