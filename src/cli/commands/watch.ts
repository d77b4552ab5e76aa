import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { ESTIMATE } from '../../render/registry.ts';
import { describe } from '../../render/text/diagnostics.ts';
import { renderFindings } from '../../render/text/errors.ts';
import { changedText, saidText } from '../../render/text/recording.ts';
import type { Watched } from '../../report/watch/watch.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { type Judge, openChecks } from '../checks.ts';
import { loadPaint, wantsColor } from '../color.ts';
import { reportFailure } from '../failure.ts';
import type { Io } from '../io.ts';
import { loadRequest } from '../load-request.ts';
import { showsBlocks } from '../locale.ts';
import type { WatchOptions } from '../options.ts';
import { colorChoice } from '../output.ts';
import { conclude, openOutput, pageOf } from '../present.ts';
import { settingsFor } from '../settings.ts';
import { chooseWatching, type Watching } from '../watch/choose.ts';
import { type LiveCount, liveCount } from '../watch/count.ts';
import { followCount, RHYTHM, type Rhythm } from '../watch/follow-count.ts';
import { refuseUnreadable, refuseUnrecognised } from '../watch/refuse.ts';
import { watchedNow } from '../watch/report.ts';
import { type Showing, showingFor, SILENT } from '../watch/showing.ts';

/** Lines of a program for people that are told when it fails. */
const LAST_WORDS = 10;

/**
 * Shows a LIVE while it is on, then its report: when the source or the LIVE ends (0, or 1 when a check of the settings fails), or
 * when it is interrupted (130).
 */
export async function watch(
  inputs: readonly string[],
  options: WatchOptions,
  io: Io,
  rhythm: Rhythm = RHYTHM,
): Promise<number> {
  if (options.json !== true) return watchLive(inputs, options, io, rhythm);
  try {
    return await watchLive(inputs, options, io, rhythm);
  } catch (error) {
    // Where each line is a document, an error is one, too.
    const { debug = false } = options;
    return reportFailure(error, { format: 'ndjson', color: colorChoice(options), debug }, io);
  }
}

async function watchLive(
  inputs: readonly string[],
  options: WatchOptions,
  io: Io,
  rhythm: Rhythm,
): Promise<number> {
  const quiet = options.quiet === true;
  const everyMs = secondsOf(options.every) * 1000;
  const { json: _json, ...page } = options;
  // What is wrong with the call is told before it begins.
  await openOutput(page, io);
  const flags = parseFlags({ host: options.host, creator: options.creator, roomId: options.roomId });
  const settings = await settingsFor(options, io);
  const judge = await openChecks({}, settings, io);
  const request = loadRequest(
    { inputs: [], flags, strict: false, quiet: true, suggestCommand: () => null },
    settings,
    io,
  );

  let showing: Showing = SILENT;
  const lastWords: string[] = [];
  let news: string | null = null;
  const watching = await chooseWatching(inputs, options, io, {
    said(line) {
      lastWords.push(line);
      if (lastWords.length > LAST_WORDS) lastWords.shift();
      if (!quiet) showing.say(saidText(line));
    },
    state(state) {
      const text = watching.live && changedText(watching.live, state);
      // The same reason over and over is no news.
      if (text !== null && text !== news && !quiet) showing.say(text);
      news = text ?? news;
    },
  });
  const count = liveCount(watching.path);
  const look = async (): Promise<Watched | null> => {
    const recording = headInDoubt(watching, count) === null ? count.recording() : null;
    return recording && watchedNow(recording, request, settings);
  };
  const notes =
    watching.live === 'command'
      ? [diagnostic('LIVE_THIRD_PARTY', { watched: true })]
      : (watching.notes ?? []);
  if (!quiet && notes.length > 0) {
    const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
    io.stderr.write(renderFindings(notes, paint));
  }

  const stop = new AbortController();
  let interrupted = false;
  const release = io.onInterrupt(() => {
    interrupted = true;
    // Another ^C ends the process at once, and must not leave the terminal as it is.
    showing.leave();
    stop.abort();
  });
  let lastAt: number | null = null;
  let problem: unknown = null;
  let refused = false;
  try {
    showing = await showingFor(options, settings.locale, io, everyMs);
    lastAt = await followCount(
      {
        count,
        follow: watching.follow,
        showing,
        watchedNow: look,
        noticesNow: () => noticesOf(watching, count, quiet ? [] : notes),
        sourceNow: watching.status,
        check: () => {
          refused = true;
          checkLog(watching, count, false);
          refused = false;
        },
      },
      stop,
      rhythm,
    );
  } catch (error) {
    problem = error;
  } finally {
    showing.leave();
    release();
  }
  if (refused) throw problem;
  if (problem === null) checkLog(watching, count, true);
  count.end();
  const last = await look();
  if (last === null && problem === null) sayNothing(watching, interrupted, io);
  const code = last === null ? 0 : await print(last, { options, locale: settings.locale, judge, io, lastAt });
  if (problem !== null) {
    if (!showing.tells || quiet) io.stderr.write(lastWords.map((line) => `${saidText(line)}\n`).join(''));
    throw problem;
  }
  return interrupted ? 130 : code;
}

