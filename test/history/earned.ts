import { fc } from '@fast-check/vitest';
import { directIncome, ratesFor } from '../../src/earnings/direct.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import type { Session } from '../../src/session/session.ts';
import { emptySession, priced, unpriced } from '../sessions.ts';

/** A session with what it paid at the built-in rates. */
export function earned(fields: Partial<Session>, score: number | null = null): EarnedSession {
  const session = { ...emptySession, ...fields };
  return { session, income: directIncome(session, ratesFor(tiktok, session.startedAt), true), score };
}

/** A session of so many coins in so many hours. */
export const paced = (coins: number, hours: number, fields: Partial<Session> = {}): EarnedSession =>
  earned({
    declared: { coins, diamonds: null, gifts: null, paid: null },
    durationSeconds: Math.round(hours * 3600),
    ...fields,
  });

const maybe = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(values, { freq: 4 });
const count = maybe(fc.nat({ max: 1_000_000 }));

/** Any session, with anything unknown. */
export const anySession: fc.Arbitrary<EarnedSession> = fc
  .record({
    creator: maybe(fc.constantFrom('anna', 'Anna', 'bo', ' bo ')),
    title: maybe(fc.constantFrom('Evening', 'evening', 'Morning')),
    platform: fc.constantFrom('tiktok', 'other'),
    startedAt: maybe(
      fc
        .date({ min: new Date('2025-01-01T00:00Z'), max: new Date('2026-12-31T00:00Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
    durationSeconds: maybe(fc.integer({ min: 1, max: 40_000 })),
    average: maybe(fc.nat({ max: 5000 })),
    likes: count,
    comments: count,
    gifters: maybe(fc.nat({ max: 300 })),
    income: fc.constantFrom('none', 'coins', 'gifts', 'unpriced', 'count'),
    coins: fc.nat({ max: 500_000 }),
    score: maybe(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ average, likes, income, coins, score, ...fields }) =>
    earned(
      {
        ...fields,
        viewers: { average, peak: average, unique: null },
        likes: { total: likes, recorded: null },
        gifts:
          income === 'gifts'
            ? [priced('Rose', coins + 1, 1)]
            : income === 'unpriced'
              ? [priced('Rose', coins + 1, 1), unpriced('Nova', 2)]
              : null,
        declared: {
          coins: income === 'coins' ? coins : null,
          diamonds: null,
          gifts: income === 'count' ? coins : null,
          paid: null,
        },
      },
      score,
    ),
  );
