const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
/** No name of a section is longer. */
const LONGEST_KEY = 200;
/** Ten thousand LIVEs are some 5 MB. */
const LONGEST_SECTION = 64 * 1024 * 1024;

/** Letters alone, without case: sections were renamed from `Tiktok Live` to `TikTok Live`, keys from year to year. */
export const plainKey = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What a reading of sections ended with. */
export interface Sections {
  /** JSON of each wanted section that was there, by its plain name. */
  readonly found: ReadonlyMap<string, string>;
  /** `cut`: the text ended within the document. `too-large`: a section was longer than is held. */
  readonly end: 'whole' | 'cut' | 'too-large';
}

/**
 * The text of some sections of a JSON document in two levels, `{ group: { section: … } }`, in passing: of everything else,
 * such as messages and addresses, nothing is kept.
 *
 * @param wanted plain names of sections, see {@link plainKey}
 */
export async function readSections(
  chunks: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<string>,
): Promise<Sections> {
  const found = new Map<string, string>();
  const stack: number[] = [];
  let inString = false;
  let escaped = false;
  let key: number[] = [];
  let section: string | null = null;
  let kept: Uint8Array[] = [];
  let size = 0;
  let started = false;
  const keep = (bytes: Uint8Array): void => {
    kept.push(Uint8Array.from(bytes));
    size += bytes.length;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        if (inString && section === null && stack.length === 2 && key.length < LONGEST_KEY) key.push(byte);
        continue;
      }
      switch (byte) {
        case QUOTE:
          inString = true;
          if (section === null && stack.length === 2) key = [];
          break;
        case OPEN:
        case OPEN_LIST:
          started = true;
          stack.push(byte);
          break;
        case COLON:
          if (section === null && stack.length === 2 && stack[1] === OPEN) {
            const name = plainKey(textOf(key));
            if (wanted.has(name) && !found.has(name)) {
              section = name;
              from = at + 1;
            }
          }
          break;
        case COMMA:
        case CLOSE:
        case CLOSE_LIST:
          if (section !== null && stack.length === 2) {
            keep(chunk.subarray(from, at));
            found.set(section, new TextDecoder().decode(Buffer.concat(kept)));
            section = null;
            kept = [];
            size = 0;
          }
          if (byte !== COMMA) stack.pop();
          break;
      }
    }
    if (section !== null) keep(chunk.subarray(from));
    if (size > LONGEST_SECTION) return { found, end: 'too-large' };
  }
  return { found, end: started && stack.length === 0 ? 'whole' : 'cut' };
}

/** A key as it stands between its quotes, escapes and all. */
function textOf(bytes: readonly number[]): string {
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
