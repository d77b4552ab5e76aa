import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { InputError } from '../../src/diagnostics/diagnostic.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { spawnBuilt } from '../built/spawn.ts';
import { hostileFolders, HONEST_TIMEZONE, type HostileFolder } from './hostile-folders.ts';

const parent = mkdtempSync(join(tmpdir(), 'live-earnings-hostile-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** What came of it: the time zone that was read, or the first diagnostic. */
type Outcome = { timezone: string | null } | { code: string; key: string };

function expectSafe({ name, expected, wasRun }: HostileFolder, outcome: Outcome): void {
  expect(wasRun(), 'code of the folder ran').toBe(false);
  if (expected === 'key-unknown') expect(outcome).toEqual({ code: 'DATA_KEY_UNKNOWN', key: '$import' });
  else expect(outcome).toEqual({ timezone: name.endsWith('-beside-data') ? HONEST_TIMEZONE : null });
}

describe('a hostile folder stays inert', () => {
  it.each(hostileFolders(parent))('$name, from source', async (folder) => {
    const request = { cwd: folder.cwd, env: { HOME: parent }, configPath: null, noConfig: false, flags: {} };
    let outcome: Outcome;
    try {
      outcome = { timezone: (await resolveSettings(request)).timezone };
    } catch (error) {
      const [first] = (error as InputError).diagnostics;
      outcome = { code: first?.code ?? '', key: first && 'key' in first.args ? first.args.key : '' };
    }
    expectSafe(folder, outcome);
  });
});

// Bundling changes what a dynamic import of CommonJS gives, so the built program is started in each folder, too.
describe('a hostile folder stays inert for the built program, started inside it', () => {
  it.each(hostileFolders(mkdtempSync(join(parent, 'built-'))))('$name', async (folder) => {
    const { code, stdout, stderr } = await spawnBuilt(['config', '--json'], {
      cwd: folder.cwd,
      env: { HOME: parent },
    });
    const document = JSON.parse(stdout);
    if (code === 0) {
      expect(stderr).toBe('');
      const timezone = document.settings.find(({ path }: { path: string }) => path === 'timezone');
      expectSafe(folder, { timezone: timezone.value === '-' ? null : timezone.value });
    } else expectSafe(folder, { code: document.error.code, key: document.error.args.key });
  });
});
