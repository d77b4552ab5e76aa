import type { WayOut } from '../diagnostics/args.ts';

/** What an input that nobody recognises seems to be, and what to do about it. */
export interface Guess {
  readonly looksLike: string;
  /** `null`: nothing better than the list of what is accepted. */
  readonly wayOut: WayOut | null;
}

interface Rule extends Guess {
  readonly sign: RegExp | ((head: string) => boolean);
}

const rule = (sign: Rule['sign'], looksLike: string, wayOut: WayOut | null = null): Rule => ({
  sign,
  looksLike,
  wayOut,
});

/** A LIVE as it is printed for people: totals without ids, which tell neither a replay nor the ticks of one streak. */
const PRINTED: readonly RegExp[] = [
  // Python's logging, in its usual layouts.
  /^\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^\n]{0,12} ?[-|[\] ]+ ?\[?(?:INFO|DEBUG|WARNING|ERROR)\b/m,
  /^(?:INFO|DEBUG|WARNING|ERROR):[\w.]+:/m,
  /x\d+ \(\d+ ?(?:💎|coins|diamonds)/,
  /\b(?:sent|gifted|liked)\b[^\n{]{1,80}\bx ?\d/i,
];

const isPrinted = (head: string): boolean =>
  !/^[{[]\s*["{[]/.test(head) && PRINTED.some((sign) => sign.test(head.slice(0, 4096)));

/** Asked in this order. Binary signs are looked for in text, where their bytes above 127 have become U+FFFD. */
const rules: readonly Rule[] = [
  rule(/^PK\u0003\u0004[^]*(?:\[Content_Types\]\.xml|xl\/)/, 'an Excel workbook', 'workbook'),
  rule(/^PK(?:\u0003\u0004|\u0005\u0006)/, 'a ZIP archive', 'unpack'),
  rule(/^\u001f\ufffd/, 'a gzip file inside another', 'unpack'),
  rule(
    /^(?:\ufffd7zXZ\u0000|BZh\d|7z\ufffd\ufffd'\u001c|\u0004"M\u0018|Rar!)/,
    'a compressed file',
    'unpack',
  ),
  rule((head) => head.slice(257, 262) === 'ustar', 'a tar archive', 'unpack'),
  rule(/^SQLite format 3\u0000/, 'a SQLite database', 'sqlite'),
  rule(/^PAR1/, 'a Parquet table', 'export'),
  rule(/^(?:\ufffdPNG\r\n|\ufffd\ufffd\ufffd[^]{3}(?:JFIF|Exif)|GIF8|RIFF[^]{4}WEBP)/, 'an image', 'figures'),
  rule(/^(?:[^]{4}ftyp|FLV\u0001|\u001aE\ufffd\ufffd)/, 'a video', 'figures'),
  rule(/^%PDF-/, 'a PDF document', 'figures'),
  rule(/^<(?:!doctype html|html|\?xml)/i, 'a web page or XML document', 'figures'),
  rule(/^[{[][^]*"(?:Go Live History|Tik ?[Tt]ok Live|Your Activity)"/, "TikTok's data download"),
  rule(
    /^[{[][^]*(?:"(?:giftId|repeatCount|likeCount|roomUser|viewerCount)"|"Webcast\w+Message")/,
    'an event log of a kind that is not read yet',
  ),
  rule(/^(?:\ufffd\ufffd\u0000\u0000|\u0000\u0000\ufffd\ufffd)/, 'text in UTF-32', 'utf-8'),
  rule(/^(?:[\t\n\r -~]\u0000){4}/, 'text in UTF-16 without a byte-order mark', 'utf-8'),
  rule(/^(?:\u0000[\t\n\r -~]){4}/, 'text in UTF-16 without a byte-order mark', 'utf-8'),
  rule(/\u0000/, 'binary data'),
  rule(/^(?:\w+Event\(|\{'\w+': )/, 'Python objects as they are printed', 'record'),
  rule(isPrinted, 'a text log with printed totals', 'record'),
  rule(/^(?:(?:[^{[,\n]*,){2}|(?:[^{[;\n]*;){2}|(?:[^{[\t\n]*\t){2})/, 'a CSV table'),
  rule(/^[{[]/, 'JSON of another kind'),
];

/**
 * Whether a text begins like a document of this program, in one piece or as rows, whole or torn.
 *
 * @returns its version, as it is written; `null` for anything else
 */
export function documentVersion(head: string): { readonly version: string | null } | null {
  const begin = head.replace(/^\ufeff/, '').slice(0, 4096);
  if (!/^\s*\{[^{}]*"tool":\s*\{\s*"name":\s*"live-earnings"/.test(begin)) return null;
  return { version: /"schemaVersion":\s*([^,\s{}]{1,20})/.exec(begin)?.[1] ?? null };
}

export function guessKind(head: string): Guess | null {
  const begin = head.trimStart();
  return rules.find(({ sign }) => (typeof sign === 'function' ? sign(begin) : sign.test(begin))) ?? null;
}
