import { nearestWord } from '../../diagnostics/nearest.ts';
import { ESTIMATE, formatsOf } from '../../render/registry.ts';
import { buildReport } from '../../report/build.ts';
import { load } from '../../sources/load.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { openChecks } from '../checks.ts';
import { loadEarlier, refuseSwallowed } from '../earlier.ts';
import type { Io } from '../io.ts';
import { loadRequest } from '../load-request.ts';
import type { EstimateOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { settingsFor } from '../settings.ts';

/**
 * The main job: sessions in, one report out. Returns 1 when a check or `--strict` fails.
 *
 * @param commands a word that is no file may be one of them, mistyped
 */
export async function estimate(
  inputs: readonly string[],
  options: EstimateOptions,
  io: Io,
  commands: readonly string[],
): Promise<number> {
  // Everything that can be wrong with the call is found before a large log is read.
  const kept = [
    ...inputs,
    ...(options.history ?? []),
    ...(options.baseline === undefined ? [] : [options.baseline]),
  ];
  const formats = formatsOf(ESTIMATE);
  const write = await openOutput(options, io, kept, formats);
  const flags = parseFlags(options);
  refuseSwallowed(inputs, options, flags);
  const settings = await settingsFor(options, io);
  const judge = await openChecks(options, settings, io);

  const { sessions, diagnostics } = await load(
    loadRequest(
      {
        inputs,
        flags,
        valueIs: options.valueIs ?? null,
        earningIs: options.earningIs ?? null,
        strict: options.strict === true,
        quiet: options.quiet === true,
        suggestCommand: (word) => nearestWord(word, commands),
      },
      settings,
      io,
    ),
  );
  const earlier = await loadEarlier(options, settings, io);
  const found = [...diagnostics, ...earlier.diagnostics, ...(settings.notes ?? [])];
  const built = {
    ...buildReport(sessions, settings, found, earlier.sessions),
    timeline: options.timeline === true,
  };
  const thresholds = await judge(async () => {
    const { toDocument } = await import('../../render/json/document.ts');
    return toDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(ESTIMATE, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}
