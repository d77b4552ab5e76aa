/**
 * What GitHub reads as a mark anywhere in a line (an underscore within a word is none), then what it makes a link of: a mention
 * sends somebody a message, and a number, an address or a picture of another server is not ours to link.
 */
const MARKS = /[\\`*[\]<>|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;
const LINKS = /@(?=[\p{L}\p{N}_-])|#(?=\d)|(?<![\p{L}\p{N}])GH-(?=\d)|:(?=\/\/)|(?<![\p{L}\p{N}])www(?=\.)/u;
const ACTING = new RegExp(`(${MARKS.source})|${LINKS.source}`, 'giu');

/** Renders as nothing, and parts what would be a link. */
const NOTHING = '&#8203;';

/** What is a mark at the beginning of a block: of a heading, of an item of a list, of a line below a heading. */
const OPENING = /^(\d*)(?=(?:#{1,6}|[+=-]+|(?<=\d)[.)])(?:\s|$))/;

/** Text that shows in Markdown as it is: no emphasis, tag, table cell, image, link or mention comes of it. One line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ACTING, (acting, mark: string | undefined) => (mark ? `\\${mark}` : acting + NOTHING));

/** The same where a block may begin. */
export const escapeBlock = (text: string): string => escapeMarkdown(text).replace(OPENING, '$1\\');
