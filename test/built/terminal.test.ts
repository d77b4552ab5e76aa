import pty from '@lydell/node-pty';
import { describe, expect, it } from 'vitest';
import { BIN, bareEnv } from './spawn.ts';

/** Runs the program on a real terminal of the given width. */
const onTerminal = (
  args: string[],
  columns: number,
  env: Record<string, string> = {},
): Promise<{ text: string; code: number }> =>
  new Promise((settle) => {
    const terminal = pty.spawn(process.execPath, [BIN, ...args], {
      cols: columns,
      rows: 50,
      env: bareEnv({ TERM: 'xterm-256color', ...env }),
    });
    let text = '';
    terminal.onData((data) => {
      text += data;
    });
    terminal.onExit(({ exitCode }) => settle({ text, code: exitCode }));
  });

const strip = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '').replaceAll('\r', '');
const ARGS = [
  'estimate',
  '--likes',
  '48213',
  '--viewers',
  '350',
  '--duration',
  '2h',
  '--comments',
  '812',
  '--gift',
  'Rose=120',
  '--gift',
  'Lion=2',
  '--no-config',
];

describe('on a terminal', () => {
  it.each([60, 80, 120, 200])('stays within %i columns and keeps every number', async (columns) => {
    const { text, code } = await onTerminal(ARGS, columns);
    expect(code).toBe(0);
    for (const line of strip(text).split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    for (const number of ['300.59', '60,118', '59,998', '48,213']) expect(strip(text)).toContain(number);
  });

  it('is coloured, unless NO_COLOR or TERM=dumb says otherwise', async () => {
    expect((await onTerminal(ARGS, 80)).text).toContain('\u001b[');
    expect((await onTerminal(ARGS, 80, { NO_COLOR: '1' })).text).not.toContain('\u001b[');
    expect((await onTerminal(ARGS, 80, { TERM: 'dumb' })).text).not.toContain('\u001b[');
  });

  it('says what to do when - has nothing piped into it, and does not hang', async () => {
    const { text, code } = await onTerminal(['estimate', '-'], 80);
    expect(code).toBe(2);
    expect(strip(text)).toContain('nothing is piped');
  });

  it('shows examples when called without anything', async () => {
    const { text, code } = await onTerminal([], 100);
    expect(code).toBe(2);
    expect(strip(text)).toContain('Examples:');
  });
});
