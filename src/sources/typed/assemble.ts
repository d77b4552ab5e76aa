import { type Diagnostic, diagnostic, InputError, type Place } from '../../diagnostics/diagnostic.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import { type Session, TYPED } from '../../session/session.ts';
import { EXPECTED_TIMEZONE, expectedTime } from './expected.ts';
import type { TypedFields, TypedTime } from './fields.ts';
import { type PricedGifts, priceGifts } from './gifts.ts';
import { plausibility } from './plausibility.ts';
import { type ResolvedTime, resolveAtOnce, resolveTime, secondsBetween } from './time.ts';

/** The zones that a time without offset may be in, strongest first; a zone among the fields is stronger than both. */
export interface TimeContext {
  /** Of the settings. */
  readonly timezone: string | null;
  readonly machineTimezone: string;
}

export interface AssembleContext extends TimeContext {
  /** For sessions that name none. */
  readonly platform: string;
  /** Called only when there are gifts to look up, so that the catalogue stays unloaded otherwise. */
  readonly catalogue: (platform: string) => Promise<Catalogue>;
}

/** A pause can shorten a LIVE's duration, nothing can lengthen it; screens round to the minute. */
const SPAN_TOLERANCE_SECONDS = 60;

const NO_NOTES: readonly Diagnostic[] = [];
const NO_ONE_ELSE: Session['toOthers'] = { gifts: [] };
const NO_GIFTS: PricedGifts = { lines: [], unpriced: 0, diagnostics: [] };

/**
 * What a person typed, as a session: gifts found and priced, times resolved, doubtful figures noted.
 *
 * @throws InputError with every gift and time that cannot be resolved
 */
