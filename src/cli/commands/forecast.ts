import { fail } from '../../diagnostics/diagnostic.ts';
import { FORECAST, formatsOf } from '../../render/registry.ts';
import { buildForecast } from '../../report/forecast/build.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { askedBy, loadHistory } from '../history.ts';
import type { Io } from '../io.ts';
import type { ForecastOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { openReportChecks } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';

/** What the next LIVE may bring. Too short a history is an answer, too: exit code 0. Returns 1 when a check or `--strict` fails. */
export async function forecast(inputs: readonly string[], options: ForecastOptions, io: Io): Promise<number> {
  const kept = options.baseline === undefined ? inputs : [...inputs, options.baseline];
  const formats = formatsOf(FORECAST);
  const write = await openOutput(options, io, kept, formats);
  const { durationSeconds } = parseFlags({ duration: options.duration });
  if (durationSeconds === null) {
    fail('USAGE', {
      message: 'How long will the next LIVE be?',
      hint: 'Say it: live-earnings forecast HISTORY --duration 2h',
    });
  }
  const asked = askedBy(options);
  const settings = await settingsFor(options, io);
  const judge = await openReportChecks(
    options,
    settings,
    io,
    {
      schema: async () => (await import('../../report/forecast/schema.ts')).forecastSchema,
      section: 'forecast',
    },
    'forecast.quantiles[2].cash.expected < 20',
  );
  const { sessions, diagnostics } = await loadHistory(inputs, options, settings, io);
  const built = buildForecast(sessions, asked, durationSeconds, settings, [
    ...diagnostics,
    ...(settings.notes ?? []),
  ]);
  const thresholds = await judge(async () => {
    const { toForecastDocument } = await import('../../render/json/forecast.ts');
    return toForecastDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(FORECAST, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}
