import type { ComponentName } from '../../engagement/benchmarks.ts';
import type { Suggestion, SuggestionCode } from '../../engagement/suggestions.ts';
import { formatFrequency, formatPeopleShare } from './rates.ts';

const ADVICE: Record<SuggestionCode, string> = {
  HOLD_VIEWERS: 'plan content that holds viewers: say what comes next, start the best part early.',
  ANSWER_VIEWERS: 'respond to viewers in real time, by name.',
  THANK_GIFTERS: 'thank each gifter on air, and show what gifts are for.',
  ASK_FOR_FOLLOWS: 'say when the next LIVE is, and ask for the follow.',
  INVITE_LIKES: 'invite viewers to tap along at a moment they enjoy. It pays nothing by itself.',
  ASK_TO_SHARE: 'ask viewers to share the LIVE at its best moment.',
  PROMOTE_ELSEWHERE: 'promote the LIVE elsewhere before it starts: nothing measured is below its yardstick.',
};

const FIGURES: Record<ComponentName, string> = {
  watch: 'minutes a viewer stayed',
  comments: 'comments',
  gifters: 'of viewers gave',
  follows: 'of viewers followed',
  likes: 'likes',
  shares: 'of viewers shared',
};

/** What to try, and the figure it rests on: `… 6.8 comments a minute; the yardstick is 10.5.` */
export function describeSuggestion(suggestion: Suggestion): string {
  return `${ADVICE[suggestion.code]} ${figure(suggestion)}`;
}

function figure({ component, rate, benchmark, perMinute, benchmarkPerMinute }: Suggestion): string {
  const name = FIGURES[component];
  if (component === 'watch') {
    return `${formatFrequency(rate)} ${name}; the yardstick is ${formatFrequency(benchmark)}.`;
  }
  if (perMinute !== null && benchmarkPerMinute !== null) {
    return `${formatFrequency(perMinute)} ${name} a minute; the yardstick is ${formatFrequency(benchmarkPerMinute)}.`;
  }
  return `${formatPeopleShare(rate)} ${name}; the yardstick is ${formatPeopleShare(benchmark)}.`;
}
