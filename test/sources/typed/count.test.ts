import { describe, expect, test } from 'vitest';
import { readAverage, readCount } from '../../../src/sources/typed/count.ts';

describe('counts as screens show them', () => {
  test.each([
    ['0', 0],
    ['48213', 48_213],
    ['  48213 ', 48_213],
    ['48,213', 48_213],
    ['48.213', 48_213],
    ['48 213', 48_213],
    ['48\u00a0213', 48_213],
    ['48\u202f213', 48_213],
    ['48\u2009213', 48_213],
    ["48'213", 48_213],
    ['48’213', 48_213],
    ['1.234.567', 1_234_567],
    ['1,23,456', 123_456],
    ['12,34,567', 1_234_567],
    ['१२,३४,५६७', 1_234_567],
    ['٤٨٬٢١٣', 48_213],
    ['۴۸٬۲۱۳', 48_213],
    ['\u200f٤٨٢١٣\u200f', 48_213],
    ['๔๘,๒๑๓', 48_213],
    ['48,213', 48_213],
    ['৪৮,২১৩', 48_213],
    ['𝟜𝟠', 48],
    ['48.00', 48],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%j is %d', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  // The short forms of CLDR for the languages TikTok is shown in.
  test.each([
    ['18.8K', 18_800],
    ['18,8K', 18_800],
    ['18.8k', 18_800],
    ['1.2M', 1_200_000],
    ['3bn', 3_000_000_000],
    ['1.234K', 1234],
    ['1,234.5K', 1_234_500],
    ['1.2K\u200f', 1200],
    ['18,8 mil', 18_800],
    ['1,2 mi', 1_200_000],
    ['12,3 M', 12_300_000],
    ['18,8 Tsd.', 18_800],
    ['1,2 Mio.', 1_200_000],
    ['3,2 Mrd.', 3_200_000_000],
    ['3,2 Md', 3_200_000_000],
    ['1,2 Mln', 1_200_000],
    ['1,2 mln.', 1_200_000],
    ['18,8 rb', 18_800],
    ['1,2 jt', 1_200_000],
    ['18,8 N', 18_800],
    ['1,2 Tr', 1_200_000],
    ['18,8 bin', 18_800],
    ['1,2 Mn', 1_200_000],
    ['18,8 tys.', 18_800],
    ['18,8 tis.', 18_800],
    ['18,8 тыс.', 18_800],
    ['18,8 тис.', 18_800],
    ['1,2 млн', 1_200_000],
    ['18,8 χιλ.', 18_800],
    ['1,2 εκ.', 1_200_000],
    ['18.8 ألف', 18_800],
    ['١٨٫٨ ألف', 18_800],
    ['۱۸٫۸ هزار', 18_800],
    ['18.8 हज़ार', 18_800],
    ['12.3 लाख', 1_230_000],
    ['1.2 crore', 12_000_000],
    ['1.2万', 12_000],
    ['1234万', 12_340_000],
    ['123.5萬', 1_235_000],
    ['1.2億', 120_000_000],
    ['32亿', 3_200_000_000],
    ['1.2천', 1200],
    ['1.9만', 19_000],
    ['32억', 3_200_000_000],
    ['1.8 หมื่น', 18_000],
    ['1,2 ล้าน', 1_200_000],
  ])('%j is %d', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  test.each([
    ['', 'not-a-number'],
    ['K', 'not-a-number'],
    ['-5', 'not-a-number'],
    ['+5', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['10²', 'not-a-number'],
    ['½', 'not-a-number'],
    ['12.', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['1,,234', 'not-a-number'],
    ['1,2,3', 'not-a-number'],
    ['1,234,56', 'not-a-number'],
    ['0,123,456', 'not-a-number'],
    ['1.234,567,890', 'not-a-number'],
    ["1 234'567", 'not-a-number'],
    ['18.8K+', 'not-a-number'],
    [`1,${'3'.repeat(33)},333`, 'not-a-number'],
    ['1'.repeat(100_000), 'not-a-number'],
    ['350.5', 'fractional'],
    ['48,2', 'fractional'],
    ['0.123', 'fractional'],
    ['1234.567', 'fractional'],
    ['1,234.567', 'fractional'],
    ['1 234,567', 'fractional'],
    ['١٫٢٣٤', 'fractional'],
    ['1.2345K', 'fractional'],
    ['3B', 'suffix-ambiguous'],
    ['3,2 T', 'suffix-ambiguous'],
    ['18,8 tn', 'suffix-ambiguous'],
    ['1,2 mil.', 'suffix-ambiguous'],
    ['18 likes', 'suffix-unknown'],
    ['5 constructor', 'suffix-unknown'],
    ['1,234万', 'grouping-ambiguous'],
    ['9007199254740992', 'too-large'],
    ['9007199254741K', 'too-large'],
  ])('%j is no count: %s', (text, problem) => {
    expect(readCount(text)).toMatchObject({ problem });
  });
});

describe('average viewers', () => {
  test.each([
    ['350', 350],
    ['350.5', 350.5],
    ['350,5', 350.5],
    ['1.234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['0.123', 0.123],
    ['12.3456', 12.3456],
    ['1.2K', 1200],
    ['1.2345K', 1234.5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%j is %d', (text, value) => {
    expect(readAverage(text)).toBe(value);
  });

  test('what is no number is no average', () => {
    expect(readAverage('many')).toEqual({ problem: 'not-a-number' });
    expect(readAverage('3B')).toMatchObject({ problem: 'suffix-ambiguous' });
    expect(readAverage('9007199254740991.5')).toEqual({ problem: 'too-large' });
  });
});
