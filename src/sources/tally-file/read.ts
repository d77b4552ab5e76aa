import type { core } from 'zod';
import { issueDiagnostics } from '../../config/data-issues.ts';
import type { DataPath, DataTree } from '../../config/data-tree.ts';
import { type Diagnostic, diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import { TALLY_VERSION, type TallyDocument } from '../../session/tally/document.ts';
import type { Tally } from '../../session/tally/tally.ts';
import type { EventLogReading } from '../event-log/read.ts';
import { countsNothing } from '../event-log/stray.ts';
import { talliesOf } from './build.ts';
import { isSingle, isStreak } from './rows.ts';
import { tallySchema } from './schema.ts';

/** A broken file can be wrong at every row; more than this helps nobody. */
const MOST_ERRORS = 20;

/**
 * Reads what `live-earnings tally` wrote: the tallies as they were, and what the logs behind them lacked.
 *
 * @param path the name that diagnostics show
 * @throws InputError DATA_SYNTAX, TALLY_TOO_NEW, or with the path of what is wrong DATA_KEY_UNKNOWN, DATA_KEY_MISSING and
 * DATA_VALUE_INVALID
 */
export function readTally(text: string, path: string): EventLogReading {
  const { tallies, incomplete } = parseTally(text, path);
  const at = { file: path };
  let records = 0;
  let malformed = 0;
  let gifts = 0;
  for (const tally of tallies) {
    records += tally.records;
    malformed += tally.malformed;
    gifts += tally.streaks.size + tally.singles.size + tally.loose.size;
  }
  const diagnostics: Diagnostic[] = [];
  if (incomplete) diagnostics.push(diagnostic('TALLY_INCOMPLETE', {}, at));
  if (malformed > 0)
    diagnostics.push(diagnostic('MALFORMED_RECORDS', { count: malformed, positions: [] }, at));
  if (tallies.every(countsNothing)) diagnostics.push(diagnostic('NO_EVENTS_OF_INTEREST', { records }, at));
  return { tallies, diagnostics, records, gifts: { read: gifts, unreadable: 0 } };
}

/** @throws InputError as {@link readTally} */
function parseTally(text: string, file: string): { tallies: Tally[]; incomplete: boolean } {
  const value = parse(text, file);
  const version = isObject(value) ? value['schemaVersion'] : undefined;
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > TALLY_VERSION)
    fail('TALLY_TOO_NEW', { version, known: TALLY_VERSION }, { file });
  const tree = treeOf(value, file);
  const checked = tallySchema.safeParse(withoutFittingRows(value), { error: describeIssue });
  if (!checked.success)
    throw new InputError(issueDiagnostics(checked.error.issues.slice(0, MOST_ERRORS), tree));
  // The schema knows the forms; that an id is a gift's or a user's is for the types alone.
  const document = value as TallyDocument;
  const tallies = talliesOf(document, (path, expected) => {
    const issue: core.$ZodIssueCustom = { code: 'custom', path: [...path], message: expected };
    throw new InputError(issueDiagnostics([issue], tree));
  });
  return { tallies, incomplete: document.incomplete };
}

/** The document with the long lists left out where every row of them fits. */
function withoutFittingRows(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value['rooms'])) return value;
  const fit = (rows: unknown, fits: (row: unknown) => boolean): unknown =>
    Array.isArray(rows) && rows.every(fits) ? [] : rows;
  const rooms = value['rooms'].map((room: unknown) => {
    if (!isObject(room)) return room;
    const { streaks, singles } = room;
    return { ...room, streaks: fit(streaks, isStreak), singles: fit(singles, isSingle) };
  });
  return { ...value, rooms };
}

/** The parser's own words quote the file, and do not say that it was cut off. */
function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    const ended = /Unexpected end|Unterminated/.test(message) || position >= text.length;
    return fail('DATA_SYNTAX', { reason: ended ? 'it ends too early' : 'it is damaged' }, { file });
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys a strict object knows travel to the diagnostics in the issue's message. */
const describeIssue = (issue: core.$ZodRawIssue): string =>
  issue.code === 'unrecognized_keys'
    ? Object.keys((issue.inst as core.$ZodObject)._zod.def.shape ?? {}).join('\n')
    : '';

/** Rows by their numbers say where a tally is wrong; nobody reads it by lines. */
function treeOf(value: unknown, file: string): DataTree {
  const at = (path: DataPath): unknown => {
    let current = value;
    for (const key of path) {
      if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
      current = (current as Record<string | number, unknown>)[key];
    }
    return current;
  };
  return {
    file,
    value,
    at,
    text(path) {
      const found = at(path);
      if (typeof found === 'object' && found !== null) return Array.isArray(found) ? 'a list' : 'a group';
      return typeof found === 'string' ? found : JSON.stringify(found);
    },
    place: () => ({ file }),
    valuePlace: () => ({ file }),
  };
}
