import type { Paint } from '../../render/paint.ts';
import type { Watched } from '../../report/watch/watch.ts';
import type { Moment } from '../../render/watch/document.ts';
import { inLocale, loadNumerals, type Numerals } from '../../render/text/numerals.ts';
import { renderFrame } from '../../render/watch/frame.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io, Sink } from '../io.ts';
import { showsBlocks } from '../locale.ts';
import type { WatchOptions } from '../options.ts';
import { chooseWidth, colorChoice } from '../output.ts';
import { openScreen } from './screen.ts';

/** How the LIVE stands at a moment. */
export interface Standing extends Moment {
  /** `null` before the first record that can be counted. */
  readonly watched: Watched | null;
  readonly notices: readonly string[];
  readonly source: string;
  /** Everything that has come so far has been counted. */
  readonly caughtUp: boolean;
}

/** Where a LIVE is shown while it is on. Called many times a second; decides itself when there is something to show. */
export interface Showing {
  readonly show: (standing: Standing) => Promise<void>;
  /** A line for people, beside the figures; there is no room for it on a screen. */
  readonly say: (line: string) => void;
  /** Harmless when done twice. */
  readonly leave: () => void;
  readonly tells: boolean;
}

/** On a terminal, of at most so many columns (`null`: all). */
function onScreen(
  stdout: Sink,
  {
    most,
    paint,
    blocks,
    numbers,
  }: {
    readonly most: number | null;
    readonly paint: Paint;
    readonly blocks: boolean;
    readonly numbers: Numerals | null;
  },
): Showing {
  const screen = openScreen(stdout, most);
  return {
    async show(standing) {
      const frame = (): Promise<string[]> => renderFrame(standing, screen.size(), { paint, blocks });
      screen.show(await inLocale(numbers, frame));
    },
    say: () => {},
    leave: screen.leave,
    tells: false,
  };
}

/**
 * A line now and then: the first as soon as there are figures, then one in `everyMs`, also when nothing came meanwhile: silence is
 * news, too.
 *
 * @param apart what is written behind them is something else
 */
function inLines(
  io: Io,
  { everyMs, apart }: { readonly everyMs: number; readonly apart: boolean },
  lineOf: (watched: Watched, moment: Moment) => string | Promise<string>,
): Showing {
  let next = 0;
  return {
    async show(standing) {
      const { watched, caughtUp, now } = standing;
      if (watched === null || now < next || (next === 0 && !caughtUp)) return;
      next = now + everyMs;
      io.stdout.write(await lineOf(watched, standing));
    },
    say: (line) => io.stderr.write(`${line}\n`),
    leave() {
      // The report stands apart.
      if (next > 0 && apart) io.stdout.write('\n');
      next = 0;
    },
    tells: true,
  };
}

/** Nothing but the end is told. */
export const SILENT: Showing = { show: async () => {}, say: () => {}, leave: () => {}, tells: false };

/**
 * As the terminal and the options have it.
 *
 * @param locale how numbers are set for people
 */
export async function showingFor(
  options: WatchOptions,
  locale: string | null,
  io: Io,
  everyMs: number,
): Promise<Showing> {
  if (options.json === true) {
    const { renderWatchLine } = await import('../../render/watch/document.ts');
    return inLines(io, { everyMs, apart: false }, (watched, moment) =>
      renderWatchLine(watched, moment, io.version),
    );
  }
  const numbers = await loadNumerals(locale);
  if (io.stdout.isTTY && io.env.TERM !== 'dumb') {
    const most = options.width === undefined ? null : chooseWidth(options, true, io);
    const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stdout));
    return onScreen(io.stdout, { most, paint, blocks: showsBlocks(io.env), numbers });
  }
  if (options.quiet === true) return SILENT;
  const { renderStatusLine } = await import('../../render/watch/line.ts');
  return inLines(io, { everyMs, apart: true }, (watched, moment) =>
    inLocale(numbers, () => renderStatusLine(watched, moment)),
  );
}
