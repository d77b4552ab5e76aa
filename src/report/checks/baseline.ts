import { fail } from '../../diagnostics/diagnostic.ts';
import { SCHEMA_VERSION } from '../version.ts';
import { child } from './path.ts';

/** An earlier report to compare with. */
export interface Baseline {
  /** As it was typed. */
  readonly path: string;
  readonly document: unknown;
}

/** The oldest version of the document that can be compared with; figures have not changed their meaning since. */
const OLDEST = 1;

const ACCEPTED = { from: OLDEST, to: SCHEMA_VERSION };

export const refuseMissing = (path: string): never =>
  fail('BASELINE_UNUSABLE', { path, reason: 'missing', version: null, accepted: ACCEPTED });

/**
 * Reads an earlier `--json` report. It need not have every key of today's: keys are added within one version.
 *
 * @param section a top-level key of the documents that can be compared with, such as `direct`
 * @throws InputError BASELINE_UNUSABLE
 */
export function readBaseline(text: string, path: string, section: string): Baseline {
  const refuse = (
    reason: 'not-json' | 'not-a-report' | 'an-error' | 'version',
    version: string | null,
  ): never => fail('BASELINE_UNUSABLE', { path, reason, version, accepted: ACCEPTED });
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    refuse('not-json', null);
  }
  const version = child(document, 'schemaVersion');
  if (child(child(document, 'tool'), 'name') !== 'live-earnings' || version === null)
    refuse('not-a-report', null);
  if (child(document, 'error') !== null) refuse('an-error', null);
  if (!Number.isInteger(version) || (version as number) < OLDEST || (version as number) > SCHEMA_VERSION)
    refuse('version', String(version));
  if (typeof child(document, section) !== 'object' || child(document, section) === null)
    refuse('not-a-report', null);
  return { path, document };
}
