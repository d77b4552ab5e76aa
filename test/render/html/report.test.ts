import { createHash } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES } from '../../../src/config/built-in-layer.ts';
import type { Deduction } from '../../../src/earnings/deductions.ts';
import { defaultBenchmarks } from '../../../src/engagement/benchmarks.ts';
import { defaultScenario } from '../../../src/influence/scenario.ts';
import { exact } from '../../../src/money/exact.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { renderHtml } from '../../../src/render/html/report.ts';
import { renderTable } from '../../../src/render/table/table.ts';
import { buildReport } from '../../../src/report/build.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Minute, Session } from '../../../src/session/session.ts';
import { emptySession, priced, unpriced } from '../../sessions.ts';
import { elementsOf } from './well-formed.ts';

const reportOf = (sessions: [Session, ...Session[]], deductions: readonly Deduction[] = []): Report =>
  buildReport(
    sessions,
    {
      profiles: new Map(BUILT_IN_PROFILES.map((profile) => [profile.platform, profile])),
      diamondReadingSet: new Set(),
      deductions,
      benchmarks: defaultBenchmarks,
      scenario: defaultScenario,
    },
    [],
  );
const htmlOf = (report: Report, all = false): Promise<string> =>
  renderHtml(report, { version: '1.2.3', all, quiet: false });

const minutes = (count: number): Minute[] =>
  Array.from({ length: count }, (_, minute) => ({
    minute,
    coins: (minute * 37) % 500,
    gifts: 1,
    gifters: 1,
    likes: (minute * 53) % 900,
    comments: null,
    viewers: minute % 7 === 0 ? null : 100 + (minute % 50),
  }));

const evening: Session = {
  ...emptySession,
  creator: 'mira_sings',
  startedAt: '2026-11-20T20:07:00+01:00',
  durationSeconds: 7200,
  viewers: { average: 140, peak: 300, unique: 4000 },
  likes: { total: 48213, recorded: null },
  comments: 812,
  shares: 12,
  follows: 31,
  gifters: 20,
  gifts: [priced('Rose', 1200, 1), priced('Galaxy', 1, 1000), priced('Corgi', 3, 299)],
  timeline: minutes(120),
};
const agency: Deduction = { name: 'agency', kind: 'percent', percent: exact(20) };

/** What a reader sees, without tags, styles and entities. */
const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

/** A table without a width has long words for effects, the page short ones. */
const LONG_WORDS =
  /^(Effect on earnings|indirect: visibility|.*likelihood of gifts|opportunity .*|viewers who come back|the givers .*)/;

