import { type Diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import type { Session } from '../../session/session.ts';
import { instantOf, type TimeContext } from './assemble.ts';
import type { TypedFields } from './fields.ts';
import { plausibility } from './plausibility.ts';
import { secondsLater } from './time.ts';

/**
 * Flags beside a recorded log. What a flag says replaces what the log says, with these exceptions:
 *
 * - gifts are counted, so `--gift` is an error; coins, diamonds, a bare gift count and what arrived become assertions;
 * - `--likes` replaces the room's total and leaves the likes received while recording;
 * - `--duration` speaks of the whole LIVE, so the likes received while recording no longer go with it and are dropped;
 * - `--started-at` corrects the recorder's clock: the end moves along, and the timeline, which counts from the start, stays;
 * - `--income` is added to what the session has.
 *
 * `host` and `timezone` have done their work before: the one while counting, the other for `startedAt`.
 *
 * @throws InputError GIFT_FLAG_BESIDE_LOG, or a start that cannot be resolved
 */
export async function overlay(session: Session, fields: TypedFields, context: TimeContext): Promise<Session> {
  if (fields.gifts !== null) fail('GIFT_FLAG_BESIDE_LOG', { path: session.source.paths[0] ?? 'stdin' });
  const problems: Diagnostic[] = [];
  const notes: Diagnostic[] = [];
  const startedAt = await instantOf('startedAt', fields.startedAt, fields, context, problems, notes);
  if (problems.length > 0) throw new InputError(problems);

  const durationSeconds = fields.durationSeconds ?? session.durationSeconds;
  const recorded = fields.durationSeconds === null ? session.likes.recorded : null;
  const laid: Session = {
    ...session,
    platform: fields.platform ?? session.platform,
    creator: fields.creator ?? session.creator,
    title: fields.title ?? session.title,
    roomId: fields.roomId ?? session.roomId,
    startedAt: startedAt ?? session.startedAt,
    endedAt:
      startedAt !== null && durationSeconds !== null
        ? secondsLater(startedAt, durationSeconds)
        : session.endedAt,
    durationSeconds,
    viewers: {
      average: fields.viewers.average ?? session.viewers.average,
      peak: fields.viewers.peak ?? session.viewers.peak,
      unique: fields.viewers.unique ?? session.viewers.unique,
    },
    views: fields.views ?? session.views,
    likes: { total: fields.likes.total ?? session.likes.total, recorded },
    comments: fields.comments ?? session.comments,
    shares: fields.shares ?? session.shares,
    follows: fields.follows ?? session.follows,
    gifters: fields.gifters ?? session.gifters,
    declared: {
      coins: fields.coins ?? session.declared.coins,
      diamonds: fields.diamonds ?? session.declared.diamonds,
      gifts: fields.giftCount ?? session.declared.gifts,
      paid: fields.paid ?? session.declared.paid,
    },
    otherIncome: [...session.otherIncome, ...fields.otherIncome],
  };
  return { ...laid, diagnostics: [...session.diagnostics, ...notes, ...newDoubts(session, laid)] };
}

/** What the typed figures make implausible; what the log alone shows is a matter of the log. */
function newDoubts(before: Session, after: Session): Diagnostic[] {
  const check = (session: Session): Diagnostic[] =>
    plausibility({
      ...session,
      giftUnits: session.gifts?.reduce((sum, line) => sum + line.count, 0) ?? null,
    });
  const known = new Set(check(before).map((each) => JSON.stringify(each)));
  return check(after).filter((each) => !known.has(JSON.stringify(each)));
}
