import { isKnownLocale } from '../config/locale.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { loadPaint, wantsColor } from './color.ts';
import type { Io } from './io.ts';
import { colorChoice } from './output.ts';
import type { CheckOptions, OutputOptions, SettingsOptions } from './options.ts';

type Options = SettingsOptions & CheckOptions & Pick<OutputOptions, 'color'>;

/**
 * Settings as configuration, environment and flags have them, in the currency that is asked for. A locale without data is told here
 * and in no report: the figures are the same.
 *
 * @param ownCurrencies in those that the rates were set in, whatever the reports are in
 */
export async function settingsFor(
  options: Options,
  io: Io,
  { ownCurrencies = false } = {},
): Promise<Settings> {
  const settings = await resolveSettings({
    cwd: io.cwd,
    env: io.env,
    configPath: typeof options.config === 'string' ? options.config : null,
    noConfig: options.config === false,
    flags: options,
    ownCurrencies,
  });
  if (settings.locale !== null) await tellUnknown(settings.locale, options, io);
  if (settings.headers.length > 0) {
    // Told before anything is read, and by `config`, too.
    const { headerAliases } = await import('../sources/header-aliases.ts');
    headerAliases(settings.headers);
  }
  return settings;
}

/** Standard error hears of a locale that the running Node has no data for. */
export async function tellUnknown(
  locale: string,
  { color }: Pick<OutputOptions, 'color'>,
  { env, stderr }: Pick<Io, 'env' | 'stderr'>,
): Promise<void> {
  if (isKnownLocale(locale)) return;
  const { renderFindings } = await import('../render/text/errors.ts');
  const paint = await loadPaint(wantsColor(colorChoice({ color }), env, stderr));
  stderr.write(renderFindings([diagnostic('LOCALE_UNKNOWN', { locale })], paint));
}
