import type { Minute } from '../../session/session.ts';

/** Some minutes together; viewers are the mean of the minutes that have a sample. */
export interface Bin {
  /** The first of its minutes. */
  readonly minute: number;
  readonly coins: number;
  readonly likes: number;
  readonly viewers: number | null;
}

/** Columns that a screen can show apart. */
const MOST_BINS = 300;
const SIZES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];
const MOST_TICKS = 5;

/** The timeline in equal bins, as few minutes in each as {@link MOST_BINS} allows; a minute without an entry is empty. */
export function binned(timeline: readonly Minute[]): {
  readonly bins: readonly Bin[];
  readonly size: number;
} {
  const minutes = (timeline.at(-1)?.minute ?? -1) + 1;
  const size = SIZES.find((each) => minutes / each <= MOST_BINS) ?? Math.ceil(minutes / MOST_BINS);
  const bins = Array.from({ length: Math.ceil(minutes / size) }, () => ({
    coins: 0,
    likes: 0,
    watched: 0,
    samples: 0,
  }));
  for (const { minute, coins, likes, viewers } of timeline) {
    const bin = bins[Math.floor(minute / size)];
    if (!bin) continue;
    bin.coins += coins;
    bin.likes += likes;
    if (viewers === null) continue;
    bin.watched += viewers;
    bin.samples += 1;
  }
  return {
    size,
    bins: bins.map(({ coins, likes, watched, samples }, index) => ({
      minute: index * size,
      coins,
      likes,
      viewers: samples === 0 ? null : watched / samples,
    })),
  };
}

const DAY = 24 * 60;
const two = (value: number): string => String(value).padStart(2, '0');

/** `20:43` on the clock of the session's own offset, from the second day on with the day; `1:05` into the LIVE without a start. */
export function clockOf(startedAt: string | null): (minute: number) => string {
  const found = startedAt === null ? null : /T(\d\d):(\d\d)/.exec(startedAt);
  if (!found) return (minute) => `${Math.floor(minute / 60)}:${two(minute % 60)}`;
  const start = Number(found[1]) * 60 + Number(found[2]);
  return (minute) => {
    const day = Math.floor((start + minute) / DAY);
    const rest = (start + minute) % DAY;
    return `${two(Math.floor(rest / 60))}:${two(rest % 60)}${day === 0 ? '' : ` +${day} d`}`;
  };
}

/** Round times for the axis, at most {@link MOST_TICKS} or so. */
export function ticksOf(
  minutes: number,
  clock: (minute: number) => string,
): readonly { readonly minute: number; readonly label: string }[] {
  const step =
    SIZES.find((each) => minutes / each <= MOST_TICKS) ?? Math.ceil(minutes / MOST_TICKS / DAY) * DAY;
  const [hours = '0', rest = '0'] = clock(0).split(':');
  const offset = (step - ((Number(hours) * 60 + Number.parseInt(rest, 10)) % step)) % step;
  const ticks = [];
  for (let minute = offset; minute < minutes; minute += step) ticks.push({ minute, label: clock(minute) });
  return ticks;
}
