import { writeStarter } from '../../config/starter.ts';
import { renderExplained, renderExplainedJson } from '../../render/settings.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import type { OutputOptions, SettingsOptions } from '../options.ts';
import { checkOutput, chooseFormat, chooseWidth, colorChoice, toStdout, writeOutput } from '../output.ts';
import { settingsFor } from '../settings.ts';

/** Every setting with its origin. */
export async function explain(options: SettingsOptions & OutputOptions, io: Io): Promise<number> {
  const format = chooseFormat(options);
  const width = chooseWidth(options, io);
  await checkOutput(options, io);
  const { explained } = await settingsFor(options, io);
  if (format === 'json') {
    await writeOutput(renderExplainedJson(explained, io.version), options, io);
    return 0;
  }
  const paint = await loadPaint(toStdout(options) && wantsColor(colorChoice(options), io.env, io.stdout));
  await writeOutput(await renderExplained(explained, { width, paint }), options, io);
  return 0;
}

/** Writes the commented starter file. */
export async function init(path: string | null, io: Io): Promise<number> {
  const written = writeStarter(io.cwd, path);
  io.stdout.write(`Wrote ${written}. Everything in it is commented out: uncomment what you want to set.\n`);
  return 0;
}
