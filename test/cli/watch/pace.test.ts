import { describe, expect, it } from 'vitest';
import { type Pace, paceOf } from '../../../src/report/watch/pace.ts';
import type { Minute } from '../../../src/session/session.ts';

const minutes = (coins: readonly number[], viewers: readonly (number | null)[] = []): Minute[] =>
  coins.map((each, minute) => ({
    minute,
    coins: each,
    gifts: 0,
    gifters: 0,
    likes: each * 10,
    comments: null,
    viewers: viewers[minute] ?? null,
  }));
const of = (timeline: readonly Minute[] | null, likes: number | null = 5): Pace =>
  paceOf({ timeline, likes: { total: likes, recorded: likes } });

describe('the pace', () => {
  it('is of whole minutes: neither the first, which was joined late, nor the one that goes on', () => {
    expect(of(minutes([900, 10, 20, 30, 900]))).toMatchObject({
      minutes: 3,
      coins: { last: 30, average: 20 },
      likes: { last: 300, average: 200 },
    });
  });

  it('is of the last five', () => {
    expect(of(minutes([0, 1000, 1, 2, 3, 4, 5, 0]))).toMatchObject({
      minutes: 5,
      coins: { last: 5, average: 3 },
    });
  });

  it.each([[[]], [[5]], [[5, 6]]])('is unknown before a minute is over: %j', (coins) => {
    expect(of(minutes(coins))).toMatchObject({ minutes: 0, coins: null, likes: null });
  });

  it('is unknown where nothing has a time, and of likes where none were told of', () => {
    expect(of(null)).toEqual({ minutes: 0, coins: null, likes: null, viewers: null });
    expect(of(minutes([0, 1, 0]), null)).toMatchObject({ coins: { last: 1 }, likes: null });
  });

  it('takes viewers of the latest minute or the one before, and no older ones for those of now', () => {
    expect(of(minutes([0, 0, 0], [10, 20, 30])).viewers).toBe(30);
    expect(of(minutes([0, 0, 0], [10, 20, null])).viewers).toBe(20);
    expect(of(minutes([0, 0, 0], [10, null, null])).viewers).toBeNull();
  });
});
