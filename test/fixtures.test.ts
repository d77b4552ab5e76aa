import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareSchema } from '../src/report/compare/schema.ts';
import { calibrationSchema } from '../src/report/calibrate/schema.ts';
import { forecastSchema } from '../src/report/forecast/schema.ts';
import { planSchema } from '../src/report/plan/schema.ts';
import { historySchema } from '../src/report/history/schema.ts';
import { reportSchema, errorSchema } from '../src/report/schema.ts';
import { spawnBuilt } from './built/spawn.ts';

/**
 * One folder is one test: `args` (one a line), perhaps `stdin` and `env`, and what the built program must print and
 * return: `expected.stdout`, `expected.stderr`, `expected.exit`. Written anew with UPDATE_FIXTURES=1; read the diff.
 */
const ROOT = resolve(import.meta.dirname, '../fixtures');
const cases = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/args'))
  .map((name) => dirname(name))
  .sort();
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata'];
const { version } = JSON.parse(readFileSync(join(ROOT, '../package.json'), 'utf8'));

const read = (folder: string, name: string): string | undefined => {
  const path = join(ROOT, folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};
const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '');

/** The same on every machine and in every version. */
const stable = (text: string, folder: string): string =>
  text
    .replaceAll(join(ROOT, folder), '<folder>')
    .replaceAll(`"version": "${version}"`, '"version": "<version>"');

describe.each(cases)('fixtures/%s', (folder) => {
  it.concurrent.each(ZONES)('prints what it must in %s', async (zone) => {
    const env = Object.fromEntries(
      lines(read(folder, 'env')).map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    const stdin = read(folder, 'stdin');
    const result = await spawnBuilt(lines(read(folder, 'args')), {
      cwd: join(ROOT, folder),
      env: { TZ: zone, ...env },
      ...(stdin === undefined ? {} : { stdin }),
    });
    const actual = {
      stdout: stable(result.stdout, folder),
      stderr: stable(result.stderr, folder),
      exit: `${result.code}\n`,
    };
    if (process.env.UPDATE_FIXTURES && zone === 'UTC') {
      for (const [name, text] of Object.entries(actual))
        writeFileSync(join(ROOT, folder, `expected.${name}`), text);
    }
    const expected = {
      stdout: read(folder, 'expected.stdout'),
      stderr: read(folder, 'expected.stderr'),
      exit: read(folder, 'expected.exit'),
    };
    expect(actual).toEqual(expected);
    if (actual.stdout.startsWith('{') && actual.stdout.includes('"schemaVersion"')) {
      const document = JSON.parse(result.stdout);
      if ('error' in document) errorSchema.parse(document);
      else if ('histories' in document) historySchema.parse(document);
      else if ('forecast' in document) forecastSchema.parse(document);
      else if ('plan' in document) planSchema.parse(document);
      else if ('calibration' in document) calibrationSchema.parse(document);
      else if ('decomposition' in document) compareSchema.parse(document);
      else if ('direct' in document) reportSchema.parse(document);
    }
  });
});

it('covers every theme', () => {
  expect(new Set(cases.map((name) => name.split('/')[0])).size).toBeGreaterThan(2);
});
