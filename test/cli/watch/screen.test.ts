import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScreen, type Screen } from '../../../src/cli/watch/screen.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: 1_786_356_000_000 }));
afterEach(() => vi.useRealTimers());

interface Terminal {
  readonly screen: Screen;
  /** What was written since it was asked last. */
  readonly written: () => string;
  readonly resize: (columns: number, rows: number) => void;
}

function terminal(most: number | null = null): Terminal {
  let text = '';
  const stdout = {
    isTTY: true,
    columns: 80,
    rows: 24,
    write(more: string) {
      text += more;
    },
  };
  return {
    screen: openScreen(stdout, most),
    written() {
      const before = text;
      text = '';
      return before;
    },
    resize(columns, rows) {
      Object.assign(stdout, { columns, rows });
    },
  };
}

describe('a screen', () => {
  it('hides the cursor and what was there, and brings both back once', () => {
    const { screen, written } = terminal();
    expect(written()).toBe('\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J');
    screen.leave();
    screen.leave();
    expect(written()).toBe('\u001b[?7h\u001b[?25h\u001b[?1049l');
    screen.show(['late']);
    expect(written()).toBe('');
  });

  it('is written when something changes, or its size does', () => {
    const { screen, written, resize } = terminal();
    written();
    screen.show(['a', 'b']);
    expect(written()).toContain('a\u001b[K\r\nb\u001b[K');
    screen.show(['a', 'b']);
    expect(written()).toBe('');
    screen.show(['a', 'c']);
    expect(written()).toContain('c');
    resize(40, 10);
    expect(screen.size()).toEqual({ columns: 39, rows: 10 });
    screen.show(['a', 'c']);
    expect(written()).toContain('c');
  });

  it('mends what was typed into it', () => {
    const { screen, written } = terminal();
    screen.show(['a']);
    written();
    vi.advanceTimersByTime(1900);
    screen.show(['a']);
    expect(written()).toBe('');
    vi.advanceTimersByTime(200);
    screen.show(['a']);
    expect(written()).toContain('a');
  });

  it('takes the terminal again when it was stopped, or the computer slept', () => {
    const { screen, written } = terminal();
    screen.show(['a']);
    written();
    vi.advanceTimersByTime(60_000);
    screen.show(['a']);
    expect(written()).toContain('\u001b[?1049h\u001b[?25l');
  });

  it('uses no more columns than asked for', () => {
    expect(terminal(60).screen.size().columns).toBe(60);
    expect(terminal(200).screen.size().columns).toBe(79);
  });
});
