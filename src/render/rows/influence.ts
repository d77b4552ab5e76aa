import type { InfluenceReport } from '../../report/influence/build.ts';
import type { CreatorInfluenceDocument } from '../../report/influence/document.ts';
import { toInfluenceDocument } from '../json/influence.ts';

/** A creator with what the shuffles began with. */
export interface CreatorRow extends CreatorInfluenceDocument {
  readonly seed: number;
}

/** A creator a row: an entry of `creators[]` of the document. */
export function creatorRows(report: InfluenceReport, version: string): CreatorRow[] {
  const { seed, creators } = toInfluenceDocument(report, version);
  return creators.map((creator) => ({ seed, ...creator }));
}
