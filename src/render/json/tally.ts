import { fail } from '../../diagnostics/diagnostic.ts';
import {
  LARGEST_TALLY,
  roomDocuments,
  TALLY_DOCUMENT,
  TALLY_VERSION,
  type TallyDocument,
} from '../../session/tally/document.ts';
import type { Tally } from '../../session/tally/tally.ts';
import { escapeActing } from './text.ts';

/**
 * Tallies as JSON text, one line a row, so that two of them can be compared line by line. Equal tallies are equal bytes.
 *
 * @param incomplete whether a log that was counted was cut off or damaged
 * @throws InputError TALLY_TOO_LARGE
 */
export function renderTally(tallies: readonly Tally[], incomplete: boolean, version: string): string {
  const document: TallyDocument = {
    document: TALLY_DOCUMENT,
    schemaVersion: TALLY_VERSION,
    tool: { name: 'live-earnings', version },
    incomplete,
    rooms: roomDocuments(tallies),
  };
  const parts: string[] = [];
  let size = 0;
  for (const part of laidOut(document)) {
    const safe = escapeActing(part);
    size += Buffer.byteLength(safe);
    if (size > LARGEST_TALLY) fail('TALLY_TOO_LARGE', { limit: LARGEST_TALLY });
    parts.push(safe);
  }
  return `${parts.join('')}\n`;
}

/** By lines: a list of rows or groups, and every group but an entry of a list that holds none. The rest as it comes. */
function* laidOut(value: unknown, entry = false): Generator<string> {
  const list = Array.isArray(value);
  if (!isGroup(value) || ((list || entry) && !Object.values(value).some(list ? isGroup : isKeyed))) {
    yield JSON.stringify(value);
    return;
  }
  const [opening, closing] = list ? '[]' : '{}';
  let before = `${opening}\n`;
  for (const [key, each] of Object.entries(value)) {
    yield list ? before : `${before}${JSON.stringify(key)}: `;
    yield* laidOut(each, list);
    before = ',\n';
  }
  yield `\n${closing}`;
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isKeyed = (value: unknown): boolean => isGroup(value) && !Array.isArray(value);
