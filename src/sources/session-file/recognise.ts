import { nearestWord } from '../../diagnostics/nearest.ts';
import { SESSION_KEYS } from './keys.ts';

const known: ReadonlySet<string> = new Set(SESSION_KEYS.filter((key) => key !== '$schema'));

/** Keys that a session file never has, and other documents with some of the same words do: events, summaries of recorders, reports, tallies, settings. */
const FOREIGN = new Set([
  'event',
  'type',
  'data',
  'msgId',
  'method',
  'schemaVersion',
  'direct',
  'tally',
  'profiles',
  'giftId',
  'giftName',
  'repeatCount',
  'tikfinityUserId',
  'tikfinityUsername',
  'sessionInfo',
  'statistics',
  'totalDiamonds',
  'topGifters',
]);

/**
 * Whether a text begins like a session file: one map, in YAML or JSON, with at least one known key at its top and none of
 * another kind of document. Looks at characters only, so that no parser is loaded for an input of another kind.
 */
export function looksLikeSessionFile(head: string): boolean {
  const text = head.replace(/^\ufeff/, '');
  const keys = /^\s*(?:#[^\n]*\n\s*)*(?:---\s+)?\{/.test(text) ? flowKeys(text) : blockKeys(text);
  if (keys === null || keys.some((key) => FOREIGN.has(key))) return false;
  if (keys.some((key) => known.has(key))) return true;
  // All keys mistyped: still a session file, so that the message can name the nearest ones.
  return (
    keys.length > 0 &&
    keys.length <= 8 &&
    keys.every((key) => key.length > 3 && nearestWord(key, [...known]) !== null)
  );
}

/** Keys at the left margin of YAML in block style. */
const blockKeys = (text: string): string[] =>
  [...text.matchAll(/^(["']?)([\w$-]+)\1[ \t]*:(?=\s|$)/gm)].map(([, , key]) => key as string);

/** A string (perhaps cut off), a bracket, a colon or comma, or a run of anything else. */
export const TOKEN = /"(?:[^"\\]|\\.?)*(?:"|$)|'(?:[^']|'')*(?:'|$)|[{}[\],:]|[^\s{}[\],:"']+/gs;

/** Keys of the outermost braces; `null` when more follows them, as in a log with one object a line. */
function flowKeys(text: string): string[] | null {
  const keys: string[] = [];
  let depth = 0;
  let before = '';
  let closed = false;
  const body = text.slice(text.indexOf('{'));
  for (const [token] of body.matchAll(TOKEN)) {
    if (closed) return /^#|^\.\.\.$/.test(token) ? keys : null;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token === ':' && depth === 1) keys.push(before.replace(/^(["'])(.*)\1$/s, '$2'));
    before = token;
    closed = depth === 0;
  }
  return keys;
}
