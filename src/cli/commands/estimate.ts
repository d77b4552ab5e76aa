import { nearestWord } from '../../diagnostics/nearest.ts';
import { buildReport } from '../../report/build.ts';
import { load } from '../../sources/load.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { openChecks } from '../checks.ts';
import type { Io } from '../io.ts';
import { loadRequest } from '../load-request.ts';
import type { EstimateOptions } from '../options.ts';
import { conclude, openOutput } from '../present.ts';
import { settingsFor } from '../settings.ts';

const COMMANDS = ['estimate', 'rates', 'gifts', 'config', 'schema', 'tally'];

/** The main job: sessions in, one report out. Returns 1 when a check or `--strict` fails. */
export async function estimate(inputs: readonly string[], options: EstimateOptions, io: Io): Promise<number> {
  // Everything that can be wrong with the call is found before a large log is read.
  const kept = options.baseline === undefined ? inputs : [...inputs, options.baseline];
  const write = await openOutput(options, io, kept);
  const flags = parseFlags(options);
  const settings = await settingsFor(options, io);
  const judge = await openChecks(options, settings, io);

  const { sessions, diagnostics } = await load(
    loadRequest(
      {
        inputs,
        flags,
        valueIs: options.valueIs ?? null,
        strict: options.strict === true,
        quiet: options.quiet === true,
        suggestCommand: (word) => nearestWord(word, COMMANDS),
      },
      settings,
      io,
    ),
  );
  const built = buildReport(sessions, settings, diagnostics);
  const thresholds = await judge(async () => {
    const { toDocument } = await import('../../render/json/document.ts');
    return toDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write({
    async json() {
      const { renderJson } = await import('../../render/json/json.ts');
      return renderJson(report, io.version);
    },
    async table(layout) {
      const { renderTable } = await import('../../render/table/table.ts');
      return renderTable(report, { ...layout, all: options.all === true, quiet: options.quiet === true });
    },
  });
  return conclude(report, options, io);
}
