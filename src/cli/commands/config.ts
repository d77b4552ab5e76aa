import { writeStarter } from '../../config/starter.ts';
import { renderExplained, renderExplainedJson } from '../../render/settings.ts';
import type { Io } from '../io.ts';
import type { CheckOptions, OutputOptions, SettingsOptions } from '../options.ts';
import { openOutput } from '../present.ts';
import { settingsFor } from '../settings.ts';

/** Every setting with its origin. */
export async function explain(
  options: SettingsOptions & CheckOptions & OutputOptions,
  io: Io,
): Promise<number> {
  const write = await openOutput(options, io);
  const { explained } = await settingsFor(options, io, { ownCurrencies: true });
  // Settings stand as they are typed.
  await write(
    {
      json: () => renderExplainedJson(explained, io.version),
      table: (layout) => renderExplained(explained, layout),
    },
    null,
  );
  return 0;
}

/** Writes the commented starter file. */
export async function init(path: string | null, io: Io): Promise<number> {
  const written = writeStarter(io.cwd, path);
  io.stdout.write(`Wrote ${written}. Everything in it is commented out: uncomment what you want to set.\n`);
  return 0;
}
