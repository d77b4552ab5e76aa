import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InfluenceDocument } from '../../src/report/influence/document.ts';
import { influenceSchema } from '../../src/report/influence/schema.ts';
import { documentOf, runWith } from '../io.ts';

const cwd = resolve(import.meta.dirname, '../../fixtures');
const read = (path: string): string => readFileSync(resolve(cwd, path), 'utf8');

async function influenceOf(argv: readonly string[], stdin?: string): Promise<InfluenceDocument> {
  const world = stdin === undefined ? { cwd } : { cwd, stdin };
  const { stdout, stderr, code } = await runWith(['influence', ...argv, '--json'], world);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return influenceSchema.parse(JSON.parse(stdout));
}

describe('influence', () => {
  it.each([
    ['influence/thin/season.csv', 'not_enough_data'],
    ['history/a-season.csv', 'inconclusive'],
    ['influence/confounded/season.csv', 'confounded'],
    ['influence/associated/season.csv', 'associated'],
  ])('comes to its outcome and exits with 0: %s', async (path, status) => {
    expect((await influenceOf([path])).influence?.status).toBe(status);
  });

  it('gives the same document for the same seed, in whatever order the rows stand', async () => {
    const text = read('influence/associated/season.csv');
    const [head = '', ...rows] = text.trim().split('\n');
    const there = await influenceOf(['-', '--seed', '7'], text);
    const back = await influenceOf(['-', '--seed', '7'], [head, ...rows.reverse()].join('\n'));
    expect(there.seed).toBe(7);
    expect(back.influence).toEqual(there.influence);
  });

  it('changes nothing but the shuffles with the seed', async () => {
    const [first, second] = [
      await influenceOf(['history/a-season.csv']),
      await influenceOf(['history/a-season.csv', '--seed', '2']),
    ];
    expect(second.influence?.elasticity).toEqual(first.influence?.elasticity);
    expect(second.influence?.tests?.permutation.pValue).not.toBe(first.influence?.tests?.permutation.pValue);
  });

  it('converts at the rate in force, and leaves the elasticity as it is', async () => {
    const path = 'influence/associated/season.csv';
    const [usual, half] = [await influenceOf([path]), await influenceOf([path, '--cash-per-coin', '0.0025'])];
    expect(half.influence?.elasticity).toEqual(usual.influence?.elasticity);
    expect(Number(half.influence?.associated?.total?.cash.expected) * 2).toBeCloseTo(
      Number(usual.influence?.associated?.total?.cash.expected),
      9,
    );
  });

  it('tells the order within one recorded LIVE', async () => {
    const { timing, influence } = await influenceOf(['influence/one-live/live.jsonl']);
    expect(timing?.gifts).toMatchObject({ outcome: 'likes-first', minutes: 95 });
    expect(timing?.gifts.limits.map(({ limit }) => limit)).toEqual(['TAPS_ARE_FASTER_THAN_GIFTS']);
    expect(timing?.viewers.outcome).toBe('no-order');
    expect(influence?.status).toBe('not_enough_data');
  });

  it.each(['-1', '1.5', '4294967296', '', 'x', '0x10'])('refuses the seed %s', async (seed) => {
    const { code, stderr } = await runWith(['influence', 'history/a-season.csv', '--seed', seed], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--seed');
  });
});

describe('estimate --history', () => {
  const live = ['estimate', '--likes', '20000', '--viewers', '150', '--duration', '2h', '--comments', '400'];
  const history = ['--history', 'history/a-season.csv'];

  it('lays the creator’s own yardsticks beside the LIVE, and says how many LIVEs they rest on', async () => {
    const [general, own] = [
      await documentOf(live, { cwd }),
      await documentOf([...live, ...history], { cwd }),
    ];
    const likes = ({ engagement }: typeof own) => engagement?.components.find(({ name }) => name === 'likes');
    expect(likes(general)).toMatchObject({ benchmark: 1, benchmarkSessions: 0 });
    expect(likes(own)?.benchmarkSessions).toBe(40);
    expect(likes(own)?.benchmark).toBeLessThan(1);
    expect(general.indirect?.scenario.againstReference).toBeNull();
    expect(own.indirect?.scenario.againstReference).toMatchObject({ referenceSessions: 40 });
    expect(own.indirect?.scenario.assumptions).toContain('REFERENCE_MEASURED');
    expect(own.direct).toEqual(general.direct);
  });

  it('takes only what began earlier, and says what it left out', async () => {
    const dated = [...live, '--started-at', '2026-01-10T20:00:00+01:00', ...history];
    const { engagement, diagnostics } = await documentOf(dated, { cwd });
    expect(engagement?.components.map(({ benchmarkSessions }) => benchmarkSessions)).toEqual(
      Array(6).fill(3),
    );
    expect(diagnostics).toMatchObject([
      { code: 'HISTORY_LEFT_OUT', args: { used: 3, leftOut: [{ reason: 'not-earlier', sessions: 37 }] } },
    ]);
  });

  it('never takes a LIVE for its own history', async () => {
    const table = 'history/a-season.csv';
    const { sessions } = await documentOf(['estimate', table, '--history', table], { cwd });
    const used = sessions.map(({ engagement }) => engagement.components[0]?.benchmarkSessions);
    expect(used).toEqual(Array.from({ length: 40 }, (_, earlier) => earlier));
  });

  it('warns where nothing of the history is the creator’s, and keeps the general yardsticks', async () => {
    const argv = [...live, '--creator', 'somebody', ...history];
    const { engagement, diagnostics } = await documentOf(argv, { cwd });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['HISTORY_EMPTY', 'warning']]);
    expect(engagement?.components.every(({ benchmarkSessions }) => benchmarkSessions === 0)).toBe(true);
  });

  it('tells what is off in the files of the history', async () => {
    const rows = read('history/a-season.csv').replace(',159.6,', ',many,');
    const { diagnostics } = await documentOf([...live, '--history', '-'], { cwd, stdin: rows });
    expect(diagnostics.map(({ code }) => code)).toContain('ROW_LEFT_OUT');
  });

  it.each([
    [['estimate', '--history', 'history/a-season.csv', 'influence/one-live/live.jsonl'], 'no LIVE left'],
    [['estimate', '-', '--history', '-'], 'not both'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await runWith(argv, { cwd, stdin: 'likes: 5' });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
