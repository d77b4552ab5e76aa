import { fc, test } from '@fast-check/vitest';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { defaultBenchmarks } from '../../../src/engagement/benchmarks.ts';
import { wallClock } from '../../../src/history/zone.ts';
import { add, exact, subtract, ZERO } from '../../../src/money/exact.ts';
import { tiktok } from '../../../src/rates/tiktok/profile.ts';
import { toCompareDocument } from '../../../src/render/json/compare.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { renderCompareTable } from '../../../src/render/table/compare.ts';
import { buildComparison, type CompareAsk } from '../../../src/report/compare/build.ts';
import type { CompareDocument } from '../../../src/report/compare/document.ts';
import { compareSchema } from '../../../src/report/compare/schema.ts';
import type { Session } from '../../../src/session/session.ts';
import { anySession } from '../../history/earned.ts';
import { emptySession, unpriced } from '../../sessions.ts';

const other = { ...tiktok, platform: 'other' };
const settings = {
  profiles: new Map([
    ['tiktok', tiktok],
    ['other', other],
  ]),
  diamondReadingSet: new Set<string>(),
  benchmarks: defaultBenchmarks,
  deductions: [],
  scenario: { elasticity: { low: '0', middle: '0.1', high: '0.35' }, referenceLikeRate: null },
};
const asking = (
  a: readonly Session[],
  b: readonly Session[],
  fields: Partial<CompareAsk> = {},
): CompareAsk => ({
  a: { of: 'a.yaml', sessions: a },
  b: { of: 'b.yaml', sessions: b },
  pool: [],
  shared: 0,
  undated: 0,
  asked: { creator: null, platform: null },
  clock: null,
  ...fields,
});
const view = { width: null, paint: PLAIN, quiet: true };

const sessions = (minLength: number) =>
  fc.array(
    anySession.map(({ session }) => session),
    { minLength, maxLength: 8 },
  );

it('has types and a schema of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof compareSchema>>().toEqualTypeOf<CompareDocument>();
});

describe('a comparison of any sides', () => {
  test.prop([sessions(1), sessions(1), sessions(0)], { numRuns: 80 })(
    'is a document of its schema, and its differences are what they are called',
    (a, b, pool) => {
      const report = buildComparison(asking(a, b, { pool }), settings, []);
      const document = toCompareDocument(report, '0.0.0');
      expect(compareSchema.parse(document)).toEqual(document);
      const { cash, coins, likes, sessions: counts } = document.figures;
      for (const { a: first, b: second, difference, reach } of [cash, coins]) {
        if (difference === null)
          expect(first === null || second === null || reach.difference === null).toBe(true);
        else expect(exact(difference)).toEqual(subtract(exact(second ?? '0'), exact(first ?? '0')));
      }
      expect(counts.difference).toBe(b.length - a.length);
      if (likes.difference !== null) expect(likes.difference).toBe((likes.b ?? 0) - (likes.a ?? 0));
      const { difference, parts, status } = document.decomposition;
      if (status === 'parts') {
        expect(parts.map((part) => exact(part.coins)).reduce(add, ZERO)).toEqual(exact(difference ?? ''));
        expect(difference).toBe(coins.difference);
      }
    },
  );

  // Laying out takes longer here than in the built program, which measures less.
  test.prop([sessions(1), sessions(1), sessions(0)], { numRuns: 12 })(
    'is a table without a hole in it',
    async (a, b, pool) => {
      const report = buildComparison(asking(a, b, { pool }), settings, []);
      const table = await renderCompareTable(report, view);
      expect(table).not.toMatch(/NaN|Infinity|undefined|\[object|\bnull\b/);
      expect(table).not.toMatch(/likes? (?:earn|paid|bring|brought)/i);
    },
  );
});

const live = (fields: Partial<Session>, coins: number | null = 100): Session => ({
  ...emptySession,
  creator: 'anna',
  durationSeconds: 3600,
  declared: { coins, diamonds: null, gifts: null, paid: null },
  ...fields,
});
const atLeast = live({ gifts: [unpriced('Nova', 2)] }, null);

describe('lower bounds', () => {
  const headline = async (a: Session, b: Session): Promise<string> =>
    (await renderCompareTable(buildComparison(asking([a], [b]), settings, []), view)).split(
      '\n',
    )[0] as string;

  it('leave only what holds whatever is above them', async () => {
    const some = {
      ...atLeast,
      gifts: [
        ...(atLeast.gifts ?? []),
        { giftId: null, name: 'Rose', count: 200, price: { kind: 'priced', coins: 1 } } as const,
      ],
    };
    expect(await headline(live({}), some)).toMatch(
      /^B brought at least \$0\.50 more than A: at least \$1\.00 against \$0\.50\. /,
    );
    expect(await headline(live({}, 300), some)).toMatch(
      /^A brought \$1\.50 and B at least \$1\.00; which is more cannot be told\. /,
    );
    expect(await headline(some, live({}))).toMatch(
      /^B brought at least \$0\.50 less than A: \$0\.50 against at least \$1\.00\. /,
    );
    expect(await headline(some, some)).toMatch(/which is more cannot be told/);
  });

  it('on both sides leave no difference, and nothing to take apart', () => {
    const document = toCompareDocument(buildComparison(asking([atLeast], [atLeast]), settings, []), '0.0.0');
    expect(document.figures.coins).toMatchObject({ difference: null, ratio: null });
    expect(document.figures.coins.reach).toEqual({
      a: 'at-least',
      b: 'at-least',
      difference: null,
      ratio: null,
    });
    expect(document.decomposition).toMatchObject({ status: 'none', reason: 'both-at-least', parts: [] });
  });
});

describe('a side', () => {
  it('without a LIVE that was asked for is refused', () => {
    const asked = { creator: 'bo', platform: null };
    expect(() =>
      buildComparison(asking([live({})], [live({ creator: 'bo' })], { asked }), settings, []),
    ).toThrow('SIDE_EMPTY');
  });

  it('has the days of the zone whose periods are compared', async () => {
    const night = [live({ startedAt: '2026-02-28T23:45:00+01:00' })];
    const days = (clock: CompareAsk['clock']) =>
      buildComparison(asking(night, night, { clock }), settings, []).a.firstDay;
    expect(days(null)).toBe('2026-02-28');
    expect(days(await wallClock('Asia/Kolkata'))).toBe('2026-03-01');
  });
});
