/** GitHub refuses the summary of a step that is larger, and shows none of it. */
const MOST_BYTES = 1024 * 1024;

/**
 * A page as it fits into what is left of a step's summary, cut between two lines; `null` where nothing does.
 *
 * @param written bytes that the file holds already
 */
export function fitSummary(page: string, written: number): string | null {
  const room = MOST_BYTES - written;
  const whole = `${page}\n`;
  if (Buffer.byteLength(whole) <= room) return whole;
  const note = '\n\nThe rest does not fit into the summary of a step.\n\n';
  let left = room - Buffer.byteLength(note);
  const kept: string[] = [];
  for (const line of page.split('\n')) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return kept.length === 0 ? null : `${kept.join('\n')}${note}`;
}
