import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { add, compare, exact, multiply, sum, toNumber } from '../../../src/money/exact.ts';
import type { Associated, PartOfSum } from '../../../src/report/influence/amounts.ts';
import type { Session } from '../../../src/session/session.ts';
import { ANYONE, apart, dated, evening, late, report, together } from './histories.ts';

const associated = (
  sessions: readonly Session[],
  change = {},
): Associated & { readonly total: PartOfSum } => {
  const [{ associated: found }] = report(sessions, change).creators;
  if (!found?.total) throw new Error('not associated');
  return { ...found, total: found.total };
};

describe('buildInfluence', () => {
  it('comes to each of the four outcomes', () => {
    const statusOf = (sessions: readonly Session[]): string =>
      report(sessions).creators[0].association.status;
    expect(statusOf(together())).toBe('associated');
    expect(statusOf(apart())).toBe('inconclusive');
    expect(statusOf(late())).toBe('confounded');
    expect(statusOf(together(6))).toBe('not_enough_data');
  });

  it('has amounts of an association alone, and assumed percentages only where data are missing', () => {
    const found = [together(), apart(), late(), together(6)].map((sessions) => report(sessions).creators[0]);
    expect(found.map((each) => each.associated !== null)).toEqual([true, false, false, false]);
    expect(found.map((each) => each.scenario !== null)).toEqual([false, false, false, true]);
    expect(found[3]?.scenario?.amounts).toBeNull();
    expect(found[3]?.scenario?.percent.high).toBe('6.5893');
  });

  it('keeps the LIVEs of one table apart, and tells which could not be used', () => {
    const sessions = together(12).map((session, at) =>
      at === 4 ? { ...session, viewers: { average: null, peak: 3, unique: null } } : session,
    );
    const [found] = report(sessions).creators;
    expect(found.association.sessions).toBe(11);
    expect(found.leftOut).toEqual([{ session: sessions[4], reason: 'viewers-unknown' }]);
  });

  it('asks each creator and platform alone, whatever the case of a name', () => {
    const { creators } = report([
      evening(0, 0, 0),
      evening(1, 0, 0, { creator: 'grace' }),
      evening(2, 0, 0, { creator: 'ADA' }),
      evening(3, 0, 0, { creator: null }),
    ]);
    expect(creators.map(({ creator, sessions }) => [creator, sessions.length])).toEqual([
      ['ada', 2],
      ['grace', 1],
      [null, 1],
    ]);
    const notes = creators.flatMap(({ association }) => association.notes.map(({ kind }) => kind));
    expect(notes).not.toContain('several-creators');
  });

  it('chooses whom was asked for, with those that name nobody, and tells who was set aside', () => {
    const sessions = [
      evening(0, 0, 0, { creator: null }),
      evening(1, 0, 0),
      evening(2, 0, 0, { creator: 'grace' }),
    ];
    const { creators, setAside } = report(sessions, {}, { creator: 'Ada', platform: null });
    expect(creators.map(({ creator, sessions: own }) => [creator, own.length])).toEqual([['ada', 2]]);
    expect(setAside).toEqual([{ reason: 'other-creator', sessions: [sessions[2]] }]);
  });

  it('refuses a name that no session has, and names those that are there', () => {
    const asking = () => report([evening(0, 0, 0)], {}, { ...ANYONE, creator: 'adda' });
    expect(asking).toThrow(InputError);
    try {
      asking();
    } catch (error) {
      expect((error as InputError).diagnostics[0]).toMatchObject({
        code: 'FLAG_VALUE_INVALID',
        args: { flag: '--creator', value: 'adda', expected: 'a creator of these LIVEs: ada' },
      });
    }
  });

  it('tells the order within a LIVE of a single session only', () => {
    expect(report([evening(0, 0, 0)]).timing?.gifts).toMatchObject({
      outcome: 'refused',
      reason: 'no-timeline',
    });
    expect(report([evening(0, 0, 0), evening(1, 0, 0)]).timing).toBeNull();
  });

  it('gives the same figures in whatever order the sessions come', () => {
    const [there, back] = [report(together()), report([...together()].reverse())];
    expect(back.creators[0].association).toMatchObject({
      status: there.creators[0].association.status,
      estimate: there.creators[0].association.estimate,
    });
  });

  it('takes the clock of the creator for the time of day', () => {
    const sessions = together(24).map((session, at) => ({
      ...session,
      startedAt: (session.startedAt as string).replace('T19', `T${10 + (at % 12)}`),
    }));
    const slope = (timezone: string | null): number | undefined =>
      report(sessions, { timezone }).creators[0].association.estimate?.slope;
    expect(slope('UTC')).toBeCloseTo(slope(null) as number, 12);
    // An offset only turns the two waves of the hour into each other.
    expect(slope('Asia/Kolkata')).not.toBe(slope('UTC'));
    expect(slope('Asia/Kolkata')).toBeCloseTo(slope('UTC') as number, 1);
  });

  it('refuses more coins than can be counted exactly', () => {
    const huge = evening(0, 0, 0, {
      declared: { coins: Number.MAX_SAFE_INTEGER, diamonds: null, gifts: null, paid: null },
    });
    expect(() => report([huge, { ...huge, startedAt: null }])).toThrow('COUNT_TOO_LARGE');
  });
});

