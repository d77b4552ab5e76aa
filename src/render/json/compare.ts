import type { ComparedFigure } from '../../history/compare.ts';
import { FEWEST_OTHERS, type UsualVerdict } from '../../history/usual.ts';
import { type Exact, toDecimal } from '../../money/exact.ts';
import type { CompareReport, ReachedPair, SideReport } from '../../report/compare/build.ts';
import { type TakenApart, takenApart } from '../../report/compare/taken-apart.ts';
import type {
  CompareDocument,
  DecompositionDocument,
  ExactPairDocument,
  MeasuredPairDocument,
  MoneyPairDocument,
  SideDocument,
  UsualDocument,
} from '../../report/compare/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { ratesDocument, thresholdDocument } from './document.ts';
import { figuresDocument } from './figures.ts';
import { findingDocument } from './finding.ts';
import { significant } from './significant.ts';
import { toJsonText } from './text.ts';

export const renderCompareJson = (report: CompareReport, version: string): string =>
  toJsonText(toCompareDocument(report, version));

/** The comparison as the JSON contract writes it: money as exact decimal text, unknown as null, one shape always. */
export function toCompareDocument(report: CompareReport, version: string): CompareDocument {
  const { comparison } = report;
  const { currencies } = comparison;
  const pairOf = (figure: ComparedFigure): ReachedPair =>
    report.pairs.find((pair) => pair.figure === figure) as ReachedPair;
  const currency = currencies.a === currencies.b ? currencies.a : null;
  const measured = (figure: ComparedFigure): MeasuredPairDocument => measuredPair(pairOf(figure));
  const exact = (figure: ComparedFigure): ExactPairDocument => exactPair(pairOf(figure), 0);
  const money = (figure: ComparedFigure): MoneyPairDocument => ({
    currency,
    ...exactPair(pairOf(figure), 2),
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    a: sideDocument(report.a, comparison, 'a'),
    b: sideDocument(report.b, comparison, 'b'),
    figures: {
      sessions: measured('sessions'),
      durationSeconds: measured('seconds'),
      coins: exact('coins'),
      cash: money('cash'),
      coinsPerHour: exact('coinsPerHour'),
      cashPerHour: money('cashPerHour'),
      averageViewers: measured('averageViewers'),
      peakViewers: measured('peakViewers'),
      views: measured('views'),
      likes: measured('likes'),
      likesPerViewerMinute: measured('likesPerViewerMinute'),
      comments: measured('comments'),
      shares: measured('shares'),
      follows: measured('follows'),
      gifters: measured('gifters'),
      coinsPerGifter: exact('coinsPerGifter'),
      score: measured('score'),
    },
    usual: usualDocument(comparison.usual),
    decomposition: decompositionDocument(takenApart(report)),
    rates: report.rates.map(ratesDocument),
    checks: report.thresholds.map(thresholdDocument),
    diagnostics: report.diagnostics.map(findingDocument),
  };
}

function sideDocument(
  { of, creator, firstDay, lastDay }: SideReport,
  { currencies, ...figures }: CompareReport['comparison'],
  side: 'a' | 'b',
): SideDocument {
  const currency = currencies[side];
  return { of, creator, firstDay, lastDay, currency, ...figuresDocument(figures[side], currency) };
}

type About = Pick<MeasuredPairDocument, 'ratio' | 'known' | 'reach'>;

/** Between two lower bounds nothing is known. */
const about = ({ ratio, coverage, reach }: ReachedPair): About => ({
  ratio: reach.between === null ? null : ratio,
  known: { a: coverage.a.known, b: coverage.b.known },
  reach: { a: reach.a, b: reach.b, difference: reach.between, ratio: reach.between },
});

function measuredPair(pair: ReachedPair): MeasuredPairDocument {
  if (pair.kind !== 'measured') throw new RangeError(`${pair.figure} is exact`);
  const { a, b, difference, reach } = pair;
  return { a, b, difference: reach.between === null ? null : difference, ...about(pair) };
}

function exactPair(pair: ReachedPair, places: number): ExactPairDocument {
  if (pair.kind !== 'exact') throw new RangeError(`${pair.figure} is measured`);
  const text = (value: Exact | null): string | null => value && toDecimal(value, places);
  const { a, b, difference, reach } = pair;
  return {
    a: text(a),
    b: text(b),
    difference: reach.between === null ? null : text(difference),
    ...about(pair),
  };
}

const usualDocument = (usual: UsualVerdict): UsualDocument =>
  usual.kind === 'compared'
    ? {
        basis: 'estimated',
        status: 'compared',
        reason: null,
        others: usual.others,
        needed: FEWEST_OTHERS,
        beyond: usual.beyond,
        ratio: significant(usual.ratio),
        deviation: significant(usual.deviation),
        factors: {
          within80: significant(usual.factors.within80),
          within90: significant(usual.factors.within90),
        },
        lowerBound: usual.lowerBound,
      }
    : {
        basis: 'estimated',
        status: 'cannot-tell',
        reason: usual.reason,
        others: usual.others,
        needed: usual.needed,
        beyond: null,
        ratio: null,
        deviation: null,
        factors: null,
        lowerBound: false,
      };

const decompositionDocument = (found: TakenApart): DecompositionDocument =>
  found.kind === 'parts'
    ? {
        status: 'parts',
        reason: null,
        difference: toDecimal(found.difference, 0),
        parts: found.parts.map(({ factor, a, b, coins }) => ({
          factor,
          a: a === null ? null : significant(a),
          b: b === null ? null : significant(b),
          coins: toDecimal(coins, 0),
        })),
        collapsed: [...found.collapsed],
        method: found.method,
        lowerBound: found.lowerBound,
      }
    : {
        status: 'none',
        reason: found.reason,
        difference: null,
        parts: [],
        collapsed: [],
        method: null,
        lowerBound: false,
      };
