/** A word in single quotes, as bash and zsh read them: nothing in it acts. */
export const quoteShell = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A word in single quotes, as fish reads them. */
export const quoteFish = (word: string): string =>
  `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
