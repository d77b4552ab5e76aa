/** Elements that have no end tag. */
const VOID = new Set(['meta', 'br']);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][\w:-]*="[^"<>]*")*)\s*(\/?)>/y;

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Reads a page as strictly as XML: every tag is closed in order, every attribute quoted, and no `<` or `&` stands for itself.
 * Throws at the first place where that does not hold.
 */
export function elementsOf(page: string): Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  const text = page.replace(/^<!DOCTYPE html>\n/, '');
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why}: ${text.slice(at, at + 120)}`);
  };
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const content = next < 0 ? text.slice(at) : text.slice(at, next);
    if (open.at(-1) !== 'style' && /&(?!(amp|lt|gt|quot|#39);)|>/.test(content)) fail('a bare mark');
    if (next < 0) break;
    at = next;
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (!found) return fail('not a tag');
    const [tag, end, name = '', attributes = '', closed] = found;
    if (end) {
      if (open.pop() !== name) fail('closed out of order');
    } else {
      elements.push({
        name,
        attributes: new Map(
          [...attributes.matchAll(/([a-zA-Z][\w:-]*)="([^"]*)"/g)].map(([, key = '', value = '']) => [
            key,
            value,
          ]),
        ),
      });
      if (!closed && !VOID.has(name)) open.push(name);
    }
    at += tag.length;
  }
  if (open.length > 0) fail(`left open: ${open.join(' ')}`);
  return elements;
}
