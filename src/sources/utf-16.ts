/** The names by which TextDecoder knows them. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * Whether a text is UTF-16, as PowerShell's `>` writes it: by its byte-order mark, or by the zeros in its first two characters
 * (RFC 4627, section 3). `null` for anything else, UTF-32 too.
 */
export function utf16Of(head: Uint8Array): Utf16 | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? null : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (isOpening(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && isOpening(b) && c === 0 && d !== 0 ? 'utf-16be' : null;
}

const isOpening = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b;

/** As UTF-8, without byte-order mark. Halves of characters become U+FFFD. */
export async function* fromUtf16(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Utf16,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text);
  }
  const text = decoder.decode();
  if (text !== '') yield Buffer.from(text);
}
