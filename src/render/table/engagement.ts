import type { ComponentName } from '../../engagement/benchmarks.ts';
import { wholePoints } from '../../engagement/points.ts';
import type { Band, ComponentScore, ConfidenceLabel, Engagement } from '../../engagement/score.ts';
import type { SessionReport } from '../../report/report.ts';
import type { Paint } from '../paint.ts';
import { formatCount, formatScore } from '../text/amount.ts';
import { flagFor } from '../text/fields.ts';
import { describeSuggestion } from '../text/suggestions.ts';
import { list } from '../text/words.ts';
import type { Block } from './block.ts';

const PARTS: Record<ComponentName, string> = {
  watch: 'Time watched',
  comments: 'Comments',
  gifters: 'Gifters',
  follows: 'New followers',
  likes: 'Likes',
  shares: 'Shares',
};

const BANDS: Record<Band, string> = {
  low: 'below the yardsticks',
  usual: 'about the yardsticks',
  high: 'above the yardsticks',
};

const SURE: Record<ConfidenceLabel, string> = { low: 'rough', medium: 'fair', high: 'firm' };

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/** The score with the points of its parts, and what to try. */
export function engagementBlocks({ engagement, suggestions }: SessionReport, paint: Paint): Block[] {
  const { score, components, missing } = engagement;
  if (score === null) {
    const next = missing.slice(0, 3).map(flagFor);
    return [{ kind: 'gap' }, text(`No engagement score yet${next.length > 0 ? `: add ${list(next)}` : ''}.`)];
  }
  const known = components.filter(({ available }) => available);
  const title: Block = {
    kind: 'title',
    title: `ENGAGEMENT ${formatScore(score)}`,
    says: `${BANDS[engagement.band ?? 'usual']}; ${SURE[engagement.confidenceLabel]}, ${formatCount(known.length)} of ${formatCount(components.length)} parts known`,
    aside: '',
    style: paint.strong,
    quiet: paint.quiet,
  };
  return [
    { kind: 'gap' },
    title,
    { kind: 'grid', grid: pointsGrid(known, score, paint) },
    ...withoutGifters(engagement),
    ...(missing.length > 0 ? [text(`To know more, add ${list(missing.slice(0, 4).map(flagFor))}.`)] : []),
    ...suggestions.map((suggestion) => text(`Try: ${describeSuggestion(suggestion)}`)),
  ];
}

/** Whole points that add up to the whole score. */
function pointsGrid(known: readonly ComponentScore[], score: number, paint: Paint) {
  const whole = wholePoints(
    known.map(({ points }) => points),
    score,
  );
  const most = wholePoints(
    known.map(({ maxPoints }) => maxPoints),
    100,
  );
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'Part', align: 'left' as const },
      { title: 'Points', align: 'right' as const },
      { title: 'of', align: 'right' as const },
    ],
    rows: [
      ...known.map(({ name }, index) => [
        { text: PARTS[name] },
        { text: formatCount(whole[index] as number) },
        { text: formatCount(most[index] as number) },
      ]),
      [
        { text: 'Score', style: paint.strong },
        { text: formatCount(Math.round(score)), style: paint.strong },
        { text: formatCount(100) },
      ],
    ],
  };
}

/** Beside income only the score without gifters says something of its own. */
function withoutGifters({ score, scoreWithoutGifters }: Engagement): Block[] {
  if (scoreWithoutGifters === null || scoreWithoutGifters === score) return [];
  return [text(`Without gifters ${formatScore(scoreWithoutGifters)}: the one to read beside income.`)];
}
