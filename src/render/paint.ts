/** Styles by meaning; each returns its text unchanged when colour is off. Colour never carries meaning alone. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly money: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly error: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour at all. */
export const PLAIN: Paint = { strong: same, quiet: same, money: same, warning: same, error: same };
