import { daysIn, overlap, type Period } from './period.ts';

/** Periods of which no two of one creator overlap, and those that had to give way. */
export interface Newest {
  readonly kept: readonly Period[];
  /** Days that a kept period covers too: an older export of the same month, or the same one twice. */
  readonly replaced: readonly Period[];
  /** They overlap a kept period in part, or do not say their days: some of what they tell may be lost with them. */
  readonly leftOut: readonly Period[];
}

/**
 * One period for each creator and day. A table counts a month to date, so that two exports of one month tell the same
 * diamonds twice: the newer replaces the older, and nothing is ever added.
 *
 * Newer is which ends later, then which was exported later, then which covers more days, then which counts more: what is
 * counted to date only grows. The order of the inputs decides nothing but the place in the result.
 */
export function newestOf(periods: readonly Period[]): Newest {
  const kept = new Set<Period>();
  const replaced: Period[] = [];
  const leftOut: Period[] = [];
  for (const same of byCreator(periods)) {
    const mine: Period[] = [];
    for (const period of [...same].sort(newestFirst)) {
      const others = mine.filter((each) => overlap(each.days, period.days));
      if (others.length === 0) {
        mine.push(period);
        kept.add(period);
      } else if (others.some((each) => covers(each, period))) replaced.push(period);
      else leftOut.push(period);
    }
  }
  return { kept: periods.filter((each) => kept.has(each)), replaced, leftOut };
}

/** Undated periods come last: what says its days is the better witness. */
function newestFirst(a: Period, b: Period): number {
  if (a.days === null || b.days === null) {
    if (a.days !== b.days) return a.days === null ? 1 : -1;
    return latestExport(a, b) || more(a, b);
  }
  return (
    compareText(b.days.to, a.days.to) || latestExport(a, b) || daysIn(b.days) - daysIn(a.days) || more(a, b)
  );
}

const latestExport = (a: Period, b: Period): number => (b.exportedAt ?? 0) - (a.exportedAt ?? 0);
const more = (a: Period, b: Period): number => (b.counts.diamonds ?? -1) - (a.counts.diamonds ?? -1);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function covers({ days: a }: Period, { days: b }: Period): boolean {
  return a !== null && b !== null && a.from <= b.from && b.to <= a.to;
}

/**
 * Periods by creator: by id, and where a row has none by the handle that an id goes by in another. Periods that name nobody
 * are taken for one person's.
 */
export function byCreator(periods: readonly Period[]): readonly (readonly Period[])[] {
  const ids = new Map<string, string>();
  for (const { platform, creator, creatorId } of periods)
    if (creator !== null && creatorId !== null) ids.set(nameKey(platform, creator), creatorId);
  const groups = new Map<string, Period[]>();
  for (const period of periods) {
    const { platform, creator, creatorId } = period;
    const name = creator === null ? null : nameKey(platform, creator);
    const id = creatorId ?? (name === null ? null : (ids.get(name) ?? null));
    const key = id === null ? `name ${name ?? ''}` : `id ${platform} ${id}`;
    const group = groups.get(key);
    if (group) group.push(period);
    else groups.set(key, [period]);
  }
  return [...groups.values()];
}

/** The period that ends last. */
export const latestOf = (periods: readonly Period[]): Period =>
  periods.reduce((a, b) => ((b.days?.to ?? '') > (a.days?.to ?? '') ? b : a));

const nameKey = (platform: string, creator: string): string =>
  `${platform} ${creator.normalize('NFKC').trim().toLowerCase()}`;
