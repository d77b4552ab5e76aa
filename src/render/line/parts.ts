/** One thing that a line says; of those that may be left out, the highest rank goes first. */
export interface Part {
  readonly text: string;
  /** `null`: never left out. */
  readonly drop: number | null;
}

const BETWEEN = ' · ';

/** Parts in one line of at most `width` columns (`null`: of any width). Whole parts go, and no figure is ever cut. */
export function joinParts(
  lead: string,
  parts: readonly Part[],
  width: number | null,
  measure: (text: string) => number,
): string {
  let kept = parts;
  const line = (): string => lead + kept.map(({ text }) => text).join(BETWEEN);
  while (width !== null && measure(line()) > width) {
    const worst = kept.reduce<Part | null>(
      (found, part) =>
        part.drop !== null && (found === null || part.drop > (found.drop ?? 0)) ? part : found,
      null,
    );
    if (worst === null) break;
    kept = kept.filter((part) => part !== worst);
  }
  return `${line()}\n`;
}
