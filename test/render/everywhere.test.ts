import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import type { Rate } from '../../src/rates/profile.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import { runWith } from '../io.ts';

/*
 * No number for people is made beside the formatters: under a locale whose digits are others, a digit from 0 to 9 that is left in a
 * report is a date, a place, an id, a command, or what somebody else wrote.
 */

const cwd = resolve(import.meta.dirname, '../../fixtures');
const EVENING = 'estimate/friday-evening/live.jsonl';
const SEASON = 'history/a-season.csv';

const PAGES = ['table', 'html', 'markdown', 'github', 'line'];
const NO_HTML = PAGES.filter((format) => format !== 'html');

const CALLS: readonly (readonly [call: string, formats: readonly string[]])[] = [
  [
    `estimate ${EVENING} --deduct agency=10% --fail-if direct.coins<100000 --history ${SEASON} --creator mira_sings`,
    PAGES,
  ],
  [
    'estimate --likes 48213 --viewers 350 --duration 2h --comments 812 --gift Rose=120 --gift Lion=2 --paid 58.20USD',
    PAGES,
  ],
  [
    'estimate --diamonds 12400 --paid 29USD --income brand=200USD --unique-viewers 9000 --follows 40 --shares 12',
    PAGES,
  ],
  ['estimate --gift Midnight=3@? --gift Rose=1 --currency KWD --exchange 1USD=0.307KWD@2026-11-20', PAGES],
  ['estimate --gifts 20000 --views 100 --viewers 12000 --likes 900000 --duration 30s', PAGES],
  [`estimate ${EVENING} session/evening/evening.yaml`, PAGES],
  [
    `history ${SEASON} --week-start monday --by month --timezone Europe/Berlin --fail-if histories[0].total.direct.coins<1`,
    PAGES,
  ],
  ['history history/an-agency.csv --by creator --week-start monday --timezone UTC --top 2', PAGES],
  ['history backstage/leavers/creators.csv --timezone UTC --week-start monday --agency-share 7.5%', PAGES],
  [
    'history analytics/english/Engagement.csv analytics/english/Revenue.csv --timezone UTC --week-start monday',
    PAGES,
  ],
  [`compare ${SEASON} --a 2026-02 --b 2026-03 --timezone Europe/Berlin`, PAGES],
  [`compare ${SEASON} --a 2026-02-01..2026-02-07 --b 2026-03-01..2026-03-07 --timezone UTC`, PAGES],
  ['influence influence/associated/season.csv --all', PAGES],
  ['influence influence/one-live/live.jsonl', PAGES],
  [`influence ${SEASON} history/an-agency.csv`, PAGES],
  [`forecast ${SEASON} --duration 2h30m --deduct fee=0.25USD`, PAGES],
  [`plan ${SEASON} --target 500USD --with viewers=+20% --with duration=3h`, NO_HTML],
  ['plan --target 60000coins --gift Rose=120 --viewers 350 --duration 2h', NO_HTML],
  ['calibrate calibrate/payouts.csv history/a-season.csv --timezone Europe/Berlin', NO_HTML],
  ['rates --cash-per-coin 1/210', ['table']],
  ['gifts lion', ['table']],
];

/** What others wrote, and may hold any number. */
const QUOTED = [
  ...[
    ...tiktok.coinPrices.flatMap(({ rates }) => rates),
    ...tiktok.cashPerCoin,
    ...tiktok.coinsPerDiamond,
    tiktok.dailyCap,
    tiktok.minimum,
    tiktok.cashOutFee,
    tiktok.payoutDelayDays,
    tiktok.matchMultiplier,
    tiktok.cashPerLike,
  ]
    .filter((rate): rate is Rate => rate !== null)
    .flatMap(({ source, note, url, date }) => [source, note, url, date]),
  ...Object.values(defaultBenchmarks).map(({ source }) => source),
]
  .filter((text): text is string => text !== null && text.length > 10 && /\d/.test(text))
  .sort((a, b) => b.length - a.length);

const PLAIN: readonly RegExp[] = [
  // Dates, times of day, and the calendar below a chart.
  /\d{4}-\d{2}(?:-\d{2})?(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?/g,
  /(?<![\d:])\d{1,2}:\d{2}(?![\d:])/g,
  /(?<!\S)\d{2}-\d{2}(?!\S)/g,
  // Files and places in them, figures of the document, the version.
  /[\w./-]+\.(?:csv|jsonl|yaml)(?::\d+)*/g,
  /,line=\d+(?:,col=\d+)?/g,
  /\\?\[\d+\\?\]/g,
  /live-earnings \d+\.\d+\.\d+/g,
  // What is typed or pasted.
  /--[a-z-]+:? [^\s,;]+/g,
  /\b(?:viewers|duration)=\S+/g,
  /\b(?:cashPerCoin|coinsPerDiamond|value|low|high): [\d.]+/g,
  /source: ".*"/g,
  /\d+ [A-Z]{3} = [\d.]+ [A-Z]{3}/g,
  /direct\.coins\s*(?:<|&lt;|\\<)\s*\d+/g,
  /needed, 2\./g,
  /2h30m, 150m or 2:10:05/g,
  /\b[Ss]eed \d+/g,
  /\(\d{4}; confidence/g,
  // Ids.
  /\b\d{4,19}(?=\s{2}|"|&quot;)/g,
  /\(id \d+/g,
  /%0A|%25/g,
];

function leftIn(text: string, format: string): string[] {
  let rest = text;
  if (format === 'html') {
    rest = rest.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, ' ');
    rest = rest
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  }
  if (format === 'markdown') rest = rest.replace(/&#8203;/g, '').replace(/\\(?=[_~&])/g, '');
  rest = rest.replace(/\s*\n\s*/g, format === 'table' ? ' ' : '\n');
  for (const quoted of QUOTED) rest = rest.replaceAll(quoted, '');
  for (const plain of PLAIN) rest = rest.replace(plain, '');
  return [...rest.matchAll(/.{0,40}[0-9].{0,20}/g)].map(([found]) => found);
}

describe.each(CALLS)('%s', (call, formats) => {
  it.each(formats)('has no number of another locale in %s', async (format) => {
    const args = [...call.split(' '), '--format', format, '--no-config'];
    const { stdout } = await runWith([...args, '--locale', 'ar-EG'], { cwd });
    expect(stdout).toMatch(/[\u0660-\u0669]/);
    expect(leftIn(stdout, format)).toEqual([]);
    const plain = await runWith(args, { cwd });
    // As it would be seen failing: in English nearly everything is left.
    if (!call.startsWith('gifts')) expect(leftIn(plain.stdout, format).length).toBeGreaterThan(0);
    expect(plain.stdout).not.toMatch(/[\u0660-\u0669\u2066-\u2069]/);
  });

  it.skipIf(formats.length === 1)('is the same for programs', async () => {
    for (const format of ['json', 'ndjson', 'csv']) {
      const args = [...call.split(' '), '--format', format, '--no-config'];
      const [plain, set] = [
        await runWith(args, { cwd }),
        await runWith([...args, '--locale', 'ar-EG'], { cwd }),
      ];
      expect(set).toEqual(plain);
    }
  });
});
