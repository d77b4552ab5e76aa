import { createReadStream, type ReadStream, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { linkText } from '../../render/text/recording.ts';
import { sanitise } from '../../render/text/sanitise.ts';
import { LIVE_SOURCES, type LinkState, type LiveSourceName, PATIENCE } from '../../sources/live/feed.ts';
import { loadLiveSource } from '../../sources/live/registry.ts';
import type { Io } from '../io.ts';
import type { WatchOptions } from '../options.ts';
import { followFile } from './follow-file.ts';
import { followLive, type Told } from './follow-live.ts';
import { followStream } from './follow-stream.ts';
import type { Follow } from './incoming.ts';

/** What is watched. */
export interface Watching {
  /** What the report calls it. */
  readonly path: string;
  /** `null`: a log. */
  readonly live: LiveSourceName | null;
  /** What has to be said of the source before it begins. */
  readonly notes?: readonly Diagnostic[];
  /** What it is and how the connection stands, at a time in ms. */
  readonly status: (now: number) => string;
  readonly follow: Follow;
}

/**
 * A log that is named, standard input, or else a live source.
 *
 * @throws InputError for what cannot be watched
 */
export async function chooseWatching(
  inputs: readonly string[],
  options: WatchOptions,
  io: Io,
  told: Told,
): Promise<Watching> {
  const { from } = options;
  if (from === undefined && inputs.length > 0) return chooseLog(inputs, io);
  const name = LIVE_SOURCES.find((each) => each === (from ?? 'tikfinity'));
  if (name === undefined)
    fail('FLAG_VALUE_INVALID', { flag: '--from', value: from ?? '', expected: LIVE_SOURCES.join(', ') });
  if (name !== 'command' && name !== 'connector' && inputs.length > 0) {
    fail('USAGE', {
      message: `A log is named, but ${name} is watched.`,
      hint: 'Leave out --from to watch a log. To watch what a program prints: --from command -- program arguments',
    });
  }
  const source = await loadLiveSource(name);
  const feed = source.open({
    url: options.url ?? null,
    allowRemote: options.allowRemote === true,
    credentials: {
      appId: trimmed(options.appId ?? io.env['LIVE_EARNINGS_APP_ID']),
      keyId: trimmed(options.keyId ?? io.env['LIVE_EARNINGS_KEY_ID']),
      secret: trimmed(options.token ?? io.env['LIVE_EARNINGS_TOKEN']),
    },
    command: inputs,
    installedIn: options.connector ?? null,
    node: io.node,
    cwd: io.cwd,
    env: io.env,
    patience: PATIENCE,
  });
  let link: LinkState = { kind: 'connecting' };
  return {
    path: feed.label,
    live: name,
    notes: feed.notes ?? [],
    status: (now) => linkText(name, link, now),
    follow: followLive(feed, {
      said: told.said,
      state(state) {
        link = state;
        told.state(state);
      },
    }),
  };
}

/** Copied ids bring white space along. */
const trimmed = (value: string | undefined): string | null => value?.trim() || null;

function chooseLog(inputs: readonly string[], io: Io): Watching {
  const [path = '', ...others] = inputs;
  if (others.length > 0) {
    fail('USAGE', {
      message: 'One log is watched at a time.',
      hint: 'Logs that are complete are read by live-earnings estimate, as many as you name.',
    });
  }
  if (path === '-') {
    if (io.stdin.isTTY) fail('STDIN_IS_TERMINAL', {});
    const { stdin } = io;
    const follow = followStream(
      'stdin',
      () => stdin.chunks,
      () => stdin.abandon?.(),
    );
    return { path: 'stdin', live: null, status: () => 'standard input', follow };
  }
  const absolute = resolve(io.cwd, path);
  const stats = statOf(absolute);
  if (stats === null) fail('INPUT_NOT_FOUND', { path, cwd: io.cwd, command: null });
  if (stats.isDirectory()) fail('INPUT_UNREADABLE', { path, reason: 'it is a folder' });
  return {
    path,
    live: null,
    status: () => sanitise(path),
    follow: stats.isFile() ? followFile(path, absolute) : followPipe(path, absolute),
  };
}

const statOf = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

function followPipe(path: string, absolute: string): Follow {
  let stream: ReadStream | null = null;
  const chunks = (): ReadStream => (stream = createReadStream(absolute));
  return followStream(path, chunks, () => void stream?.destroy());
}
