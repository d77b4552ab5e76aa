import type { HeaderAliases } from '../header-aliases.ts';
import { looksLikeSessionFile } from '../session-file/recognise.ts';
import { layoutOf } from './layout.ts';

/** Whether a text begins like a table with a row a session. */
export const looksLikeSessionTable = (head: string, aliases?: HeaderAliases): boolean =>
  layoutOf(head, aliases?.sessions) !== null;

const BEFORE = /^\s*(?:#[^\n]*\n\s*)*(?:---\s+)?/;
/** The key `sessions`, in block or flow style. */
const KEY = /^(?:\{\s*)?(["']?)sessions\1\s*:\s*/;

/**
 * Whether a text begins like a list of session files, in YAML or JSON: its first item does. Looks at characters only, so that
 * no parser is loaded for an input of another kind.
 */
export function looksLikeSessionList(head: string): boolean {
  const text = head.replace(/^\ufeff/, '').replace(BEFORE, '');
  // Comments may follow the key, too.
  const list = text.replace(KEY, '').replace(BEFORE, '');
  const item = list.startsWith('[') ? flowItem(list) : blockItem(list);
  return item !== null && looksLikeSessionFile(item);
}

/** The first object of `[{…}, …`, as far as it shows. */
function flowItem(list: string): string | null {
  const body = list.slice(1).trimStart();
  if (!body.startsWith('{')) return null;
  let depth = 0;
  for (const match of body.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[{}[\]]/gs)) {
    const [token] = match;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth === 0) return body.slice(0, match.index + 1);
  }
  return body;
}

/** The first item of a list in block style, moved to the left margin. */
function blockItem(list: string): string | null {
  const dash = /^-([ \t]+)(?=\S)/.exec(list);
  if (!dash) return null;
  const [first = '', ...lines] = list.slice(dash[0].length).split(/\r?\n/);
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  const isBlank = (line: string): boolean => line.trim() === '';
  const indent = indentOf(lines.find((line) => !isBlank(line)) ?? '');
  const end = lines.findIndex(
    (line) => !isBlank(line) && (indentOf(line) < indent || line.startsWith('- ', indent)),
  );
  return [first, ...lines.slice(0, end < 0 ? undefined : end).map((line) => line.slice(indent))].join('\n');
}
