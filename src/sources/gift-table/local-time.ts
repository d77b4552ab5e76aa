import { diagnostic, type Diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { EXPECTED_TIMEZONE } from '../typed/expected.ts';
import { readTime, resolveTime } from '../typed/time.ts';
import type { TimeContext } from '../typed/assemble.ts';

/** Reads the times of one table, many of which fall into one minute. */
export interface LocalClock {
  /** ms since 1970; `null` when the text is no time. */
  readonly read: (text: string) => Promise<number | null>;
  /** TIMEZONE_ASSUMED where the machine's zone had to do. */
  readonly notes: () => readonly Diagnostic[];
}

const WITH_SECONDS = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d):(\d\d)(?:[.,](\d{1,9}))?$/;

/** Times without offset are in the user's time zone, else in the machine's; with one they mean what they say. */
export function localClock(context: TimeContext): LocalClock {
  const { timezone } = context;
  const minutes = new Map<string, number>();
  let assumed: Diagnostic | null = null;

  async function resolve(text: string): Promise<number | null> {
    if (typeof readTime(text) === 'string') return null;
    const resolved = await resolveTime(text, timezone, context);
    if (resolved === 'no-such-zone')
      return fail('DATA_VALUE_INVALID', {
        key: 'timezone',
        value: timezone ?? context.machineTimezone,
        expected: EXPECTED_TIMEZONE,
      });
    if (typeof resolved === 'string') return null;
    if (resolved.assumedTimezone !== null)
      assumed ??= diagnostic('TIMEZONE_ASSUMED', {
        timezone: resolved.assumedTimezone,
        startedAt: resolved.instant,
      });
    return Date.parse(resolved.instant);
  }
  return {
    async read(text) {
      const parts = WITH_SECONDS.exec(text.trim());
      if (!parts) return resolve(text);
      // A zone shifts its clock between minutes, never within one.
      const [, minute = '', second = '', fraction = ''] = parts;
      let start = minutes.get(minute);
      if (start === undefined) {
        const resolved = await resolve(minute);
        if (resolved === null) return null;
        start = resolved;
        minutes.set(minute, start);
      }
      return Number(second) > 59
        ? null
        : start + Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
    },
    notes: () => (assumed === null ? [] : [assumed]),
  };
}
