import type { Settings } from '../config/settings.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { type Judge, type Judged, openChecks } from './checks.ts';
import type { Io } from './io.ts';
import type { CheckOptions } from './options.ts';

/**
 * The checks of a report about something else than what was paid. `--fail-under` is about that, and a figure must be named
 * instead; of a configuration, whose checks are for every report, those hold whose figure this one has.
 *
 * @param instead a check that `--fail-under` may have meant
 * @throws InputError as `openChecks`, and USAGE for `--fail-under`
 */
export async function openReportChecks(
  options: CheckOptions,
  { checks }: Pick<Settings, 'checks'>,
  io: Io,
  judged: Judged,
  instead: string,
): Promise<Judge> {
  if (options.failUnder !== undefined) {
    fail('USAGE', {
      message: '--fail-under is about what was paid, and no figure of this report says that alone.',
      hint: `Name the figure that you mean: --fail-if "${instead}"`,
    });
  }
  return openChecks(options, { failUnder: null, checks: await checksFor(checks, judged) }, io, judged);
}

/** Every check of a flag, and of a configuration those whose figure the report has. */
export async function checksFor(checks: Settings['checks'], judged: Judged): Promise<Settings['checks']> {
  const typed = checks.filter(({ origin }) => origin.kind === 'flag');
  return typed.length === checks.length ? checks : known(checks, typed, judged);
}

async function known(
  checks: Settings['checks'],
  typed: Settings['checks'],
  judged: Judged,
): Promise<Settings['checks']> {
  const [{ figuresOf }, { parseExpression }, { anyIndex, parsePath }] = await Promise.all([
    import('../report/checks/figures.ts'),
    import('../report/checks/expression.ts'),
    import('../report/checks/path.ts'),
  ]);
  const figures = figuresOf(await judged.schema());
  return checks.filter((check) => {
    if (typed.includes(check)) return true;
    const expression = parseExpression(check.text);
    const path = expression && parsePath(expression.path);
    // What cannot be read at all is refused, whatever the report.
    return !path || figures.has(anyIndex(path));
  });
}
