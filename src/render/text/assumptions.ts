import type { CalibrationAssumption } from '../../history/calibrate/calibrate.ts';
import type { ForecastAssumption } from '../../history/forecast/forecast.ts';
import { EXPOSURE_ELASTICITY, type WhatIfAssumption } from '../../history/plan/what-if.ts';
import { formatPlain } from './amount.ts';

export const whatIfAssumption = (assumption: WhatIfAssumption): string =>
  assumption === 'EXPOSURE_ELASTICITY_ASSUMED'
    ? `One percent more viewer-minutes goes along with ${formatPlain(EXPOSURE_ELASTICITY.low)} to ${formatPlain(EXPOSURE_ELASTICITY.high)} percent more coins: assumed, not learnt from this history.`
    : WHAT_IF_ASSUMPTIONS[assumption];

/** What must be believed, one sentence each. */
export const FORECAST_ASSUMPTIONS: Record<ForecastAssumption, string> = {
  RECENT_SESSIONS_COUNT_MORE: 'Recent LIVEs count more: one ten back weighs half.',
  COINS_GROW_WITH_MINUTES: 'Twice the minutes bring twice the coins.',
  NEXT_IS_LIKE_THE_LAST: 'The next LIVE is one more of the same kind: no new audience, no event.',
  SPREAD_PARTLY_ASSUMED:
    'How much LIVEs differ is partly assumed, which widens the range of a short history.',
  RATE_RANGE_HAS_NO_PROBABILITY: 'The chances are about coins; nobody knows how likely a rate is.',
  HISTORY_IS_A_LOWER_BOUND: 'Some LIVEs of the history are "at least", and so is the forecast.',
};

const WHAT_IF_ASSUMPTIONS: Record<Exclude<WhatIfAssumption, 'EXPOSURE_ELASTICITY_ASSUMED'>, string> = {
  SAME_KIND_OF_VIEWERS: 'Viewers who come on top are like those who are there.',
  SAME_KIND_OF_MINUTES: 'Minutes on top bring what minutes bring.',
  RATE_DECLARED: 'The rate is as you gave it.',
  NO_PROBABILITY: 'The range is of beliefs; no chance is attached to it.',
};

export const CALIBRATION_ASSUMPTIONS: Record<CalibrationAssumption, string> = {
  PAYOUTS_ARE_GIFTS_ALONE: 'The payouts are for gifts alone: no bonus, subscription or refund is in them.',
  PAID_BY_DAY_OF_START: 'A LIVE is paid with the day on which it began.',
  ALL_SESSIONS_ARE_KNOWN: 'Every LIVE of the counted periods is in the history.',
  DEDUCTIONS_WERE_TAKEN: 'The deductions that are set were taken from these payouts.',
  DIAMONDS_READ_BY_THE_PROFILE: 'Typed diamonds became coins by the coinsPerDiamond that is set.',
};
