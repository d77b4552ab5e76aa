import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ErrorDocument } from '../../report/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { findingDocument } from './finding.ts';
import { toJsonText } from './text.ts';

/** The document of a run that stopped: the first error, then all of them. */
export function renderErrorDocument(found: readonly Diagnostic[], version: string): string {
  const [first = diagnostic('INTERNAL', { message: 'no reason given' })] = found;
  const { code, message, hint, args, at } = findingDocument(first);
  const document: ErrorDocument = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    error: { code, message, hint, args, at },
    diagnostics: found.map(findingDocument),
  };
  return toJsonText(document);
}
