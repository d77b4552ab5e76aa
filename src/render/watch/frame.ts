import type { Watched } from '../../report/watch/watch.ts';
import type { Paint } from '../paint.ts';
import { layoutGrid } from '../table/grid.ts';
import { headline } from '../table/headline.ts';
import { atLeast, formatCount, formatQuantity, formatScore } from '../text/amount.ts';
import { missingTexts } from '../text/completeness.ts';
import { sparkline } from '../text/sparkline.ts';
import { loadMeasure, type Measure, wrap } from '../text/width.ts';
import { list, plural } from '../text/words.ts';
import { topGifts } from './gifts.ts';
import { lastEventText, lengthText, paceTexts, pendingText } from './words.ts';

/** A LIVE as a terminal shows it. */
export interface FrameView {
  /** `null` before the first record that can be counted. */
  readonly watched: Watched | null;
  /** Why there is none, or what else is to be known: one line each. */
  readonly notices: readonly string[];
  /** What is watched, and how the connection stands. */
  readonly source: string;
  /** ms since 1970. */
  readonly now: number;
  readonly lastAt: number | null;
}

export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

interface FrameLook {
  readonly paint: Paint;
  /** Whether the screen can show block elements. */
  readonly blocks: boolean;
}

/** More would be a list to read, and not to look at. */
const MOST_GIFTS = 8;
const LABEL = 9;

/** The lines of a screen, none wider and not more than fit: the answer first, and what matters least is cut. */
export async function renderFrame(view: FrameView, size: FrameSize, look: FrameLook): Promise<string[]> {
  const { watched, notices, source, now, lastAt } = view;
  const texts = [
    source,
    ...notices,
    ...(watched === null
      ? []
      : [headline(watched.report), ...watched.report.direct.income.gifts.map(({ line }) => line.name)]),
    // Cells of a sparkline.
    ...(look.blocks ? ['\u2581'] : []),
  ];
  const page: Page = { ...look, width: size.columns, measure: await loadMeasure(texts) };
  const { paint } = look;
  const head = watched === null ? [] : wrapped(headline(watched.report), page, paint.strong);
  const status = flow('', [lastEventText(lastAt, now), ...soFar(watched), source], page).map(paint.quiet);
  const told = notices.flatMap((notice) => wrapped(notice, page, paint.warning));
  if (watched === null) return [...told, ...status].slice(0, size.rows);
  const gifts = giftLines(watched, page);
  const chart = chartLines(watched, page);
  const below = [...likeLines(watched, page), ...audienceLines(watched, page), ...scoreLines(watched, page)];
  const missing = missingLines(watched, page);
  let free =
    size.rows - [head, status, told, gifts, below, missing].reduce((sum, lines) => sum + lines.length, 0);
  const take = (lines: readonly string[], spare: number): readonly string[] => {
    if (free < lines.length + spare) return [];
    free -= lines.length;
    return lines;
  };
  // When it is tight, gifts matter more than gaps, and both more than a chart.
  const few = Math.min(watched.report.direct.income.gifts.length, 3) + 1;
  const gaps = take(['', ''], few);
  const drawn = take(chart, few);
  const top = gridLines(watched, Math.min(MOST_GIFTS, free - 1), page);
  const gap = gaps.slice(0, 1);
  return [
    ...head,
    ...status,
    ...told,
    ...gap,
    ...gifts,
    ...drawn,
    ...top,
    ...gap,
    ...below,
    ...missing,
  ].slice(0, size.rows);
}

interface Page extends FrameLook {
  readonly width: number;
  readonly measure: Measure;
}

function soFar(watched: Watched | null): string[] {
  if (watched === null) return [];
  const { durationSeconds } = watched.latest.session;
  const length = durationSeconds === null ? [] : [`${lengthText(durationSeconds * 1000)} so far`];
  return [...length, plural(watched.events, 'record')];
}

