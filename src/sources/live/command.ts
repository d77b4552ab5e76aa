import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import { recordSink, recordText } from '../event-log/record-text.ts';
import { splitLines } from '../event-log/split-lines.ts';
import type { Splitter } from '../event-log/splitter.ts';
import type { FeedEvents, LiveSource, Patience } from './feed.ts';

/** The lines that any program prints: it is run once, without a shell, and recording ends when it does. */
export const command: LiveSource = {
  name: 'command',
  open({ command: [program, ...args], cwd, env, patience }) {
    if (program === undefined) fail('COMMAND_MISSING', {});
    return {
      label: program,
      async follow(events, signal) {
        if (signal.aborted) return;
        events.state({ kind: 'connecting' });
        // Nobody else's secret.
        const { LIVE_EARNINGS_TOKEN: _secret, ...rest } = env;
        const child = spawn(program, args, { cwd, env: rest, stdio: ['ignore', 'pipe', 'pipe'] });
        child.on('spawn', () => events.state({ kind: 'open' }));
        await end(child, program, events, signal, patience);
      },
    };
  },
};

type Child = ChildProcessByStdio<null, Readable, Readable>;

async function end(
  child: Child,
  program: string,
  events: FeedEvents,
  signal: AbortSignal,
  patience: Patience,
): Promise<void> {
  const printed = recordsInto(events);
  const said = linesInto(events);
  child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  let killing: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill('SIGTERM');
    killing = setTimeout(() => {
      child.kill('SIGKILL');
      // A program that it started may hold on to them.
      child.stdout.destroy();
      child.stderr.destroy();
    }, patience.ending);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { code, killedBy } = await ended(child, program);
    printed.end();
    said.end();
    if (!signal.aborted && (code !== 0 || killedBy !== null))
      fail('LIVE_COMMAND_FAILED', { program, code, signal: killedBy });
  } finally {
    clearTimeout(killing);
    signal.removeEventListener('abort', stop);
  }
}

function ended(
  child: Child,
  program: string,
): Promise<{ readonly code: number | null; readonly killedBy: string | null }> {
  return new Promise((settle, reject) => {
    child.on('error', (error: Error & { readonly code?: string }) => {
      // A failure to kill is one, too; only a program that never ran is none.
      if (child.pid !== undefined) return;
      const reason = error.code ?? error.message;
      reject(new InputError([diagnostic('LIVE_COMMAND_UNSTARTABLE', { program, reason })]));
    });
    child.on('close', (code, killedBy) => settle({ code, killedBy }));
  });
}

/** Each line is a record; blank ones are none. */
const recordsInto = (events: FeedEvents): Splitter =>
  splitLines(
    recordSink(
      (bytes, from, to) => {
        const text = recordText(bytes, from, to);
        if (text !== '') events.record(text, Date.now());
      },
      () => events.tooLarge(null),
    ),
  );

/** What a program says of itself, as much of each line as fits a message. */
export const linesInto = (events: FeedEvents): Splitter =>
  splitLines(
    recordSink(
      (bytes, from, to) => {
        const text = recordText(bytes, from, Math.min(to, from + 1000));
        if (text !== '') events.said(text);
      },
      () => {},
    ),
  );
