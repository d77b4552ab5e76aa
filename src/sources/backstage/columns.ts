/** What is read of a creator table. Everything else in it (managers, groups, notes, status) is never looked at. */
export type BackstageField =
  | 'creatorId'
  | 'creator'
  | 'days'
  | 'diamonds'
  | 'duration'
  | 'validDays'
  | 'follows'
  | 'lives'
  | 'diamondsBefore'
  | 'durationBefore'
  | 'validDaysBefore'
  | 'matches'
  | 'multiGuest'
  | 'multiGuestAsHost'
  | 'multiGuestAsGuest'
  | 'fanClub';

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
  /** The figures are of the last 30 days before the export, whichever these were. */
  readonly lastThirtyDays: boolean;
}

/**
 * Which column holds what; `null` where a header is not that of a creator table: one has the id of a creator, their diamonds,
 * and hours or days.
 */
export function backstageColumns(header: readonly string[]): BackstageColumns | null {
  const names = header.map(plain);
  const span = SPANS.find((each) => HEADERS.diamonds.some((name) => names.includes(name + each)));
  if (span === undefined) return null;
  const find = (field: BackstageField): number | undefined => {
    const candidates = HEADERS[field].flatMap((name) => [name + span, name]);
    const index = candidates.map((each) => names.indexOf(each)).find((each) => each >= 0);
    return index;
  };
  const fields = Object.keys(HEADERS) as BackstageField[];
  const at = Object.fromEntries(
    fields.flatMap((field) => {
      const index = find(field);
      return index === undefined ? [] : [[field, index]];
    }),
  ) as BackstageColumns['at'];
  const isTable =
    at.creatorId !== undefined &&
    at.diamonds !== undefined &&
    (at.duration !== undefined || at.validDays !== undefined);
  return isTable ? { at, lastThirtyDays: span === ' in l30d' } : null;
}

const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\u2018\u2019`]/g, "'")
    .replace(/\s*:$/, '')
    .replaceAll(/\s+/g, ' ');
