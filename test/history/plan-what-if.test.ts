import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ratesFor } from '../../src/earnings/direct.ts';
import type { PlanRequest } from '../../src/history/plan/plan.ts';
import { whatIf } from '../../src/history/plan/what-if.ts';
import { USD } from '../../src/money/currency.ts';
import { compare, exact, multiply, toDecimal } from '../../src/money/exact.ts';
import { tiktokCatalogue } from '../../src/rates/tiktok/catalogue.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import { readChanges } from '../../src/sources/typed/changes.ts';
import { paced } from './earned.ts';

const viewers = { average: 200, peak: null, unique: null };
const one = [paced(10_000, 2, { viewers })];
const many = Array.from({ length: 8 }, (_, index) =>
  paced(1000 + 100 * index, 2, { viewers, startedAt: `2026-01-0${index + 1}T20:00:00Z` }),
);
const request = (past = one): PlanRequest => ({
  target: { kind: 'money', money: { currency: USD, amount: exact(500) }, after: 'payout' },
  past,
  rates: ratesFor(tiktok, null),
  deductions: [],
  catalogue: tiktokCatalogue(),
});
const ask = (...changes: string[]) => whatIf(request(), readChanges(changes));
const askMany = (...changes: string[]) => whatIf(request(many), readChanges(changes));

const coins = ({
  low,
  middle,
  high,
}: {
  low: { coins: number };
  middle: { coins: number };
  high: { coins: number };
}) => [low.coins, middle.coins, high.coins];
const minutesOf = (found: ReturnType<typeof ask>['after']) =>
  found.kind === 'plan' && found.time.kind === 'plain' ? found.time.minutes : null;

describe('what if there were', () => {
  it('a fifth more viewers: 1.2 to the power of 0.7, 1 and 1.3', () => {
    const found = ask('viewers=+20%');
    expect(found.session && coins(found.session.before)).toEqual([10_000, 10_000, 10_000]);
    expect(found.session && coins(found.session.after)).toEqual([11_361, 12_000, 12_675]);
    expect(found.session?.after.viewers).toBe(240);
    expect(found.session && toDecimal(found.session.after.middle.cash.expected)).toBe('60.00');
    expect([minutesOf(found.before), minutesOf(found.after)]).toEqual([1200, 1000]);
    expect(found.assumptions).toEqual([
      'EXPOSURE_ELASTICITY_ASSUMED',
      'SAME_KIND_OF_VIEWERS',
      'NO_PROBABILITY',
    ]);
  });

  it('fewer viewers: the low end is still the low one', () => {
    expect(ask('viewers=100').session?.after).toMatchObject({
      low: { coins: 4061 },
      middle: { coins: 5000 },
      high: { coins: 6156 },
    });
  });

  it('an hour more: the session brings more, and the hours to the target stay', () => {
    const found = ask('duration=+1h');
    expect(toDecimal(found.exposure)).toBe('1.50');
    expect(found.session?.after).toMatchObject({ minutes: 180, middle: { coins: 15_000 } });
    expect(found.after).toMatchObject({ time: { minutes: 1200, sessionMinutes: 180 } });
    expect(found.assumptions).toContain('SAME_KIND_OF_MINUTES');
  });

  it('another rate: the same coins pay something else', () => {
    const found = ask('rate=1/210');
    expect(found.session && coins(found.session.after)).toEqual([10_000, 10_000, 10_000]);
    expect(found.session?.after.middle.cash).toEqual({
      low: exact('10000/210'),
      expected: exact('10000/210'),
      high: exact('10000/210'),
    });
    expect(found.after).toMatchObject({ coins: { fewest: 105_000, expected: 105_000, most: 105_000 } });
    expect(found.assumptions).toEqual(['RATE_DECLARED', 'NO_PROBABILITY']);
  });

  it('a rate in percent of the one in force keeps its range', () => {
    const { after } = ask('rate=-10%').cashPerCoin;
    expect([after.low, after.value, after.high].map((each) => toDecimal(each))).toEqual([
      '0.00297',
      '0.0045',
      '0.00477',
    ]);
  });

  it('all of them at once', () => {
    const found = ask('viewers=+20%', 'duration=4h', 'rate=0.01');
    expect(toDecimal(found.exposure)).toBe('2.40');
    expect(found.session?.after).toMatchObject({ minutes: 240, viewers: 240, middle: { coins: 24_000 } });
    expect(found.after).toMatchObject({ coins: { expected: 50_000 }, time: { minutes: 500 } });
  });

  it('says which change it could not apply', () => {
    const blind = request([paced(10_000, 2)]);
    expect(whatIf(blind, readChanges(['viewers=500']))).toMatchObject({
      notApplied: [{ reason: 'viewers-unknown' }],
      exposure: exact(1),
    });
    expect(whatIf(blind, readChanges(['viewers=+20%']))).toMatchObject({
      notApplied: [],
      session: { after: { viewers: null, middle: { coins: 12_000 } } },
    });
    expect(ask('duration=-2h').notApplied).toMatchObject([{ reason: 'no-longer-positive' }]);
    expect(whatIf(request([]), readChanges(['duration=+1h']))).toMatchObject({
      notApplied: [{ reason: 'duration-unknown' }],
      session: null,
    });
  });

  it('a wider interval of time than the pace alone has', () => {
    const { before, after } = askMany('viewers=+50%');
    if (before.kind !== 'plan' || after.kind !== 'plan') throw new Error('refused');
    if (before.time.kind !== 'interval' || after.time.kind !== 'interval') throw new Error('no interval');
    const [was, is] = [before.time.minutes, after.time.minutes];
    expect(is.middle).toBeLessThan(was.middle);
    expect((is.most as number) / is.fewest).toBeGreaterThan((was.most as number) / was.fewest);
  });

  it('nothing: nothing changes', () => {
    const found = askMany();
    expect(found.after).toEqual(found.before);
    expect(found.session?.after).toEqual(found.session?.before);
  });

  test.prop([fc.integer({ min: -99, max: 400 }), fc.integer({ min: -99, max: 400 })])(
    'any change of viewers and length: ends in order, cash exact, more of one is never less',
    (viewerPercent, durationPercent) => {
      const signed = (value: number) => (value < 0 ? `${value}%` : `+${value}%`);
      const found = askMany(`viewers=${signed(viewerPercent)}`, `duration=${signed(durationPercent)}`);
      const more = askMany(`viewers=${signed(viewerPercent + 10)}`, `duration=${signed(durationPercent)}`);
      if (!found.session || !more.session) throw new Error('no session');
      const three = coins(found.session.after);
      expect(three).toEqual([...three].sort((a, b) => a - b));
      for (const [index, value] of coins(more.session.after).entries())
        expect(value).toBeGreaterThanOrEqual(three[index] as number);
      const { middle } = found.session.after;
      expect(compare(middle.cash.expected, multiply(exact(middle.coins), exact('0.005')))).toBe(0);
    },
  );
});
