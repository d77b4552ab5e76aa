import { describe, expect, test } from 'vitest';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { type Session, TYPED } from '../../../src/session/session.ts';
import { NO_FIELDS } from '../../../src/sources/typed/fields.ts';
import { parseFlags, type RawSessionFlags } from '../../../src/sources/typed/flags.ts';
import { overlay } from '../../../src/sources/typed/overlay.ts';
import { problemsOf } from './expect-problems.ts';

const recorded: Session = {
  platform: 'tiktok',
  source: { kind: 'event-log', paths: ['live.jsonl'] },
  creator: 'anna',
  title: 'An evening',
  roomId: '7',
  startedAt: '2026-03-01T20:00:00Z',
  endedAt: '2026-03-01T22:00:00Z',
  durationSeconds: 7200,
  viewers: { average: 350, peak: 900, unique: null },
  views: null,
  likes: { total: 150, recorded: 65 },
  comments: 812,
  shares: 3,
  follows: 4,
  gifters: 5,
  gifts: [{ giftId: '5655', name: 'Rose', count: 120, price: { kind: 'priced', coins: 1 } }],
  giftsBasis: 'measured',
  toOthers: { gifts: [] },
  declared: { coins: null, diamonds: null, gifts: null, paid: null },
  otherIncome: [],
  timeline: [{ minute: 0, coins: 1, gifts: 1, gifters: 1, likes: 1, comments: null, viewers: 1 }],
  completeness: { ...TYPED, records: 900 },
  diagnostics: [diagnostic('OPEN_STREAKS', { count: 1 })],
};
const lay = (raw: RawSessionFlags, session = recorded) =>
  overlay(session, parseFlags(raw), { timezone: null, machineTimezone: 'Europe/Berlin' });

describe('flags beside a log', () => {
  test('nothing typed, nothing changes', async () => {
    expect(await overlay(recorded, NO_FIELDS, { timezone: null, machineTimezone: 'UTC' })).toEqual(recorded);
    expect(await lay({ host: 'anna', timezone: 'UTC' })).toEqual(recorded);
  });

  test('a figure replaces the log’s and leaves the others', async () => {
    expect(await lay({ uniqueViewers: '9000', comments: '900', creator: '@bea' })).toEqual({
      ...recorded,
      creator: 'bea',
      comments: 900,
      viewers: { average: 350, peak: 900, unique: 9000 },
    });
  });

  test('totals become assertions; gifts stay counted; other income is added', async () => {
    const session = await lay({
      coins: '130',
      diamonds: '65',
      gifts: '121',
      paid: '0.60USD',
      income: ['tip=5USD'],
    });
    expect(session.gifts).toBe(recorded.gifts);
    expect(session.declared).toMatchObject({
      coins: 130,
      diamonds: 65,
      gifts: 121,
      paid: { currency: 'USD' },
    });
    expect(session.otherIncome).toHaveLength(1);
    expect(session.giftsBasis).toBe('measured');
  });

  test('--likes replaces the total, --duration also parts with the recorded likes', async () => {
    expect((await lay({ likes: '9000' })).likes).toEqual({ total: 9000, recorded: 65 });
    const whole = await lay({ duration: '3h' });
    expect(whole.likes).toEqual({ total: 150, recorded: null });
    expect(whole.durationSeconds).toBe(10_800);
  });

  test('--started-at corrects the clock and moves the end along', async () => {
    const session = await lay({ startedAt: '2026-03-02T20:00' });
    expect(session.startedAt).toBe('2026-03-02T20:00:00+01:00');
    expect(session.endedAt).toBe('2026-03-02T22:00:00+01:00');
    expect(session.timeline).toBe(recorded.timeline);
    expect(session.diagnostics.map(({ code }) => code)).toEqual(['OPEN_STREAKS', 'TIMEZONE_ASSUMED']);
  });

  test('--gift is an error that names the log', async () => {
    expect(await problemsOf(() => lay({ gift: ['Rose=1'] }))).toEqual([
      { code: 'GIFT_FLAG_BESIDE_LOG', severity: 'error', args: { path: 'live.jsonl' }, at: null },
    ]);
  });

  test('only doubts that the flags bring are new', async () => {
    const odd = { ...recorded, viewers: { average: 950, peak: 900, unique: null } };
    expect((await lay({ comments: '900' }, odd)).diagnostics).toEqual(recorded.diagnostics);
    const doubted = await lay({ views: '100' });
    expect(doubted.diagnostics.map(({ code }) => code)).toEqual([
      'OPEN_STREAKS',
      'VIEWERS_IMPLAUSIBLE',
      'PEAK_IMPLAUSIBLE',
    ]);
  });
});
