import type { ThresholdResult } from '../../report/checks/threshold.ts';
import type { Paint } from '../paint.ts';
import { formatCount } from '../text/amount.ts';
import { baselineText, mustText, valueText, VERDICTS } from '../text/checks.ts';
import type { Block } from './block.ts';
import type { Cell } from './grid.ts';

/** Rows a reader bears; beyond it those that passed are counted only. */
const MANY = 12;

/** Every check with what it was judged by; nothing without checks. `all` leaves none out. */
export function checksBlocks(results: readonly ThresholdResult[], all: boolean, paint: Paint): Block[] {
  if (results.length === 0) return [];
  const bad = results.filter(({ verdict }) => verdict !== 'passed');
  const shown = all || results.length <= MANY ? results : bad.slice(0, MANY);
  const passed = results.length - bad.length;
  const left = results.length - shown.length;
  return [
    { kind: 'gap' },
    {
      kind: 'title',
      title: 'CHECKS',
      says:
        bad.length === 0 ? 'all passed' : `${formatCount(passed)} of ${formatCount(results.length)} passed`,
      aside: 'judged by exact figures',
      style: paint.strong,
      quiet: paint.quiet,
    },
    ...(shown.length === 0 ? [] : [table(shown, paint)]),
    ...(left === 0
      ? []
      : [{ kind: 'text', text: `${formatCount(left)} more; --all shows them.`, indent: 2 } as const]),
  ];
}

function table(results: readonly ThresholdResult[], paint: Paint): Block {
  const compared = results.some(({ baseline }) => baseline !== null);
  return {
    kind: 'grid',
    grid: {
      headStyle: paint.quiet,
      columns: [
        { title: 'Figure', align: 'left', breakTo: 16 },
        { title: 'Value', align: 'right' },
        { title: 'Must be', align: 'left', breakTo: 12 },
        ...(compared ? [{ title: 'Baseline', align: 'right', drop: 1 } as const] : []),
        { title: 'Verdict', align: 'left' },
      ],
      rows: results.map((result): Cell[] => {
        const { figure, value, verdict } = result;
        return [
          { text: figure },
          { text: verdict === 'passed' && value === null ? 'none' : valueText(result) },
          { text: mustText(result) },
          ...(compared ? [{ text: baselineText(result) }] : []),
          { text: VERDICTS[verdict], style: verdict === 'passed' ? paint.money : paint.error },
        ];
      }),
    },
  };
}
