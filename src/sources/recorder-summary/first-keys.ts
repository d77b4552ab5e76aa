import { TOKEN } from '../session-file/recognise.ts';

/**
 * The keys of a JSON object, or of the first object of a JSON array, as far as the beginning of the text shows them; `null` for
 * anything else. Looks at characters only, so that a whole file need not be parsed to be recognised.
 */
export function firstKeys(
  head: string,
): { readonly array: boolean; readonly keys: ReadonlySet<string> } | null {
  const [, open] = /^[\ufeff\s]*(\[?)\s*\{/.exec(head) ?? [];
  if (open === undefined) return null;
  const array = open === '[';
  const keys = new Set<string>();
  let depth = 0;
  let before = '';
  for (const [token] of head.slice(head.indexOf('{')).matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token === ':' && depth === 1) keys.add(before.replace(/^"(.*)"$/s, '$1'));
    if (depth === 0) break;
    before = token;
  }
  return { array, keys };
}
