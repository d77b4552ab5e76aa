import type { Temporal } from 'temporal-polyfill';

/** A stretch of local time in which a zone keeps one offset, far enough from its ends that no clock change can matter. */
interface Stretch {
  /** ms since 1970 of the local time, as if it were UTC. */
  readonly from: number;
  readonly until: number;
  readonly offset: string;
}

/** The instants between which the offset is kept; its local times near them are in no stretch. */
interface Span {
  readonly from: number;
  readonly until: number;
}

interface Zone {
  readonly stretches: Stretch[];
  readonly spans: Span[];
  asked: number;
}

/** No change of a clock is larger: the date line moved by a day. */
const MARGIN = 2 * 86_400_000;
/** Finding out where a stretch ends takes longer than a few answers without it. */
const WORTH_IT = 8;

const zones = new Map<string, Zone>();

/**
 * The offset (`+01:00`) of a local time, where it is known from earlier ones and cannot be doubted; `null` sends the caller to
 * Temporal. A table of a hundred thousand local times asks Temporal a few dozen times instead, at a fiftieth of the time.
 *
 * @param local `YYYY-MM-DDTHH:MM:SS`
 */
export function knownOffset(local: string, timezone: string): string | null {
  const zone = zones.get(timezone);
  if (!zone) return null;
  const time = Date.parse(`${local}Z`);
  return zone.stretches.find(({ from, until }) => from <= time && time < until)?.offset ?? null;
}

/** Remembers where the offset of a time that Temporal has resolved begins and ends. */
export function rememberOffset(time: Temporal.ZonedDateTime, timezone: string): void {
  const zone = zones.get(timezone) ?? { stretches: [], spans: [], asked: 0 };
  zones.set(timezone, zone);
  zone.asked += 1;
  const instant = time.epochMilliseconds;
  const known = zone.spans.some(({ from, until }) => from <= instant && instant < until);
  // Offsets with seconds, of the time before time zones, are left to Temporal.
  if (known || zone.asked < WORTH_IT || time.offset.length !== '+00:00'.length) return;
  const shift = time.offsetNanoseconds / 1e6;
  // The change before an instant does not include one at that very instant.
  const before = time.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = time.getTimeZoneTransition('next');
  const from = before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const until = after?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  zone.spans.push({ from, until });
  zone.stretches.push({ from: from + shift + MARGIN, until: until + shift - MARGIN, offset: time.offset });
}
