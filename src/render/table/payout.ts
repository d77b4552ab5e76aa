import { divide, exact, toFixed } from '../../money/exact.ts';
import type { PayoutCheck, PayoutReason } from '../../earnings/payout-check.ts';
import type { Paint } from '../paint.ts';
import {
  formatMoney,
  formatRate,
  formatSignificant,
  formatCount,
  formatPercent,
  significant,
} from '../text/amount.ts';
import { asTyped } from '../text/numerals.ts';
import type { Block } from './block.ts';

/** Each likely reason with the test that would tell. */
const REASONS: Record<PayoutReason, () => string> = {
  'period-cut': () =>
    'Another period: a payout may cover other days than this LIVE. Test: add up every LIVE between two cash-outs.',
  hold: () =>
    `A hold: TikTok pays within ${formatCount(15)} days and may hold a part. Test: look for a pending amount in the wallet.`,
  deductions: () =>
    'Deductions: withholding, an agency, PayPal or the bank. Test: compare the wallet with the bank; then set --deduct.',
  'half-coin-diamonds': () =>
    `Half-coin diamonds: the figure typed counts diamonds of two coins. Test: do two Roses raise it by ${formatCount(1)}?`,
  region: () =>
    'Your region or contract pays another rate. Test: repeat with a second payout; if it agrees, set your rate.',
};

const VERDICTS: Record<PayoutCheck['verdict'], string> = {
  within: 'within the reported range',
  below: 'less than any reported rate gives',
  above: 'more than any reported rate gives',
};

const text = (content: string, indent = 2): Block => ({ kind: 'text', text: content, indent });

/** What arrived beside what was expected. */
export function payoutBlocks(check: PayoutCheck | null, platform: string, paint: Paint): Block[] {
  if (!check) return [];
  const { paid, expected, ratio, impliedCashPerCoin } = check;
  const part = ratio
    ? `; what arrived is ${formatPercent(toFixed(divide(ratio, exact('0.01')), 0))} of it`
    : '';
  const kind = check.against === 'net' ? 'after your deductions' : 'before deductions';
  const blocks: Block[] = [
    { kind: 'gap' },
    {
      kind: 'title',
      title: 'WHAT ARRIVED',
      says: `${formatMoney(paid)}, ${VERDICTS[check.verdict]}`,
      aside: '',
      style: paint.strong,
      quiet: paint.quiet,
    },
    text(`Expected ${kind}: ${formatMoney({ amount: expected.expected, currency: paid.currency })}${part}.`),
  ];
  const fitting = check.reasons.filter(({ fits }) => fits);
  if (fitting.length > 0) blocks.push(text('Likely reasons, the first to check first:'));
  for (const [index, { reason }] of fitting.entries())
    blocks.push(text(`${formatCount(index + 1)}. ${REASONS[reason]()}`, 4));
  if (check.coinsPerDiamond) {
    const coins = check.coinsPerDiamond;
    blocks.push(
      text(
        `It fits ${formatRate(coins)} coins to a diamond better: set --coins-per-diamond ${asTyped(() => formatRate(coins))} once you have found out.`,
      ),
    );
  }
  if (impliedCashPerCoin) {
    blocks.push(
      text(
        `It comes to ${formatSignificant(impliedCashPerCoin, 4)} ${paid.currency} a coin${check.against === 'net' ? ', before your deductions' : ''}.`,
      ),
    );
    // A rate that agrees needs no new line in the configuration.
    if (check.reasons.length > 0) {
      blocks.push(
        text('If that holds, put it into the configuration:'),
        text(`profiles: { ${platform}: { cashPerCoin: ${significant(impliedCashPerCoin, 4)} } }`, 4),
      );
    }
  }
  return blocks;
}
