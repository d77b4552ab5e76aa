import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputError } from '../../src/diagnostics/diagnostic.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
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

describe('a hostile folder stays inert for the bundle, started inside it', () => {
  const bundle = join(parent, 'bundle');
  const script = join(parent, 'run.mjs');

  beforeAll(async () => {
    // The project's own build with another entry: bundling changes what a dynamic import of CommonJS gives. Its plugins
    // describe the real bundle, so they are left out.
    await build({
      entry: { resolve: 'src/config/resolve.ts' },
      outDir: bundle,
      dts: false,
      esbuildPlugins: [],
      silent: true,
    });
    writeFileSync(
      script,
      `import { resolveSettings } from ${JSON.stringify(pathToFileURL(join(bundle, 'resolve.js')).href)};
       const request = { cwd: process.cwd(), env: { HOME: '/' }, configPath: null, noConfig: false, flags: {} };
       resolveSettings(request).then(
         ({ timezone }) => console.log(JSON.stringify({ timezone })),
         ({ diagnostics: [{ code, args }] }) => console.log(JSON.stringify({ code, key: args.key })),
       );`,
    );
  });

  // Without a data file there, cosmiconfig is not even loaded.
  const folders = hostileFolders(mkdtempSync(join(parent, 'bundled-'))).filter(
    ({ name, expected }) => expected === 'key-unknown' || name.endsWith('-beside-data'),
  );
  it.each(folders)('$name', async (folder) => {
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: folder.cwd });
    expectSafe(folder, JSON.parse(stdout) as Outcome);
  });
});
