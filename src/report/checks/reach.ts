import { child, type FigurePath } from './path.ts';
import { reachOfEstimate } from './reach-of-estimate.ts';
import { reachOfMany } from './reach-of-many.ts';
import { reachOfPeriods } from './reach-of-periods.ts';
import type { Reach } from './threshold.ts';

/** Rates and settings among figures that grow with what is counted. */
const FIXED = new Set([
  'coinsEach',
  'coinsPerDiamond',
  'creatorShare',
  'percent',
  'dailyCap',
  'amount',
  'known',
]);

/** Where the figures of a history and of a comparison are. */
const MANY = new Set(['histories', 'figures', 'decomposition', 'a', 'b']);

/** What goes on growing while a LIVE is recorded, so that a recording that began late has less of it. */
const GROWING = new Set(['comments', 'shares', 'follows', 'gifters', 'durationSeconds', 'peak']);

/** What is divided by an income that is a lower bound. */
const DIVIDED = new Set(['ratio', 'impliedCashPerCoin']);

/**
 * Where the truth lies from a figure of a report (decision 13). Sums under an object that says `lowerBound: true` are at
 * least what is printed; so are counts of a session whose recording began late. Ratios to such a sum are at most that.
 * Scores and rates come from the recorded part alone and stand as they are.
 *
 * @param document a report, this run's or a baseline
 * @param path of one value, without `[*]`
 * @param value there: a number, exact decimal text or a truth value; other texts have no reach
 */
export function reachOf(document: unknown, path: FigurePath, value: unknown): Reach {
  if (typeof value === 'boolean' ? value : !isNumber(value)) return 'exact';
  const name = path.at(-1) as string;
  if (FIXED.has(name)) return 'exact';
  if (path[0] === 'forecast' || path[0] === 'calibration') return reachOfEstimate(document, path);
  if (path[0] === 'periods') return reachOfPeriods(document, path);
  if (MANY.has(path[0] as string)) return reachOfMany(document, path);
  const { entry, within } = entryOf(document, path);
  const [part] = within;
  if (part === 'session')
    return GROWING.has(name) && isShort(document, entry, name, value) ? 'at-least' : 'exact';
  if (part === 'direct') {
    return nearestLowerBound(entry, within) || (within[1] === 'toOthers' && isPartial(entry))
      ? 'at-least'
      : 'exact';
  }
  if (child(child(entry, 'direct'), 'lowerBound') === true) {
    if (part === 'payout' && DIVIDED.has(name)) return 'at-most';
    // A part of the income; below the usual rate it is a negative part.
    if (part === 'indirect' && within.includes('amounts'))
      return String(value).startsWith('-') ? 'at-most' : 'at-least';
  }
  return 'exact';
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

/** The session that a figure belongs to, or the whole document, and the path within it. */
function entryOf(document: unknown, path: FigurePath): { entry: unknown; within: FigurePath } {
  return path[0] === 'sessions' && typeof path[1] === 'number'
    ? { entry: child(child(document, 'sessions'), path[1]), within: path.slice(2) }
    : { entry: document, within: path };
}

function nearestLowerBound(entry: unknown, path: FigurePath): boolean {
  let value = entry;
  let lowerBound = false;
  for (const step of path) {
    value = child(value, step);
    const says = child(value, 'lowerBound');
    if (typeof says === 'boolean') lowerBound = says;
  }
  return lowerBound;
}

/** The recording began after the LIVE did, or a part of it is missing. */
function isPartial(entry: unknown): boolean {
  const completeness = child(entry, 'completeness');
  return child(completeness, 'startedLate') === true || child(completeness, 'cutShort') === true;
}

/** Beyond two million a room messages are no longer told apart, and the report says so in a note. */
function isShort(document: unknown, entry: unknown, name: string, value: unknown): boolean {
  if (isPartial(entry)) return true;
  const notes = child(document, 'diagnostics');
  return (
    Array.isArray(notes) &&
    notes.some((note) => {
      const args = child(note, 'args');
      return (
        child(note, 'code') === 'COUNT_AT_LEAST' &&
        child(args, 'figure') === name &&
        child(args, 'count') === value
      );
    })
  );
}
