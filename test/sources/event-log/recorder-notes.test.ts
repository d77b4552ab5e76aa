import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/session/tally/fold.ts';
import { merge } from '../../../src/session/tally/merge.ts';
import { missed } from '../../../src/session/settle/missed.ts';
import { emptyTally, type Tally } from '../../../src/session/tally/tally.ts';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';

const BEGIN = Date.UTC(2026, 2, 6, 19);
const noted = (data: Record<string, string>, at = BEGIN) =>
  readMessage({ name: 'recorder', data, receivedAt: at }).event;
const gap = (from: number, to: number) =>
  noted({ note: 'gap', from: new Date(from).toISOString(), to: new Date(to).toISOString() });

describe("the recorder's notes", () => {
  it('tell of gaps and of what was left out, and nothing else', () => {
    expect(gap(BEGIN, BEGIN + 5000)).toMatchObject({
      kind: 'gap',
      from: BEGIN,
      to: BEGIN + 5000,
      time: null,
    });
    expect(noted({ note: 'left-out' })).toMatchObject({ kind: 'gap', from: BEGIN, to: BEGIN });
    for (const data of [{ note: 'started' }, { note: 'stopped' }, {}, { note: 'gap', from: 'x', to: 'y' }])
      expect(noted(data as Record<string, string>)).toMatchObject({ kind: 'other', time: null });
    expect(gap(BEGIN + 5000, BEGIN)).toMatchObject({ kind: 'other' });
  });

  property.prop([fc.array(fc.tuple(fc.nat(600), fc.nat(90)), { maxLength: 12 }), fc.nat(12)])(
    'count once, in any order and in pieces, and only while the LIVE was on',
    (gaps, cut) => {
      const tallied = (some: readonly (readonly [number, number])[]): Tally => {
        const tally = { ...emptyTally(null), first: BEGIN, last: BEGIN + 300_000 };
        for (const [from, long] of some)
          fold(tally, gap(BEGIN + (from - 100) * 1000, BEGIN + (from - 100 + long) * 1000) as never);
        return tally;
      };
      const longest = new Map<number, number>();
      for (const [from, long] of gaps) longest.set(from, Math.max(long, longest.get(from) ?? 0));
      const within = [...longest].filter(([from]) => from >= 100 && from <= 400);
      const expected = { gaps: within.length, seconds: within.reduce((sum, [, long]) => sum + long, 0) };
      expect(missed(tallied(gaps))).toEqual(expected);
      const pieces = merge(tallied(gaps.slice(cut).reverse()), tallied(gaps.slice(0, cut)));
      expect(missed(merge(pieces, tallied(gaps)))).toEqual(expected);
    },
  );
});