interface Printing {
  readonly options: WatchOptions;
  readonly locale: string | null;
  readonly judge: Judge;
  readonly io: Io;
  readonly lastAt: number | null;
}

/** The report of `estimate`, or the last line; answers 1 when a check of the settings does not pass. */
async function print(last: Watched, { options, locale, judge, io, lastAt }: Printing): Promise<0 | 1> {
  const { toDocument } = await import('../../render/json/document.ts');
  const thresholds = await judge(async () => toDocument(last.report, io.version));
  const report = { ...last.report, thresholds };
  const { json, ...page } = options;
  if (json === true) {
    const { renderWatchLine } = await import('../../render/watch/document.ts');
    const moment = { now: Date.now(), lastAt, over: true };
    io.stdout.write(renderWatchLine({ ...last, report }, moment, io.version));
  } else {
    // The terminal may be of another width than it was.
    const write = await openOutput(page, io);
    const view = {
      version: io.version,
      all: false,
      quiet: options.quiet === true,
      blocks: showsBlocks(io.env),
    };
    await write(pageOf(ESTIMATE, report, view), locale);
  }
  return conclude(report, page, io);
}

/** A day is more than anybody waits for a line. */
const MOST_SECONDS = 86_400;

function secondsOf(every: string | undefined): number {
  if (every === undefined) return 60;
  const seconds = Number(every);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_SECONDS) return seconds;
  return fail('FLAG_VALUE_INVALID', {
    flag: '--every',
    value: every,
    expected: `whole seconds from 1 to ${MOST_SECONDS}`,
  });
}

function noticesOf(watching: Watching, count: LiveCount, notes: readonly Diagnostic[]): string[] {
  if (count.unreadableGifts())
    return ['Gifts come in a form that is not read yet: nothing can be said of them.'];
  if (headInDoubt(watching, count) !== null) return ['No message of a LIVE among what has come so far.'];
  return count.bytes() === 0 ? notes.map((note) => describe(note).message) : [];
}

/** What is not known to be of a LIVE: a log or a program can be anything, where a live source is what it is. */
const headInDoubt = ({ live }: Watching, count: LiveCount): Uint8Array | null =>
  live === null || live === 'command' ? count.unrecognised() : null;

function checkLog(watching: Watching, count: LiveCount, over: boolean): void {
  const { live, path } = watching;
  const head = headInDoubt(watching, count);
  if (head !== null && (over || live === null)) refuseUnrecognised(path, head, over);
  if (over && count.unreadableGifts()) refuseUnreadable(path);
}

/** Nothing that could be counted has come. */
function sayNothing({ live, path }: Watching, interrupted: boolean, io: Io): void {
  if (live === null && !interrupted) fail('INPUT_EMPTY', { path });
  io.stderr.write('Nothing that can be counted has come.\n');
}