export async function assemble(
  fields: TypedFields,
  source: Session['source'],
  context: AssembleContext,
): Promise<Session> {
  const problems: Diagnostic[] = [];
  const notes: Diagnostic[] = [];
  const platform = fields.platform ?? context.platform;
  const instant = (key: 'startedAt' | 'endedAt'): Promise<string | null> | null =>
    fields[key] && instantOf(key, fields[key], fields, context, problems, notes);
  const startedAt = await instant('startedAt');
  const endedAt = await instant('endedAt');
  const span = spanOf(startedAt, endedAt);
  if (span !== null && span <= 0 && fields.endedAt) {
    problems.push(invalidTime('endedAt', fields.endedAt, 'a time after startedAt'));
  }

  let gifts = NO_GIFTS;
  if (fields.gifts !== null && fields.gifts.length > 0) {
    const catalogue = await context.catalogue(platform);
    try {
      gifts = priceGifts(fields.gifts, catalogue);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return sessionOf(fields, source, { platform, startedAt, endedAt, gifts }, notes);
}

/**
 * {@link assemble} where nothing has to be waited for, as for most rows of a table: a promise for each would take longer than the
 * session. `null` for gifts, for times that only Temporal can place, and for what has a fault.
 */
export function assembleAtOnce(
  fields: TypedFields,
  source: Session['source'],
  context: AssembleContext,
): Session | null {
  if (fields.gifts !== null && fields.gifts.length > 0) return null;
  const notes: Diagnostic[] = [];
  const instant = (time: TypedTime | null): string | null | undefined => {
    if (time === null) return null;
    const resolved = resolveAtOnce(time.text, fields.timezone ?? context.timezone, context);
    return resolved === null || typeof resolved === 'string' ? undefined : noted(resolved, time, notes);
  };
  const startedAt = instant(fields.startedAt);
  const endedAt = instant(fields.endedAt);
  if (startedAt === undefined || endedAt === undefined) return null;
  const span = spanOf(startedAt, endedAt);
  if (span !== null && span <= 0) return null;
  const platform = fields.platform ?? context.platform;
  return sessionOf(fields, source, { platform, startedAt, endedAt, gifts: NO_GIFTS }, notes);
}

const spanOf = (startedAt: string | null, endedAt: string | null): number | null =>
  startedAt !== null && endedAt !== null ? secondsBetween(startedAt, endedAt) : null;

/** @param notes what was noted on the way; more is added */
function sessionOf(
  fields: TypedFields,
  source: Session['source'],
  {
    platform,
    startedAt,
    endedAt,
    gifts,
  }: Pick<Session, 'platform' | 'startedAt' | 'endedAt'> & { readonly gifts: PricedGifts },
  notes: Diagnostic[],
): Session {
  const span = spanOf(startedAt, endedAt);
  const durationSeconds = fields.durationSeconds ?? span;
  if (span !== null && durationSeconds !== null && durationSeconds > span + SPAN_TOLERANCE_SECONDS) {
    notes.push(diagnostic('DURATION_ABOVE_SPAN', { seconds: durationSeconds, spanSeconds: span }));
  }
  const { viewers, views, likes, comments, shares, follows, gifters } = fields;
  const giftUnits =
    fields.gifts === null ? fields.giftCount : gifts.lines.reduce((sum, line) => sum + line.count, 0);
  notes.push(
    ...gifts.diagnostics,
    ...plausibility({ viewers, views, likes, comments, follows, gifters, durationSeconds, giftUnits }),
  );
  return {
    platform,
    source,
    creator: fields.creator,
    title: fields.title,
    roomId: fields.roomId,
    startedAt,
    endedAt,
    durationSeconds,
    viewers,
    views,
    likes,
    comments,
    shares,
    follows,
    gifters,
    gifts: fields.gifts === null ? null : gifts.lines,
    giftsBasis: 'declared',
    toOthers: NO_ONE_ELSE,
    declared: { coins: fields.coins, diamonds: fields.diamonds, gifts: fields.giftCount, paid: fields.paid },
    otherIncome: fields.otherIncome,
    timeline: null,
    completeness: gifts.unpriced === 0 ? TYPED : { ...TYPED, unpricedGifts: gifts.unpriced },
    diagnostics: notes.length === 0 ? NO_NOTES : notes,
  };
}

/**
 * A typed time as an instant; `null` where none was typed, or where it cannot be resolved and `problems` says why.
 * Reading it in the machine's zone is noted once a session, for the start.
 */
export async function instantOf(
  key: 'startedAt' | 'endedAt',
  time: TypedTime | null,
  fields: TypedFields,
  context: TimeContext,
  problems: Diagnostic[],
  notes: Diagnostic[],
): Promise<string | null> {
  if (time === null) return null;
  const timezone = fields.timezone ?? context.timezone;
  const resolved = await resolveTime(time.text, timezone, context);
  if (typeof resolved === 'string') {
    problems.push(
      resolved === 'no-such-zone'
        ? diagnostic('DATA_VALUE_INVALID', {
            key: 'timezone',
            value: timezone ?? context.machineTimezone,
            expected: EXPECTED_TIMEZONE,
          })
        : invalidTime(key, time, expectedTime(resolved)),
    );
    return null;
  }
  return noted(resolved, time, notes);
}

/** The instant; that it was read in the machine's zone is noted once a session. */
function noted({ instant, assumedTimezone }: ResolvedTime, time: TypedTime, notes: Diagnostic[]): string {
  if (assumedTimezone !== null && !notes.some((note) => note.code === 'TIMEZONE_ASSUMED')) {
    notes.push(
      diagnostic('TIMEZONE_ASSUMED', { timezone: assumedTimezone, startedAt: instant }, fromFile(time.at)),
    );
  }
  return instant;
}

function invalidTime(key: 'startedAt' | 'endedAt', { text, at }: TypedTime, expected: string): Diagnostic {
  return fromFile(at) === null
    ? diagnostic('FLAG_VALUE_INVALID', {
        flag: key === 'startedAt' ? '--started-at' : '--ended-at',
        value: text,
        expected,
      })
    : diagnostic('DATA_VALUE_INVALID', { key, value: text, expected }, at);
}

/** Flags are named by the diagnostic itself; only a file is a place to look at. */
const fromFile = (at: Place): Place | null => (at.file === 'flags' ? null : at);
