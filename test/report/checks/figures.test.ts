import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/report/checks/figures.ts';
import { reportSchema } from '../../../src/report/schema.ts';
import { documentOf } from '../../io.ts';

const figures = figuresOf(reportSchema);

/** Every leaf of a document by its path with `[*]`, except where the schema leaves the shape open. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, `${path}[*]`));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value)
    .filter(([key]) => !(path === '' && key === 'checks') && !(path === 'diagnostics[*]' && key === 'args'))
    .flatMap(([key, entry]) => leaves(entry, path === '' ? key : `${path}.${key}`));
}

describe('the figures of the report', () => {
  it.each([
    ['direct.coins', 'number', null],
    ['direct.cash.expected', 'amount', null],
    ['sessions[*].direct.gifts[*].cash.high', 'amount', null],
    ['direct.viewersPaid[*].creatorShare', 'decimal', null],
    ['direct.deductions[*].percent', 'decimal', null],
    ['rates[*].cashPerCoin.value', 'decimal', null],
    ['indirect.paid', 'decimal', null],
    ['engagement.score', 'number', null],
    ['engagement.band', 'text', ['low', 'usual', 'high']],
    ['direct.lowerBound', 'boolean', null],
    ['completeness.startedLate', 'boolean', null],
    ['session.viewers.average', 'number', null],
    ['session.creator', 'text', null],
    ['direct.cash.currency', 'text', null],
    ['engagement.missing[*]', 'text', null],
  ])('%s is a %s', (path, kind, options) => expect(figures.get(path)).toEqual({ kind, options }));

  it('leave out checks and what has no fixed shape', () => {
    expect([...figures.keys()].filter((path) => /^checks|\.args/.test(path))).toEqual([]);
  });

  it('are all that a document holds, each of its kind', async () => {
    const documents = await Promise.all([
      documentOf(['--gift', 'Rose=120', '--gift', 'Lion=2', '--likes', '48213', '--viewers', '350.5']),
      documentOf([
        '--duration',
        '2h',
        '--comments',
        '81',
        '--diamonds',
        '100',
        '--paid',
        '3USD',
        '--viewers',
        '9',
      ]),
      documentOf(['--coins', '300000', '--deduct', 'a=10%', '--deduct', 'b=1USD', '--income', 'tip=5EUR']),
    ]);
    for (const [path, value] of documents.flatMap((each) => leaves(each))) {
      const figure = figures.get(path);
      // A group that is null as a whole is no leaf of the schema.
      if (value === null && figure === undefined) continue;
      expect(figure, path).toBeDefined();
      if (typeof value === 'number') expect(figure?.kind, path).toBe('number');
      if (typeof value === 'boolean') expect(figure?.kind, path).toBe('boolean');
      if (typeof value === 'string' && figure?.kind !== 'text')
        expect(value, path).toMatch(/^-?\d+(\.\d+)?$/);
    }
  });

  it('of a union are those of every branch', () => {
    const schema = z.strictObject({
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('found'), amount: z.number() }),
        z.strictObject({ kind: z.literal('refused'), reason: z.string() }),
      ]),
    });
    expect([...figuresOf(schema)]).toEqual([
      ['outcome.kind', { kind: 'text', options: ['found', 'refused'] }],
      ['outcome.amount', { kind: 'number', options: null }],
      ['outcome.reason', { kind: 'text', options: null }],
    ]);
  });
});
