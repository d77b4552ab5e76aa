import type { HeaderColumn } from '../../config/headers.ts';
import type { Aliases } from '../header-aliases.ts';

/** What is read of a creator table. Everything else in it (managers, groups, notes, status) is never looked at. */
export type BackstageField = Exclude<HeaderColumn<'backstage'>, 'durationHours' | 'durationHoursBefore'>;

/** Headers as LIVE Backstage writes them, without case; the first that a table has is taken. */
const HEADERS: Readonly<Record<BackstageField, readonly string[]>> = {
  creatorId: ['creator id', 'host id', 'anchor id', 'クリエイターid', '主播id'],
  creator: ["creator's username", 'creator username', 'username', 'creator', 'creator name'],
  days: ['data period', 'selected period', 'period'],
  diamonds: ['diamonds', 'total diamonds'],
  duration: ['live duration', 'live duration (hours)', 'total live duration'],
  validDays: ['valid go live days', 'valid live days'],
  follows: ['new followers'],
  lives: ['live streams', 'lives'],
  diamondsBefore: ['diamonds last month', 'total diamonds last month'],
  durationBefore: ['live duration (hours) last month', 'live duration last month'],
  validDaysBefore: ['valid go live days last month', 'valid live days last month'],
  matches: ['diamonds from matches'],
  multiGuest: ['diamonds from multi-guest'],
  multiGuestAsHost: ['diamonds from multi-guest (as host)'],
  multiGuestAsGuest: ['diamonds from multi-guest (as guest)'],
  fanClub: ['fan club total diamonds', 'diamonds from fan club'],
};

/** A figure of the last 30 days, or of days that another column names. */
const SPANS = ['', ' in selected period', ' in l30d'] as const;

export interface BackstageColumns {
  /** Where each field stands. */
  readonly at: Readonly<Partial<Record<BackstageField, number>>>;
  /** Lengths whose bare numbers are hours, by the user's word. */
  readonly inHours: ReadonlySet<BackstageField>;
  /** Two columns that the user calls the same. */
  readonly twice: { readonly column: string; readonly first: string; readonly alias: string } | null;
  /** The figures are of the last 30 days before the export, whichever these were. */
  readonly lastThirtyDays: boolean;
}

/** Lengths under headers of the user's that say the unit. */
const IN_HOURS: ReadonlyMap<HeaderColumn<'backstage'>, BackstageField> = new Map([
  ['durationHours', 'duration'],
  ['durationHoursBefore', 'durationBefore'],
]);

/**
 * Which column holds what; `null` where a header is not that of a creator table: one has the id of a creator, their diamonds,
 * and hours or days. A header of the user's goes before those that are known.
 */
export function backstageColumns(
  header: readonly string[],
  aliases: Aliases<'backstage'> = new Map(),
): BackstageColumns | null {
  const names = header.map(backstageKey);
  const named = namedColumns(header, names, aliases);
  const span =
    SPANS.find((each) => HEADERS.diamonds.some((name) => names.includes(name + each))) ??
    (named.at.diamonds === undefined ? undefined : '');
  if (span === undefined) return null;
  const find = (field: BackstageField): number | undefined => {
    const candidates = HEADERS[field].flatMap((name) => [name + span, name]);
    const index = candidates.map((each) => names.indexOf(each)).find((each) => each >= 0);
    return index;
  };
  const fields = Object.keys(HEADERS) as BackstageField[];
  const at = Object.fromEntries(
    fields.flatMap((field) => {
      const index = named.at[field] ?? find(field);
      return index === undefined ? [] : [[field, index]];
    }),
  ) as BackstageColumns['at'];
  const isTable =
    at.creatorId !== undefined &&
    at.diamonds !== undefined &&
    (at.duration !== undefined || at.validDays !== undefined);
  return isTable ? { ...named, at, lastThirtyDays: span === ' in l30d' } : null;
}

/** What the user's headers say. */
function namedColumns(
  header: readonly string[],
  names: readonly string[],
  aliases: Aliases<'backstage'>,
): Pick<BackstageColumns, 'at' | 'inHours' | 'twice'> {
  const at: Partial<Record<BackstageField, number>> = {};
  const inHours = new Set<BackstageField>();
  let twice: BackstageColumns['twice'] = null;
  for (const [index, name] of names.entries()) {
    const alias = aliases.get(name);
    if (!alias) continue;
    const field = IN_HOURS.get(alias.column) ?? (alias.column as BackstageField);
    const before = at[field];
    if (before !== undefined) {
      twice ??= { column: header[index] ?? '', first: header[before] ?? '', alias: alias.at };
      continue;
    }
    at[field] = index;
    if (field !== alias.column) inHours.add(field);
  }
  return { at, inHours, twice };
}

/** Columns of a creator table that name people who are no creators. */
const MANAGERS: ReadonlySet<string> = new Set([
  'creator network manager',
  'manager',
  'group',
  'group/manager',
]);
export const isOfManagers = (key: string): boolean => MANAGERS.has(key);

/** What a header is without the user; `null` is nothing that is read. */
export function backstageFieldOf(header: string): BackstageField | null {
  const key = backstageKey(header);
  const fields = Object.keys(HEADERS) as BackstageField[];
  return (
    fields.find((field) => HEADERS[field].some((name) => SPANS.some((span) => name + span === key))) ?? null
  );
}

/** A header as it is compared. */
export const backstageKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\u2018\u2019`]/g, "'")
    .replace(/\s*:$/, '')
    .replaceAll(/\s+/g, ' ');
