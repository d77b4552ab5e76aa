import type { WeekStart } from '../history/period.ts';
import type { Io } from './io.ts';

/** What POSIX asks in turn for a category. */
const localeOf = (env: Io['env'], category: 'LC_TIME' | 'LC_CTYPE'): string =>
  env.LC_ALL || env[category] || env.LANG || '';

/**
 * The day that weeks begin on where the user lives: as the locale that was asked for has it, else as that of the system does, where
 * `en_US.UTF-8` begins them on Sunday.
 */
export function weekStartOf(env: Io['env'], locale: string | null): WeekStart {
  if (locale !== null) return firstDayOf(locale);
  const tag = localeOf(env, 'LC_TIME')
    .replace(/[.@].*$/, '')
    .replace('_', '-');
  // Saturday has to be asked for: a report must not change because this program learnt of it.
  return /^[a-z]{2,3}-[a-z]{2}$/i.test(tag) && firstDayOf(tag) === 'sunday' ? 'sunday' : 'monday';
}

function firstDayOf(tag: string): WeekStart {
  try {
    const locale = new Intl.Locale(tag) as WithWeek;
    // A method since Node 22, a property before.
    const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return (firstDay !== undefined && DAYS[firstDay]) || 'monday';
  } catch {
    return 'monday';
  }
}

/** By their number in ISO 8601, those that weeks begin on; a Friday, as in the Maldives, is none here. */
const DAYS: Readonly<Record<number, WeekStart>> = { 6: 'saturday', 7: 'sunday' };

interface WithWeek {
  readonly weekInfo?: { readonly firstDay: number };
  readonly getWeekInfo?: () => { readonly firstDay: number };
}

/** Whether block elements show: not on the Linux console, whose font has few of them, nor in a locale that is not UTF-8. */
export function showsBlocks(env: Io['env']): boolean {
  const locale = localeOf(env, 'LC_CTYPE');
  return env.TERM !== 'linux' && (locale === '' || /^(?:C|POSIX)$|utf-?8/i.test(locale));
}
