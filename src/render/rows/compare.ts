import type { CompareReport } from '../../report/compare/build.ts';
import type { PairsDocument } from '../../report/compare/document.ts';
import { toCompareDocument } from '../json/compare.ts';

/** A figure on both sides. `difference` and `ratio` are of B beside A. */
export interface FigureRow {
  /** What the sides were called: a path, or a period. */
  readonly of: { readonly a: string; readonly b: string };
  readonly figure: keyof PairsDocument;
  /** Of money; `null` where the sides have different ones. */
  readonly currency: string | null;
  /** Exact decimal text for coins and money. */
  readonly a: number | string | null;
  readonly b: number | string | null;
  readonly difference: number | string | null;
  readonly ratio: number | null;
  readonly known: { readonly a: number; readonly b: number };
  readonly reach: PairsDocument['sessions']['reach'];
}

/** A figure a row, in the order of the table; also those that neither side tells. */
export function figureRows(report: CompareReport, version: string): FigureRow[] {
  const { a, b, figures } = toCompareDocument(report, version);
  return (Object.keys(figures) as (keyof PairsDocument)[]).map((figure) => {
    const pair = figures[figure];
    const currency = 'currency' in pair ? pair.currency : null;
    return {
      of: { a: a.of, b: b.of },
      figure,
      currency,
      a: pair.a,
      b: pair.b,
      difference: pair.difference,
      ratio: pair.ratio,
      known: pair.known,
      reach: pair.reach,
    };
  });
}
