/**
 * From an instant (ms since 1970) to what clocks on the wall showed, as ms since 1970 if they had been in UTC.
 */
export type WallClock = (instant: number) => number;

/** A time during which the clocks of a zone kept their distance to UTC; `until` is not part of it. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/**
 * The clock of a time zone. A zone changes its offset a few times a year at most, so each span between two changes is asked
 * of Temporal once: a hundred thousand sessions cost a few dozen questions.
 *
 * @param timezone IANA name or offset such as +05:30, known to exist
 * @throws RangeError when there is no such zone
 */
export async function wallClock(timezone: string): Promise<WallClock> {
  const { Temporal } = await import('temporal-polyfill');
  const learn = (instant: number): Span => {
    const now = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone);
    // The change before an instant does not include one at that very instant.
    const before = now.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
    const after = now.getTimeZoneTransition('next');
    return {
      from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: now.offsetNanoseconds / 1e6,
    };
  };
  const within =
    (instant: number) =>
    ({ from, until }: Span): boolean =>
      from <= instant && instant < until;
  // Asked once here, so that a zone that does not exist fails before any session is read.
  let last = learn(0);
  const spans = [last];
  return (instant) => {
    if (!within(instant)(last)) {
      const known = spans.find(within(instant));
      last = known ?? learn(instant);
      if (!known) spans.push(last);
    }
    return instant + last.offset;
  };
}
