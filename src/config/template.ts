import { COMPONENTS, defaultBenchmarks } from '../engagement/benchmarks.ts';
import { defaultScenario } from '../influence/scenario.ts';
import type { Rate } from '../rates/profile.ts';
import { tiktok } from '../rates/tiktok/profile.ts';
import { exactText } from './explain.ts';

/**
 * A starter configuration in YAML: explanations behind `##`, and every key behind `# `, so that an editor's comment toggle
 * switches one on. As it is, it sets nothing. The figures are the built-in ones, read from where they are defined.
 */
export function configTemplate(): string {
  return `${TEMPLATE.map((line) => line.trimEnd()).join('\n')}\n`;
}

const value = (rate: Rate | undefined): string => (rate ? exactText(rate.value) : '');
const price = (channel: string): string =>
  value(tiktok.coinPrices.find((each) => each.channel === channel)?.rates.at(-1));
const cash = tiktok.cashPerCoin.at(-1) as Rate;
const { elasticity } = defaultScenario;

const TEMPLATE: readonly string[] = [
  '## Settings of live-earnings. Lines behind ## explain; remove the "# " before a key to set it.',
  '## Flags and LIVE_EARNINGS_* variables are stronger. `live-earnings config` shows what holds and why.',
  '',
  '## The platform of sessions that name none.',
  `# platform: ${tiktok.platform}`,
  '',
  "## For times without an offset; the machine's own zone when unset.",
  '# timezone: Europe/Berlin',
  '',
  '## How numbers are set for people; words stay English. In English when unset, whatever the machine has.',
  '# locale: de-DE',
  '',
  '## Rates and gifts by platform. Write numbers as decimals or fractions; they are read exactly.',
  '# profiles:',
  '#   tiktok:',
  `##    What you receive for one coin of gifts, in ${tiktok.currency}. Reported: ${exactText(cash.low)} to ${exactText(cash.high)}.`,
  `#     cashPerCoin: ${value(cash)}`,
  '##    Coins to a diamond on your screen: 1, or 2 if two Roses raise it by one. Never changes the cash.',
  `#     coinsPerDiamond: ${value(tiktok.coinsPerDiamond.at(-1))}`,
  '##    What viewers pay for one coin. A figure can carry a source, a range and its first day.',
  '#     coinPrices:',
  `#       app: ${price('app')}`,
  '#       web:',
  `#         - { value: ${price('web')}, source: tiktok.com/coin }`,
  '#         - { value: 0.0108, low: 0.0106, high: 0.0110, source: my receipt, from: 2026-07-01 }',
  '##    The most that can be cashed out in one day, and the least at all; no minimum is confirmed.',
  `#     dailyCap: ${value(tiktok.dailyCap ?? undefined)}`,
  '#     minimum: 50',
  '##    Gifts that the catalogue lacks or has wrong. Without an id, every gift of that exact name.',
  '#     gifts:',
  '#       - { id: "12345", name: New Gift, coins: 99 }',
  '#       - { name: House Lion, free: true }',
  '',
  '##  Another platform. What it extends holds where it is silent; a new currency needs its own amounts.',
  '#   myplatform:',
  '#     extends: tiktok',
  '#     label: My Platform',
  '#     currency: EUR',
  '#     cashPerCoin: 1/210',
  '#     coinPrices: { web: 0.0120 }',
  '',
  '## What is taken off the payout before it is yours, in this order. None is built in.',
  '# deductions:',
  '#   - { name: agency share, percent: 10 }',
  '#   - { name: withholding, percent: 24 }',
  '#   - { name: payout fee, fixed: 0.25USD }',
  '',
  '## The currency of reports, with the rate of exchange and its day. None is built in.',
  '# currency: EUR',
  '# exchange: [1USD=0.92EUR@2026-11-20]',
  '',
  "## An agency's income beside its creators' payout, in percent of it: `history` on a table of creators.",
  '# agencyShare: 7.5',
  '',
  '## Headers of your tables that are not known, by the column they are; one, or a list of them.',
  '## Tables: backstage (LIVE Backstage), analytics (LIVE analytics, a row a day), sessions (a row a LIVE).',
  '# headers:',
  '#   backstage:',
  '#     creatorId: Identificador del creador',
  '#     diamonds: [Diamantes, Diamantes totales]',
  '#   sessions:',
  '#     peakViewers: Most at once',
  '',
  '## What the engagement score compares with; your own usual figures are better than the built-in ones.',
  '# benchmarks:',
  ...COMPONENTS.map((component) => {
    const { rate, spread, pseudoExposure } = defaultBenchmarks[component];
    return `#   ${component}: { rate: ${rate}, spread: ${spread}, pseudoExposure: ${pseudoExposure} }`;
  }),
  '',
  '## The share of each part in the score.',
  '# weights:',
  ...COMPONENTS.map((component) => `#   ${component}: ${defaultBenchmarks[component].weight}`),
  '',
  '## The like scenario: percent more gift income along with one percent more likes. Assumed, not found.',
  '# influence:',
  `#   elasticity: { low: ${elasticity.low}, middle: ${elasticity.middle}, high: ${elasticity.high} }`,
  '##  Your usual likes per viewer-minute.',
  `#   referenceLikeRate: ${defaultBenchmarks.likes.rate}`,
  '',
  '## A run ends with exit code 1 when the payout is under this, or when one of the checks holds.',
  '# failUnder: 100USD',
  '## Figures by their path in the JSON report. --fail-under replaces failUnder, --fail-if adds to checks.',
  '# checks:',
  '#   - completeness.malformed > 0',
  '#   - sessions[*].engagement.score < 40',
];
