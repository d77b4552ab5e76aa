// JSON.parse rounds integers above 2^53 without a word, and ids have 19 digits. Python writers leave them unquoted.
const LONG_NUMBER = /[:,[\s]-?\d{16}/;
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const INTEGER = /^-?\d+$/;

/** JSON.parse, except that integers beyond 2^53 come as text. Throws the SyntaxError of JSON.parse. */
export function parseLossless(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  // The quotes would make a number pass as a key, so the text must be right before it is changed.
  JSON.parse(text);
  return JSON.parse(text.replace(TEXT_OR_NUMBER, (token) => (isRounded(token) ? `"${token}"` : token)));
}

const isRounded = (token: string): boolean => INTEGER.test(token) && !Number.isSafeInteger(Number(token));