function giftLines(watched: Watched, page: Page): string[] {
  const { report, pace, pendingStreaks } = watched;
  const { income } = report.direct;
  const coins =
    income.coins === null ? 'unknown' : atLeast(`${formatQuantity(income.coins)} coins`, income.lowerBound);
  return [
    ...flow('GIFTS', [coins, ...paceTexts(pace.coins, pace)], page),
    ...(pendingStreaks === 0 ? [] : flow('', [pendingText(watched)], page, LABEL)),
  ];
}

/** Coins by minute, the latest at the right, beside nothing else; none where there is too little to see. */
function chartLines({ latest }: Watched, page: Page): string[] {
  const label = 'by minute ';
  const { timeline } = latest.session;
  const minutes = (timeline ?? []).slice(-Math.min(60, page.width - LABEL - label.length));
  if (minutes.length < 3 || minutes.every(({ coins }) => coins === 0)) return [];
  const bars = minutes.map(({ coins }) => coins);
  return [' '.repeat(LABEL) + label + sparkline(bars, page.blocks)];
}

function gridLines({ report }: Watched, most: number, { paint, width, measure }: Page): string[] {
  const { income } = report.direct;
  if (income.gifts.length === 0 || most < 1) return [];
  const lines = layoutGrid(topGifts(income, most, paint, measure), width - 2, measure);
  // Names that are broken over lines take the place of others.
  return lines.slice(0, most + 1).map((line) => (line === '' ? '' : `  ${line}`));
}

function likeLines({ report, pace }: Watched, page: Page): string[] {
  const known = report.sessions.flatMap(({ indirect }) => indirect.likes ?? []);
  if (known.length === 0) return [];
  const likes = formatCount(known.reduce((sum, each) => sum + each, 0));
  return flow(
    'LIKES',
    [known.length < report.sessions.length ? `≥ ${likes}` : likes, ...paceTexts(pace.likes, pace)],
    page,
  );
}

function audienceLines({ latest, pace }: Watched, page: Page): string[] {
  const { average, peak } = latest.session.viewers;
  const round = (count: number): string => formatCount(Math.round(count));
  const parts = [
    ...(pace.viewers === null ? [] : [`${round(pace.viewers)} now`]),
    ...(average === null ? [] : [`${round(average)} on average`]),
    ...(peak === null ? [] : [`${round(peak)} at most`]),
  ];
  return parts.length === 0 ? [] : flow('VIEWERS', parts, page);
}

function scoreLines({ latest }: Watched, page: Page): string[] {
  const { score, scoreWithoutGifters, components } = latest.engagement;
  if (score === null) return flow('SCORE', ['none yet'], page);
  const known = components.filter(({ available }) => available).length;
  const beside =
    scoreWithoutGifters === null || scoreWithoutGifters === score
      ? []
      : [`${formatCount(Math.round(scoreWithoutGifters))} without gifters`];
  return flow(
    'SCORE',
    [
      `${formatScore(score)} so far`,
      ...beside,
      `${formatCount(known)} of ${formatCount(components.length)} parts known`,
    ],
    page,
  );
}

function missingLines({ report }: Watched, page: Page): string[] {
  const missing = missingTexts(report);
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const texts = [
    ...(missing.length === 0 ? [] : [`Missing: ${list(missing)}.`]),
    ...(warnings === 0 ? [] : [`${plural(warnings, 'warning')}: see the report at the end.`]),
  ];
  return texts.flatMap((text) => wrapped(text, page, page.paint.warning));
}

const wrapped = (text: string, { width, measure }: Page, style: (text: string) => string): string[] =>
  wrap(text, width, measure).map(style);

/** A label and parts beside it; what does not fit goes on below, under the first part. */
function flow(
  label: string,
  parts: readonly string[],
  { width, measure, paint }: Page,
  indent = label === '' ? 0 : LABEL,
): string[] {
  const lines: string[] = [];
  for (const part of parts.flatMap((each) => wrap(each, width - indent, measure))) {
    const line = lines.at(-1);
    const longer = line === undefined ? part : `${line} · ${part}`;
    if (line !== undefined && indent + measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map(
    (line, index) =>
      (index === 0 && label !== '' ? paint.quiet(label.padEnd(indent)) : ' '.repeat(indent)) + line,
  );
}
