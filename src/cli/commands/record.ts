import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import { renderFindings } from '../../render/text/errors.ts';
import {
  begunText,
  changedText,
  endText,
  fileText,
  heldOver,
  heldWarning,
  type RecordingView,
  saidText,
  statusText,
} from '../../render/text/recording.ts';
import { inLocale, loadNumerals, type Numerals } from '../../render/text/numerals.ts';
import { LIVE_SOURCES, type LinkState, type LiveSourceName, PATIENCE } from '../../sources/live/feed.ts';
import { loadLiveSource } from '../../sources/live/registry.ts';
import { canonicalLocale, expectedLocale } from '../../config/locale.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import type { RecordOptions } from '../options.ts';
import { colorChoice, reasonOf } from '../output.ts';
import { tellUnknown } from '../settings.ts';
import { type Display, displayOn } from '../record/display.ts';
import type { LogFs } from '../record/append-only.ts';
import { chooseLogs } from '../record/log-choice.ts';
import { openLogs } from '../record/open-logs.ts';
import { openRecorder, type Recorder, type Recording } from '../record/recorder.ts';
import { openSpool } from '../record/spool.ts';

/** What may be held in memory while the log cannot be written. */
const MOST_HELD = 64 * 1024 * 1024;

const TICK_MS = 1000;
const SHOW_MS = 250;

/** What a test may be instead. */
interface Store {
  readonly disk: LogFs;
  /** Bytes. */
  readonly mostHeld: number;
}

/** Writes what a live source sends into logs until it ends (0) or is interrupted (130). Exit code 2 where anything was lost. */
export async function record(
  program: readonly string[],
  options: RecordOptions,
  io: Io,
  { disk, mostHeld }: Store = { disk: fs, mostHeld: MOST_HELD },
): Promise<number> {
  const locale = readLocale(options, io);
  if (locale !== null) await tellUnknown(locale, options, io);
  const numbers = await loadNumerals(locale);
  const name = sourceName(options, program);
  const output = options.output ?? fail('RECORDING_WHERE', {});
  if (output === '-') fail('RECORDING_WHERE', {});
  const source = await loadLiveSource(name);
  const feed = source.open({
    url: options.url ?? null,
    allowRemote: options.allowRemote === true,
    credentials: {
      appId: told(options.appId ?? io.env['LIVE_EARNINGS_APP_ID']),
      keyId: told(options.keyId ?? io.env['LIVE_EARNINGS_KEY_ID']),
      secret: told(options.token ?? io.env['LIVE_EARNINGS_TOKEN']),
    },
    command: program,
    installedIn: options.connector ?? null,
    node: io.node,
    cwd: io.cwd,
    env: io.env,
    patience: PATIENCE,
  });
  const found = openLogs(output, io.cwd);
  const spool = openSpool(disk);
  const recorder = openRecorder(
    { choice: chooseLogs(resolve(io.cwd, output), found, Date.now()), spool, found },
    { by: `live-earnings ${io.version}`, source: name },
  );
  const shownPath = (path: string): string => join(dirname(output), basename(path));
  const view = (): RecordingView => viewOf(recorder.state(), shownPath);
  const display = displayOn(io.stderr);
  const teller = tellerOn(display, { name, quiet: options.quiet === true, view, numbers });

  const stop = new AbortController();
  let interrupted = false;
  const release = io.onInterrupt(() => {
    interrupted = true;
    stop.abort();
  });
  if (options.quiet !== true) {
    const notes = name === 'command' ? [diagnostic('LIVE_THIRD_PARTY', {})] : (feed.notes ?? []);
    if (notes.length > 0) {
      const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
      io.stderr.write(renderFindings(notes, paint));
    }
    display.say(begunText(name, feed.label, shownPath(recorder.state().path)));
  }
  const ticking = setInterval(() => {
    recorder.tick();
    teller.told();
  }, TICK_MS);
  const showing = setInterval(teller.show, SHOW_MS);
  const problems: Diagnostic[] = [];
  try {
    await feed.follow(
      {
        record(text, receivedAt) {
          recorder.record(text, receivedAt);
          const held = spool.held();
          if (held === null) return;
          teller.told();
          if (held.bytes > mostHeld) stop.abort();
        },
        tooLarge: recorder.tooLarge,
        gap: recorder.gap,
        state: teller.link,
        said: teller.said,
      },
      stop.signal,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.diagnostics);
  } finally {
    clearInterval(ticking);
    clearInterval(showing);
    recorder.end();
    display.end();
    release();
  }
  problems.push(...losses(recorder, shownPath));
  if (options.quiet !== true) {
    const files = recorder.state().files.map(shownPath);
    io.stderr.write(inLocale(numbers, () => endText(view(), files)));
  }
  if (problems.length > 0) throw new InputError(problems);
  return interrupted ? 130 : 0;
}

