import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ErrorDocument } from '../../report/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { findingDocument } from './finding.ts';
import { escapeActing, toJsonText } from './text.ts';

/** The document of a run that stopped: the first error, then all of them. */
export const renderErrorDocument = (found: readonly Diagnostic[], version: string): string =>
  toJsonText(errorDocument(found, version));

/** The same in one line, where one JSON value a line is expected. */
export const renderErrorLine = (found: readonly Diagnostic[], version: string): string =>
  `${escapeActing(JSON.stringify(errorDocument(found, version)))}\n`;

function errorDocument(found: readonly Diagnostic[], version: string): ErrorDocument {
  const [first = diagnostic('INTERNAL', { message: 'no reason given' })] = found;
  const { code, message, hint, args, at } = findingDocument(first);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    error: { code, message, hint, args, at },
    diagnostics: found.map(findingDocument),
  };
}
