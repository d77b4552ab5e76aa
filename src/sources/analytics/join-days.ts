import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Period, PeriodCounts } from '../../period/period.ts';

/**
 * One period a day where the figures of a day are spread over up to four tables. What two tables tell of one day is never
 * added: an export of a day that is not over counts less, so the higher figure is taken, and said.
 */
export function joinDays(periods: readonly Period[]): {
  readonly periods: readonly Period[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const days = new Map<string, Period>();
  const differing = new Set<string>();
  const others = periods.filter(({ source }) => source !== 'analytics');
  for (const period of periods.filter(({ source }) => source === 'analytics')) {
    const key = `${period.creator?.toLowerCase() ?? ''} ${period.days?.from ?? ''}`;
    const known = days.get(key);
    days.set(key, known ? joined(known, period, () => differing.add(period.days?.from ?? '')) : period);
  }
  const sorted = [...days.values()].sort((a, b) => ((a.days?.from ?? '') < (b.days?.from ?? '') ? -1 : 1));
  const [first] = [...differing].sort();
  return {
    periods: [...others, ...sorted],
    diagnostics: first === undefined ? [] : [diagnostic('DAYS_DIFFER', { days: differing.size, first })],
  };
}

function joined(a: Period, b: Period, differ: () => void): Period {
  const higher = (x: number | null, y: number | null): number | null => {
    if (x === null || y === null) return x ?? y;
    if (x !== y) differ();
    return Math.max(x, y);
  };
  const names = Object.keys(a.counts) as (keyof PeriodCounts)[];
  return {
    ...a,
    counts: Object.fromEntries(
      names.map((name) => [name, higher(a.counts[name], b.counts[name])]),
    ) as unknown as PeriodCounts,
    viewers: {
      average: higher(a.viewers.average, b.viewers.average),
      peak: higher(a.viewers.peak, b.viewers.peak),
      unique: higher(a.viewers.unique, b.viewers.unique),
    },
  };
}
