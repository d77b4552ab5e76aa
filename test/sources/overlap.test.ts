import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { leaveOutOverlaps } from '../../src/sources/overlap.ts';
import { emptySession } from '../sessions.ts';

/** The rule as one would say it, each session against every one that was kept. */
function bySaying(sessions: readonly Session[]): { kept: Session[]; left: [string, string][] } {
  const kept: Session[] = [];
  const left: [string, string][] = [];
  const name = (session: Session): string => session.source.paths.join(', ');
  for (const session of sessions) {
    const other = kept.find((earlier) => sameLive(earlier, session));
    if (other) left.push([name(session), name(other)]);
    else kept.push(session);
  }
  return { kept, left };
}

function sameLive(a: Session, b: Session): boolean {
  if (a.roomId !== null && a.roomId === b.roomId) return true;
  if (a.creator === null || b.creator === null || a.platform !== b.platform) return false;
  if (a.creator.toLowerCase() !== b.creator.toLowerCase()) return false;
  const [first, second] = [span(a), span(b)];
  return first !== null && second !== null && first.start < second.end && second.start < first.end;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
const spans = new WeakMap<Session, Span | null>();
function span(session: Session): Span | null {
  const known = spans.get(session) ?? spanOf(session);
  spans.set(session, known);
  return known;
}

function spanOf({ startedAt, endedAt, durationSeconds }: Session): Span | null {
  if (startedAt === null) return null;
  const start = Date.parse(startedAt);
  if (endedAt !== null) return { start, end: Math.max(Date.parse(endedAt), start + 1) };
  return { start, end: start + Math.max(1, (durationSeconds ?? 0) * 1000) };
}

const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
const maybe = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(values, { freq: 5 });

/** Many on a small calendar, so that most overlap with something. */
const anySessions = (most: number, minutes: number): fc.Arbitrary<Session[]> =>
  fc
    .array(
      fc.record({
        creator: maybe(fc.constantFrom('anna', 'Anna', 'bo')),
        platform: fc.constantFrom('tiktok', 'tiktok', 'other'),
        roomId: fc.option(
          fc.nat({ max: 40 }).map((room) => `room ${room}`),
          { freq: 2 },
        ),
        start: maybe(fc.nat({ max: minutes })),
        length: fc.oneof(maybe(fc.nat({ max: 30 })), fc.constant(minutes)),
        ended: fc.boolean(),
      }),
      { maxLength: most },
    )
    .map((all) =>
      all.map(({ start, length, ended, ...fields }, index) => ({
        ...emptySession,
        ...fields,
        source: { kind: 'session-file' as const, paths: [`${index}.yaml`] },
        startedAt: start === null ? null : at(start),
        endedAt: ended && start !== null && length !== null ? at(start + length - 3) : null,
        durationSeconds: length === null ? null : length * 60,
      })),
    );

describe('sessions of one LIVE', () => {
  test.prop([anySessions(60, 600)], { numRuns: 300 })(
    'are left out just as each against every other would say',
    (sessions) => {
      const { kept, diagnostics } = leaveOutOverlaps(sessions);
      const said = bySaying(sessions);
      expect(kept).toEqual(said.kept);
      expect(
        diagnostics.map(({ args }) => [(args as { path: string }).path, (args as { other: string }).other]),
      ).toEqual(said.left);
    },
  );

  // A timeline of several pieces, filled from the middle, and spans that reach over whole pieces of it.
  test.prop([fc.infiniteStream(fc.noBias(fc.nat({ max: 200_000 })))], { numRuns: 2 })(
    'are left out in a long history, too',
    (starts) => {
      const sessions = [...starts.take(2500)].map((start, index) => ({
        ...emptySession,
        creator: 'anna',
        source: { kind: 'session-file' as const, paths: [`${index}.yaml`] },
        startedAt: at(start),
        durationSeconds: (index % 100 === 99 ? 90_000 : 5) * 60,
      }));
      const { kept, diagnostics } = leaveOutOverlaps(sessions);
      const said = bySaying(sessions);
      expect(kept.length).toBeGreaterThan(2000);
      expect(kept).toEqual(said.kept);
      expect(diagnostics.map(({ args }) => (args as { other: string }).other)).toEqual(
        said.left.map(([, other]) => other),
      );
    },
  );

  it.each(['oldest first', 'newest first', 'shuffled'] as const)(
    'cost little among a hundred thousand, %s',
    (order) => {
      const count = 100_000;
      const place = (index: number): number =>
        order === 'oldest first' ? index : order === 'newest first' ? count - index : (index * 7919) % count;
      const sessions = Array.from({ length: count }, (_, index) => ({
        ...emptySession,
        creator: 'anna',
        startedAt: at(place(index) * 60),
        durationSeconds: 3600,
      }));
      // Half a second; each against every other takes minutes.
      expect(leaveOutOverlaps(sessions).kept).toHaveLength(count);
    },
    20_000,
  );
});
