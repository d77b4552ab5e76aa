import type {
  AssociationLimit,
  ThinReason,
  UndecidedReason,
} from '../../influence/association/association.ts';
import type { Estimate, Interval } from '../../influence/association/estimate.ts';
import type { FalseAlarm } from '../../influence/association/false-alarm.ts';
import type { Note } from '../../influence/association/notes.ts';
import type { LeftOutReason } from '../../influence/association/usable.ts';
import type { CreatorInfluence } from '../../report/influence/build.ts';
import { formatCount, formatDecimal, formatPercent, formatPlain } from './amount.ts';
import { sanitise } from './sanitise.ts';
import { plural } from './words.ts';

/*
 * The wording contract: gifts go along with likes, or they do not. No sentence says that likes did anything to gifts, and a test
 * reads all of them for words that would.
 */

/** An elasticity or a standard deviation: two decimals, never `-0.00`. */
export const formatElasticity = (value: number): string => formatPlain(elasticityText(value));

const elasticityText = (value: number): string => value.toFixed(2).replace(/^-(0\.00)$/, '$1');

export const formatInterval = ({ low, high }: Interval): string =>
  `${formatElasticity(low)} to ${formatElasticity(high)}`;

export const formatPValue = (value: number): string =>
  value < 0.001 ? `<${formatDecimal('0.001')}` : formatDecimal(value.toFixed(3));

/** A share from 0 to 1 as a percentage; what is not 0 is not printed as 0. */
export const formatShare = (value: number): string =>
  value > 0 && value < 0.01 ? `<${formatPercent('1')}` : formatPercent((value * 100).toFixed(0));

/** `40 LIVEs of mira_sings`. */
function livesOf(count: number, creator: string | null): string {
  return `${plural(count, 'LIVE')}${creator === null ? '' : ` of ${sanitise(creator)}`}`;
}

/** The outcome in one sentence. */
export function associationSummary({ association, creator, sessions }: CreatorInfluence): string {
  const lives = livesOf(association.sessions, creator);
  switch (association.status) {
    case 'not_enough_data':
      return association.sessions === 0
        ? `Not enough data: of ${livesOf(sessions.length, creator)} none can be used to tell whether gifts go along with likes.`
        : `Not enough data: ${lives} cannot tell whether gifts go along with likes.`;
    case 'inconclusive':
      return `Inconclusive: over ${lives}, gifts may or may not go along with likes (elasticity ${formatElasticity(association.estimate.slope)}, ${formatPercent('90')} interval ${formatInterval(association.estimate.interval90)}).`;
    case 'confounded':
      return `Confounded: over ${lives}, the likes of the next LIVE go along with the gifts of this one too, so something else moves both over time.`;
    case 'associated':
      return `Associated: over ${lives}, ${formatPercent('1')} more likes per viewer-minute went along with ${moreCoins(association.estimate)}, at the same audience.`;
  }
}

/** `0.72% more coins (90% interval 0.41% to 1.03%)`. */
function moreCoins({ slope, interval90: { low, high } }: Estimate): string {
  const size = (value: number): string => formatPercent(elasticityText(Math.abs(value)));
  const interval = `${formatPercent('90')} interval`;
  return slope < 0
    ? `${size(slope)} fewer coins (${interval} ${size(high)} to ${size(low)} fewer)`
    : `${size(slope)} more coins (${interval} ${size(low)} to ${size(high)})`;
}

export function thinReasonText(reason: ThinReason): string {
  const { have, need } = reason;
  switch (reason.reason) {
    case 'few-sessions':
      return `It takes ${plural(need, 'LIVE')} at least with coins, likes, average viewers and duration; there ${have === 1 ? 'is' : 'are'} ${formatCount(have)}.`;
    case 'few-sessions-with-gifts':
      return `At least ${formatCount(need)} of them must have gifts; ${formatCount(have)} ${have === 1 ? 'has' : 'have'}.`;
    case 'prior-dominates':
      return `${formatShare(have)} of the answer would be what was believed before; at most ${formatShare(need)} may be.`;
    case 'likes-barely-vary':
      return `Likes per viewer-minute hardly differ from LIVE to LIVE: the standard deviation of their logarithm is ${formatElasticity(have)}, and it takes ${formatElasticity(need)}.`;
    case 'likes-follow-the-rest':
      return 'Likes per viewer-minute follow audience, date and time of day so closely that nothing of their own is left.';
  }
}

