import { describe, expect, it } from 'vitest';
import { defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { scoreSession } from '../../src/engagement/score.ts';
import { type Suggestion, suggest } from '../../src/engagement/suggestions.ts';
import { evening, full, type Numbers, sessionOf } from './session-of.ts';

function suggestions(numbers: Numbers): readonly Suggestion[] {
  const session = sessionOf(numbers);
  return suggest(scoreSession(session, defaultBenchmarks), session);
}
const codes = (numbers: Numbers): string[] => suggestions(numbers).map((each) => each.code);

describe('suggest', () => {
  it('names the figure it rests on: 6.8 comments a minute beside 10.5', () => {
    const [only, ...others] = suggestions(evening);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      code: 'ANSWER_VIEWERS',
      component: 'comments',
      count: 812,
      benchmark: 0.03,
      benchmarkPerMinute: 10.5,
    });
    expect(only?.perMinute?.toFixed(1)).toBe('6.8');
  });

  it('gives at most three, the part that costs most points first', () => {
    const weak: Numbers = { ...full, average: 5, likes: 20, comments: 1, shares: 0, follows: 0, gifters: 0 };
    expect(codes(weak)).toEqual(['HOLD_VIEWERS', 'THANK_GIFTERS', 'ANSWER_VIEWERS']);
  });

  it.each<[keyof Numbers, number, string]>([
    ['unique', 1_000_000, 'HOLD_VIEWERS'],
    ['comments', 3, 'ANSWER_VIEWERS'],
    ['gifters', 1, 'THANK_GIFTERS'],
    ['follows', 2, 'ASK_FOR_FOLLOWS'],
    ['likes', 100, 'INVITE_LIKES'],
    ['shares', 1, 'ASK_TO_SHARE'],
  ])('answers few %s', (field, value, code) => {
    expect(codes({ ...full, [field]: value })[0]).toBe(code);
  });

  it('has no clock rate for what is counted per person', () => {
    const [first] = suggestions({ ...full, follows: 2 });
    expect(first).toMatchObject({
      code: 'ASK_FOR_FOLLOWS',
      rate: 0.0002,
      perMinute: null,
      benchmarkPerMinute: null,
    });
  });

  it('points to more viewers where nothing measured is below its benchmark', () => {
    expect(suggestions({ ...evening, comments: 2000 })).toMatchObject([
      { code: 'PROMOTE_ELSEWHERE', component: 'likes', benchmarkPerMinute: 350 },
    ]);
  });

  it('says nothing about what was not measured or weighs nothing', () => {
    expect(suggestions({})).toEqual([]);
    expect(suggestions({ likes: 50_000, comments: 0, follows: 0 })).toEqual([]);
    const session = sessionOf({ ...evening, likes: 10 });
    const unweighed = { ...defaultBenchmarks, comments: { ...defaultBenchmarks.comments, weight: 0 } };
    expect(suggest(scoreSession(session, unweighed), session).map((each) => each.code)).toEqual([
      'INVITE_LIKES',
    ]);
  });
});
