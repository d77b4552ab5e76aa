const known = new Map<string, boolean>();
const MOST_KNOWN = 1000;

/** Whether the text names an IANA time zone (`Europe/Berlin`, `UTC`) or an offset (`+02:00`). */
export function isTimeZone(text: string): boolean {
  const answer = known.get(text) ?? ask(text);
  // Intl takes its time, and every row of a table may name the zone.
  if (known.size < MOST_KNOWN) known.set(text, answer);
  return answer;
}

function ask(text: string): boolean {
  // Node 20's Intl knows no offsets, so they are read here.
  if (/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
