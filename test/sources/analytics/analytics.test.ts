import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../src/period/period.ts';
import { readDays } from '../../../src/sources/analytics/dates.ts';
import { joinDays } from '../../../src/sources/analytics/join-days.ts';
import { analytics } from '../../../src/sources/analytics/source.ts';
import { peek } from '../../../src/sources/input.ts';
import type { PeriodDraft, ReadContext } from '../../../src/sources/source.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
async function read(text: string): Promise<PeriodDraft> {
  const [draft] = await analytics.read(await peek('days.csv', bytes(text)), {} as ReadContext);
  return draft as PeriodDraft;
}

describe('headers', () => {
  it.each([
    '日付,ダイヤモンド',
    '\ufeff日付,LIVE時間(sec),LIVEの合計数',
    '日付,ＬＩＶＥ時間（sec）,LIVEの合計数',
    'Date,Gifters,New followers,Viewers who commented,Likes,Shares',
    'Date,LIVE duration(sec),Total LIVEs',
    'Fecha;LIVE duration (sec);Diamantes',
    'Date,Diamonds\n2026-07-01,5\n2026-07-02,6',
  ])('knows %j', (text) => {
    expect(analytics.recognise(`${text}\n`)).toBe(true);
  });

  it.each([
    // A row a LIVE: two on one day, or with what no table of days has.
    'Date,Diamonds\n2026-07-01,5\n2026-07-01,6',
    'Date,Diamonds\n2026-07-01,5\n2026-07-09,6',
    'creator,date,diamonds',
    'Date,Diamonds,Creator\n2026-07-01,5,x\n2026-07-02,6,x',
    'Date,Likes,Likes\n2026-07-01,5,5\n2026-07-02,6,6',
    'startedAt,diamonds,likes',
    '日付,売上',
  ])('does not know %j', (text) => {
    expect(analytics.recognise(`${text}\n`)).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    [
      ['2026-07-01', '2026/7/2', '2026年7月3日'],
      ['2026-07-01', '2026-07-02', '2026-07-03'],
    ],
    [
      ['07/01/2026', '07/02/2026'],
      ['2026-07-01', '2026-07-02'],
    ],
    [
      ['01/07/2026', '02/07/2026'],
      ['2026-07-01', '2026-07-02'],
    ],
    [['01.07.2026'], ['2026-07-01']],
    [['07/13/2026'], ['2026-07-13']],
    [['13/07/2026'], ['2026-07-13']],
    [['07/07/2026'], ['2026-07-07']],
  ])('of %j are days', (cells, days) => {
    expect(readDays(cells)).toEqual(days);
  });

  it('that fit both orders are a question', () => {
    expect(readDays(['07/01/2026'])).toEqual({ kind: 'order' });
    expect(readDays(['07/13/2026', '13/07/2026'])).toEqual({ kind: 'order' });
    expect(readDays(['2026-07-01', '2026-02-30'])).toEqual({ kind: 'not-a-date', index: 1 });
  });

  test.prop([fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 3, max: 40 }), fc.boolean()], {
    numRuns: 150,
  })('of days in a row are read in the order in which they were written', (first, length, dayFirst) => {
    const days = Array.from({ length }, (_, index) =>
      new Date(Date.UTC(2020, 0, 1 + first + index)).toISOString().slice(0, 10),
    );
    const written = days.map((day) => {
      const [year, month, date] = day.split('-');
      return dayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
    });
    expect(readDays(written)).toEqual(days);
  });
});

describe('rows', () => {
  it('become periods of a day, with counts by the language of the screen', async () => {
    const { periods } = await read(
      '日付,ギフト贈呈者,いいね\n2026/07/01,14,1.5万\n2026/07/02,0,"18,200"\n合計,14,33200\n',
    );
    expect(periods.map(({ days, counts }) => [days?.from, days?.to, counts.gifters, counts.likes])).toEqual([
      ['2026-07-01', '2026-07-01', 14, 15000],
      ['2026-07-02', '2026-07-02', 0, 18200],
    ]);
  });

  it('take a bare number for seconds only where the header says so', async () => {
    const { periods } = await read('日付,LIVE時間(sec),LIVEの合計数\n2026-07-01,7838,1\n');
    expect(periods[0]?.counts).toMatchObject({ durationSeconds: 7838, lives: 1 });
    const { periods: written } = await read('Date,LIVE duration,Total LIVEs\n2026-07-01,2h 10m,1\n');
    expect(written[0]?.counts.durationSeconds).toBe(7800);
    await expect(read('Date,LIVE duration,Total LIVEs\n2026-07-01,7838,1\n')).rejects.toThrow(
      'TABLE_UNREADABLE',
    );
  });

  it('that may be of two days stop the run', async () => {
    await expect(read('日付,ダイヤモンド\n07/01/2026,5\n')).rejects.toThrow('DATES_AMBIGUOUS');
    await expect(read('日付,ダイヤモンド\nyesterday,5\n')).rejects.toThrow('DATA_VALUE_INVALID');
  });
});

describe('tables of one account', () => {
  const files = [
    '日付,ダイヤモンド\n2026-07-01,1011\n2026-07-02,0\n',
    '日付,ギフト贈呈者,新規フォロワー,コメントした視聴者,いいね,シェア\n2026-07-01,14,32,88,15020,6\n',
    '日付,LIVE時間(sec),LIVEの合計数\n2026-07-01,7838,1\n',
    '日付,視聴数,最高同時視聴者数,平均同時視聴者数\n2026-07-01,2310,121,47\n',
  ];
  const all = async (order: readonly number[]): Promise<readonly Period[]> =>
    (await Promise.all(order.map((index) => read(files[index] as string)))).flatMap(({ periods }) => periods);

  test.prop([fc.shuffledSubarray([0, 1, 2, 3, 0, 1], { minLength: 6 })], { numRuns: 20 })(
    'join on the date, in any order and however often',
    async (order) => {
      const { periods, diagnostics } = joinDays(await all(order));
      expect(diagnostics).toEqual([]);
      expect(
        periods.map(({ days, counts, viewers }) => [
          days?.from,
          counts.diamonds,
          counts.likes,
          counts.lives,
          viewers.peak,
        ]),
      ).toEqual([
        ['2026-07-01', 1011, 15020, 1, 121],
        ['2026-07-02', 0, null, null, null],
      ]);
    },
  );

  it('that differ give the higher figure, never both', async () => {
    const later = await read('日付,ダイヤモンド\n2026-07-01,1500\n');
    const { periods, diagnostics } = joinDays([...(await all([0])), ...later.periods]);
    expect(periods[0]?.counts.diamonds).toBe(1500);
    expect(diagnostics).toMatchObject([{ code: 'DAYS_DIFFER', args: { days: 1, first: '2026-07-01' } }]);
  });
});
