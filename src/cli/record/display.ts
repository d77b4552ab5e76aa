import { isNarrow } from '../../render/text/width.ts';
import type { Sink } from '../io.ts';

/** Where a long run tells how it stands: one line that is written over on a terminal, a line now and then elsewhere. */
export interface Display {
  /** A line that stays. */
  readonly say: (line: string) => void;
  /** A line that says what the status line does anyway, where there is one. */
  readonly note: (line: string) => void;
  /** How it stands now; often called, and seldom written off a terminal. */
  readonly show: (status: () => string) => void;
  /** Wipes the status line. */
  readonly end: () => void;
}

/** Off a terminal. */
const LINE_EVERY_MS = 60_000;

const WIPE = '\r\u001b[2K';

export const displayOn = (stderr: Sink): Display => (stderr.isTTY ? onTerminal(stderr) : inLines(stderr));

function onTerminal(stderr: Sink): Display {
  let shown = '';
  return {
    say(line) {
      stderr.write(`${WIPE}${line}\n${shown}`);
    },
    note: () => {},
    show(status) {
      // Two columns stay for the ^C that a terminal writes behind it.
      const text = cut(status(), (stderr.columns ?? 80) - 3);
      if (text !== shown) stderr.write(`${WIPE}${text}`);
      shown = text;
    },
    end() {
      if (shown !== '') stderr.write(WIPE);
      shown = '';
    },
  };
}

function inLines(stderr: Sink): Display {
  let next = Date.now() + LINE_EVERY_MS;
  const say = (line: string): void => stderr.write(`${line}\n`);
  return {
    say,
    note: say,
    show(status) {
      if (Date.now() < next) return;
      next = Date.now() + LINE_EVERY_MS;
      stderr.write(`${status()}\n`);
    },
    end: () => {},
  };
}

/** As much of a text as fits on one line; a line that wraps could not be written over. Wide characters are taken for two columns, digits of other scripts for one, and marks beside them for none. */
function cut(text: string, columns: number): string {
  if (isNarrow(text)) return text.slice(0, columns);
  let width = 0;
  let part = '';
  for (const character of text) {
    width += isNarrow(character) || /\p{Nd}/u.test(character) ? 1 : /\p{Cf}/u.test(character) ? 0 : 2;
    if (width > columns) break;
    part += character;
  }
  return part;
}