describe('the page', () => {
  it('is well-formed, in one language, with headings in order and ids of its own', async () => {
    const elements = elementsOf(await htmlOf(reportOf([evening], [agency])));
    expect(elements[0]).toMatchObject({ name: 'html', attributes: new Map([['lang', 'en']]) });
    const levels = elements.filter(({ name }) => /^h\d$/.test(name)).map(({ name }) => Number(name[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('forbids everything but its own style, by its hash', async () => {
    const page = await htmlOf(reportOf([evening]));
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    );
  });

  it('loads and runs nothing', async () => {
    const page = await htmlOf(reportOf([evening], [agency]));
    const elements = elementsOf(page);
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ['script', 'link', 'img', 'image', 'iframe', 'object', 'use', 'form', 'foreignObject'])
      expect(names).not.toContain(name);
    for (const { name, attributes } of elements) {
      expect([...attributes.keys()].filter((key) => /^(on|src|style$|xlink)/.test(key))).toEqual([]);
      if (attributes.has('href')) expect([name, attributes.get('rel')]).toEqual(['a', 'noreferrer noopener']);
    }
    expect(page).not.toMatch(/@import|url\((?!#)/);
  });

  it('draws every chart with a title, a description and its figures as a table', async () => {
    const page = await htmlOf(reportOf([evening], [agency]));
    const figures = [...page.matchAll(/<figure id="(\w+)">([\s\S]*?)<\/figure>/g)];
    expect(figures.map(([, id]) => id)).toEqual(['flow', 'gifts', 'minutes', 'swing', 'parts']);
    for (const [, id, inner] of figures) {
      expect(inner).toContain(`<svg role="img" aria-labelledby="${id}-t ${id}-d"`);
      expect(inner).toMatch(
        new RegExp(`<title id="${id}-t">[^<]+</title>\\n<desc id="${id}-d">[^<]+</desc>`),
      );
      if (id !== 'gifts') expect(inner).toContain('<details><summary>The same as a table</summary>');
    }
    // The bars of the gifts are the rows of the table right below them.
    expect(page).toMatch(/<figure id="gifts">[\s\S]*?<\/figure>\s*<div class="scroll"[^>]*><table>/);
    expect(page).not.toContain('NaN');
    expect(page).not.toContain('undefined');
  });

  it('keeps coins, likes and viewers on scales of their own, and shows no line where nobody looked', async () => {
    const page = await htmlOf(reportOf([evening]));
    const plots = [...page.matchAll(/class="plot (\w+)">([\s\S]*?)<\/svg>/g)];
    expect(plots.map(([, kind]) => kind)).toEqual(['coins', 'likes', 'viewers']);
    // A new stroke begins after every gap.
    expect(plots[2]?.[2]?.match(/M/g)?.length).toBeGreaterThan(10);
    expect(page).toContain('>20:30</text>');
  });

  it('says what the table says', async () => {
    for (const report of [
      reportOf([evening], [agency]),
      reportOf([{ ...evening, gifts: [priced('Rose', 12, 1), unpriced('Rsoe', 2)] }]),
      reportOf([{ ...emptySession, declared: { ...emptySession.declared, diamonds: 1011 } }], [agency]),
      reportOf([evening, { ...evening, creator: 'ben' }]),
      reportOf([{ ...emptySession, likes: { total: 5, recorded: null } }]),
    ]) {
      const shown = textOf(await htmlOf(report));
      const table = await renderTable(report, { width: null, paint: PLAIN, all: false, quiet: true });
      // `note:` is a word of its own on the page, and so is what a title says.
      const lines = table.split('\n').flatMap((line) => line.trim().split(/ {2,}/));
      for (const piece of lines.filter((each) => each !== '' && !/^(warning|note): /.test(each)))
        if (!LONG_WORDS.test(piece)) expect(shown).toContain(piece);
    }
  });

  it('marks a lower bound and has no upper end for it', async () => {
    const page = textOf(
      await htmlOf(reportOf([{ ...evening, gifts: [priced('Rose', 1200, 1), unpriced('X', 2)] }])),
    );
    expect(page).toContain('≥ $6.00');
    expect(page).toContain('≥ means at least');
    expect(page).not.toMatch(/3\.96 to/);
  });

  it('shows no amount beside likes where one gift is most of the income, and always what likes do not do', async () => {
    const page = textOf(
      await htmlOf(reportOf([{ ...evening, gifts: [priced('Lion', 2, 29999), priced('Rose', 1, 1)] }])),
    );
    expect(page).toContain('No dollars shown');
    expect(page).toContain('going along is not causing');
    expect(page).toContain('Unofficial; estimates, not tax advice.');
  });
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</title>',
        '</style>',
        '"',
        "'",
        '&',
        '&#x3c;',
        '-->',
        ']]>',
        '\u001b[2J',
        '\u202e',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('hostile text', () => {
  test.prop([hostile, hostile, hostile], { numRuns: 60 })('is text and nothing else', async (a, b, c) => {
    const report = reportOf(
      [
        {
          ...evening,
          creator: a,
          title: b,
          source: { kind: 'session-file', paths: [c] },
          gifts: [priced(a, 3, 5), priced(`${b}.`, 1, 9), unpriced(c, 1)],
          otherIncome: [{ kind: 'brand', label: c, money: { currency: 'USD' as never, amount: exact(5) } }],
          timeline: null,
        },
      ],
      [{ ...agency, name: b }],
    );
    const page = await htmlOf(report);
    const names = new Set(elementsOf(page).map(({ name }) => name));
    expect(names).not.toContain('script');
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    expect(page.match(/<(title|style)>/g)).toHaveLength(2);
  });

  it('makes no link of an address that is none of the web', async () => {
    const report = reportOf([evening]);
    const [used] = report.rates;
    if (!used) throw new Error('no rates');
    const page = await htmlOf({
      ...report,
      rates: [
        { ...used, cashPerCoin: { ...used.cashPerCoin, url: 'javascript:alert(1)' } },
        { ...used, cashPerCoin: { ...used.cashPerCoin, url: 'https://example.invalid/?a="><script>' } },
      ],
    });
    expect(page).not.toContain('javascript:');
    expect(page).toContain('href="https://example.invalid/?a=&quot;&gt;&lt;script&gt;"');
    elementsOf(page);
  });
});

describe('a large report', () => {
  it('stays under a megabyte with 20,000 lines of gifts and a day of minutes', async () => {
    const gifts = Array.from({ length: 20_000 }, (_, id) =>
      id % 2 === 0
        ? priced(`A gift with a long name, number ${id}`, 3, 1 + (id % 900), String(id))
        : unpriced(`A gift without a price, number ${id}`, 1),
    );
    const page = await htmlOf(reportOf([{ ...evening, gifts, timeline: minutes(1440) }]));
    expect(page.length).toBeLessThan(1_000_000);
    expect(page).toContain('--all shows them');
    elementsOf(page);
  });

  it('stays under a megabyte with 500 LIVEs', async () => {
    const lives = Array.from({ length: 500 }, () => evening) as unknown as [Session, ...Session[]];
    const page = await htmlOf(reportOf(lives));
    expect(page.length).toBeLessThan(1_000_000);
    expect(page.match(/<tr>/g)?.length).toBeGreaterThanOrEqual(500);
  });
});
