import { USD } from '../../money/currency.ts';
import { exact } from '../../money/exact.ts';
import type { Confidence, Rate, RateProfile } from '../profile.ts';

interface Facts {
  readonly value: string;
  readonly low?: string;
  readonly high?: string;
  readonly source: string;
  readonly url?: string;
  readonly date?: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

const rate = (facts: Facts): Rate => ({
  value: exact(facts.value),
  low: exact(facts.low ?? facts.value),
  high: exact(facts.high ?? facts.value),
  source: facts.source,
  url: facts.url ?? null,
  date: facts.date ?? null,
  confidence: facts.confidence,
  note: facts.note ?? null,
  from: null,
  origin: 'built-in',
});

/**
 * TikTok LIVE. TikTok publishes no rate per coin; the figure below is where independent observations meet, and the range
 * holds the ones that differ.
 */
export const tiktok: RateProfile = {
  platform: 'tiktok',
  label: 'TikTok LIVE',
  currency: USD,
  cashPerCoin: [
    rate({
      value: '0.005',
      low: '0.0033',
      high: '0.0053',
      source:
        'TikTok spokesperson: 50% after store and payment fees; BBC test 2022: $106 of gifts paid $33.03',
      url: 'https://www.businessinsider.com/tiktok-live-paying-agencies-coach-creators-grow-gifts-livestream-revenue-2023-9',
      date: '2023-09-13',
      confidence: 'medium',
      note: 'Low: 0.5 JPY a coin, used by a Japanese tracker (2026). High: half of 0.0151 less a 30% store fee.',
    }),
  ],
  coinsPerDiamond: [
    rate({
      value: '1',
      low: '1',
      high: '2',
      source: "TikTok's own gift list calls the coin price diamond_count; some screens count half-coins",
      url: 'https://github.com/zerodytrash/TikTok-Live-Connector/issues/254',
      date: '2025-02-02',
      confidence: 'low',
      note: 'To find out on your screen: does one Rose raise the diamonds by 1, or two Roses?',
    }),
  ],
  coinPrices: [
    {
      channel: 'app',
      label: 'in the app',
      rates: [
        rate({
          value: '0.0151',
          low: '0.0141',
          high: '0.0152',
          source:
            'US in-app packs, 65 coins $0.99 to 6,607 coins $99.99; the low from lists with 70 coins $0.99',
          url: 'https://bloc4you.com/?p=8857',
          date: '2024',
          confidence: 'medium',
        }),
      ],
    },
    {
      channel: 'web',
      label: 'on the web',
      rates: [
        rate({
          value: '0.0106',
          low: '0.0106',
          high: '0.0107',
          source: 'US web recharge, 70 coins $0.74 to 500,000 coins $5,300',
          url: 'https://www.singular.net/blog/tiktok-iaps-web/',
          date: '2024-05-02',
          confidence: 'high',
        }),
      ],
    },
  ],
  dailyCap: rate({
    value: '1000',
    source: 'TikTok support, wallet page (old copy, not confirmed for 2026)',
    url: 'https://support.tiktok.com/en/live-gifts-wallet/wallet',
    confidence: 'medium',
  }),
  // $20, $50 and $100 are all claimed, none officially: unset until the user sets one.
  minimum: null,
  payoutDelayDays: rate({
    value: '15',
    source: 'TikTok support, wallet page: processed within 15 calendar days',
    url: 'https://support.tiktok.com/en/live-gifts-wallet/wallet',
    confidence: 'high',
  }),
  cashOutFee: rate({
    value: '0',
    source: 'TikTok support, wallet page: TikTok charges none; PayPal or a bank may',
    url: 'https://support.tiktok.com/en/live-gifts-wallet/wallet',
    confidence: 'high',
  }),
  matchMultiplier: rate({
    value: '1',
    source: 'Guides to match scoring agree: boosts multiply points, never the payout',
    url: 'https://tikdata.live/guides/tiktok-battle-scoring-and-power-ups/',
    confidence: 'high',
  }),
  cashPerLike: rate({
    value: '0',
    source: 'Every official page ties diamonds to gifts; none names a payment for likes',
    url: 'https://support.tiktok.com/en/live-gifts-wallet/tiktok-live/live-gifts-on-tiktok',
    confidence: 'high',
  }),
};
