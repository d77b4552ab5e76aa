import type { HeaderColumn } from '../../config/headers.ts';
import { nearestWord } from '../../diagnostics/nearest.ts';
import type { Aliases } from '../header-aliases.ts';

/** How the cells of a column are read. */
export type CellKind =
  | 'text'
  | 'handle'
  | 'time'
  /** A day alone; beside a column `timeOfDay` the two are one time. */
  | 'date'
  | 'timeOfDay'
  | 'timezone'
  | 'duration'
  | 'average'
  | 'count'
  | 'money'
  | 'currency'
  | 'gifts'
  | 'income'
  | 'ignored';

interface ColumnOf<Name extends string> {
  /** camelCase; the same in kebab-case, snake_case or with spaces. */
  readonly name: Name;
  readonly kind: CellKind;
  /** Other headers people use, compared without case, spaces and marks. */
  readonly aliases: readonly string[];
  /** For a bare number under a header that says its unit: the unit's letter. */
  readonly unit?: 's' | 'm' | 'h';
}

const column = <const Name extends string>(
  name: Name,
  kind: CellKind,
  ...aliases: readonly string[]
): ColumnOf<Name> => ({ name, kind, aliases });

/**
 * The columns of a table with a row a session: the vocabulary of flags and session files, flat. A header is known by its name
 * or by one of its aliases, and by nothing else.
 */
export const COLUMNS = [
  column('creator', 'handle', 'creator name', 'username', 'handle', 'account', 'streamer'),
  column('platform', 'text'),
  column('title', 'text', 'LIVE title', 'LIVE name', 'stream title', 'room title'),
  column('roomId', 'text', 'room', 'LIVE id', 'stream id'),
  column('startedAt', 'time', 'start', 'started', 'start time', 'LIVE start', 'start date', 'date time'),
  column('endedAt', 'time', 'end', 'ended', 'end time', 'LIVE end', 'end date'),
  column('date', 'date', 'day'),
  column('time', 'timeOfDay', 'time of day'),
  column('timezone', 'timezone', 'tz'),
  column('duration', 'duration', 'length', 'LIVE duration'),
  { ...column('durationSeconds', 'duration', 'seconds', 'duration sec', 'duration s'), unit: 's' },
  { ...column('durationMinutes', 'duration', 'minutes', 'duration min', 'duration mins'), unit: 'm' },
  { ...column('durationHours', 'duration', 'hours', 'duration h', 'duration hrs'), unit: 'h' },
  column(
    'averageViewers',
    'average',
    'viewers',
    'viewers average',
    'avg viewers',
    'average concurrent viewers',
  ),
  column('peakViewers', 'count', 'viewers peak', 'max viewers', 'peak concurrent viewers', 'peak'),
  column('uniqueViewers', 'count', 'viewers unique', 'unique'),
  column('views', 'count', 'total views', 'view count'),
  column('likes', 'count', 'likes total', 'total likes', 'like count'),
  column('recordedLikes', 'count', 'likes recorded'),
  column('comments', 'count', 'total comments', 'comment count'),
  column('shares', 'count', 'total shares', 'share count'),
  column('follows', 'count', 'followers', 'new followers', 'new follows', 'followers gained'),
  column('gifters', 'count', 'unique gifters', 'gift givers'),
  column('gifts', 'count', 'gift count', 'total gifts', 'number of gifts'),
  column('gift', 'gifts', 'named gifts', 'gift list'),
  column('coins', 'count', 'total coins'),
  column('diamonds', 'count', 'total diamonds'),
  column('paid', 'money', 'payout', 'paid out', 'amount paid'),
  column('currency', 'currency', 'paid currency', 'payout currency'),
  column('otherIncome', 'income', 'income'),
  column('host', 'handle'),
  column('notes', 'ignored', 'note', 'remarks'),
] as const satisfies readonly ColumnOf<HeaderColumn<'sessions'>>[];

export type ColumnName = (typeof COLUMNS)[number]['name'];
export type Column = ColumnOf<ColumnName>;

/** Headers of tables with something else a row: a gift, a message, a month. Such a table is not read as sessions. */
const FOREIGN = [
  'data period',
  'diamonds last month',
  'timestamp',
  'event',
  'type',
  'gift name',
  'gift id',
  'repeat count',
  'user id',
  'nickname',
  'msg id',
  'create time',
];

/** `Peak viewers`, `peak-viewers`, `peak_viewers`, `viewers.peak` (an alias) and `peakViewers` are one header. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

let columns: ReadonlyMap<string, Column> | null = null;

/** Made when the first header is read: most runs of the program read none. */
const byKey = (): ReadonlyMap<string, Column> =>
  (columns ??= new Map(
    COLUMNS.flatMap((each): (readonly [string, Column])[] =>
      [each.name, ...each.aliases].map((spelling) => [headerKey(spelling), each]),
    ),
  ));

/** The column a header names, or `null`. */
export function columnOf(header: string, aliases?: Aliases<'sessions'>): Column | null {
  const key = headerKey(header);
  const named = aliases?.get(key)?.column;
  return byKey().get(named === undefined ? key : headerKey(named)) ?? null;
}

/** The column that a header may have meant: the nearest of all spellings. */
export function nearestColumn(header: string): ColumnName | null {
  const near = nearestWord(headerKey(header), [...byKey().keys()]);
  return near === null ? null : (byKey().get(near)?.name ?? null);
}

export const isForeign = (header: string): boolean =>
  FOREIGN.some((each) => headerKey(each) === headerKey(header));

export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map(({ name }) => name);
