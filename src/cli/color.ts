import { type Paint, PLAIN } from '../render/paint.ts';
import type { Io, Sink } from './io.ts';

export type ColorChoice = 'auto' | 'always' | 'never';

/**
 * Whether a stream gets colour: flag, then FORCE_COLOR and NO_COLOR (present and not empty), then whether it is a terminal
 * that can. chalk is asked to decide nothing, because it ignores NO_COLOR.
 */
export function wantsColor(choice: ColorChoice, env: Io['env'], sink: Sink): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return sink.isTTY && env.TERM !== 'dumb';
}

/** chalk is loaded only when there is colour to make. The basic palette follows the terminal's own light or dark theme. */
export async function loadPaint(enabled: boolean): Promise<Paint> {
  if (!enabled) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    money: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
    error: (text) => chalk.red(text),
  };
}
