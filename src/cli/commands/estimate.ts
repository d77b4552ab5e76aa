import { nearestWord } from '../../diagnostics/nearest.ts';
import { catalogueLoader } from '../../rates/load-catalogue.ts';
import { buildReport } from '../../report/build.ts';
import type { Report } from '../../report/report.ts';
import { load } from '../../sources/load.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import type { EstimateOptions } from '../options.ts';
import { colorChoice } from '../output.ts';
import { openOutput } from '../present.ts';
import { settingsFor } from '../settings.ts';

const COMMANDS = ['estimate', 'rates', 'gifts', 'config', 'schema'];

/** The main job: sessions in, one report out. Returns 1 when `--strict` finds something to object to. */
export async function estimate(inputs: readonly string[], options: EstimateOptions, io: Io): Promise<number> {
  // Everything that can be wrong with the call is found before a large log is read.
  const write = await openOutput(options, io, inputs);
  const flags = parseFlags(options);
  const settings = await settingsFor(options, io);

  const { sessions, diagnostics } = await load({
    inputs,
    flags,
    platform: settings.platform,
    timezone: settings.timezone,
    machineTimezone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    catalogue: catalogueLoader(settings),
    cwd: io.cwd,
    stdin: io.stdin,
    suggestCommand: (word) => nearestWord(word, COMMANDS),
  });
  const report = buildReport(sessions, settings, diagnostics);
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
  return options.strict ? judge(report, options, io) : 0;
}

/** `--strict`: any warning fails, after the report is out; says why where the report does not. */
async function judge(report: Report, options: EstimateOptions, io: Io): Promise<number> {
  const warnings = report.diagnostics.filter(({ severity }) => severity !== 'info');
  if (warnings.length === 0) return 0;
  const { renderStrict } = await import('../../render/text/errors.ts');
  const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
  io.stderr.write(renderStrict(warnings, paint));
  return 1;
}
