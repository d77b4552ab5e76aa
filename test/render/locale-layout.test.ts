import { fc } from '@fast-check/vitest';
import { resolve } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { layoutGrid } from '../../src/render/table/grid.ts';
import { formatCount, formatDecimal, formatPercent } from '../../src/render/text/amount.ts';
import { numeralsOf } from '../../src/render/text/intl-numerals.ts';
import { inLocale } from '../../src/render/text/numerals.ts';
import { sanitise } from '../../src/render/text/sanitise.ts';
import { loadMeasure } from '../../src/render/text/width.ts';
import { runWith } from '../io.ts';

const TAGS = ['ar-EG', 'fa', 'he', 'de-DE', 'en-IN', 'ja', 'es', 'fr', 'mr', 'my', 'en-u-nu-hanidec'];
const cwd = resolve(import.meta.dirname, '../../fixtures');

describe.each(TAGS)('a page with the numbers of %s', (tag) => {
  const numbers = numeralsOf(tag);

  it('has its columns below each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(10 ** 9), fc.nat(1000), fc.bigInt(0n, 10n ** 20n)), { minLength: 1 }),
        (rows) =>
          inLocale(numbers, async () => {
            const cells = rows.map(([count, share, amount]) => [
              { text: 'Rose' },
              { text: formatCount(count) },
              { text: formatPercent(`${share}.0`) },
              { text: formatDecimal(`-${amount}.05`) },
            ]);
            const measure = await loadMeasure([]);
            const columns = ['Gift', 'Count', 'Share', 'USD'].map((title, index) => ({
              title,
              align: index === 0 ? ('left' as const) : ('right' as const),
            }));
            const lines = layoutGrid({ columns, rows: cells, headStyle: (text) => text }, null, measure);
            expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
          }),
      ),
      { numRuns: 40 },
    );
  });

  it.each([40, 60, 80, 120])('fits %s columns', async (columns) => {
    const call = `--likes 48213 --viewers 350 --duration 2h --comments 812 --gift Rose=120 --gift Lion=2 --no-config`;
    const calls = [
      ['estimate', ...call.split(' ')],
      ['history', 'history/a-season.csv', '--by', 'month', '--timezone', 'UTC', '--no-config'],
    ];
    for (const args of calls) {
      const { stdout } = await runWith([...args, '--locale', tag, '--width', String(columns)], { cwd });
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('keeps its marks where names are cleaned', () => {
    for (const text of inLocale(numbers, () => [
      formatCount(1234),
      formatPercent('-6.5'),
      numbers.money('-0.5', 'USD' as never),
    ]))
      expect(sanitise(`mira · ${text} of them`)).toBe(`mira · ${text} of them`);
  });
});

describe('a name with marks of direction', () => {
  it.each([
    ['\u2068evil', 'evil'],
    ['a\u2069b', 'ab'],
    ['\u2068\u202e12\u2069', '12'],
    ['\u2068no digits\u2069', 'no digits'],
    ['\u20681\u20682\u2069', '1\u20682\u2069'],
    ['\u2067\u0661\u2069', '\u0661'],
    ['\u200f\u2066x\u2069', 'x'],
    [`\u2068${'1'.repeat(81)}\u2069`, '1'.repeat(81)],
  ])('%j is cleaned', (name, clean) => {
    expect(sanitise(name)).toBe(clean);
  });

  it('leaves isolates only in pairs, and nothing in them that hides or turns text', () => {
    const characters = fc.constantFrom(
      '\u2068',
      '\u2069',
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200f',
      '\u0661',
      '1',
      'a',
      ' ',
      '\n',
      '\u001b[2J',
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 30 }), (parts) => {
        const clean = sanitise(parts.join(''));
        const outside = clean.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
        expect(outside).not.toMatch(/[\u2066-\u2069\u202a-\u202e\u200b\u200e\u200f\n\u001b]/);
        expect(clean).not.toMatch(/[\u2066\u2067\u202a-\u202e\u200b\n\u001b]/);
        expect(sanitise(clean)).toBe(clean);
      }),
    );
  });
});
