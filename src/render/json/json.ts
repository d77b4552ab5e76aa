import type { Report } from '../../report/report.ts';
import { toDocument } from './document.ts';
import { toJsonText } from './text.ts';

export const renderJson = (report: Report, version: string): string =>
  toJsonText(toDocument(report, version));