/** What the checks said; `pValue` of the permutation. */
export function undecidedReasonText(
  reason: UndecidedReason,
  { interval95 }: Estimate,
  { pValue, shuffles }: { readonly pValue: number; readonly shuffles: number },
): string {
  switch (reason) {
    case 'interval-holds-zero':
      return `The ${formatPercent('95')} interval, ${formatInterval(interval95)}, holds ${formatCount(0)}.`;
    case 'shuffled-gifts-do-as-well':
      return `Gifts in random order go along with likes as much in ${formatShare(pValue)} of ${formatCount(shuffles)} shuffles; more than ${formatPercent('5')} decides nothing.`;
  }
}

/** What it would take to know more. */
export function neededText({ needed, detectable }: Estimate, sessions: number): string {
  const { elasticity } = needed;
  const finds =
    detectable === null
      ? ''
      : ` ${plural(sessions, 'LIVE')} ${sessions === 1 ? 'finds' : 'find'} ${formatElasticity(detectable)} or more.`;
  return needed.sessions === null
    ? `No number of LIVEs would find an elasticity of ${formatPlain(elasticity)} while likes per viewer-minute never differ.`
    : `It takes about ${plural(needed.sessions, 'LIVE')} like these to find an elasticity of ${formatPlain(elasticity)} four times in five.${finds}`;
}

export const robustnessText = (robustness: number, slope: number): string =>
  `A hidden factor that explains ${formatShare(robustness)} of what is left of both likes and gifts would take the least-squares slope (${formatElasticity(slope)}) to zero.`;

export function falseAlarmText({ share, sessions, histories, simulated }: FalseAlarm): string {
  const of = `of ${formatCount(histories)} simulated histories${simulated ? ` of ${plural(sessions, 'LIVE')}` : ', all shorter than this one,'}`;
  return `The outcome is the same in ${simulated ? '' : 'more than '}${formatShare(share)} ${of} in which likes do nothing and excitement moves both.`;
}

export function noteText(note: Note): string {
  switch (note.kind) {
    case 'one-gifter':
      return `In ${plural(note.sessions, 'LIVE')} one gifter gave more than half of the coins; the largest such part is ${formatShare(note.share)} of all coins.`;
    case 'one-session':
      return `One LIVE holds ${formatShare(note.share)} of all coins.`;
    case 'one-liker':
      return `In ${plural(note.sessions, 'LIVE')} one viewer tapped more than half of the likes, by a sample of their messages.`;
    case 'gifters-unknown':
      return `In ${plural(note.sessions, 'LIVE')} it is not known who gave: one gifter who decides everything would go unseen.`;
    case 'likes-recorded':
      return `In ${plural(note.sessions, 'LIVE')} the likes are those received while recording, over the recorded minutes.`;
    case 'likes-sampled':
      return `In ${plural(note.sessions, 'LIVE')} the likes are summed from the batches that came through, and large rooms deliver few of them.`;
    case 'coins-at-least':
      return `In ${plural(note.sessions, 'LIVE')} gifts without a price are missing from the coins.`;
    case 'hours-unknown':
      return `Time of day is not held constant: ${plural(note.sessions, 'LIVE')} ${note.sessions === 1 ? 'has' : 'have'} no start.`;
    case 'order-as-given':
      return `${plural(note.sessions, 'LIVE')} ${note.sessions === 1 ? 'has' : 'have'} no start: trend and lead placebo follow the order given.`;
    case 'several-creators':
      return `These are LIVEs of ${plural(note.creators, 'creator')}, who differ in more than likes.`;
  }
}

const LEFT_OUT: Record<LeftOutReason, string> = {
  'coins-unknown': 'without coins',
  'likes-unknown': 'without likes',
  'viewers-unknown': 'without average viewers (the slope would be the size of the audience)',
  'duration-unknown': 'without duration',
  'no-exposure': 'that nobody watched',
};

/** `2 LIVEs without likes`. */
export const leftOutText = (reason: LeftOutReason, count: number): string =>
  `${plural(count, 'LIVE')} ${LEFT_OUT[reason]}`;

export const LIMITS: Record<AssociationLimit, string> = {
  COMMON_CAUSE_POSSIBLE:
    'Viewers who are excited both tap and gift; the platform sends traffic to lively rooms; gifts also trigger taps. That gifts go along with likes does not show that likes do anything.',
  VISIBILITY_NOT_INCLUDED:
    'Audience is held constant: what likes may do for visibility is not in the figure.',
  PART_OF_DIRECT:
    'Whatever goes along with likes is part of what gifts paid, and never comes on top. Likes pay nothing.',
};
