/** Whether the text names an IANA time zone (`Europe/Berlin`, `UTC`) or an offset (`+02:00`). */
export function isTimeZone(text: string): boolean {
  // Node 20's Intl knows no offsets, so they are read here.
  if (/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
