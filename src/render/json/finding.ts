import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FindingDocument } from '../../report/document.ts';
import { describe } from '../text/diagnostics.ts';

export function findingDocument(finding: Diagnostic): FindingDocument {
  const { message, hint } = describe(finding);
  const { code, severity, args, at } = finding;
  return { code, severity, message, hint, args: { ...args }, at };
}