function sourceName({ from }: RecordOptions, program: readonly string[]): LiveSourceName {
  const name = LIVE_SOURCES.find((each) => each === (from ?? 'tikfinity'));
  if (name === undefined)
    fail('FLAG_VALUE_INVALID', { flag: '--from', value: from ?? '', expected: LIVE_SOURCES.join(', ') });
  if (name !== 'command' && name !== 'connector' && program.length > 0)
    fail('USAGE', {
      message: `A program is given, but ${name} is recorded.`,
      hint: 'To record what a program prints: --from command -- program arguments',
    });
  return name;
}

/** A recording reads no settings file, which could keep it from beginning; the locale comes with the call, or from the environment. */
function readLocale({ locale }: RecordOptions, { env }: Io): string | null {
  const text = locale ?? env['LIVE_EARNINGS_LOCALE'] ?? '';
  if (text.trim() === '') return null;
  const flag = locale === undefined ? 'LIVE_EARNINGS_LOCALE' : '--locale';
  return (
    canonicalLocale(text) ?? fail('FLAG_VALUE_INVALID', { flag, value: text, expected: expectedLocale(text) })
  );
}

/** Copied ids bring white space along. */
const told = (value: string | undefined): string | null => value?.trim() || null;

function viewOf(recording: Recording, shownPath: (path: string) => string): RecordingView {
  const { held, unsynced } = recording;
  return {
    ...recording,
    path: shownPath(recording.path),
    held: held && { records: held.records, bytes: held.bytes, reason: reasonOf(held.error) },
    unsynced: unsynced === null ? null : reasonOf(unsynced),
  };
}

interface Teller {
  readonly link: (state: LinkState) => void;
  readonly said: (line: string) => void;
  /** Tells what has changed in the recording. */
  readonly told: () => void;
  readonly show: () => void;
}

/** Says what happens, and shows how it stands. */
function tellerOn(
  display: Display,
  {
    name,
    quiet,
    view,
    numbers,
  }: {
    readonly name: LiveSourceName;
    readonly quiet: boolean;
    readonly view: () => RecordingView;
    readonly numbers: Numerals | null;
  },
): Teller {
  let link: LinkState = { kind: 'connecting' };
  let said: string | null = null;
  let holding = false;
  let { path } = view();
  const show = (): void => {
    if (!quiet) display.show(() => inLocale(numbers, () => statusText(view(), name, link, Date.now())));
  };
  return {
    link(state) {
      link = state;
      const text = inLocale(numbers, () => changedText(name, state));
      // The same reason over and over is no news.
      if (!quiet && text !== null && text !== said) display.note(text);
      said = text ?? said;
      show();
    },
    said(line) {
      if (!quiet) display.say(saidText(line));
    },
    told() {
      const now = view();
      if (now.held !== null && !holding) display.say(heldWarning(now.held.reason));
      if (now.held === null && holding) display.say(heldOver());
      holding = now.held !== null;
      if (now.path !== path && !quiet) display.say(fileText(now.path));
      path = now.path;
    },
    show,
  };
}

/** What was received and is not on the disk. */
function losses(recorder: Recorder, shownPath: (path: string) => string): Diagnostic[] {
  const { held, unsynced, path } = recorder.state();
  if (held !== null) {
    const { records, gifts, since, error } = held;
    return [
      diagnostic('RECORDING_INCOMPLETE', {
        path: shownPath(held.path),
        records,
        gifts,
        since: new Date(since).toISOString(),
        reason: reasonOf(error),
      }),
    ];
  }
  return unsynced === null
    ? []
    : [diagnostic('RECORDING_UNCONFIRMED', { path: shownPath(path), reason: reasonOf(unsynced) })];
}
