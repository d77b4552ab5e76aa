import { fail } from '../../diagnostics/diagnostic.ts';
import { codecOf } from '../../sources/compression/registry.ts';
import { sources } from '../../sources/registry.ts';
import { guessKind } from '../../sources/unrecognised.ts';

/** As much as is looked at to know a log. */
const ENOUGH = 64 * 1024;

/**
 * Stops what cannot become a log of a LIVE: what is known to be something else at once, what is not known when there is enough to
 * know it by. A log may begin with anything, such as a torn line.
 *
 * @param head of what was not recognised
 * @param over nothing more comes
 */
export function refuseUnrecognised(path: string, head: Uint8Array, over: boolean): void {
  if (codecOf(head) !== null) fail('NOT_WATCHABLE', { path, reason: 'packed' });
  const text = new TextDecoder().decode(head);
  if (text.trim() === '') return;
  if (sources.some((source) => source.recognise(text))) fail('NOT_WATCHABLE', { path, reason: 'figures' });
  const { looksLike, wayOut } = guessKind(text) ?? { looksLike: null, wayOut: null };
  if (over || wayOut !== null || head.length >= ENOUGH)
    fail('INPUT_UNRECOGNISED', { path, looksLike, wayOut });
}

/** All gifts are in a form that is not read: that must not pass for a LIVE without gifts. */
export const refuseUnreadable = (path: string): never =>
  fail('INPUT_UNRECOGNISED', { path, looksLike: 'an event log of a kind that is not read yet' });
