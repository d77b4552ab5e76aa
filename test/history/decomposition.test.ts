import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decompose } from '../../src/history/decomposition.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { exact, sum, toDecimal, toNumber } from '../../src/money/exact.ts';
import { anySession, earned, paced } from './earned.ts';

interface Told {
  readonly coins: number;
  readonly hours: number;
  readonly viewers: number | null;
  readonly gifters: number | null;
}
const live = ({ coins, hours, viewers, gifters }: Told): EarnedSession =>
  paced(coins, hours, { viewers: { average: viewers, peak: null, unique: null }, gifters });

const told = (coins: fc.Arbitrary<number>) =>
  fc.record({
    coins,
    hours: fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4),
    viewers: fc.integer({ min: 1, max: 9000 }),
    gifters: fc.integer({ min: 1, max: 400 }),
  });
const some = told(fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 2 ** 52 })));

function partsOf(a: readonly EarnedSession[], b: readonly EarnedSession[]) {
  const found = decompose(a, b);
  if (found.kind !== 'parts') throw new Error(found.reason);
  return found;
}
const coinsOf = (found: ReturnType<typeof partsOf>): Record<string, string> =>
  Object.fromEntries(found.parts.map(({ factor, coins }) => [factor, toDecimal(coins, 0)]));

describe('a decomposition', () => {
  test.prop([
    fc.array(anySession, { minLength: 1, maxLength: 5 }),
    fc.array(anySession, { minLength: 1, maxLength: 5 }),
  ])('adds up to the difference, whatever is known', (a, b) => {
    const found = decompose(a, b);
    const unknown = [...a, ...b].some(({ income }) => income.coins === null);
    expect(found.kind).toBe(unknown ? 'none' : 'parts');
    if (found.kind === 'none') return;
    expect(sum(found.parts.map(({ coins }) => coins))).toEqual(found.difference);
    expect(found.parts.every(({ coins }) => coins.den === 1n)).toBe(true);
  });

  test.prop([some, some])('adds up for any size, in whole coins', (a, b) => {
    const found = partsOf([live(a)], [live(b)]);
    expect(found.method).toBe('log-mean');
    expect(sum(found.parts.map(({ coins }) => coins))).toEqual(exact(b.coins - a.coins));
    expect(found.parts.every(({ coins }) => coins.den === 1n)).toBe(true);
    // Each part goes the way its factor went, but for the one coin of rounding (and what a double cannot tell).
    const slack = 2 + Math.max(a.coins, b.coins) * 1e-12;
    for (const { a: before, b: after, coins } of found.parts) {
      expect(Math.sign(Math.log((after as number) / (before as number))) * toNumber(coins)).toBeGreaterThan(
        -slack,
      );
    }
  });

  test.prop([some, some])('is the same the other way round with the other sign, to a coin', (a, b) => {
    const forth = partsOf([live(a)], [live(b)]).parts;
    const back = partsOf([live(b)], [live(a)]).parts;
    const slack = 2 + Math.max(a.coins, b.coins) * 1e-12;
    for (const [index, { coins }] of forth.entries()) {
      expect(Math.abs(toNumber(coins) + toNumber(back[index]?.coins ?? exact(0)))).toBeLessThanOrEqual(slack);
    }
  });

  test.prop([some, fc.integer({ min: 2, max: 9 }), fc.constantFrom('hours', 'viewers', 'gifters', 'coins')])(
    'gives everything to the one factor that changed',
    (a, times, changed) => {
      // More hours or viewers at the same gifters per viewer-hour mean more gifters and coins, too.
      const factor = {
        hours: 'hours',
        viewers: 'viewers',
        gifters: 'giftersPerViewerHour',
        coins: 'coinsPerGifter',
      }[changed];
      const b = {
        coins: a.coins * times,
        hours: changed === 'hours' ? a.hours * times : a.hours,
        viewers: changed === 'viewers' ? a.viewers * times : a.viewers,
        gifters: changed === 'coins' ? a.gifters : a.gifters * times,
      };
      fc.pre(Number.isSafeInteger(b.coins));
      const parts = coinsOf(partsOf([live(a)], [live(b)]));
      expect(parts[factor]).toBe(String(b.coins - a.coins));
    },
  );

  it('of two evenings', () => {
    const a = live({ coins: 1000, hours: 2, viewers: 100, gifters: 10 });
    const b = live({ coins: 3000, hours: 3, viewers: 120, gifters: 12 });
    const found = partsOf([a], [b]);
    // L = 2000 / ln 3; ln(3/2), ln(6/5), ln((12/360)/(10/200)) = ln(2/3), ln(250/100).
    expect(coinsOf(found)).toEqual({
      hours: '738',
      viewers: '332',
      giftersPerViewerHour: '-738',
      coinsPerGifter: '1668',
    });
    expect(found.parts.map(({ a: before, b: after }) => [before, after])).toEqual([
      [2, 3],
      [100, 120],
      [0.05, 12 / 360],
      [100, 250],
    ]);
    expect(found.collapsed).toEqual([]);
  });

  it('leaves out what a session does not tell, and names it', () => {
    const a = { coins: 1000, hours: 2, viewers: 100, gifters: 10 };
    const b = { coins: 3000, hours: 3, viewers: 120, gifters: 12 };
    const names = (change: Partial<Told>) => {
      const found = partsOf([live(a)], [live({ ...b, ...change })]);
      return [found.parts.map(({ factor }) => factor).join(' x '), found.collapsed.join()];
    };
    expect(names({ gifters: null })).toEqual(['hours x viewers x coinsPerViewerHour', 'gifters']);
    expect(names({ viewers: null })).toEqual(['hours x giftersPerHour x coinsPerGifter', 'viewers']);
    expect(names({ viewers: 0 })).toEqual(['hours x giftersPerHour x coinsPerGifter', 'viewers']);
    expect(names({ viewers: null, gifters: null })).toEqual(['hours x coinsPerHour', 'viewers,gifters']);
    expect(names({ gifters: 0 })).toEqual(['hours x viewers x coinsPerViewerHour', 'gifters']);
    const noTime = (fields: object) =>
      partsOf(
        [live(a)],
        [
          {
            ...paced(3000, 1),
            ...earned({ ...fields, declared: { coins: 3000, diamonds: null, gifts: null, paid: null } }),
          },
        ],
      );
    expect(coinsOf(noTime({}))).toEqual({ coins: '2000' });
    // 10 gifters of 100 coins, 12 of 250.
    expect(coinsOf(noTime({ gifters: 12 }))).toEqual({ gifters: '332', coinsPerGifter: '1668' });
    expect(noTime({ gifters: 12 }).collapsed).toEqual(['hours', 'viewers']);
  });

  it('has no logarithm of 0: nobody gave, so all of it came with the gifters', () => {
    const some = live({ coins: 500, hours: 2, viewers: 100, gifters: 5 });
    const none = live({ coins: 0, hours: 4, viewers: 900, gifters: 0 });
    const free = live({ coins: 0, hours: 4, viewers: 900, gifters: 3 });
    const dark = live({ coins: 0, hours: 4, viewers: null, gifters: null });
    expect(partsOf([none], [some]).method).toBe('limit');
    expect(coinsOf(partsOf([none], [some]))).toEqual({
      hours: '0',
      viewers: '0',
      giftersPerViewerHour: '500',
      coinsPerGifter: '0',
    });
    expect(coinsOf(partsOf([some], [none])).giftersPerViewerHour).toBe('-500');
    expect(coinsOf(partsOf([free], [some])).coinsPerGifter).toBe('500');
    expect(coinsOf(partsOf([dark], [some]))).toEqual({ hours: '0', coinsPerHour: '500' });
    expect(partsOf([none], [free]).method).toBe('equal');
    expect(toDecimal(partsOf([none], [free]).difference, 0)).toBe('0');
  });

  it('weighs a set by its viewer-hours', () => {
    const week = [
      live({ coins: 100, hours: 1, viewers: 300, gifters: 3 }),
      live({ coins: 300, hours: 3, viewers: 100, gifters: 6 }),
    ];
    const [hours, viewers, rate, each] = partsOf(week, [
      live({ coins: 50, hours: 1, viewers: 10, gifters: 1 }),
    ]).parts;
    expect([hours?.a, viewers?.a, rate?.a, each?.a]).toEqual([4, 150, 9 / 600, 400 / 9]);
  });

  it('tells nothing where a session does not tell its coins', () => {
    expect(
      decompose([live({ coins: 1, hours: 1, viewers: 1, gifters: 1 })], [earned({ durationSeconds: 60 })]),
    ).toEqual({
      kind: 'none',
      reason: 'coins-unknown',
    });
  });
});
