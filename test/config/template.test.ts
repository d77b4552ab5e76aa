import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDataFile } from '../../src/config/data-file.ts';
import { configSchema } from '../../src/config/schema.ts';
import { writeStarter } from '../../src/config/starter.ts';
import { configTemplate } from '../../src/config/template.ts';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import { workspace } from './workspace.ts';

const uncommented = configTemplate().replace(/^# /gm, '');

describe('the template', () => {
  it('sets nothing as it is', async () => {
    expect((await parseDataFile(configTemplate(), 'x', configSchema)).value).toEqual({});
    const settings = await workspace({ '.live-earningsrc.yaml': configTemplate() }).resolve();
    expect(settings.explained).toEqual((await workspace().resolve()).explained);
  });

  it('is valid with every key switched on', async () => {
    const { value } = await parseDataFile(uncommented, 'x', configSchema);
    expect(Object.keys(value)).toEqual([
      'platform',
      'timezone',
      'locale',
      'profiles',
      'deductions',
      'currency',
      'exchange',
      'agencyShare',
      'headers',
      'benchmarks',
      'weights',
      'influence',
      'failUnder',
      'checks',
    ]);
    const settings = await workspace({ '.live-earningsrc.yaml': uncommented }).resolve();
    expect([...settings.profiles.keys()]).toEqual(['tiktok', 'myplatform']);
    expect(settings.deductions).toHaveLength(3);
  });

  it('shows the built-in figures: switching on those of tiktok and the score changes none', async () => {
    const built = await workspace().resolve();
    const { benchmarks, scenario, profiles } = await workspace({
      '.live-earningsrc.yaml': uncommented,
    }).resolve({ ownCurrencies: true });
    const values = ({ rate, spread, pseudoExposure, weight }: typeof benchmarks.likes) => [
      rate,
      spread,
      pseudoExposure,
      weight,
    ];
    expect(Object.values(benchmarks).map(values)).toEqual(Object.values(built.benchmarks).map(values));
    expect(scenario.elasticity).toEqual(built.scenario.elasticity);
    for (const name of ['cashPerCoin', 'coinsPerDiamond'] as const)
      expect(profiles.get('tiktok')?.[name][0]?.value).toEqual(
        built.profiles.get('tiktok')?.[name][0]?.value,
      );
  });

  it('fits a terminal', () => {
    expect(
      Math.max(
        ...configTemplate()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(104);
  });
});

describe('the starter file', () => {
  const refusal = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error instanceof InputError ? error.diagnostics[0] : error;
    }
  };

  it('is the template, in the usual place or in a named one', () => {
    const { cwd } = workspace();
    expect(writeStarter(cwd, null)).toBe(join(cwd, '.live-earningsrc.yaml'));
    expect(readFileSync(join(cwd, '.live-earningsrc.yaml'), 'utf8')).toBe(configTemplate());
    expect(writeStarter(cwd, 'mine.yaml')).toBe(join(cwd, 'mine.yaml'));
  });

  it('never overwrites', () => {
    const { cwd, write } = workspace({ 'mine.yaml': 'mine' });
    expect(refusal(() => writeStarter(cwd, 'mine.yaml'))).toMatchObject({
      code: 'CONFIG_EXISTS',
      args: { path: 'mine.yaml' },
    });
    expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toBe('mine');
    write('.live-earningsrc.yaml', 'mine');
    expect(refusal(() => writeStarter(cwd, null))).toMatchObject({ code: 'CONFIG_EXISTS' });
    expect(readFileSync(join(cwd, '.live-earningsrc.yaml'), 'utf8')).toBe('mine');
  });

  it('does not follow a link to a place that is empty', () => {
    const { cwd, home } = workspace();
    symlinkSync(join(home, 'target'), join(cwd, '.live-earningsrc.yaml'));
    expect(refusal(() => writeStarter(cwd, null))).toMatchObject({ code: 'CONFIG_EXISTS' });
    expect(existsSync(join(home, 'target'))).toBe(false);
  });

  it('is not written beside another project file, which would be read in its place', () => {
    const { cwd } = workspace({ '.config/live-earningsrc.json': '{}' });
    expect(refusal(() => writeStarter(cwd, null))).toMatchObject({
      code: 'CONFIG_EXISTS',
      args: { path: '.config/live-earningsrc.json' },
    });
  });

  it('says when the place cannot be written', () => {
    const { cwd } = workspace();
    mkdirSync(join(cwd, 'folder'));
    expect(refusal(() => writeStarter(cwd, 'none/x.yaml'))).toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      args: { reason: 'ENOENT' },
    });
    expect(refusal(() => writeStarter(cwd, 'folder'))).toMatchObject({ code: 'CONFIG_EXISTS' });
  });
});
