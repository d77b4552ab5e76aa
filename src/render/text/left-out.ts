import type { SetAside } from '../../report/many/choose.ts';
import type { Session } from '../../session/session.ts';
import { formatCount } from './amount.ts';
import { sanitise } from './sanitise.ts';
import { list, plural } from './words.ts';

const REASONS: Record<SetAside['reason'], string> = {
  'no-duration': 'without a duration',
  'no-income': 'that tell no income',
  'gift-count-only': 'with a bare number of gifts, which says only how little it was at least',
  'no-start': 'without a start, among others that have one',
  'other-creator': 'of another creator',
  'other-platform': 'of another platform',
};

/** Names a line bears. */
const MANY = 3;

/** `2 LIVEs without a duration (2026-01-03, 2026-01-06)`, one for each reason. */
export const leftOutTexts = (setAside: readonly SetAside[]): string[] =>
  setAside.map(({ reason, sessions }) => {
    const names = sessions.slice(0, MANY).map(nameOf);
    const more = sessions.length > MANY ? [`${formatCount(sessions.length - MANY)} more`] : [];
    const text = `${plural(sessions.length, 'LIVE')} ${REASONS[reason]}`;
    return `${sessions.length === 1 ? text.replace('that tell ', 'that tells ') : text} (${list([...names, ...more])})`;
  });

/** What tells a session from others, as far as it is known. */
function nameOf({ startedAt, title, creator, source }: Session): string {
  const day = startedAt?.slice(0, 10) ?? title ?? source.paths[0] ?? 'without a name';
  return sanitise(day === title && creator !== null ? `${creator}: ${title}` : day);
}
