import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../src/session/ids.ts';
import { MOST_LIKERS } from '../../src/session/tally/limits.ts';
import {
  absorbLikers,
  addLiker,
  copiedLikers,
  emptyLikers,
  type Liker,
  type LikerSample,
  likersOf,
  topLikerShare,
} from '../../src/session/tally/likers.ts';
import { hashed } from '../../src/session/tally/message-set.ts';
import { pseudonym } from '../../src/session/tally/pseudonym.ts';
import { like, settled, tallyOf } from './events.ts';

type Message = readonly [id: string, Liker];

const sampleOf = (messages: readonly Message[]): LikerSample => {
  const sample = emptyLikers();
  for (const [id, liker] of messages) addLiker(sample, id, liker);
  return sample;
};

/** `count` messages of two likes each, the first `part` of them by one viewer, the others by 300. */
const taps = (count: number, part: number): Message[] =>
  Array.from({ length: count }, (_, index) => [
    hashed(String(7_400_000_000_000_000 + index)),
    { user: index < count * part ? 'one' : `viewer ${index % 300}`, likes: 2 },
  ]);

describe('a sample of who sends likes', () => {
  const message = fc.tuple(
    fc.nat(3000).map((id) => hashed(String(id))),
    fc.record({ user: fc.constantFrom('', 'a', 'b', 'c'), likes: fc.nat(15) }),
  );

  test.prop([fc.array(message, { maxLength: 4000, size: 'max' }), fc.nat(4000), fc.boolean()], {
    numRuns: 60,
  })('is the same in any order, however often, in however many pieces', (messages, cut, turned) => {
    const expected = likersOf(sampleOf(messages));
    expect(expected.length).toBe(Math.min(MOST_LIKERS, new Set(messages.map(([id]) => id)).size));
    expect(likersOf(sampleOf([...messages, ...messages].reverse()))).toEqual(expected);
    const pieces = [sampleOf(messages.slice(0, cut)), sampleOf(messages.slice(cut))];
    const [one, other] = (turned ? pieces.reverse() : pieces) as [LikerSample, LikerSample];
    absorbLikers(one, other, null);
    expect(likersOf(one)).toEqual(expected);
    expect(likersOf(copiedLikers(one, null))).toEqual(expected);
  });

  it('tells the share of the viewer with most', () => {
    expect(topLikerShare(sampleOf(taps(100, 0.64)))).toBe(0.64);
    // Beyond the sample about so: three standard errors.
    const share = topLikerShare(sampleOf(taps(50_000, 0.64)));
    expect(Math.abs((share ?? 0) - 0.64)).toBeLessThan((3 * 0.48) / Math.sqrt(MOST_LIKERS));
  });

  it('tells nothing of few messages, or of viewers nobody knows', () => {
    expect(topLikerShare(emptyLikers())).toBeNull();
    expect(topLikerShare(sampleOf(taps(29, 1)))).toBeNull();
    const nameless = taps(100, 0).map(
      ([id, { likes }], index): Message => [id, { user: index < 49 ? 'a' : '', likes }],
    );
    expect(topLikerShare(sampleOf(nameless))).toBeNull();
    const known = taps(100, 0).map(
      ([id, { likes }], index): Message => [id, { user: index < 50 ? 'a' : '', likes }],
    );
    expect(topLikerShare(sampleOf(known))).toBe(1);
    const nothing = taps(100, 0).map(([id, { user }]): Message => [id, { user, likes: 0 }]);
    expect(topLikerShare(sampleOf(nothing))).toBeNull();
  });

  it('is filled from like messages that tell how many they hold, and is in the session', () => {
    const user = (id: string) => ({ id, handle: null }) as never;
    const likes = [
      ...Array.from({ length: 30 }, (_, index) =>
        like(15, 100 + index, { user: user('1'), msgId: `${index}` as never }),
      ),
      ...Array.from({ length: 30 }, (_, index) =>
        like(5, 50, { user: user('2'), msgId: `9${index}` as never }),
      ),
      like(null, 200, { user: user('3'), msgId: '77' as never }),
    ];
    const tally = tallyOf(likes, '7600000000000000000' as RoomId);
    expect(tally.likes.likers.messages.size).toBe(60);
    expect(settled(tally).completeness.topLikerShare).toBe(0.75);
  });

  it('takes the salt of the room that it joins', () => {
    const room = '7600000000000000000' as RoomId;
    const id = hashed('1');
    const roomless = sampleOf([[id, { user: pseudonym('7001', null), likes: 3 }]]);
    expect(likersOf(copiedLikers(roomless, room))).toEqual([
      [id, { user: pseudonym('7001', room), likes: 3 }],
    ]);
  });
});
