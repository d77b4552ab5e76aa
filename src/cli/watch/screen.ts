import type { FrameSize } from '../../render/watch/frame.ts';
import type { Sink } from '../io.ts';

/** A terminal that is written over; what stood there before comes back when it is left. */
export interface Screen {
  /** Lines no wider than {@link Screen.size}. Seldom written again when they are the same as before. */
  readonly show: (lines: readonly string[]) => void;
  readonly size: () => FrameSize;
  /** Gives the terminal back; harmless when done twice. */
  readonly leave: () => void;
}

// The alternate screen, no cursor, no wrapping at the margin; and the way back.
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
// Terminals that know it show what stands between at once.
const TOGETHER = '\u001b[?2026h';
const SHOWN = '\u001b[?2026l';
const HOME = '\u001b[H';
const REST_OF_LINE = '\u001b[K';
const REST_OF_SCREEN = '\u001b[J';

/** Nothing was shown for so long: the computer slept, or the program was stopped and another wrote here. */
const ASLEEP_MS = 3000;

/** What was typed meanwhile stands on the screen no longer than that. */
const MEND_MS = 2000;

/** @param most columns that are used, however wide the terminal is; `null` is all of them */
export function openScreen(stdout: Sink, most: number | null): Screen {
  let shown = '';
  let askedAt = Date.now();
  let writtenAt = 0;
  let left = false;
  const size = (): FrameSize => {
    // The last column stays free: erasing the rest of a line from there would take its last character.
    const columns = Math.max(20, (stdout.columns ?? 80) - 1);
    return {
      columns: most === null ? columns : Math.min(columns, most),
      rows: Math.max(1, stdout.rows ?? 24),
    };
  };
  stdout.write(ENTER);
  return {
    size,
    show(lines) {
      if (left) return;
      const text = lines.map((line) => line + REST_OF_LINE).join('\r\n');
      const key = `${stdout.columns} ${stdout.rows}\n${text}`;
      const now = Date.now();
      const again = now - askedAt > ASLEEP_MS ? ENTER : '';
      askedAt = now;
      if (key === shown && again === '' && now - writtenAt < MEND_MS) return;
      shown = key;
      writtenAt = now;
      stdout.write(`${TOGETHER}${again}${HOME}${text}${REST_OF_SCREEN}${HOME}${SHOWN}`);
    },
    leave() {
      if (left) return;
      left = true;
      stdout.write(LEAVE);
    },
  };
}
