import type { OtherIncomeKind } from '../../session/session.ts';
import type { Report } from '../../report/report.ts';
import { formatMoney } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Paint } from '../paint.ts';
import type { Block } from './block.ts';

const KINDS: Record<OtherIncomeKind, string> = {
  brand: 'Brand partnership',
  subscription: 'Subscriptions',
  tip: 'Tips',
  shop: 'Shop',
  other: 'Other',
};

/** Income beside gifts: listed apart, as the user declared it. */
export function otherIncomeBlocks(report: Report, paint: Paint): Block[] {
  if (report.otherIncome.length === 0) return [];
  const rows = report.otherIncome.map(({ kind, label, money }) => [
    { text: KINDS[kind] + (label && label !== kind ? `: ${sanitise(label)}` : '') },
    { text: formatMoney(money), style: paint.money },
  ]);
  const totals = report.otherIncome.length > 1 ? report.otherIncomeTotals : [];
  return [
    { kind: 'gap' },
    {
      kind: 'title',
      title: 'OTHER INCOME',
      says: 'beside gifts',
      aside: 'as declared',
      style: paint.strong,
      quiet: paint.quiet,
    },
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Kind', align: 'left', breakTo: 12 },
          { title: 'Amount', align: 'right' },
        ],
        rows: [
          ...rows,
          ...totals.map((money) => [
            { text: 'Total', style: paint.strong },
            { text: formatMoney(money), style: paint.strong },
          ]),
        ],
      },
    },
  ];
}
