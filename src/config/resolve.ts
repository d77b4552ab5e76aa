import { type Diagnostic, diagnostic, fail, InputError } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../diagnostics/nearest.ts';
import { type Benchmarks, COMPONENTS, type Evidence } from '../engagement/benchmarks.ts';
import type { ScenarioSettings } from '../influence/scenario.ts';
import { compare, exact } from '../money/exact.ts';
import { BUILT_IN_PROFILES, builtInLayer } from './built-in-layer.ts';
import { type ConfigText, findProjectConfig, findUserConfig, readNamedConfig } from './discover.ts';
import { explainSettings } from './explain.ts';
import { type Layer, mergeLayers, type Setting } from './layer.ts';
import { canonicalLocale } from './locale.ts';
import { buildProfiles } from './profiles.ts';
import {
  type ConfigFlags,
  environmentValues,
  requestLayer,
  requestRates,
  type RequestSource,
} from './request-layer.ts';
import type { CheckSetting, Settings } from './settings.ts';

/** Where settings may come from. */
export interface SettingsRequest {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--config FILE`, taking the place of the project's file; the user's own file stays the weaker one. */
  readonly configPath: string | null;
  /** `--no-config`: no file is looked for, and LIVE_EARNINGS_CONFIG is not heard. */
  readonly noConfig: boolean;
  readonly flags: ConfigFlags;
  /** Leave rates in the currencies that they were set in, for what counts no money or measures the rates. */
  readonly ownCurrencies?: boolean;
}

/**
 * Everything that is not the session, value by value from the strongest source that says it: flag, LIVE_EARNINGS_*
 * variable, the file named by `--config` or else the project's, the user's file, built-in.
 *
 * A list of deductions replaces a weaker one whole, and so does one of checks, to which those of flags are added. Gifts add up by id or name, profiles by name, and rates that all begin
 * on a day leave the time before it to the weaker source. Rates given as flags or variables hold for the platform in force.
 * Everything is in the currency that is asked for, by exchanges that add up by their pair.
 *
 * Without a configuration file neither zod, yaml nor cosmiconfig is loaded.
 *
 * @throws InputError CONFIG_NOT_FOUND, CONFIG_CODE_REFUSED, INPUT_UNREADABLE, DATA_SYNTAX, DATA_KEY_UNKNOWN,
 * DATA_KEY_MISSING, DATA_VALUE_INVALID, FLAG_VALUE_INVALID, PLATFORM_UNKNOWN
 */
export async function resolveSettings(request: SettingsRequest): Promise<Settings> {
  const sources: RequestSource[] = [
    { kind: 'environment', values: environmentValues(request.env) },
    { kind: 'flag', values: request.flags },
  ];
  const spoken = [builtInLayer(), ...(await fileLayers(request)), ...sources.map(requestLayer)].reduce(
    mergeLayers,
  );
  const platform = platformOf(spoken);
  const layer = sources.map((source) => requestRates(source, platform)).reduce(mergeLayers, spoken);

  const builtIn = BUILT_IN_PROFILES.map((profile) => profile.platform);
  const { profiles, gifts, cataloguePlatform, diamondReadingSet, layers, problems } = buildProfiles(
    layer.profiles,
    builtIn,
  );
  const found = [...problems, ...scoreProblems(layer), ...scenarioProblems(layer)];
  if (found.length > 0) throw new InputError(found);
  const check = ({ value, origin, at }: Setting<string>): CheckSetting => ({ text: value, origin, at });
  const failUnder = layer.texts.get('failUnder');
  const agencyShare = layer.texts.get('agencyShare');
  const settings: Settings = {
    platform,
    timezone: layer.texts.get('timezone')?.value ?? null,
    locale: localeOf(layer),
    profiles,
    gifts,
    cataloguePlatform,
    diamondReadingSet,
    deductions: layer.deductions?.map(({ value }) => value) ?? [],
    agencyShare: agencyShare ? exact(agencyShare.value) : null,
    headers: [...layer.headers.values()].flat().map(({ value }) => value),
    benchmarks: benchmarksOf(layer),
    scenario: scenarioOf(layer),
    failUnder: failUnder ? check(failUnder) : null,
    checks: layer.checks?.map(check) ?? [],
    // Only `config` asks for it.
    get explained() {
      return explainSettings(layer, layers);
    },
  };
  const { currency, exchanges } = layer;
  if (request.ownCurrencies || (currency === null && exchanges.size === 0)) return settings;
  const { inCurrency } = await import('./currency.ts');
  return inCurrency(settings, currency, [...exchanges.values()]);
}

/** Weakest first. */
async function fileLayers({ cwd, env, configPath, noConfig }: SettingsRequest): Promise<Layer[]> {
  if (noConfig) return [];
  const named = configPath ?? (env['LIVE_EARNINGS_CONFIG'] || null);
  const files = [
    findUserConfig(cwd, env),
    named === null ? await findProjectConfig(cwd) : readNamedConfig(cwd, named),
  ].filter((file): file is ConfigText => file !== null);
  if (files.length === 0) return [];
  const { readConfig } = await import('./read-config.ts');
  return Promise.all(files.map(readConfig));
}

function platformOf({ texts, profiles }: Layer): string {
  const { value, at } = texts.get('platform') as Setting<string>;
  const known = [...profiles.keys()];
  if (!profiles.has(value))
    fail('PLATFORM_UNKNOWN', { platform: value, known, nearest: nearestWord(value, known) }, at);
  return value;
}

/** A file may write it in its own way. */
function localeOf({ texts }: Layer): string | null {
  const text = texts.get('locale')?.value;
  return text === undefined ? null : canonicalLocale(text);
}

/** The built-in layer sets every number of every component, so each is there. */
function benchmarksOf({ texts, numbers }: Layer): Benchmarks {
  const number = (path: string): number => (numbers.get(path) as Setting<number>).value;
  const text = (path: string): string => (texts.get(path) as Setting<string>).value;
  return Object.fromEntries(
    COMPONENTS.map((component) => [
      component,
      {
        rate: number(`benchmarks.${component}.rate`),
        spread: number(`benchmarks.${component}.spread`),
        pseudoExposure: number(`benchmarks.${component}.pseudoExposure`),
        weight: number(`weights.${component}`),
        evidence: text(`benchmarks.${component}.evidence`) as Evidence,
        source: text(`benchmarks.${component}.source`),
      },
    ]),
  ) as Benchmarks;
}

function scenarioOf({ texts, numbers }: Layer): ScenarioSettings {
  const elasticity = (bound: string): string =>
    (texts.get(`influence.elasticity.${bound}`) as Setting<string>).value;
  return {
    elasticity: { low: elasticity('low'), middle: elasticity('middle'), high: elasticity('high') },
    referenceLikeRate: numbers.get('influence.referenceLikeRate')?.value ?? null,
  };
}

/** Weights are fine one by one and may still leave no score at all. */
function scoreProblems({ numbers }: Layer): Diagnostic[] {
  const weights = COMPONENTS.map((component) => numbers.get(`weights.${component}`) as Setting<number>);
  if (weights.some(({ value }) => value > 0)) return [];
  const at = weights.find((weight) => weight.at !== null)?.at ?? null;
  return [
    diagnostic('DATA_VALUE_INVALID', { key: 'weights', value: '0', expected: 'one weight above 0' }, at),
  ];
}

/** The bounds may come from different files, so their order is known only now. */
function scenarioProblems(layer: Layer): Diagnostic[] {
  const { low, middle, high } = scenarioOf(layer).elasticity;
  const [least, mid, most] = [exact(low), exact(middle), exact(high)];
  if (compare(least, mid) <= 0 && compare(mid, most) <= 0) return [];
  const at = ['low', 'middle', 'high']
    .map((bound) => layer.texts.get(`influence.elasticity.${bound}`)?.at)
    .find((place) => place);
  return [
    diagnostic(
      'DATA_VALUE_INVALID',
      {
        key: 'influence.elasticity',
        value: `${low}, ${middle}, ${high}`,
        expected: 'low, middle and high in that order',
      },
      at ?? null,
    ),
  ];
}
