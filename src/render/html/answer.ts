import type { Currency } from '../../money/currency.ts';
import { compare, ZERO } from '../../money/exact.ts';
import type { Report } from '../../report/report.ts';
import {
  atLeast,
  formatCount,
  formatMoney,
  formatQuantity,
  formatScore,
  formatWholeMoney,
} from '../text/amount.ts';
import { BASES } from '../text/completeness.ts';
import { plural } from '../text/words.ts';
import { escapeHtml } from './escape.ts';

/** A figure to remember. */
export interface Tile {
  readonly claim: 'direct' | 'indirect' | 'neither';
  readonly name: string;
  readonly big: string;
  readonly sub: string;
}

/** The figures to remember, side by side and never added: what gifts paid, what likes paid, how lively it was. */
export const renderAnswer = (report: Report): string =>
  renderTiles([money(report), likes(report), room(report)]);

export const renderTiles = (tiles: readonly Tile[]): string =>
  `<dl class="answer">${tiles
    .map(
      ({ claim, name, big, sub }) =>
        `<div class="${claim}"><dt>${escapeHtml(name)}</dt><dd class="big">${escapeHtml(big)}</dd><dd class="sub">${escapeHtml(sub)}</dd></div>`,
    )
    .join('')}</dl>`;

function money({ direct }: Report): Tile {
  const { income, net, deductions } = direct;
  const { currency, lowerBound, basis } = income;
  const name = deductions.length > 0 ? 'Left from gifts' : 'Gifts paid';
  if (net === null) return { claim: 'direct', name, big: '-', sub: 'unknown' };
  const text = (amount: typeof net.low): string => formatMoney({ amount, currency });
  const range =
    net.high === null
      ? `${text(net.low)} at the lowest reported rate`
      : compare(net.low, net.high) === 0
        ? ''
        : `${text(net.low)} to ${text(net.high)}`;
  return {
    claim: 'direct',
    name,
    big: atLeast(text(net.expected), lowerBound),
    sub: [range, otherReading(direct), `coins ${BASES[basis]}`].filter(Boolean).join('; '),
  };
}

/** What is left if the screen counts diamonds in the other way, while nobody has said which. */
function otherReading({ income, readingsNet }: Report['direct']): string {
  const { coins, currency, readings } = income;
  const other = readings.findIndex((each) => coins !== null && compare(each.coins, coins) !== 0);
  const [reading, left] = [readings[other], readingsNet[other]];
  if (!reading || !left) return '';
  const amount = formatMoney({ amount: left.expected, currency });
  return `or ${amount} at ${formatQuantity(reading.coinsPerDiamond)} coins a diamond`;
}

function likes({ sessions, direct }: Report): Tile {
  const known = sessions.map(({ indirect }) => indirect.likes).filter((each) => each !== null);
  const total = known.reduce((sum, each) => sum + each, 0);
  return likesTile(
    known.length === 0 ? null : total,
    known.length === sessions.length,
    direct.income.currency,
  );
}

/**
 * What likes paid: nothing.
 *
 * @param total `null` where nobody counted them
 * @param all whether every LIVE tells its likes
 */
export const likesTile = (total: number | null, all: boolean, currency: Currency): Tile => ({
  claim: 'indirect',
  name: 'Likes paid',
  big: formatWholeMoney({ amount: ZERO, currency }),
  sub:
    total === null ? 'likes never pay' : `${formatCount(total)} ${all ? '' : 'known '}likes; they never pay`,
});

/** Beside income only the score without gifters says something of its own. */
function room({ sessions }: Report): Tile {
  const [only] = sessions;
  if (sessions.length > 1) {
    return {
      claim: 'neither',
      name: 'In this report',
      big: plural(sessions.length, 'LIVE'),
      sub: 'one by one below',
    };
  }
  const { scoreWithoutGifters, components } = only.engagement;
  const known = components.filter(({ available, name }) => available && name !== 'gifters').length;
  return {
    claim: 'indirect',
    name: 'Engagement, without gifters',
    big: scoreWithoutGifters === null ? '-' : formatScore(scoreWithoutGifters),
    sub:
      scoreWithoutGifters === null
        ? 'too little is known'
        : `${formatCount(known)} of ${formatCount(5)} parts known`,
  };
}