describe('amounts in cash', () => {
  it('are the coins at the rate, in every sum', () => {
    const { total, above, below, sessions, currency } = associated(together());
    expect(currency).toBe('USD');
    for (const part of [total, above, below, ...sessions.map(({ part: each }) => each)]) {
      if (!part) throw new Error('withheld');
      for (const end of ['low', 'expected', 'high'] as const)
        expect(compare(part.cash[end], multiply(exact(part.coins[end]), exact('0.005')))).toBe(0);
    }
  });

  it('add up, and are part of what gifts paid', () => {
    const { total, above, below, sessions } = associated(together());
    if (!above || !below) throw new Error('withheld');
    expect(compare(add(above.cash.expected, below.cash.expected), total.cash.expected)).toBe(0);
    const each = sum(sessions.map(({ part }) => part?.cash.expected ?? exact(0)));
    expect(compare(each, total.cash.expected)).toBe(0);
    const [{ direct }] = report(together()).creators;
    expect(compare(total.direct.cash, direct.cash?.expected ?? exact(0))).toBe(0);
    for (const { part, direct: paid } of sessions)
      expect(compare(part?.cash.high ?? exact(0), paid.cash)).toBeLessThanOrEqual(0);
  });

  it('stay the same part of cash as of coins where the rate changed', () => {
    const profiles = dated('2026-01-16T00:00:00Z', '0.0025');
    const { total, above, below, sessions } = associated(together(), { profiles });
    const share = (part: number, whole: number): number => part / whole;
    expect(share(toNumber(total.cash.expected), toNumber(total.direct.cash))).toBeCloseTo(
      share(total.coins.expected, total.direct.coins),
      12,
    );
    expect(
      compare(add(above?.cash.expected ?? exact(0), below?.cash.expected ?? exact(0)), total.cash.expected),
    ).toBe(0);
    const rates = new Set(sessions.map(({ direct }) => (toNumber(direct.cash) / direct.coins).toFixed(6)));
    expect([...rates].sort()).toEqual(['0.002500', '0.005000']);
    const paid = sum(sessions.map(({ direct }) => direct.cash));
    expect(compare(total.direct.cash, paid)).toBe(0);
  });

  it('leave out LIVEs of one gift, and the sum where one gifter is most of everything', () => {
    const gift = { giftId: '1', name: 'Lion', count: 1, price: { kind: 'priced', coins: 20_000 } } as const;
    const oneGift = together().map((session, at) => (at < 3 ? { ...session, gifts: [gift] } : session));
    const { total, sessions } = associated(oneGift);
    expect(total.sessions).toBe(27);
    expect(sessions.filter(({ withheld }) => withheld === 'one-gift')).toHaveLength(3);
    expect(sessions.filter(({ part }) => part === null)).toHaveLength(3);
  });
});
