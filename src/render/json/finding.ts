import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ReportDocument } from '../../report/schema.ts';
import { describe } from '../text/diagnostics.ts';

export type FindingDocument = ReportDocument['diagnostics'][number];

export function findingDocument(finding: Diagnostic): FindingDocument {
  const { message, hint } = describe(finding);
  const { code, severity, args, at } = finding;
  return { code, severity, message, hint, args: { ...args }, at };
}
