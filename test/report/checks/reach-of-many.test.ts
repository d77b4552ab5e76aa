import { describe, expect, it } from 'vitest';
import { parsePath, resolvePath } from '../../../src/report/checks/path.ts';
import { reachOf } from '../../../src/report/checks/reach.ts';

const figures = (lowerBound: boolean, known: number) => ({
  sessions: 3,
  direct: {
    coins: 10,
    lowerBound,
    cash: { expected: '1.00' },
    known,
    perHour: { cash: { expected: '0.50' }, lowerBound: false },
  },
  likes: { sum: 7, known },
  score: { value: 40, known },
});
const document = {
  direct: { lowerBound: true, cash: { expected: '1.00' }, known: 2 },
  histories: [{ total: figures(true, 2), groups: [figures(false, 3), figures(true, 2)] }],
  a: figures(true, 2),
  figures: {
    coins: { a: '5', b: '7', difference: '2', reach: { a: 'at-least', b: 'exact', difference: 'at-most' } },
  },
  decomposition: { difference: '2', parts: [{ a: 1.5, coins: '2' }] },
};
const reach = (text: string) => {
  const path = parsePath(text) as NonNullable<ReturnType<typeof parsePath>>;
  const [found] = resolvePath(document, path);
  if (found?.value === null) throw new Error(`nothing at ${text}`);
  return reachOf(document, path, found?.value);
};

describe('where the truth lies from a figure of many sessions', () => {
  it.each([
    ['direct.cash.expected', 'at-least'],
    ['histories[0].total.direct.coins', 'at-least'],
    ['histories[0].total.direct.cash.expected', 'at-least'],
    // Over the sessions that tell income and duration, of which none is a lower bound.
    ['histories[0].total.direct.perHour.cash.expected', 'exact'],
    ['histories[0].groups[0].direct.cash.expected', 'exact'],
    ['histories[0].groups[1].direct.cash.expected', 'at-least'],
    ['histories[0].groups[0].likes.sum', 'exact'],
    ['histories[0].groups[1].likes.sum', 'at-least'],
    ['histories[0].groups[1].likes.known', 'exact'],
    ['histories[0].groups[1].score.value', 'exact'],
    ['histories[0].groups[1].sessions', 'exact'],
    ['a.direct.cash.expected', 'at-least'],
    ['a.direct.known', 'exact'],
    ['figures.coins.a', 'at-least'],
    ['figures.coins.b', 'exact'],
    ['figures.coins.difference', 'at-most'],
    ['decomposition.difference', 'at-most'],
    ['decomposition.parts[0].coins', 'at-most'],
    ['decomposition.parts[0].a', 'exact'],
  ])('of %s: %s', (path, expected) => {
    expect(reach(path)).toBe(expected);
  });
});
