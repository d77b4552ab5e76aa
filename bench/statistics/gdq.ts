// The check on real money: charity marathons, whose speed-runs stand in for sessions, chat for likes and cents donated for
// coins. Huge audiences, and donors need a form, so that this tries the method and says nothing about TikTok.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { associate } from '../../src/influence/association/associate.ts';
import { designOf } from '../../src/influence/association/design.ts';
import type { AssociationInput } from '../../src/influence/association/input.ts';
import { usableSessions } from '../../src/influence/association/usable.ts';
import { partialSlope } from '../../src/statistics/partial-slope.ts';

interface MinuteOfEvent {
  readonly time: number;
  readonly viewers: number;
  readonly chats: number;
  /** Donated since the event began, in cents; never falling. */
  readonly cents: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

interface Event {
  readonly name: string;
  readonly minutes: readonly MinuteOfEvent[];
  readonly runs: readonly Run[];
}

const MINUTE = 60_000;

/** A shorter run has too few samples of the audience. */
const FEWEST_SAMPLES = 5;

interface RawMinute {
  readonly time: string;
  readonly v: number | null;
  readonly c: number | null;
  readonly m: number | null;
}

/** Reads one event. The running total of donations now and then falls back in the source; its running maximum is used. */
function readEvent(folder: string, name: string): Event {
  const read = (part: string): unknown =>
    JSON.parse(readFileSync(join(folder, `${name}.${part}.json`), 'utf8'));
  const raw = Object.values(read('latest') as Record<string, RawMinute>)
    .map((minute) => ({ ...minute, at: Date.parse(minute.time) }))
    .sort((a, b) => a.at - b.at);
  let cents = 0;
  const minutes = raw.flatMap(({ at, v, c, m }): MinuteOfEvent[] => {
    cents = Math.max(cents, Math.round((m ?? 0) * 100));
    return v === null || c === null || v <= 0 ? [] : [{ time: at, viewers: v, chats: c, cents }];
  });
  const schedule = read('schedule') as readonly { readonly start_time: string }[];
  const starts = schedule.map(({ start_time }) => Date.parse(`${start_time}Z`)).sort((a, b) => a - b);
  // To the start of the next: the break after a run is when many donate for it. The last one has no end.
  const runs = starts.slice(0, -1).map((start, at) => ({ start, end: starts[at + 1] as number }));
  return { name, minutes, runs };
}

/** Whose chat is pasted on, for the placebo, per viewer: at the same time since the event began, or of the run of the same number. */
type Pasted = { readonly from: Event; readonly by: 'time' | 'number' };

/** One session a run. */
function sessionsOf(event: Event, pasted: Pasted = { from: event, by: 'time' }): AssociationInput[] {
  const shift = (pasted.from.runs[0]?.start ?? 0) - (event.runs[0]?.start ?? 0);
  return event.runs.flatMap(({ start, end }, at): AssociationInput[] => {
    const during = between(event.minutes, start, end);
    const other = pasted.by === 'time' ? { start: start + shift, end: end + shift } : pasted.from.runs[at];
    const chatted = other ? between(pasted.from.minutes, other.start, other.end) : [];
    const before = event.minutes.findLast(({ time }) => time <= start)?.cents ?? 0;
    const after = during.at(-1)?.cents ?? before;
    if (during.length < FEWEST_SAMPLES || chatted.length < FEWEST_SAMPLES) return [];
    const viewers = total(during, 'viewers') / during.length;
    const chatsPerViewer = total(chatted, 'chats') / total(chatted, 'viewers');
    return [
      {
        id: `${event.name}-${at}`,
        platform: 'twitch',
        creator: event.name,
        startedAt: start,
        startHour: (start % (24 * 60 * MINUTE)) / (60 * MINUTE),
        coins: after - before,
        coinsAtLeast: false,
        likes: chatsPerViewer * viewers * during.length,
        likesBasis: 'total',
        averageViewers: viewers,
        minutes: during.length,
        comments: null,
        topGifterShare: null,
        topGiftShare: null,
        topLikerShare: null,
      },
    ];
  });
}

const between = (minutes: readonly MinuteOfEvent[], start: number, end: number): MinuteOfEvent[] =>
  minutes.filter(({ time }) => time > start && time <= end);

const total = (minutes: readonly MinuteOfEvent[], field: 'viewers' | 'chats'): number =>
  minutes.reduce((sum, minute) => sum + minute[field], 0);

interface Slope {
  readonly slope: number;
  readonly standardError: number;
}

/** Least squares with more and more held constant: audience; a quadratic trend; the hour of day. */
function slopes(inputs: readonly AssociationInput[]): Slope[] {
  const design = designOf(usableSessions(inputs).sessions);
  const [exposure, constant, trend, ...hours] = design.others.map(({ values }) => values);
  if (!exposure || !constant || !trend) throw new Error('the design has lost a column');
  const audience = [exposure, constant];
  const drift = [...audience, trend, trend.map((value) => value ** 2)];
  return [audience, drift, [...drift, ...hours]].map((others) => {
    const found = partialSlope(design.outcome, design.likes, others);
    if (!found) throw new Error('chat follows from the rest');
    return found;
  });
}

/** DerSimonian and Laird 1986. */
function pooled(found: readonly Slope[]): Slope & { readonly between: number } {
  const weighted = (extra: number): Slope & { readonly weights: readonly number[] } => {
    const weights = found.map(({ standardError }) => 1 / (standardError ** 2 + extra));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const slope = found.reduce((sum, each, at) => sum + each.slope * (weights[at] as number), 0) / all;
    return { slope, standardError: Math.sqrt(1 / all), weights };
  };
  const fixed = weighted(0);
  const all = fixed.weights.reduce((sum, weight) => sum + weight, 0);
  const squares = fixed.weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const q = found.reduce(
    (sum, { slope }, at) => sum + (fixed.weights[at] as number) * (slope - fixed.slope) ** 2,
    0,
  );
  const variance = Math.max(0, (q - found.length + 1) / (all - squares / all));
  const { slope, standardError } = weighted(variance);
  return { slope, standardError, between: Math.sqrt(variance) };
}

export function gdq(folder: string): void {
  const names = readdirSync(folder).flatMap((file) => /^(\w+)\.latest\.json$/.exec(file)?.[1] ?? []);
  const events = names.sort().map((name) => readEvent(folder, name));
  console.log(`\nSpeed-runs of ${events.length} marathons: slope of ln cents on ln chat per viewer-minute`);
  console.log(
    'event      runs  audience  + trend   + hour |  this tool: slope, 90 % interval, outcome; first 30 runs',
  );
  const found = events.map((event) => {
    const inputs = sessionsOf(event);
    const each = slopes(inputs);
    const answer = associate(inputs);
    const first = associate(inputs.slice(0, 30));
    const { slope, interval90 } = answer.estimate ?? { slope: NaN, interval90: { low: NaN, high: NaN } };
    console.log(
      `${event.name.padEnd(9)} ${String(answer.sessions).padStart(5)}  ${each.map(({ slope, standardError }) => `${slope.toFixed(2)} (${standardError.toFixed(2)})`).join(' ')} | ${slope.toFixed(2)} ${interval90.low.toFixed(2)} to ${interval90.high.toFixed(2)} ${answer.status}; ${first.status}`,
    );
    return each;
  });
  const columns = ['audience', '+ trend', '+ hour'] as const;
  for (const [at, name] of columns.entries()) {
    const { slope, standardError, between } = pooled(found.map((each) => each[at] as Slope));
    console.log(
      `pooled, ${name.padEnd(9)} ${slope.toFixed(2)} (${standardError.toFixed(2)}), between events ${between.toFixed(2)}`,
    );
  }
  for (const by of ['number', 'time'] as const) {
    for (const hours of [true, false]) {
      const answers = events.flatMap((event) =>
        events
          .filter((from) => from !== event)
          .map((from) => sessionsOf(event, { from, by }))
          .map((inputs) =>
            associate(hours ? inputs : inputs.map((input) => ({ ...input, startHour: null }))),
          ),
      );
      const associated = answers.filter(({ status }) => status === 'associated').length;
      console.log(
        `placebo, another event's chat by ${by}, time of day ${hours ? 'held constant' : 'left out'}: associated in ${associated} of ${answers.length} pairs`,
      );
    }
  }
}
