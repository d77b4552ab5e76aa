import { createHash } from 'node:crypto';
import { escapeHtml } from './escape.ts';
import { STYLE } from './style.ts';

/** Textures that say what a colour says. One for each claim, so that they follow the theme. */
const TEXTURES = `<svg width="0" height="0" class="defs" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="weave-back"/><rect width="3" height="7" class="weave"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="weave-back"/><circle cx="3" cy="3" r="1.5" class="weave"/></pattern>
</defs></svg>`;

/**
 * Nothing may be loaded, run, framed or sent: the one style sheet is allowed by its hash, and everything else is not.
 * https://www.w3.org/TR/CSP3/
 */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** One self-contained file. `body` is HTML; `title` is text. */
export const renderPage = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${TEXTURES}
${body}
</body>
</html>
`;

/** What stands on every page of a report. */
interface ReportPage {
  /** The sentence that answers the question. */
  readonly answer: string;
  /** Lines above it: whose LIVEs these are. */
  readonly who: readonly string[];
  /** HTML. */
  readonly tiles: string;
  readonly sections: readonly string[];
  readonly version: string;
}

export function renderReportPage({ answer, who, tiles, sections, version }: ReportPage): string {
  const body = [
    '<header>',
    ...who.map((text) => `<p class="who">${escapeHtml(text)}</p>`),
    `<h1>${escapeHtml(answer)}</h1>`,
    tiles,
    '</header>',
    '<main>',
    ...sections,
    '</main>',
    `<footer>Unofficial; estimates, not tax advice. Likes pay nothing. Made by live-earnings ${escapeHtml(version)}, which has nothing to do with TikTok.</footer>`,
  ];
  return renderPage(answer, body.filter((part) => part !== '').join('\n'));
}
