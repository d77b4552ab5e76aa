import type { CompareReport } from '../../report/compare/build.ts';
import { type FigureRow, figureRows } from '../rows/compare.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf } from './paths.ts';

/** New columns come at the end. */
export const FIGURE_COLUMNS: readonly CsvColumn<FigureRow>[] = [
  ...columnsOf<FigureRow>('text', ['of.a', 'of.b', 'figure', 'currency']),
  ...columnsOf<FigureRow>('number', ['a', 'b', 'difference', 'ratio', 'known.a', 'known.b']),
  ...columnsOf<FigureRow>('text', ['reach.a', 'reach.b', 'reach.difference', 'reach.ratio']),
];

export const renderFigures = (report: CompareReport, version: string): string =>
  renderCsv(FIGURE_COLUMNS, figureRows(report, version));
