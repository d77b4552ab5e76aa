const MINUTES_A_DAY = 24 * 60;

/**
 * The hour on a clock at which a LIVE began, 0 (included) to 24 (excluded).
 *
 * @param startedAt ISO 8601 with offset
 * @param timeZone IANA zone or `±HH:MM`; `null`: the clock of the text itself
 * @throws RangeError for an unknown zone
 */
export function startHour(startedAt: string, timeZone: string | null): number {
  const offset = timeZone === null ? null : offsetMinutes(timeZone);
  if (timeZone !== null && offset === null) return hourIn(Date.parse(startedAt), timeZone);
  const [hours, minutes] = (
    offset === null ? startedAt : new Date(Date.parse(startedAt) + offset * 60_000).toISOString()
  )
    .slice(11, 16)
    .split(':');
  return ((Number(hours) * 60 + Number(minutes)) % MINUTES_A_DAY) / 60;
}

/** Node 20's Intl knows no offsets as zones. */
function offsetMinutes(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function hourIn(time: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  const parts = new Map(clock.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  return (parts.get('hour') ?? 0) + (parts.get('minute') ?? 0) / 60;
}
