import { describe, expect, it } from 'vitest';
import { associationInput } from '../../src/influence/association/input.ts';
import { startHour } from '../../src/influence/association/start-hour.ts';
import { type Session, TYPED } from '../../src/session/session.ts';
import { emptySession, priced, unpriced } from '../sessions.ts';

const inputOf = (change: Partial<Session>, coinsPerDiamond: number | null = null) =>
  associationInput({ ...emptySession, ...change }, { timeZone: 'Europe/Berlin', coinsPerDiamond });

describe('associationInput', () => {
  it('takes what the association needs from a session', () => {
    const input = inputOf({
      creator: 'ada',
      roomId: '7301',
      startedAt: '2026-03-01T19:30:00Z',
      durationSeconds: 5400,
      viewers: { average: 120.5, peak: 300, unique: 4000 },
      likes: { total: 9000, recorded: 6000 },
      comments: 400,
      gifts: [
        priced('Rose', 120, 1),
        priced('Lion', 1, 29_999),
        { ...priced('Heart', 9, 1), price: { kind: 'free' } },
      ],
      completeness: { ...TYPED, topGifterCoins: 30_000, topLikerShare: 0.6 },
    });
    expect(input).toEqual({
      id: '7301',
      platform: 'tiktok',
      creator: 'ada',
      startedAt: Date.parse('2026-03-01T19:30:00Z'),
      startHour: 20.5,
      coins: 30_119,
      coinsAtLeast: false,
      // Those of the recorded span, which is what viewers and minutes are of.
      likes: 6000,
      likesBasis: 'recorded',
      averageViewers: 120.5,
      minutes: 90,
      comments: 400,
      topGifterShare: 30_000 / 30_119,
      topGiftShare: 29_999 / 30_119,
      topLikerShare: 0.6,
    });
  });

  it('keeps what is unknown unknown', () => {
    expect(inputOf({})).toMatchObject({
      id: '',
      startedAt: null,
      startHour: null,
      coins: null,
      likes: null,
      averageViewers: null,
      minutes: null,
      comments: null,
      topGifterShare: null,
      topGiftShare: null,
    });
  });

  it('tells a counted zero from an unknown', () => {
    expect(inputOf({ gifts: [], likes: { total: 0, recorded: null } })).toMatchObject({
      coins: 0,
      likes: 0,
      likesBasis: 'total',
      topGiftShare: null,
    });
  });

  it('prefers counted gifts, then typed coins, then typed diamonds where their rate is known', () => {
    const declared = { coins: 500, diamonds: 200, gifts: 7, paid: null };
    expect(inputOf({ declared, gifts: [priced('Rose', 3, 1)] }).coins).toBe(3);
    expect(inputOf({ declared }).coins).toBe(500);
    expect(inputOf({ declared: { ...declared, coins: null } }).coins).toBeNull();
    expect(inputOf({ declared: { ...declared, coins: null } }, 2).coins).toBe(400);
    // A bare number of gifts says nothing of their coins.
    expect(inputOf({ declared: { ...declared, coins: null, diamonds: null } }, 2).coins).toBeNull();
  });

  it('marks coins that miss unpriced gifts, and likes summed from batches', () => {
    expect(inputOf({ gifts: [priced('Rose', 3, 1), unpriced('New', 1)] })).toMatchObject({
      coins: 3,
      coinsAtLeast: true,
    });
    expect(inputOf({ likes: { total: null, recorded: 40 } })).toMatchObject({
      likes: 40,
      likesBasis: 'sampled',
    });
  });
});

describe('startHour', () => {
  it.each([
    ['2026-07-01T19:30:00Z', 'Europe/Berlin', 21.5],
    ['2026-01-01T19:30:00Z', 'Europe/Berlin', 20.5],
    ['2026-01-01T19:30:00Z', 'Asia/Kolkata', 1],
    ['2026-01-01T19:30:00Z', 'UTC', 19.5],
    ['2026-01-01T23:30:00-05:00', 'UTC', 4.5],
    ['2026-01-01T19:30:00Z', '+05:45', 1.25],
    ['2026-01-01T01:30:00Z', '-03:30', 22],
    ['2026-01-01T00:00:00Z', 'UTC', 0],
    // The clock goes back at 3:00 to 2:00; both of these read 2:30.
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', 2.5],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', 2.5],
    ['2026-01-01T19:30:00Z', null, 19.5],
    ['2026-01-01T19:30:00+09:00', null, 19.5],
    ['2026-01-01T23:59:59.9+09:00', null, 23 + 59 / 60],
  ])('of %s in %s is %f', (startedAt, timeZone, hour) => {
    expect(startHour(startedAt, timeZone)).toBeCloseTo(hour, 12);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => startHour('2026-01-01T19:30:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });
});
