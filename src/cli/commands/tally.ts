import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderTally } from '../../render/json/tally.ts';
import { renderFindings, renderStrict } from '../../render/text/errors.ts';
import { loadRecordings } from '../../sources/load.ts';
import { mergeRecordings } from '../../sources/recordings.ts';
import { isPartMissing } from '../../sources/part-missing.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import { loadRequest } from '../load-request.ts';
import type { TallyOptions } from '../options.ts';
import { checkOutput, colorChoice, writeOutput } from '../output.ts';
import { settingsFor } from '../settings.ts';

/** Logs in, their tally out, and what was noticed on standard error. Returns 1 when `--strict` finds a warning. */
export async function tally(inputs: readonly string[], options: TallyOptions, io: Io): Promise<number> {
  await checkOutput(options, io, inputs);
  const flags = parseFlags({ roomId: options.roomId });
  const settings = await settingsFor({}, io, { ownCurrencies: true });
  const { recordings, diagnostics } = await loadRecordings(
    loadRequest(
      {
        inputs,
        flags,
        strict: options.strict === true,
        quiet: options.quiet === true,
        suggestCommand: () => null,
      },
      settings,
      io,
    ),
  );
  const readings = recordings.map(({ reading }) => reading);
  const tallies = mergeRecordings(readings, flags.roomId).map((room) => room.tally);
  const incomplete = isPartMissing(diagnostics);
  await writeOutput(renderTally(tallies, incomplete, io.version), options, io);
  return conclude(diagnostics, options, io);
}

/** The reading's findings are in no report, so they are told here, warnings last. */
async function conclude(found: readonly Diagnostic[], options: TallyOptions, io: Io): Promise<0 | 1> {
  const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
  const warnings = found.filter(({ severity }) => severity !== 'info');
  const notes = options.quiet ? [] : found.filter(({ severity }) => severity === 'info');
  io.stderr.write(renderFindings(notes, paint));
  const failed = options.strict === true && warnings.length > 0;
  io.stderr.write(failed ? renderStrict(warnings, paint) : renderFindings(warnings, paint));
  return failed ? 1 : 0;
}
