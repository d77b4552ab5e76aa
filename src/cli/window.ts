import { type Diagnostic, diagnostic, InputError } from '../diagnostics/diagnostic.ts';
import type { Window } from '../history/window.ts';
import { readBound } from '../sources/typed/bound.ts';

export interface WindowOptions {
  readonly since?: string;
  readonly until?: string;
}

const EXPECTED = 'a day such as 2026-03-01, or a time such as 2026-03-01T20:00';

/**
 * `--since` and `--until`, each a day, whole and part of it, or a time.
 *
 * @param timezone whose days these are
 * @throws InputError FLAG_VALUE_INVALID, also for an end before the beginning
 */
export async function readWindow({ since, until }: WindowOptions, timezone: string): Promise<Window> {
  const problems: Diagnostic[] = [];
  const read = async (side: 'since' | 'until', text: string | undefined): Promise<number | null> => {
    if (text === undefined) return null;
    const bound = await readBound(text, side, timezone);
    if (typeof bound === 'number') return bound;
    const expected = bound === 'no-such-date' ? 'a date that exists' : EXPECTED;
    problems.push(diagnostic('FLAG_VALUE_INVALID', { flag: `--${side}`, value: text, expected }));
    return null;
  };
  const window = { since: await read('since', since), until: await read('until', until) };
  if (window.since !== null && window.until !== null && window.since >= window.until) {
    const expected = `a time after --since ${since}`;
    problems.push(diagnostic('FLAG_VALUE_INVALID', { flag: '--until', value: until ?? '', expected }));
  }
  if (problems.length > 0) throw new InputError(problems);
  return window;
}
