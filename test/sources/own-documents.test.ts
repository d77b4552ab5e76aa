import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentVersion } from '../../src/sources/unrecognised.ts';
import { runWith } from '../io.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const SEASON = join(FIXTURES, 'history/a-season.csv');
const EVENING = join(FIXTURES, 'session/evening/evening.yaml');
const LOG = join(FIXTURES, 'estimate/friday-evening/live.jsonl');

const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-documents-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** What each command prints for programs. */
const COMMANDS: Record<string, readonly string[]> = {
  estimate: ['estimate', EVENING, '--json'],
  history: ['history', SEASON, '--json'],
  compare: ['compare', SEASON, '--a', '2026-02', '--b', '2026-03', '--json'],
  influence: ['influence', SEASON, '--json'],
  forecast: ['forecast', SEASON, '--duration', '2h', '--json'],
  plan: ['plan', SEASON, '--target', '500USD', '--json'],
  rates: ['rates', '--json'],
  config: ['config', '--json'],
  error: ['estimate', 'no-such-file', '--json'],
  rows: ['history', SEASON, '--format', 'ndjson'],
};

const compared = (path: string) =>
  runWith(['compare', path, EVENING, '--no-config', '--color', 'never'], { cwd });

describe.each(Object.entries(COMMANDS))('the document of %s', (name, argv) => {
  let text = '';
  beforeAll(async () => {
    text = (await runWith([...argv, '--no-config', '--timezone', 'UTC'], { cwd })).stdout;
  });

  it.each([
    ['as it is', (each: string) => each, '1'],
    ['of an older version', (each: string) => each.replace(/("schemaVersion": ?)1/g, '$10'), '0'],
    ['of a newer version', (each: string) => each.replace(/("schemaVersion": ?)1/g, '$12'), '2'],
    ['torn', (each: string) => each.slice(0, 400), '1'],
    ['with a byte-order mark', (each: string) => `\ufeff${each}`, '1'],
  ])('is refused by name when it is to be compared, %s', async (_, change, version) => {
    writeFileSync(join(cwd, `${name}.json`), change(text));
    const { code, stdout, stderr } = await compared(`${name}.json`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      `"${name}.json" is a document that live-earnings has printed (schemaVersion ${version})`,
    );
    expect(stderr).toContain('--baseline');
  });
});

describe('what may be compared', () => {
  it('is a tally of this version, and none of a newer one or torn', async () => {
    const { stdout } = await runWith(['tally', LOG], { cwd });
    writeFileSync(join(cwd, 'tally.json'), stdout);
    expect((await compared('tally.json')).code).toBe(0);
    writeFileSync(join(cwd, 'tally.json'), stdout.replace('"schemaVersion": 1', '"schemaVersion": 99'));
    expect(await compared('tally.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('99') });
    writeFileSync(join(cwd, 'tally.json'), stdout.slice(0, stdout.length / 2));
    expect(await compared('tally.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('tally.json'),
    });
  });

  it.each([
    '{"schemaVersion":1,"tool":{"name":"another"},"direct":{}}',
    '{"schemaVersion":1,"direct":{"coins":5}}',
    '{"name":"live-earnings","version":"1"}',
    '{"dependencies":{"live-earnings":"1"}}',
    '[1]',
    '{"a":{"tool":{"name":"live-earnings"}}}',
  ])('is not %s, of which nothing is claimed', async (text) => {
    expect(documentVersion(text)).toBeNull();
    writeFileSync(join(cwd, 'other.json'), text);
    const { code, stderr } = await compared('other.json');
    expect(code).toBe(2);
    expect(stderr).not.toContain('live-earnings has printed');
  });
});
