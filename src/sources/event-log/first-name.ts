const NAMED_FIRST = /^\s*\{\s*"(?:event|type)"\s*:\s*"([^"\\]*)"/;

/**
 * The event name of a record: its first top-level `event` or `type` that is text. Read from the text, because JSON.parse
 * keeps the last of two equal keys and decision 6 the first. Text matters too: in some payloads `event` is an object.
 *
 * `text` must be a JSON object that parses; otherwise the result means nothing.
 */
export function firstName(text: string): string | null {
  return NAMED_FIRST.exec(text)?.[1] ?? scan(text);
}

/** Walks the top level for records that put other keys first. */
function scan(text: string): string | null {
  let depth = 0;
  let key: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') {
      const end = endOfString(text, i);
      if (depth === 1) {
        const literal = JSON.parse(text.slice(i, end)) as string;
        if (key === 'event' || key === 'type') return literal;
        // A text is a key where no key waits for its value.
        key = key === null ? literal : null;
      }
      i = end - 1;
    } else if (char === '{' || char === '[') {
      depth += 1;
    } else if (char === '}' || char === ']') {
      depth -= 1;
    } else if (char === ',' && depth === 1) key = null;
  }
  return null;
}

/** Index after the closing quote. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}
