import { allocate } from '../../money/allocate.ts';
import { sum, ZERO } from '../../money/exact.ts';
import type { Report } from '../../report/report.ts';
import type { Session } from '../../session/session.ts';
import type { Paint } from '../paint.ts';
import { atLeast, formatCount, formatQuantity, formatUnits, places, formatPlain } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Block } from './block.ts';
import type { Cell } from './grid.ts';

/** Who, when, how long and from where, for a single session. */
export function sessionLine(session: Session): Block[] {
  const { creator, title, startedAt, durationSeconds, source } = session;
  const parts = [
    creator,
    title,
    startedAt && startTime(startedAt),
    durationSeconds !== null && (startedAt !== null || source.kind !== 'flags')
      ? formatDuration(durationSeconds)
      : null,
    source.paths.length > 0 ? `from ${source.paths.join(', ')}` : null,
  ];
  const known = parts.filter((part) => part !== null).map(sanitise);
  return known.length === 0 ? [] : [{ kind: 'text', text: known.join(' · '), indent: 0 }];
}

/** `2026-11-20 20:00` with its offset, as the session has it. */
const startTime = (instant: string): string =>
  instant.replace('T', ' ').replace(/:\d\d(\.\d+)?(?=Z|[+-]|$)/, '');

export function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${formatCount(Math.round(seconds))} s`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${formatCount(minutes)} min`;
  const whole = `${formatCount(hours)} h`;
  return rest === 0 ? whole : `${whole} ${formatCount(rest)} min`;
}

/** One row a LIVE, when there are several. */
export function sessionsBlocks(report: Report, paint: Paint): Block[] {
  const { currency } = report.direct.income;
  return [
    { kind: 'gap' },
    {
      kind: 'title',
      title: 'LIVE BY LIVE',
      says: 'payout, likes and score side by side',
      aside: 'likes pay nothing',
      style: paint.strong,
      quiet: paint.quiet,
    },
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'LIVE', align: 'left', breakTo: 12 },
          { title: 'Length', align: 'right', drop: 2 },
          { title: 'Coins', align: 'right', drop: 3 },
          { title: `Payout ${currency}`, align: 'right' },
          { title: 'Likes', align: 'right' },
          { title: 'Score', align: 'right', drop: 1 },
        ],
        rows: sessionRows(report, paint),
      },
    },
    { kind: 'text', text: 'Score without gifters. For one LIVE in full, estimate it alone.', indent: 2 },
  ];
}

/** Payouts are rounded together, so that the rows add up to the printed total. */
function sessionRows({ sessions, direct }: Report, paint: Paint): Cell[][] {
  const { currency } = direct.income;
  const payouts = sessions.map((each) => each.direct.income.cash?.expected ?? ZERO);
  const units = allocate(payouts, sum(payouts), places(currency));
  return sessions.map(({ session, direct: { income }, engagement }, index) => {
    const name = [session.creator, session.startedAt?.slice(0, 10)].filter(Boolean).join(' ');
    return [
      { text: sanitise(name || (session.source.paths[0] ?? `LIVE ${formatPlain(index + 1)}`)) },
      { text: session.durationSeconds === null ? '-' : formatDuration(session.durationSeconds) },
      { text: income.coins ? atLeast(formatQuantity(income.coins), income.lowerBound) : '-' },
      income.cash
        ? {
            text: atLeast(
              formatUnits(units[index] as bigint, income.cash.expected, currency),
              income.lowerBound,
            ),
            style: paint.money,
          }
        : { text: '-' },
      { text: session.likes.total === null ? '-' : formatCount(session.likes.total) },
      {
        text:
          engagement.scoreWithoutGifters === null
            ? '-'
            : formatCount(Math.round(engagement.scoreWithoutGifters)),
      },
    ];
  });
}
