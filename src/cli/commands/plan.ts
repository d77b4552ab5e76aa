import { fail } from '../../diagnostics/diagnostic.ts';
import type { Target } from '../../history/plan/coins.ts';
import { catalogueLoader } from '../../rates/load-catalogue.ts';
import { PLAN, formatsOf } from '../../render/registry.ts';
import { buildPlan } from '../../report/plan/build.ts';
import type { Loaded } from '../../sources/load.ts';
import { readChanges } from '../../sources/typed/changes.ts';
import { hasAnySessionField } from '../../sources/typed/empty.ts';
import { parseFlags } from '../../sources/typed/flags.ts';
import { readTarget } from '../../sources/typed/target.ts';
import type { Settings } from '../../config/settings.ts';
import { askedBy, loadHistory } from '../history.ts';
import type { Io } from '../io.ts';
import type { PlanOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { openReportChecks } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';

/** What reaches a target, from a history or from one LIVE typed as flags. Returns 1 when a check or `--strict` fails. */
export async function plan(inputs: readonly string[], options: PlanOptions, io: Io): Promise<number> {
  const kept = options.baseline === undefined ? inputs : [...inputs, options.baseline];
  const formats = formatsOf(PLAN);
  const write = await openOutput(options, io, kept, formats);
  const target = targetOf(options);
  const changes = readChanges(options.with ?? []);
  const settings = await settingsFor(options, io);
  const judge = await openReportChecks(
    options,
    settings,
    io,
    { schema: async () => (await import('../../report/plan/schema.ts')).planSchema, section: 'plan' },
    'plan.coins.expected > 100000',
  );
  const { sessions, diagnostics } = await past(inputs, options, settings, io);
  const asked = inputs.length === 0 ? { ...askedBy(options), creator: null } : askedBy(options);
  const catalogue = catalogueLoader(settings);
  const built = await buildPlan(sessions, { ...asked, target, changes }, settings, catalogue, [
    ...diagnostics,
    ...(settings.notes ?? []),
  ]);
  const thresholds = await judge(async () => {
    const { toPlanDocument } = await import('../../render/json/plan.ts');
    return toPlanDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(PLAN, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}

/** @throws InputError FLAG_VALUE_INVALID, and USAGE without a target or for `--net` of coins */
function targetOf({ target, net }: PlanOptions): Target {
  if (target === undefined) {
    fail('USAGE', {
      message: 'What is to be reached?',
      hint: 'Say it: live-earnings plan HISTORY --target 500USD, or --target 60000coins',
    });
  }
  const typed = readTarget(target);
  if (typed.kind === 'money') return { ...typed, after: net ? 'net' : 'payout' };
  if (net) {
    fail('USAGE', {
      message: '--net is about money: nothing is deducted from coins.',
      hint: 'Give an amount, such as --target 500USD --net',
    });
  }
  return typed;
}

/** Without any input the flags are the one LIVE there is; without any figure there is none, and the coins are still known. */
async function past(
  inputs: readonly string[],
  options: PlanOptions,
  settings: Settings,
  io: Io,
): Promise<Pick<Loaded, 'diagnostics'> & { readonly sessions: Loaded['sessions'] | readonly [] }> {
  const { platform, creator, timezone: _, ...described } = options;
  if (inputs.length > 0) return loadHistory(inputs, options, settings, io, described);
  return hasAnySessionField(parseFlags(options))
    ? loadHistory(inputs, options, settings, io, { ...described, platform, creator })
    : { sessions: [], diagnostics: [] };
}
