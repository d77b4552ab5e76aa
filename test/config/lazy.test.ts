import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { workspace } from './workspace.ts';

/** What a run in a fresh process would load. */
async function loads(files: Record<string, string>, request = {}): Promise<string[]> {
  const loaded = new Set<string>();
  vi.resetModules();
  for (const name of ['cosmiconfig/dist/ExplorerSync.js', 'yaml', 'zod'])
    vi.doMock(name, async (original) => {
      loaded.add(name.split('/')[0] as string);
      return original();
    });
  const { resolveSettings } = await import('../../src/config/resolve.ts');
  const { cwd, home } = workspace(files);
  const flags = { timezone: 'UTC' };
  await resolveSettings({ cwd, env: { HOME: home }, configPath: null, noConfig: false, flags, ...request });
  return [...loaded].sort();
}

describe('modules are loaded only for files that exist', () => {
  it('none without a file, even beside code and a package.json of another project', async () => {
    expect(
      await loads({ 'package.json': '{"name":"x"}', '.live-earningsrc.js': '', '.config/config.cjs': '' }),
    ).toEqual([]);
  });

  it('none with --no-config, whatever lies there', async () => {
    const files = { '.live-earningsrc': 'broken: [', '~/.config/live-earnings/config.yaml': 'broken: [' };
    expect(await loads(files, { noConfig: true, configPath: 'none.yaml' })).toEqual([]);
  });

  it('all with a project file', async () => {
    expect(await loads({ '.live-earningsrc': 'timezone: UTC' })).toEqual(['cosmiconfig', 'yaml', 'zod']);
  });

  it('no cosmiconfig for a user file or one that is named', async () => {
    expect(await loads({ '~/.config/live-earnings/config.yaml': 'timezone: UTC' })).toEqual(['yaml', 'zod']);
    expect(await loads({ 'a.yaml': 'timezone: UTC' }, { configPath: 'a.yaml' })).toEqual(['yaml', 'zod']);
  });
});

it('nothing that resolve.ts imports statically names these packages', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)[^;]*?from\s'([^']+)'/gm,
    )) {
      if (specifier?.startsWith('.')) {
        if (specifier.endsWith('.ts')) visit(join(dirname(path), specifier));
      } else packages.add(specifier as string);
    }
  };
  visit(join(import.meta.dirname, '../../src/config/resolve.ts'));
  expect(seen.size).toBeGreaterThan(8);
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual([]);
});
