import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { exact } from '../../src/money/exact.ts';
import { PLAIN } from '../../src/render/paint.ts';
import { manyNotes } from '../../src/render/table/many.ts';
import { periodText, signedPercent } from '../../src/render/text/calibration.ts';
import { changeText } from '../../src/render/text/changes.ts';
import { formatHours } from '../../src/render/text/hours.ts';
import { yamlText } from '../../src/render/text/setting-yaml.ts';
import { readChanges } from '../../src/sources/typed/changes.ts';

describe('notes of many sessions', () => {
  const notes = Array.from({ length: 9 }, (_, index) =>
    diagnostic('DUPLICATES_DROPPED', { count: index + 1 }),
  );
  const warnings = Array.from({ length: 5 }, (_, index) =>
    diagnostic('GIFT_COUNT_ONLY', { count: index + 1 }),
  );
  const texts = (quiet: boolean): string[] =>
    manyNotes([...notes, ...warnings], quiet, PLAIN).map((block) =>
      block.kind === 'text' ? block.text : '',
    );

  it('are told of the first few of a kind, and how many are not told', () => {
    expect(texts(false).filter((each) => each.startsWith('note: '))).toHaveLength(3);
    expect(texts(false).at(-1)).toBe('warning: 8 more of the same kinds; --json has all.');
  });

  it('never lose a warning under --quiet without saying so', () => {
    expect(texts(true).filter((each) => each.startsWith('note: '))).toHaveLength(0);
    expect(texts(true).at(-1)).toBe('warning: 2 more of the same kinds; --json has all.');
  });

  it('are nothing where nothing was noticed', () => expect(manyNotes([], false, PLAIN)).toEqual([]));
});

it.each([
  [0.4, '1 min'],
  [59.6, '1 h'],
  [119.6, '2 h'],
  [293, '4 h 53 min'],
  [599, '9 h 59 min'],
  [600, '10 h'],
  [100_000, '1,667 h'],
])('writes %d minutes as %s', (minutes, text) => expect(formatHours(minutes)).toBe(text));

it.each([
  ['2026-02-01', '2026-02-28', '2026-02'],
  ['2028-02-01', '2028-02-28', '2028-02-01 to 2028-02-28'],
  ['2026-02-01', '2026-02-01', '2026-02-01'],
  ['2026-12-01', '2026-12-31', '2026-12'],
])('writes %s to %s as %s', (from, to, text) => expect(periodText({ from, to })).toBe(text));

it.each([
  ['-1/3', '-33.3%'],
  ['-0.0004', '0.0%'],
  ['0', '0.0%'],
  ['0.0004', '0.0%'],
  ['0.136', '+13.6%'],
])('writes a deviation of %s as %s', (share, text) => expect(signedPercent(exact(share))).toBe(text));

it.each([
  'viewers=+20%',
  'viewers=-12.5%',
  'viewers=+50',
  'viewers=500',
  'duration=+1h',
  'duration=3h',
  'rate=1/210',
])('writes the change %s as it was typed', (text) =>
  expect(readChanges([text]).map(changeText)).toEqual([text]),
);

it('quotes what YAML would read as something else', () => {
  const key = (name: string): string[] => ['profiles', 'my live', 'cashPerCoin', name];
  const lines = [
    { key: key('value'), value: '0.005' },
    { key: key('source'), value: 'mine: "all" of it # really' },
  ];
  expect(yamlText(lines)).toBe(
    'profiles:\n  "my live":\n    cashPerCoin:\n      value: 0.005\n      source: "mine: \\"all\\" of it # really"\n',
  );
});
