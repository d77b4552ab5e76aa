import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../src/period/period.ts';
import { backstageColumns } from '../../../src/sources/backstage/columns.ts';
import { backstage } from '../../../src/sources/backstage/source.ts';
import { peek } from '../../../src/sources/input.ts';
import type { PeriodDraft, ReadContext } from '../../../src/sources/source.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function read(text: string, path = 'creators.csv'): Promise<PeriodDraft> {
  const [draft] = await backstage.read(await peek(path, bytes(text)), {} as ReadContext);
  return draft as PeriodDraft;
}

const one = async (header: string, row: string): Promise<Period> =>
  (await read(`${header}\n${row}\n`)).periods[0] as Period;

describe('headers', () => {
  it.each([
    'Creator ID,Diamonds,LIVE duration',
    'creator id,TOTAL DIAMONDS,Valid LIVE days',
    '"Creator ID:","Diamonds in L30D","LIVE duration in L30D"',
    'Creator,Creator ID,Diamonds in selected period,Valid go LIVE days in selected period',
    'Creator’s username\tCreator ID\tDiamonds\tValid go LIVE days',
  ])('knows %s', (header) => {
    expect(backstage.recognise(`${header}\n`)).toBe(true);
  });

  it.each([
    'Creator ID,Diamonds',
    'Creator,Diamonds,LIVE duration',
    'creator,startedAt,diamonds',
    'gift name,count,diamonds',
    '{"Creator ID": "Diamonds, LIVE duration"}',
  ])('does not know %s', (header) => {
    expect(backstage.recognise(`${header}\n`)).toBe(false);
  });

  it('takes the diamonds of the period, and hours and days of the same span', () => {
    const columns = backstageColumns(['Creator ID', 'Diamonds last month', 'Diamonds', 'LIVE duration']);
    expect(columns?.at).toMatchObject({ diamondsBefore: 1, diamonds: 2, duration: 3 });
    expect(
      backstageColumns(['Creator ID', 'Diamonds in L30D', 'LIVE duration in L30D'])?.lastThirtyDays,
    ).toBe(true);
  });
});

describe('rows', () => {
  const HEADER = "Data period,Creator ID,Creator's username,Diamonds,LIVE duration,Valid go LIVE days";
  const ROW = '2026-07-01 ~ 2026-07-06,7359135855103475718,@mira_sings,"553,978",23h 7m 8s,6d';

  it('become periods', async () => {
    expect(await one(HEADER, ROW)).toMatchObject({
      creator: 'mira_sings',
      creatorId: '7359135855103475718',
      days: { from: '2026-07-01', to: '2026-07-06' },
      counts: { diamonds: 553978, durationSeconds: 83228, validDays: 6, lives: null, likes: null },
      before: { diamonds: null },
    });
  });

  it('keep parts apart from the diamonds they are of', async () => {
    const period = await one(
      `${HEADER},Diamonds from matches,Diamonds from multi-guest,Diamonds from multi-guest (as host)`,
      `${ROW},5000,100,40`,
    );
    expect(period.counts.diamonds).toBe(553978);
    expect(period.parts).toMatchObject({
      matches: 5000,
      multiGuest: 100,
      multiGuestAsHost: 40,
      fanClub: null,
    });
  });

  it('know when they were exported by the name of the file', async () => {
    const { periods } = await read(`${HEADER}\n${ROW}\n`, 'in/Creator_data_2026_09_16_08_37_UTC0.csv');
    expect(periods[0]?.exportedAt).toBe(Date.UTC(2026, 8, 16, 8, 37));
  });

  test.prop([fc.integer({ min: 0, max: 5 })], { numRuns: 12 })(
    'that cannot be read are named without what stands in them',
    async (column) => {
      const secret = 'boss@agency.example';
      const cells = ['2026-07-01 ~ 2026-07-06', '7359135855103475718', 'mira_sings', '553978', '23h', '6'];
      cells[column] = secret;
      const draft = await read(`${HEADER}\n${ROW}\n${cells.join(',')}\n`);
      expect(JSON.stringify(draft)).not.toContain('agency.example');
      expect(draft.periods).toHaveLength(column === 2 ? 2 : 1);
      expect(draft.notes.some(({ code }) => code === 'ROW_LEFT_OUT')).toBe(column !== 2);
    },
  );

  it('stop the run when none can be read', async () => {
    await expect(read(`${HEADER}\n2026-07-01,7.35E+18,x,1,1h,1\n`)).rejects.toThrow('TABLE_UNREADABLE');
    await expect(read(`${HEADER}\n`)).rejects.toThrow('INPUT_EMPTY');
  });
});
