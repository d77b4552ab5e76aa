import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { LinkFault } from '../../diagnostics/args.ts';
import { diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import { isObject } from '../event-log/fields.ts';
import { recordSink, recordText } from '../event-log/record-text.ts';
import { splitLines } from '../event-log/split-lines.ts';
import { linesInto } from './command.ts';
import { CONNECTOR_BRIDGE } from './connector-bridge.ts';
import type { FeedEvents, LiveRequest, LiveSource, Patience } from './feed.ts';
import { type Attempt, type AttemptEvents, keepConnected } from './link.ts';

const PACKAGE = 'tiktok-live-connector';
const HANDLE = /^@?([\p{L}\p{N}_.]{1,50})$/u;

/**
 * tiktok-live-connector, where the user has installed it: versions 1 and 2, which emit what the dialects of event logs read. It
 * is looked for when this source is named, and never else; it runs in a process of its own, once a connection.
 *
 * Each attempt to connect asks TikTok and a third party: the waits between them are longer than those for a program next door.
 */
export const connector: LiveSource = {
  name: 'connector',
  open(request) {
    const { command, cwd, patience } = request;
    const [who = '', ...others] = command;
    const handle = others.length === 0 ? HANDLE.exec(who)?.[1] : undefined;
    if (handle === undefined) fail('CONNECTOR_WHO', { given: command.join(' ') });
    const folder = resolve(cwd, request.installedIn ?? '.');
    const installed = findPackage(folder);
    if (installed === null) fail('CONNECTOR_MISSING', { folder: request.installedIn ?? null });
    return {
      label: `@${handle}`,
      notes: [diagnostic('LIVE_CONNECTOR', installed)],
      follow: (events, signal) =>
        keepConnected(
          (attempt) => runBridge(handle, folder, request, events, attempt),
          events,
          {
            ...patience,
            firstBackOff: patience.firstBackOff * 4,
            mostBackOff: patience.mostBackOff * 10,
          },
          signal,
        ),
    };
  },
};

interface Installed {
  readonly path: string;
  readonly version: string | null;
  readonly licence: string | null;
}

/** Where Node would find the package from a folder. Nothing of it is run. */
function findPackage(folder: string): Installed | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', PACKAGE);
    if (existsSync(join(path, 'package.json'))) return { path, ...told(join(path, 'package.json')) };
    if (dirname(at) === at) return null;
  }
}

function told(path: string): Pick<Installed, 'version' | 'licence'> {
  let read: unknown = null;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Node says better what is wrong with it.
  }
  const text = (key: string): string | null => {
    const value = isObject(read) ? read[key] : null;
    return typeof value === 'string' && value.length <= 60 ? value : null;
  };
  return { version: text('version'), licence: text('license') };
}

function runBridge(
  handle: string,
  folder: string,
  { env, node, patience }: LiveRequest,
  events: FeedEvents,
  attempt: AttemptEvents,
): Attempt {
  const args = ['--input-type=module', '-e', CONNECTOR_BRIDGE, '--', handle, String(patience.ping)];
  // Nobody else's secret.
  const { LIVE_EARNINGS_TOKEN: _secret, ...rest } = env;
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(node, args, { cwd: folder, env: rest, stdio: [...stdio] });
  const said = linesInto(events);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes));

  const watched = watchOver(child, patience);
  let opened = false;
  const open = (): void => {
    if (opened) return;
    opened = true;
    watched.opened();
    attempt.open();
  };
  const received = splitLines(
    recordSink(
      (bytes, from, to) => {
        const text = recordText(bytes, from, to);
        attempt.heard();
        watched.heard(text !== '');
        if (text.startsWith('{')) {
          open();
          events.record(text, Date.now());
        } else if (text === '#open') open();
        else if (text.startsWith('#')) watched.end(text);
      },
      () => events.tooLarge(null),
    ),
  );
  (child.stdio[3] as Readable).on('data', (bytes: Buffer) => received.push(bytes));
  return {
    over: watched.over.finally(() => {
      received.end();
      said.end();
    }),
    close: watched.stop,
  };
}

interface Watched {
  readonly opened: () => void;
  /** @param record something of the LIVE, not only a sign of life */
  readonly heard: (record: boolean) => void;
  /** `#over REASON` or `#fatal REASON`. */
  readonly end: (line: string) => void;
  readonly stop: () => void;
  readonly over: Promise<LinkFault>;
}

/** A LIVE is seldom quiet so long: its viewers are counted all the time. Five minutes of the usual patience. */
const QUIET = 10;

/** Ends a process that says nothing any more, and tells why one ended. */
function watchOver(child: ChildProcess, patience: Patience): Watched {
  /** `null` while it connects, which has a time of its own. */
  let lastSign: number | null = null;
  let lastRecord = 0;
  let fault: LinkFault | null = null;
  let fatal: string | null = null;
  let killing: NodeJS.Timeout | undefined;
  const stop = (): void => {
    if (killing !== undefined) return;
    child.kill('SIGTERM');
    killing = setTimeout(() => child.kill('SIGKILL'), patience.ending);
  };
  const giveUp = (reason: LinkFault): void => {
    fault ??= reason;
    stop();
  };
  // As long as three messages of a handshake: a page of TikTok's, the signature, the connection.
  const opening = setTimeout(() => giveUp({ kind: 'timeout' }), patience.handshake * 3);
  const looking = setInterval(() => {
    if (lastSign === null) return;
    const silent = Date.now() - lastSign > patience.silence;
    if (silent || Date.now() - lastRecord > patience.silence * QUIET) {
      const ms = patience.silence * (silent ? 1 : QUIET);
      giveUp({ kind: 'silent', seconds: Math.round(ms / 1000) });
    }
  }, patience.ping);
  const over = new Promise<LinkFault>((settle, reject) => {
    const tell = (ended: LinkFault): void => {
      clearTimeout(opening);
      clearTimeout(killing);
      clearInterval(looking);
      if (fatal === null) settle(fault ?? ended);
      else reject(new InputError([diagnostic('CONNECTOR_UNUSABLE', { reason: fatal })]));
    };
    child.on('error', (error: Error & { readonly code?: string }) => {
      if (child.pid === undefined) tell({ kind: 'unreachable', code: error.code ?? error.message });
    });
    child.on('close', (code, signal) => tell({ kind: 'ended', code, signal }));
  });
  return {
    opened() {
      clearTimeout(opening);
      lastSign = Date.now();
      lastRecord = lastSign;
    },
    heard(record) {
      if (lastSign === null) return;
      lastSign = Date.now();
      if (record) lastRecord = lastSign;
    },
    end(line) {
      const [, kind, reason = ''] = /^#(\w+) ?(.*)$/s.exec(line) ?? [];
      if (kind === 'fatal') fatal = reason;
      else fault ??= reason === '' ? { kind: 'closed', code: 1000 } : { kind: 'told', reason };
    },
    stop,
    over,
  };
}
