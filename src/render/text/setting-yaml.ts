import type { Calibration } from '../../history/calibrate/calibrate.ts';
import type { RateEstimate } from '../../history/calibrate/estimate.ts';
import type { MatchedPayout } from '../../history/calibrate/match.ts';
import type { SettingLine } from '../../history/calibrate/setting-lines.ts';

/** What the bounds of the pasted rate are. */
const BOUNDS: Record<Exclude<RateEstimate['kind'], 'none'>, string> = {
  single: 'low and high hold what others report',
  table: 'low and high are these two',
  interval: 'low and high are their 90 % interval',
};

/** One payout may be anything; several agree or do not. */
const CONFIDENCE: Record<Exclude<RateEstimate['kind'], 'none'>, string> = {
  single: 'low',
  table: 'medium',
  interval: 'high',
};

/** The lines with where they come from, as `configSchema` takes them; `null` without an estimate. */
export function pastedLines({ settings, estimate, payouts, platform }: Calibration): SettingLine[] | null {
  if (!settings || estimate.kind === 'none') return null;
  const line = (name: string, value: string): SettingLine => ({
    key: ['profiles', platform, 'cashPerCoin', name],
    value,
  });
  return [
    ...settings,
    line(
      'source',
      sourceText(
        payouts.filter(({ notCounted }) => notCounted === null),
        estimate.kind,
      ),
    ),
    line('confidence', CONFIDENCE[estimate.kind]),
  ];
}

function sourceText(counted: readonly MatchedPayout[], kind: keyof typeof BOUNDS): string {
  const from = counted.map(({ payout }) => payout.from).reduce((a, b) => (a < b ? a : b));
  const to = counted.map(({ payout }) => payout.to).reduce((a, b) => (a > b ? a : b));
  const what = counted.length === 1 ? '1 payout' : `${counted.length} payouts`;
  return `my own: ${what} for days from ${from} to ${to}; ${BOUNDS[kind]}`;
}

/** The lines as a block of YAML. Numbers and dates stand as they are, words in quotation marks. */
export function yamlText(lines: readonly SettingLine[]): string {
  const out: string[] = [];
  let open: readonly string[] = [];
  for (const { key, value } of lines) {
    const parents = key.slice(0, -1);
    const same = parents.findIndex((part, depth) => open[depth] !== part);
    for (const [depth, part] of parents.entries()) {
      if (same !== -1 && depth >= same) out.push(`${'  '.repeat(depth)}${scalar(part)}:`);
    }
    open = parents;
    out.push(`${'  '.repeat(parents.length)}${scalar(key.at(-1) as string)}: ${scalar(value)}`);
  }
  return `${out.join('\n')}\n`;
}

const PLAIN = /^(?:[A-Za-z][A-Za-z0-9_-]*|\d[\d.]*|\d{4}-\d{2}-\d{2})$/;

/** JSON's quotation is YAML's, too. */
const scalar = (text: string): string => (PLAIN.test(text) ? text : JSON.stringify(text));
