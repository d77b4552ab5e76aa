import { sanitise } from '../text/sanitise.ts';

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe between tags and within a quoted attribute: cleaned as for a terminal, then no mark of HTML is left. */
export const escapeHtml = (text: string): string =>
  sanitise(text).replace(/[&<>"']/g, (mark) => MARKS[mark] as string);
