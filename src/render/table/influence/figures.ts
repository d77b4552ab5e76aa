import type { Association } from '../../../influence/association/association.ts';
import { formatCount, formatPercent, formatPlain } from '../../text/amount.ts';
import { formatElasticity, formatInterval, formatPValue, formatShare } from '../../text/association.ts';
import { formatFrequency } from '../../text/rates.ts';
import type { Grid } from '../grid.ts';

type Row = readonly [figure: string, value: string, meaning: string];

/** What the history says, figure by figure, each with what it means. `given`: sessions, usable or not. */
export function figuresGrid(
  association: Association,
  given: number,
  seed: number,
  quiet: (text: string) => string,
): Grid {
  return {
    headStyle: quiet,
    columns: [
      { title: 'Figure', align: 'left' },
      { title: 'Value', align: 'right' },
      { title: 'Meaning', align: 'left', breakTo: 24 },
    ],
    rows: [...estimateRows(association, given), ...checkRows(association, seed)].map((row) =>
      row.map((text) => ({ text })),
    ),
  };
}

function estimateRows({ estimate, sessions, status }: Association, given: number): Row[] {
  const lives: Row = [
    'LIVEs used',
    sessions === given ? formatCount(sessions) : `${formatCount(sessions)} of ${formatCount(given)}`,
    'with coins, likes, average viewers and duration',
  ];
  if (!estimate) return [lives];
  const { slope, interval90, interval95, prior, usualLikeRate, exposure, detectable, hourTerms } = estimate;
  const decides = status === 'not_enough_data' ? '' : '; decides together with the permutation';
  return [
    lives,
    [
      'Elasticity',
      formatElasticity(slope),
      `% of coins that go along with ${formatPercent('1')} of likes per viewer-minute`,
    ],
    [`${formatPercent('90')} interval`, formatInterval(interval90), 'where it lies, nine times in ten'],
    [
      `${formatPercent('95')} interval`,
      formatInterval(interval95),
      `must not hold ${formatCount(0)}${decides}`,
    ],
    [
      'Prior weight',
      formatShare(prior.weight),
      `share of the answer that was believed before: ${formatPlain(prior.mean)}, give or take ${formatPlain(prior.sd)}`,
    ],
    [
      'Usual likes',
      `${formatFrequency(usualLikeRate)}/viewer-min`,
      'median over these LIVEs; taps, not people',
    ],
    [
      'Audience',
      formatElasticity(exposure.slope),
      `% of coins with ${formatPercent('1')} of viewer-minutes, held constant (${formatPercent('90')}: ${formatInterval(exposure.interval90)})`,
    ],
    ['Time of day', HOURS[hourTerms], `held constant from ${formatCount(20)} LIVEs on`],
    ...(detectable === null
      ? []
      : [
          [
            'Detectable',
            formatElasticity(detectable),
            'smallest elasticity found four times in five; a little hopeful',
          ] as const,
        ]),
  ];
}

const HOURS = { used: 'held', 'too-few-sessions': 'not held', 'hours-unknown': 'unknown' } as const;

function checkRows(association: Association, seed: number): Row[] {
  if (association.status === 'not_enough_data') return [];
  const { checks, comments } = association;
  const { permutation, leadPlacebo, leastSquares } = checks;
  return [
    [
      'Permutation p',
      formatPValue(permutation.pValue),
      `${formatCount(permutation.shuffles)} shuffles of the gifts, seed ${seed}; above ${formatPlain('0.05')} decides nothing`,
    ],
    leadPlacebo
      ? [
          'Lead placebo p',
          formatPValue(leadPlacebo.pValue),
          `likes of the next LIVE, which cannot move this one's gifts; ${formatPlain('0.05')} or less: confounded`,
        ]
      : ['Lead placebo p', '-', `takes ${formatCount(12)} LIVEs`],
    [
      'Least squares',
      formatElasticity(leastSquares.slope),
      `without any prior; standard error ${formatElasticity(leastSquares.standardError)}`,
    ],
    ['Robustness', formatShare(leastSquares.robustness), 'what a hidden factor must explain; see below'],
    comments
      ? [
          'Comments held too',
          formatElasticity(comments.adjusted),
          `elasticity then; without, ${formatElasticity(comments.unadjusted)}. What shrinks is excitement that shows (${formatCount(comments.sessions)} LIVEs)`,
        ]
      : ['Comments held too', '-', `takes ${formatCount(10)} LIVEs with comments`],
  ];
}
