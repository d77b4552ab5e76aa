/** What the exports of freetag369/tiktok-live-stats have in common. */

const MINUTE = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d)$/;

/** A time of the export: `2026/07/01 18:00` in Japan's time whatever the computer's zone, whole minutes. `null` for `—` and the like. */
export function japaneseMinute(text: string): { readonly text: string; readonly ms: number } | null {
  const [, year, month, day, time] = MINUTE.exec(text) ?? [];
  if (time === undefined) return null;
  const iso = `${year}-${month}-${day}T${time}+09:00`;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : { text: iso, ms };
}

/** Without what protects a cell from a spreadsheet: `="123"` for a number, an apostrophe before a sign. */
export const unescaped = (cell: string): string =>
  cell.replace(/^="(.*)"$/s, '$1').replace(/^'(?=[=+\-@\t\r])/, '');

/** Ids are a database's own, so two people's may be equal; the times tell them apart. */
export const liveKey = (session: string): string => `tiktok-live-stats ${session}`;
