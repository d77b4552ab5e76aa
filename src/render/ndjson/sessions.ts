import type { Report } from '../../report/report.ts';
import { toDocument } from '../json/document.ts';
import { renderLines } from './lines.ts';

/** A session a line: its entry of `sessions[]` in the JSON document, with the declared totals that were held against it. */
export function renderSessions(report: Report, version: string): string {
  const { schemaVersion, sessions, checks } = toDocument(report, version);
  return renderLines(
    { schemaVersion, version },
    sessions.map((entry, index) => ({
      ...entry,
      checks: checks.filter((check) => check.kind === 'declared-total' && check.session === index),
    })),
  );
}
