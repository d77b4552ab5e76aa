import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, describe, expect } from 'vitest';
import { rangeReader } from '../../../src/sources/event-log/range.ts';
import { textSink } from '../../../src/sources/event-log/record-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-range-'));
const path = join(folder, 'log');
afterAll(() => rmSync(folder, { recursive: true }));

/** Every line of a file, read range by range, `bufferSize` bytes at once with `room` before them, as `line:text`. */
function inRanges(text: string, cuts: readonly number[], bufferSize: number, room: number): string[] {
  writeFileSync(path, text);
  const file = openSync(path, 'r');
  const size = Buffer.byteLength(text);
  const bounds = [0, ...cuts.map((cut) => cut % (size + 1)), size].sort((a, b) => a - b);
  const found: string[] = [];
  let before = 0;
  try {
    const ranges = rangeReader(file, { buffer: Buffer.alloc(room + bufferSize), from: room });
    for (const [index, from] of bounds.slice(0, -1).entries()) {
      const sink = textSink(
        (record, line) => found.push(`${before + line}:${record}`),
        (line) => found.push(`${before + line}!`),
      );
      before += ranges.read(from, bounds[index + 1] as number, sink);
    }
  } finally {
    closeSync(file);
  }
  return found;
}

const line = fc.oneof(
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constant(''),
  fc.constantFrom('x'.repeat(90), 'y'.repeat(4100)),
);
const log = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(
    ([lines, end, ended]) =>
      lines.map((each) => each.replaceAll(/[\r\n\0]/g, '')).join(end) + (ended ? end : ''),
  );

describe('ranges of a file', () => {
  property.prop(
    [
      log,
      fc.array(fc.nat(), { maxLength: 8 }),
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 0, max: 64 }),
    ],
    { numRuns: 1000 },
  )(
    'give each line once, with its number, wherever they are cut and however small the buffer is',
    (text, cuts, bufferSize, room) => {
      const expected = text
        .split('\n')
        .map((each, index) => [index + 1, each.trim()] as const)
        .filter(([, each]) => each !== '')
        .map(([number, each]) => `${number}:${each}`);
      expect(inRanges(text, cuts, bufferSize, room)).toEqual(expected);
    },
  );
});
