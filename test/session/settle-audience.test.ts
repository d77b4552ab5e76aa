import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../src/session/ids.ts';
import { codes, comment, found, gift, like, other, room, settled, START, viewers } from './events.ts';

const at = (seconds: number) => ({ time: START + seconds * 1000 });

describe('likes', () => {
  test("recorded are the counter's rise and the batch that began it", () => {
    const session = settled([like(3, 1500, at(90)), like(15, 1000, at(0)), like(7, 1007, at(27))]);
    expect(session.likes).toEqual({ total: 1500, recorded: 515 });
  });

  test('of a counter that never moved are one batch', () => {
    expect(settled([like(4, 60, at(0)), like(4, 60, at(9)), like(9, 60, at(1))]).likes).toEqual({
      total: 60,
      recorded: 9,
    });
  });

  test('without a counter are the batches, each message once', () => {
    const first = like(5, null);
    const session = settled([first, first, like(2, null), like(1, null, { msgId: null, time: null })]);
    expect(session.likes).toEqual({ total: null, recorded: 8 });
  });

  test('are unknown where the log has none', () => {
    expect(settled([gift()]).likes).toEqual({ total: null, recorded: null });
  });
});

describe('viewers', () => {
  test("average over minutes of the minute's mean, peak over samples", () => {
    const session = settled([
      viewers(10, START + 1000),
      viewers(30, START + 2000),
      viewers(50, START + 61_000),
      other(START),
      other(START + 200_000),
    ]);
    expect(session.viewers).toEqual({ average: 35, peak: 50, unique: null });
    expect(session.timeline?.map((each) => each.viewers)).toEqual([20, 50, null, null]);
  });

  test('without times are a plain mean, and no minute has them', () => {
    const session = settled([viewers(12, null), viewers(30, null), viewers(27, null), other(START)]);
    expect(session.viewers).toEqual({ average: 23, peak: 30, unique: null });
    expect(session.timeline?.[0]?.viewers).toBeNull();
  });

  test('with times decide the average beside some without', () => {
    const session = settled([viewers(10, START), viewers(90, null)]);
    expect(session.viewers).toMatchObject({ average: 10, peak: 90 });
  });

  test('so far are the unique ones, unless the start was missed', () => {
    const counted = [viewers(5, START, 400), viewers(4, START + 1, 390)];
    expect(settled([...counted, like(5, 5, at(0)), other(START + 60_000)]).viewers.unique).toBe(400);
    expect(settled([...counted, like(5, 800, at(0)), other(START + 60_000)]).viewers.unique).toBeNull();
  });
});

describe('the start was missed', () => {
  const hour = other(START + 3_600_000);

  test("where the first like already stood on more than a second's worth", () => {
    // 3,600 likes in an hour are one a second.
    const session = (before: number) =>
      settled([like(10, before + 10, at(0)), like(5, before + 3600, at(3500)), hour]);
    expect(session(1).completeness.startedLate).toBe(false);
    expect(session(2).completeness.startedLate).toBe(true);
    expect(found(session(500), 'STARTED_LATE')).toEqual({ likesBefore: 500 });
  });

  test('where the room began over a minute before', () => {
    const began = (seconds: number) =>
      settled([room({ startedAt: START - seconds * 1000 }), other(START), hour]).completeness.startedLate;
    expect([began(61), began(60)]).toEqual([true, false]);
  });

  test('or nothing tells', () => {
    expect(settled([gift()]).completeness.startedLate).toBeNull();
    expect(codes(settled([gift()]))).not.toContain('STARTED_LATE');
  });
});

describe('time', () => {
  test('runs from the first message to the last, in UTC', () => {
    const session = settled([other(START + 5_023_400), other(START), gift({ time: null })]);
    expect(session).toMatchObject({
      startedAt: '2026-03-01T20:00:00.000Z',
      endedAt: '2026-03-01T21:23:43.400Z',
      durationSeconds: 5023,
    });
  });

  test('of a single moment is no span, and without any time there is no timeline', () => {
    expect(settled([other(START)]).durationSeconds).toBeNull();
    expect(settled([gift({ time: null })])).toMatchObject({ startedAt: null, timeline: null });
  });

  test('places gifts and likes in the minutes of the clock', () => {
    const late = START + 59_000;
    const session = settled([
      gift({ groupId: '1', repeatCount: 2, unit: 10, time: late + 5000 }),
      gift({ groupId: '1', repeatCount: 1, unit: 10, time: late }),
      gift({ groupId: '2', repeatCount: 4, time: late + 61_000 }),
      gift({ groupId: '3', repeatCount: 9, time: null }),
      like(5, 105, { time: late }),
      like(1, 120, { time: late + 61_000 }),
      like(1, 119, { time: late + 60_000 }),
      like(1, 118, { time: late + 121_000 }),
    ]);
    expect(session.timeline).toEqual([
      { minute: 0, coins: 20, gifts: 2, gifters: 1, likes: 5, comments: null, viewers: null },
      { minute: 1, coins: 0, gifts: 0, gifters: 0, likes: 14, comments: null, viewers: null },
      { minute: 2, coins: 4, gifts: 4, gifters: 1, likes: 1, comments: null, viewers: null },
      { minute: 3, coins: 0, gifts: 0, gifters: 0, likes: 0, comments: null, viewers: null },
    ]);
  });

  test('of a broken clock does not make millions of minutes', () => {
    const session = settled([other(START), other(START + 400 * 86_400_000), gift({ time: START + 120_000 })]);
    expect(session.timeline?.map(({ minute }) => minute)).toEqual([0, 2, 576_000]);
  });
});

describe('messages', () => {
  const social = (kind: 'follow' | 'share', id: string | null, isSocial: boolean) =>
    comment({ kind, msgId: id as MessageId | null, social: isSocial });

  test('count once, and replays are told', () => {
    const said = comment();
    const session = settled([said, said, said, comment()]);
    expect(session.comments).toBe(2);
    expect(found(session, 'DUPLICATES_DROPPED')).toEqual({ count: 2 });
  });

  test('a social beside its follow or share is one, and no replay', () => {
    const session = settled([
      social('follow', '1', true),
      social('follow', '1', false),
      social('follow', '2', true),
      social('share', '1', true),
      social('share', '3', false),
    ]);
    expect(session).toMatchObject({ follows: 2, shares: 2 });
    expect(session.completeness.duplicates).toBe(0);
  });

  test('without id are told apart by who and when, else counted and said to be', () => {
    const nameless = comment({ msgId: null });
    const timeless = comment({ msgId: null, time: null });
    const session = settled([nameless, nameless, timeless, timeless]);
    expect(session.comments).toBe(3);
    expect(session.completeness).toMatchObject({ undeduplicated: 2, duplicates: 1 });
  });

  test('that a recorder never wrote are unknown, not none', () => {
    expect(settled([gift()])).toMatchObject({ comments: null, follows: null, shares: null });
  });

  test('a log without gifts measured none', () => {
    expect(settled([comment()])).toMatchObject({ gifts: [], gifters: 0, giftsBasis: 'measured' });
  });
});
