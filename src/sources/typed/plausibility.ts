import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Session } from '../../session/session.ts';

const DAY = 86_400;
const SHORTEST = 60;

/** A viewer-minute never carries more: ten taps a second by everyone for the whole LIVE. */
const MOST_LIKES = 600;

/**
 * Rates per viewer-minute below which a room is taken for mistyped: about four standard deviations (of the logarithm)
 * below the yardsticks of 1.0 likes and 0.03 comments. Entries typed as concurrent viewers divide every rate by the
 * number of times the room turned over, a hundred times and more in two hours.
 */
const FEW_LIKES = 0.01;
const FEW_COMMENTS = 0.0003;
const LARGE_ROOM = 100;
const LONG_ENOUGH_MINUTES = 10;

/** People stay for a small part of a LIVE; above half of it on average, a room of any size was mistyped. */
const LONGEST_STAY = 0.5;
const STAY_ROOM = 50;
const STAY_MINUTES = 30;

/** The part of a session these checks look at. */
export type Figures = Pick<
  Session,
  'viewers' | 'views' | 'likes' | 'comments' | 'follows' | 'gifters' | 'durationSeconds'
> & {
  /** Units; `null` when unknown. */
  readonly giftUnits: number | null;
};

/** Warnings about figures that cannot be together, or hardly. Figures are reported, never corrected. */
export function plausibility(figures: Figures): Diagnostic[] {
  const findings = [...viewersFindings(figures), ...ceilings(figures)];
  const seconds = figures.durationSeconds;
  if (seconds !== null && (seconds > DAY || seconds < SHORTEST)) {
    findings.push(diagnostic('DURATION_IMPLAUSIBLE', { seconds }));
  }
  return findings;
}

/** Figures that another figure bounds from above. */
function ceilings({
  viewers,
  views,
  follows,
  gifters,
  giftUnits,
  likes,
  durationSeconds,
}: Figures): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { average, peak, unique } = viewers;
  if (unique !== null && views !== null && unique > views) {
    found.push(diagnostic('UNIQUE_ABOVE_VIEWS', { unique, views }));
  }
  if (peak !== null && unique !== null && peak > unique) {
    found.push(diagnostic('PEAK_IMPLAUSIBLE', { peak, limit: unique, reason: 'above-unique' }));
  } else if (peak !== null && views !== null && peak > views) {
    found.push(diagnostic('PEAK_IMPLAUSIBLE', { peak, limit: views, reason: 'above-views' }));
  }
  if (follows !== null && unique !== null && follows > unique) {
    found.push(diagnostic('FOLLOWS_IMPLAUSIBLE', { follows, unique }));
  }
  if (gifters !== null && unique !== null && gifters > unique) {
    found.push(diagnostic('GIFTERS_IMPLAUSIBLE', { gifters, limit: unique, reason: 'above-unique' }));
  }
  if (gifters !== null && giftUnits !== null && gifters > giftUnits) {
    found.push(diagnostic('GIFTERS_IMPLAUSIBLE', { gifters, limit: giftUnits, reason: 'above-gifts' }));
  }
  if (likes.total !== null && average !== null && average > 0 && durationSeconds !== null) {
    const rate = likes.total / ((average * durationSeconds) / 60);
    if (rate > MOST_LIKES) {
      const args = { likes: likes.total, average: String(average), perViewerMinute: rate.toFixed(0) };
      found.push(diagnostic('LIKES_IMPLAUSIBLE', args));
    }
  }
  return found;
}

/** What is wrong with the average number of viewers; the first and strongest reason only. */
function viewersFindings(figures: Figures): Diagnostic[] {
  const { average, peak, unique } = figures.viewers;
  if (average === null) return [];
  const suspect = (reason: ViewersReason, other: number): Diagnostic[] => [
    diagnostic('VIEWERS_IMPLAUSIBLE', { average: String(average), reason, other: String(other) }),
  ];
  if (peak !== null && average > peak) return suspect('above-peak', peak);
  if (unique !== null && average > unique) return suspect('above-unique', unique);
  if (figures.views !== null && average > figures.views) return suspect('above-views', figures.views);
  const minutes = (figures.durationSeconds ?? 0) / 60;
  // Average ÷ people = the part of the LIVE that a person stayed for.
  const people = unique ?? figures.views;
  if (people !== null && people >= STAY_ROOM && minutes >= STAY_MINUTES && average > LONGEST_STAY * people) {
    return suspect('looks-like-views', people);
  }
  return quietRoom(figures, average, minutes) ?? [];

  function quietRoom({ likes, comments }: Figures, average: number, minutes: number): Diagnostic[] | null {
    const viewerMinutes = average * minutes;
    if (average < LARGE_ROOM || minutes < LONG_ENOUGH_MINUTES) return null;
    const fewLikes = likes.total === null ? null : likes.total / viewerMinutes < FEW_LIKES;
    const fewComments = comments === null ? null : comments / viewerMinutes < FEW_COMMENTS;
    // One lively figure is enough to believe the audience.
    if (fewLikes === false || fewComments === false) return null;
    if (fewLikes && likes.total) return suspect('few-likes', likes.total);
    if (fewComments && comments) return suspect('few-comments', comments);
    return null;
  }
}

type ViewersReason = Extract<Diagnostic, { code: 'VIEWERS_IMPLAUSIBLE' }>['args']['reason'];
