import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { InputError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Settings } from '../../src/config/settings.ts';
import { resolveSettings, type SettingsRequest } from '../../src/config/resolve.ts';

export interface Workspace {
  readonly cwd: string;
  readonly home: string;
  readonly write: (path: string, text: string) => void;
  readonly resolve: (request?: Partial<SettingsRequest>) => Promise<Settings>;
  /** The diagnostics that the resolution stops with. */
  readonly problems: (request?: Partial<SettingsRequest>) => Promise<readonly Diagnostic[]>;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A working directory and a home, both temporary. Paths in `files` are relative to the first; `~/` is the second. */
export function workspace(files: Record<string, string> = {}): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'live-earnings-config-'));
  made.push(root);
  const cwd = join(root, 'project');
  const home = join(root, 'home');
  mkdirSync(cwd);
  mkdirSync(home);
  const write = (path: string, text: string): void => {
    const target = path.startsWith('~/') ? join(home, path.slice(2)) : join(cwd, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const resolve = ({ env, ...request }: Partial<SettingsRequest> = {}): Promise<Settings> =>
    resolveSettings({
      cwd,
      env: { HOME: home, ...env },
      configPath: null,
      noConfig: false,
      flags: {},
      ...request,
    });
  return {
    cwd,
    home,
    write,
    resolve,
    async problems(request) {
      try {
        await resolve(request);
      } catch (error) {
        if (error instanceof InputError) return error.diagnostics;
        throw error;
      }
      throw new Error('the settings were resolved');
    },
  };
}

/** The user's own file, in {@link workspace}. */
export const USER_FILE = '~/.config/live-earnings/config.yaml';
