import type { Figures, Told } from '../../history/figures.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, toDecimal, toNumber } from '../../money/exact.ts';
import type {
  FiguresDocument,
  IncomeDocument,
  MeanDocument,
  SumDocument,
} from '../../report/many/figures-document.ts';
import { cash } from './document.ts';

const ratio = (value: Exact | null): string | null => value && toDecimal(value, 0);
const sum = ({ value, known }: Told): SumDocument => ({ sum: value, known });
const mean = ({ value, known }: Told): MeanDocument => ({ value, known });

export const incomeDocument = (figures: Figures, currency: Currency): IncomeDocument => ({
  coins: figures.coins && toNumber(figures.coins),
  diamonds: figures.diamonds && toNumber(figures.diamonds),
  lowerBound: figures.lowerBound,
  cash: cash(currency, figures.cash),
  known: figures.incomes,
  perHour: {
    coins: ratio(figures.perHour && figures.perHour.coins),
    cash: cash(currency, figures.perHour && figures.perHour.cash),
    lowerBound: figures.perHour?.lowerBound ?? false,
    known: figures.perHour?.known ?? 0,
  },
});

export const figuresDocument = (figures: Figures, currency: Currency): FiguresDocument => ({
  sessions: figures.sessions,
  direct: incomeDocument(figures, currency),
  durationSeconds: sum(figures.seconds),
  averageViewers: mean(figures.averageViewers),
  peakViewers: figures.peakViewers,
  views: sum(figures.views),
  likes: sum(figures.likes),
  likesPerViewerMinute: mean(figures.likesPerViewerMinute),
  comments: sum(figures.comments),
  shares: sum(figures.shares),
  follows: sum(figures.follows),
  gifters: sum(figures.gifters),
  coinsPerGifter: {
    value: ratio(figures.coinsPerGifter && figures.coinsPerGifter.coins),
    known: figures.coinsPerGifter?.known ?? 0,
  },
  score: mean(figures.score),
});
