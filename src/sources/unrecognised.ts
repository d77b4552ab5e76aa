/** What an input that nobody recognises seems to be, for the message; `null` when there is no idea. */
export function guessKind(head: string): string | null {
  const text = head.trimStart();
  if (head.startsWith('\u001f\ufffd') || head.startsWith('\u001f\u008b'))
    return 'a gzip file; unpack it first';
  if (head.startsWith('PK\u0003\u0004')) return 'a ZIP or Excel file';
  if (head.startsWith('SQLite format 3')) return 'a SQLite database';
  if (/^\s*[{[]/.test(text) && /"(Go Live History|Tik ?[Tt]ok Live|Your Activity)"/.test(text)) {
    return "TikTok's data download";
  }
  if (
    /^[{[]/.test(text) &&
    /"(?:giftId|repeatCount|likeCount|roomUser|viewerCount)"|"Webcast\w+Message"/.test(text)
  ) {
    return 'an event log of a kind that is not read yet';
  }
  if (text.includes('\u0000')) return 'binary data';
  const [line = ''] = text.split(/\r?\n/, 1);
  if (/^[^{[\n]*,[^{[\n]*,/.test(line)) return 'a CSV table';
  if (/^\d{4}-\d\d-\d\d[ T].* - (INFO|DEBUG|WARNING) - /.test(line)) return 'a text log with printed totals';
  if (/^[{[]/.test(text)) return 'JSON of another kind';
  return null;
}
