import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  countCell,
  daysCell,
  durationCell,
  handleCell,
  idCell,
  periodCell,
  roundingZeros,
} from '../../../src/sources/backstage/cells.ts';

describe('cells of a creator table', () => {
  it.each([
    ['553978', 553978],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    // Grouping in half of Europe, and no whole number of a workbook.
    ['15.000', 15000],
    ['0.000', 0],
    ['1553978.000', 1553978],
    ['18.8K', 18800],
    ['553978.0', 553978],
    ['5.53978E5', 553978],
    ['0', 0],
    ['', null],
    ['-', null],
    ['N/A', null],
    ['-5', 'broken'],
    ['12.5', 'broken'],
    ['1e400', 'broken'],
    ['boss@agency.example', 'broken'],
  ])('reads the count %s', (text, count) => {
    expect(countCell(text)).toBe(count);
  });

  it.each([
    ['23h 7m 8s', 83228],
    ['88.46h', 318456],
    ['63.88h', 229968],
    ['88.4600001h', 318456],
    ['119h 47m 31s', 431251],
    ['0h', 0],
    ['0h 0m 0s', 0],
    ['0', 0],
    ['1d 2h', 93600],
    ['12.5', 'broken'],
    ['9999999h', 'broken'],
    ['', null],
  ])('reads the length %s', (text, seconds) => {
    expect(durationCell(text, false)).toBe(seconds);
  });

  it('takes a bare number for hours only where the header says so', () => {
    expect(durationCell('180.5', true)).toBe(649800);
    expect(durationCell('180,5', true)).toBe(649800);
    expect(durationCell('180.5', false)).toBe('broken');
  });

  it.each([
    ['6', 6],
    ['21d', 21],
    ['12 days', 12],
    ['x', 'broken'],
  ])('reads the days %s', (text, days) => {
    expect(daysCell(text)).toBe(days);
  });

  it.each([
    ['2026-07-01 ~ 2026-07-06', { from: '2026-07-01', to: '2026-07-06' }],
    ['2026/7/1 - 2026/7/31', { from: '2026-07-01', to: '2026-07-31' }],
    ['2026-07-01', { from: '2026-07-01', to: '2026-07-01' }],
    ['', null],
    ['2026-07-06 ~ 2026-07-01', 'broken'],
    ['2026-02-30 ~ 2026-03-01', 'broken'],
    ['July', 'broken'],
  ])('reads the period %s', (text, days) => {
    expect(periodCell(text)).toEqual(days);
  });

  it.each([
    ['7359135855103475718', { id: '7359135855103475718' }],
    ['="7359135855103475718"', { id: '7359135855103475718' }],
    ["'7359135855103475718", { id: '7359135855103475718' }],
    ['7.35914E+18', { problem: 'rounded' }],
    ['7,35914E+18', { problem: 'rounded' }],
    ['7.359135855103476e18', { problem: 'rounded' }],
    ['7359135855103470000', { problem: 'rounded' }],
    ['The creator has quit the network', null],
    ['', null],
    ['mira', { problem: 'not-an-id' }],
  ])('reads the id %s', (text, id) => {
    expect(idCell(text, 4)).toEqual(id);
  });

  test.prop([fc.bigInt({ min: 6_000_000_000_000_000_000n, max: 7_999_999_999_999_999_999n })], {
    numRuns: 200,
  })('refuses what a spreadsheet or a number of JavaScript has made of an id', (id) => {
    const text = String(id);
    fc.pre(!text.endsWith('000'));
    expect(idCell(text, roundingZeros([text]))).toEqual({ id: text });
    const excel = `${text.slice(0, 15)}0000`;
    const json = String(Number(id));
    for (const rounded of [excel, json, Number(id).toExponential(5)])
      expect(idCell(rounded, roundingZeros([rounded, rounded, rounded]))).toEqual({ problem: 'rounded' });
  });

  it('lets one id among many end in three zeros', () => {
    const ids = ['7359135855103475000', '7361002917745583111', '7364420188203327493'];
    expect(ids.map((id) => idCell(id, roundingZeros(ids)))).toEqual(ids.map((id) => ({ id })));
  });

  it('takes no e-mail address for a creator', () => {
    expect(handleCell('@mira_sings')).toBe('mira_sings');
    expect(handleCell('boss@agency.example')).toBeNull();
  });
});
