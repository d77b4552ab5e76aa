import { describe, expect, it } from 'vitest';
import { liveCount } from '../../../src/cli/watch/count.ts';
import { frame, gift } from '../../sources/live/live-server.ts';

const END = frame('streamEnd', { action: 3 });
const gifts = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => gift(from + index));
const after = (lines: readonly string[], size = Number.POSITIVE_INFINITY): boolean => {
  const count = liveCount('e.ndjson');
  const text = lines.map((line) => `${line}\n`).join('');
  for (let from = 0; from < text.length; from += size) count.push(Buffer.from(text.slice(from, from + size)));
  return count.isOver();
};

describe('a LIVE', () => {
  it.each([7, 64, 4000, Number.POSITIVE_INFINITY])(
    'is over when its messages say so, in pieces of %d bytes',
    (size) => {
      expect(after(gifts(0, 30), size)).toBe(false);
      expect(after([...gifts(0, 30), END], size)).toBe(true);
      expect(after([...gifts(0, 30), END, ...gifts(30, 60)], size)).toBe(true);
      expect(
        after(
          [...gifts(0, 5), END, frame('connected', { roomId: '7650000000000000001' }), ...gifts(5, 9)],
          size,
        ),
      ).toBe(false);
    },
  );

  it.each([5000, Number.POSITIVE_INFINITY])(
    'is not over when another goes on behind it, in pieces of %d bytes',
    (size) => {
      expect(after([...gifts(0, 5), END, ...gifts(5, 905)], size)).toBe(true);
      expect(after([...gifts(0, 5), END, ...gifts(5, 1205)], size)).toBe(false);
      expect(after([...gifts(0, 5), END, ...gifts(5, 1205), END], size)).toBe(true);
    },
  );

  it('is over in an array, too', () => {
    const count = liveCount('e.json');
    count.push(Buffer.from(`[${[...gifts(0, 3), END].join(',\n')}`));
    expect(count.isOver()).toBe(true);
  });
});
