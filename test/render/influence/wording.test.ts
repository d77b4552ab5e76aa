import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/influence/association/notes.ts';
import { renderInfluenceJson } from '../../../src/render/json/influence.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { type Block, textsOf } from '../../../src/render/table/block.ts';
import { influenceBlocks } from '../../../src/render/table/influence/page.ts';
import { LIMITS, leftOutText, noteText, thinReasonText } from '../../../src/render/text/association.ts';
import { TIMING_LIMITS, timingSummary } from '../../../src/render/text/timing.ts';
import type { InfluenceReport } from '../../../src/report/influence/build.ts';
import { apart, evening, late, report, together } from '../../report/influence/histories.ts';

/** Words with which likes would be said to do something, or to be money. The name of the tool is none of them. */
const CLAIMS =
  /(?<!live-)\b(?:earn(?:s|ed|ing|ings)?|caus(?:e|es|ed|ing)|worth|bring(?:s|ing)?|brought|due to|thanks to|because of|result(?:s|ed)? in|lead(?:s)? to|led to|drive(?:s|n)?|drove|boost(?:s|ed)?|generate(?:s|d)?|per like|value of (?:a )?likes?|return on|extra|additional|on top of)\b/i;

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures');

const blocks = (found: InfluenceReport): Block[] =>
  influenceBlocks(found, { paint: PLAIN, all: true, quiet: false });
/** Every text of the page, one a line; how it is laid out is for the fixtures. */
const table = (found: InfluenceReport): string => [...textsOf(blocks(found))].join('\n');
const flat = (text: string): string => text.replace(/\s+/g, ' ');

const associated = report(together());
const negative = report(together().map(mirrored));
const REPORTS: readonly (readonly [name: string, report: InfluenceReport])[] = [
  ['associated', associated],
  ['associated, negative', negative],
  ['inconclusive', report(apart())],
  ['confounded', report(late())],
  ['not_enough_data', report(together(6))],
  ['one LIVE', report([evening(0, 0, 0)])],
  ['nothing usable', report([evening(0, 0, 0, { durationSeconds: null })])],
  ['several creators', report([...together(), ...apart(30, { creator: 'grace' })])],
];

/** The more likes, the fewer coins. */
function mirrored(session: ReturnType<typeof evening>): ReturnType<typeof evening> {
  const coins = Math.round(100_000_000 / (session.declared.coins ?? 1));
  return { ...session, declared: { ...session.declared, coins } };
}

describe.each(REPORTS)('the wording contract: %s', (_, found) => {
  it('says nowhere that likes did anything', () => {
    expect(flat(table(found))).not.toMatch(CLAIMS);
    // Keys are no sentences; values are.
    const values = renderInfluenceJson(found, '1.0.0').replace(/"[^"]*":/g, '');
    expect(values.replace(/"name"[^,]*|live-earnings/g, '')).not.toMatch(CLAIMS);
  });

  it('always tells the seed, what else moves both, and that visibility is not in the figure', () => {
    const text = flat(table(found));
    expect(text).toContain('Seed 1');
    for (const sentence of [
      'Viewers who are excited both tap and gift; the platform sends traffic to lively rooms; gifts also trigger taps.',
      'what likes may do for visibility is not in the figure',
      'never comes on top. Likes pay nothing.',
    ])
      expect(text).toContain(sentence);
  });

  it('has money beside likes only in an association, with its interval and its false alarms', () => {
    const text = table(found);
    const amounts = found.creators.some((each) => each.associated !== null);
    expect(text.includes('WENT ALONG')).toBe(amounts);
    expect(/simulated histories of \d+ LIVEs in which likes do nothing/.test(flat(text))).toBe(amounts);
    const money = [...text.matchAll(/^.*\$.*$/gm)].map(([line]) => line);
    for (const line of money) expect(line).toMatch(/^Gifts paid /);
    const document = JSON.parse(renderInfluenceJson(found, '1.0.0'));
    for (const { status, associated } of document.creators)
      expect(associated !== null).toBe(status === 'associated');
  });
});

