import { fail } from '../../diagnostics/diagnostic.ts';
import { INFLUENCE, formatsOf } from '../../render/registry.ts';
import { buildInfluence } from '../../report/influence/build.ts';
import { askedBy, loadHistory } from '../history.ts';
import type { Io } from '../io.ts';
import type { InfluenceOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { openReportChecks } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';

/**
 * Whether gifts go along with likes over a creator's LIVEs. That they do not, or that nobody can tell, are answers: exit code 0.
 * Returns 1 when a check or `--strict` fails.
 */
export async function influence(
  inputs: readonly string[],
  options: InfluenceOptions,
  io: Io,
): Promise<number> {
  const kept = options.baseline === undefined ? inputs : [...inputs, options.baseline];
  const formats = formatsOf(INFLUENCE);
  const write = await openOutput(options, io, kept, formats);
  const seed = readSeed(options.seed);
  const asked = askedBy(options);
  const settings = await settingsFor(options, io);
  const judge = await openReportChecks(
    options,
    settings,
    io,
    {
      schema: async () => (await import('../../report/influence/schema.ts')).influenceSchema,
      section: 'creators',
    },
    'influence.elasticity.slope < 0',
  );
  const { sessions, diagnostics } = await loadHistory(inputs, options, settings, io);
  const built = buildInfluence(sessions, asked, seed, settings, [...diagnostics, ...(settings.notes ?? [])]);
  const thresholds = await judge(async () => {
    const { toInfluenceDocument } = await import('../../render/json/influence.ts');
    return toInfluenceDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(INFLUENCE, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}

/** The generator takes 32 bits. */
const MOST_SEED = 2 ** 32 - 1;

/** `null`: the usual one. */
function readSeed(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seed = Number(text);
  if (!/^\d{1,10}$/.test(text) || seed > MOST_SEED)
    fail('FLAG_VALUE_INVALID', {
      flag: '--seed',
      value: text,
      expected: `a whole number from 0 to ${MOST_SEED}`,
    });
  return seed;
}
