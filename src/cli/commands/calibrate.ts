import type { Settings } from '../../config/settings.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { wallClock } from '../../history/zone.ts';
import { type Currency, parseCurrency } from '../../money/currency.ts';
import { CALIBRATE, formatsOf } from '../../render/registry.ts';
import { buildCalibration, type Days } from '../../report/calibrate/build.ts';
import type { Payout } from '../../session/payout.ts';
import { peek } from '../../sources/input.ts';
import { loadPayouts, readPayouts } from '../../sources/payouts/read.ts';
import { askedBy, loadHistory } from '../history.ts';
import type { Io } from '../io.ts';
import type { CalibrateOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { openReportChecks } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';

/** Real payouts against the sessions of their days. Returns 1 when a check or `--strict` fails. */
export async function calibrate(
  table: string,
  inputs: readonly string[],
  options: CalibrateOptions,
  io: Io,
): Promise<number> {
  const named = [table, ...inputs];
  const formats = formatsOf(CALIBRATE);
  const write = await openOutput(
    options,
    io,
    options.baseline === undefined ? named : [...named, options.baseline],
    formats,
  );
  const currency = currencyOf(options);
  const { creator } = askedBy(options);
  // Here the currency is that of amounts that name none, and what is found is a rate in the currency of the others.
  const { currency: _, ...rates } = options;
  const settings = await settingsFor(rates, io, { ownCurrencies: true });
  const judge = await openReportChecks(
    options,
    settings,
    io,
    {
      schema: async () => (await import('../../report/calibrate/schema.ts')).calibrationSchema,
      section: 'calibration',
    },
    'calibration.estimate.cashPerCoin < 0.004',
  );
  if (table === '-' && inputs.includes('-')) {
    fail('USAGE', {
      message: 'Payouts and sessions cannot both come from standard input.',
      hint: 'Give one of them as a file.',
    });
  }
  const payouts = await payoutsOf(table, currency, io);
  const { sessions, diagnostics } = await loadHistory(inputs, options, settings, io);
  const days = await daysBy(settings);
  const built = buildCalibration(payouts, sessions, creator, days, settings, diagnostics);
  const thresholds = await judge(async () => {
    const { toCalibrationDocument } = await import('../../render/json/calibrate.ts');
    return toCalibrationDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(CALIBRATE, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}

function currencyOf({ currency }: CalibrateOptions): Currency | null {
  if (currency === undefined) return null;
  return (
    parseCurrency(currency) ??
    fail('FLAG_VALUE_INVALID', {
      flag: '--currency',
      value: currency,
      expected: 'a currency of three letters, like EUR',
    })
  );
}

async function payoutsOf(table: string, currency: Currency | null, io: Io): Promise<Payout[]> {
  if (table !== '-') return loadPayouts(table, io.cwd, currency);
  if (io.stdin.isTTY) fail('STDIN_IS_TERMINAL', {});
  return readPayouts(await peek('stdin', io.stdin.chunks), currency);
}

/** The days of payouts are the creator's; where nobody said whose clock that is, the machine's is taken and named. */
async function daysBy({ timezone }: Settings): Promise<Days> {
  const name = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { timezone: { name, assumed: timezone === null }, wall: await wallClock(name) };
}
