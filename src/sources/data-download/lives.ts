import { countOf, idOf, isObject } from '../event-log/fields.ts';
import { readCount } from '../typed/count.ts';
import { readDuration } from '../typed/duration.ts';
import { readTime } from '../typed/time.ts';
import { plainKey } from './sections.ts';

/** A LIVE of the go-live history, as far as it tells. */
export interface HostedLive {
  readonly roomId: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly likes: number | null;
  readonly views: number | null;
  readonly gifters: number | null;
  /** Its times name no zone. */
  readonly zoneless: boolean;
  /** Decimal text in a unit that the file does not name. */
  readonly earning: string | null;
}

/** Keys as they were seen, without case and marks. */
const KEYS = {
  start: ['livestarttime', 'starttime', 'livestart', 'startdate'],
  end: ['liveendtime', 'endtime', 'liveend', 'enddate'],
  duration: ['liveduration', 'duration'],
  room: ['roomid', 'liveid'],
  likes: ['totallike', 'totallikes', 'likes'],
  views: ['totalview', 'totalviews', 'views'],
  gifters: ['totalgifter', 'totalgifters', 'gifters'],
  earning: ['totalearning', 'totalearnings', 'earning', 'earnings'],
} as const;

/** `null` for an entry that does not say when it was. Title, pictures, and lists of people are not looked at. */
export function liveOf(entry: unknown): HostedLive | null {
  if (!isObject(entry)) return null;
  const fields = new Map(Object.entries(entry).map(([key, value]) => [plainKey(key), value]));
  const field = (names: readonly string[]): unknown =>
    names.map((name) => fields.get(name)).find((each) => each !== undefined);
  const startedAt = timeOf(field(KEYS.start));
  if (startedAt === null) return null;
  const end = timeOf(field(KEYS.end));
  const endedAt = end !== null && Date.parse(end) > Date.parse(startedAt) ? end : null;
  return {
    roomId: idOf(field(KEYS.room)),
    startedAt,
    endedAt,
    durationSeconds: endedAt === null ? lengthOf(field(KEYS.duration)) : null,
    likes: countIn(field(KEYS.likes)),
    views: countIn(field(KEYS.views)),
    gifters: countIn(field(KEYS.gifters)),
    zoneless: !/(?:UTC|Z|[+-]\d\d:?\d\d)\s*$/i.test(String(field(KEYS.start))),
    earning: decimalOf(field(KEYS.earning)),
  };
}

/** The list in a section: `{ GoLiveList: [...] | null }`, whatever the key is called. `null`: no LIVE was ever hosted. */
export function listIn(section: unknown): readonly unknown[] | null | 'none' {
  if (section === null) return null;
  if (Array.isArray(section)) return section as unknown[];
  if (!isObject(section)) return 'none';
  const values = Object.values(section);
  const list = values.find((value) => Array.isArray(value));
  if (list !== undefined) return list as unknown[];
  return values.every((value) => value === null) ? null : 'none';
}

/** Times without a zone are taken for UTC, as all readers of these files do, and as texts of the same download write. */
function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/\s*UTC$/i, '');
  const written = readTime(text);
  return typeof written === 'string' ? null : `${written.local}${written.offset ?? 'Z'}`;
}

/** A number without a unit may be minutes or seconds, and says nothing. */
function lengthOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const seconds = readDuration(value.trim());
  return typeof seconds === 'number' ? seconds : null;
}

function countIn(value: unknown): number | null {
  if (typeof value !== 'string') return countOf(value);
  const count = readCount(value.trim());
  return typeof count === 'number' ? count : null;
}

function decimalOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? plain : null;
}
