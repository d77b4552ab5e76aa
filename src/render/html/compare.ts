import type { TakenApart } from '../../report/compare/taken-apart.ts';
import { takenApart } from '../../report/compare/taken-apart.ts';
import type { CompareReport } from '../../report/compare/build.ts';
import type { Figures } from '../../history/figures.ts';
import { compare, toNumber } from '../../money/exact.ts';
import { PLAIN } from '../paint.ts';
import type { View } from '../registry.ts';
import { compareBody } from '../table/compare.ts';
import { decompositionBlocks } from '../table/decomposition.ts';
import { atLeast, formatMoney, formatQuantity } from '../text/amount.ts';
import { plural } from '../text/words.ts';
import { loadMeasure, type Measure } from '../text/width.ts';
import { likesTile, type Tile } from './answer.ts';
import { type Bar, barsHeight, drawBars } from './bars.ts';
import { HTML } from './blocks.ts';
import { renderFigure } from './figure.ts';
import { renderMany, withoutFolders } from './many.ts';
import { ratiosFigure } from './ratios.ts';

/** Two sides as one file to show to somebody. */
export async function renderCompareHtml(given: CompareReport, view: View): Promise<string> {
  const report = {
    ...given,
    a: { ...given.a, of: withoutFolders(given.a.of) },
    b: { ...given.b, of: withoutFolders(given.b.of) },
  };
  const { comparison, rates, thresholds, diagnostics } = report;
  const measure = await loadMeasure([report.a.of, report.b.of]);
  const body = compareBody(report, HTML);
  const parts = takenApart(report);
  return renderMany(
    {
      body,
      tiles: [sideTile('A', report), sideTile('B', report), likes(report)],
      claim: (_, title) => (title === 'WHERE IT CAME FROM' ? 'direct' : 'neither'),
      figures: (_, title) => {
        if (title === 'SIDE BY SIDE') return [sidesFigure(report, measure), ratiosFigure(report)];
        return title === 'WHERE IT CAME FROM' ? [partsFigure(parts, report, measure)] : [];
      },
      known: [
        ...([comparison.a, comparison.b].some(({ lowerBound }) => lowerBound)
          ? ['≥ means at least: not every LIVE tells all that was paid.']
          : []),
        'What came at the same time need not be cause and effect.',
      ],
      rates,
      thresholds,
      diagnostics,
    },
    view,
  );
}

function sideTile(name: 'A' | 'B', report: CompareReport): Tile {
  const { cash, lowerBound, sessions } = figuresOf(name, report);
  const currency = report.comparison.currencies[name === 'A' ? 'a' : 'b'];
  const side = name === 'A' ? report.a : report.b;
  return {
    claim: 'direct',
    name: `${name}: ${side.of}`,
    big: cash ? atLeast(formatMoney({ amount: cash.expected, currency }), lowerBound) : '-',
    sub: `from the gifts of ${plural(sessions, 'LIVE')}`,
  };
}

const figuresOf = (name: 'A' | 'B', { comparison }: CompareReport): Figures =>
  name === 'A' ? comparison.a : comparison.b;

function likes({ comparison: { a, b, currencies } }: CompareReport): Tile {
  const known = [a, b].flatMap(({ likes: { value } }) => value ?? []);
  const all = [a, b].every((side) => side.likes.known === side.sessions);
  return likesTile(known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0), all, currencies.a);
}

/** What both sides were paid, on one axis of money; nothing where the currencies differ. */
function sidesFigure(report: CompareReport, measure: Measure): string {
  const { currencies } = report.comparison;
  if (currencies.a !== currencies.b) return '';
  const bars = (['A', 'B'] as const).map((name): Bar => {
    const { cash, lowerBound } = figuresOf(name, report);
    const money = cash && formatMoney({ amount: cash.expected, currency: currencies.a });
    const side = name === 'A' ? report.a : report.b;
    const ranged = cash && (cash.high === null || compare(cash.low, cash.high) !== 0);
    return {
      label: `${name}: ${side.of}`,
      figure: money === null ? '-' : atLeast(money, lowerBound),
      span: cash && [0, toNumber(cash.expected)],
      texture: name === 'A' ? 'hatched' : 'solid',
      ...(ranged ? { range: { low: toNumber(cash.low), high: cash.high && toNumber(cash.high) } } : {}),
    };
  });
  if (bars.every(({ span }) => span === null)) return '';
  return renderFigure({
    id: 'sides',
    title: `Gifts paid, ${currencies.a}`,
    description: `Two bars on one axis of money. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}. The table that follows has every figure.`,
    key: 'Line across a bar: other reported rates.',
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: null,
  });
}

/** From the coins of A to those of B, part by part, each bar beginning where the one before ended. */
function partsFigure(parts: TakenApart, { comparison: { a, b } }: CompareReport, measure: Measure): string {
  if (parts.kind === 'none' || !a.coins || !b.coins) return '';
  const grid = decompositionBlocks(parts, PLAIN).find((block) => block.kind === 'grid')?.grid;
  if (!grid) return '';
  let reached = toNumber(a.coins);
  const steps = parts.parts.map(({ coins }, index): Bar => {
    const before = reached;
    reached += toNumber(coins);
    const row = grid.rows[index] ?? [];
    return {
      label: row[0]?.text ?? '',
      figure: row.at(-1)?.text ?? '',
      span: [Math.min(before, reached), Math.max(before, reached)],
      texture: reached < before ? 'dotted' : 'solid',
    };
  });
  const bars: Bar[] = [
    {
      label: 'A, all coins',
      figure: formatQuantity(a.coins),
      span: [0, toNumber(a.coins)],
      texture: 'hatched',
    },
    ...steps,
    {
      label: 'B, all coins',
      figure: formatQuantity(b.coins),
      span: [0, toNumber(b.coins)],
      texture: 'hatched',
    },
  ];
  return renderFigure({
    id: 'came-from',
    title: 'From the coins of A to those of B',
    description: `Each bar begins where the one before ended. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}. The table that follows has every figure.`,
    key: 'Hatched: all coins of a side. Full: more. Dotted: less. Arithmetic, and no causes.',
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: null,
  });
}