describe('each answer', () => {
  const answered = REPORTS.filter(([, { creators }]) =>
    creators.every(({ association }) => association.status !== 'not_enough_data'),
  );

  it.each(answered)('has every figure of the contract: %s', (_, found) => {
    const text = flat(table(found));
    for (const { association } of found.creators) {
      const { estimate, status } = association;
      if (status === 'not_enough_data') throw new Error(status);
      const { slope, interval90, detectable, prior, needed } = association.estimate;
      expect(estimate).not.toBeNull();
      expect(text).toContain(slope.toFixed(2));
      expect(text).toContain(`${interval90.low.toFixed(2)} to ${interval90.high.toFixed(2)}`);
      expect(text).toContain(`LIVEs used ${association.sessions}`);
      expect(text).toContain(`Prior weight ${Math.round(prior.weight * 100)}%`);
      expect(text).toContain(`Detectable ${detectable?.toFixed(2)}`);
      expect(text).toContain(`It takes about ${needed.sessions} LIVEs`);
      expect(text).toContain(`Permutation p ${association.checks.permutation.pValue.toFixed(3)}`);
      expect(text).toContain('Lead placebo p');
      expect(text).toContain('A hidden factor that explains');
    }
  });

  it('says the direction of a negative association', () => {
    const text = flat(table(negative));
    expect(text).toMatch(
      /^Associated: over 30 LIVEs of ada, 1% more likes per viewer-minute went along with 0\.\d\d% fewer coins \(90% interval 0\.\d\d% to [01]\.\d\d% fewer\)/,
    );
    const [, low, high] = /interval (\d\.\d\d)% to (\d\.\d\d)% fewer/.exec(text) ?? [];
    expect(Number(low)).toBeLessThan(Number(high));
  });

  it.each([20, 21, 22, 23, 24, 25, 26, 27])('prints amounts whose rows add up: %i LIVEs', (lives) => {
    const grids = blocks(report(together(lives))).flatMap((block) =>
      block.kind === 'grid' ? [block.grid] : [],
    );
    const rows = grids.find(({ columns }) => columns[0]?.title === 'Likes')?.rows ?? [];
    const cents = rows.map((row) =>
      row.slice(1, 4).map(({ text }) => Math.round(Number(text.replaceAll(',', '')) * 100)),
    );
    const parts = cents.slice(0, -1);
    expect(parts.length).toBeGreaterThan(1);
    for (const column of [0, 1, 2])
      expect(parts.reduce((sum, row) => sum + (row[column] as number), 0)).toBe(cents.at(-1)?.[column]);
  });
});

it('has no claim in any sentence that a report may not have reached', () => {
  const notes: Note[] = [
    { kind: 'one-gifter', sessions: 2, share: 0.4 },
    { kind: 'one-session', share: 0.6 },
    { kind: 'one-liker', sessions: 1 },
    { kind: 'gifters-unknown', sessions: 1 },
    { kind: 'likes-recorded', sessions: 1 },
    { kind: 'likes-sampled', sessions: 1 },
    { kind: 'coins-at-least', sessions: 1 },
    { kind: 'hours-unknown', sessions: 1 },
    { kind: 'order-as-given', sessions: 2 },
    { kind: 'several-creators', creators: 2 },
  ];
  const reasons = [
    'few-sessions',
    'few-sessions-with-gifts',
    'prior-dominates',
    'likes-barely-vary',
    'likes-follow-the-rest',
  ] as const;
  const lacking = [
    'coins-unknown',
    'likes-unknown',
    'viewers-unknown',
    'duration-unknown',
    'no-exposure',
  ] as const;
  const refusals = [
    'no-timeline',
    'too-short',
    'too-long',
    'few-gifts',
    'viewers-unknown',
    'no-movement',
  ] as const;
  const sentences = [
    ...notes.map(noteText),
    ...reasons.map((reason) => thinReasonText({ reason, have: 0.2, need: 0.5 })),
    ...lacking.map((reason) => leftOutText(reason, 2)),
    ...refusals.flatMap((reason) =>
      (['gifts', 'viewers'] as const).map((series) =>
        timingSummary({ outcome: 'refused', reason, have: 1, need: 2 }, series),
      ),
    ),
    ...Object.values(LIMITS),
    ...Object.values(TIMING_LIMITS),
  ];
  for (const sentence of sentences) expect(sentence).not.toMatch(CLAIMS);
});

/** What the fixtures say; of JSON only the values. */
const printed = readdirSync(join(FIXTURES, 'influence'))
  .map((name) => join(FIXTURES, 'influence', name, 'expected.stdout'))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'))
  .map((text) =>
    flat(text.startsWith('{') ? text.replace(/"[^"]*":/g, '').replaceAll('live-earnings', '') : text),
  );

it('has no claim in any fixture', () => {
  expect(printed.length).toBeGreaterThan(8);
  for (const text of printed) expect(text).not.toMatch(CLAIMS);
});

it('knows a claim when it sees one', () => {
  for (const sentence of [
    'The likes earned $12.',
    'Likes caused more gifts.',
    'Your likes are worth $3.',
    'one LIVE cannot tell what likes brought',
    '$0.001 per like',
    'income due to likes',
  ])
    expect(sentence).toMatch(CLAIMS);
  expect('Sources of the rates: live-earnings rates.').not.toMatch(CLAIMS);
});
