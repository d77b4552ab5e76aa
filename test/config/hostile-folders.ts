import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder whose configuration tries to run code when the tool is started inside it. */
export interface HostileFolder {
  readonly name: string;
  readonly cwd: string;
  /** What a safe tool does: carry on as if nothing were there, or refuse the key it does not know. */
  readonly expected: 'ignored' | 'key-unknown';
  /** Whether any of the folder's code ran. */
  readonly wasRun: () => boolean;
}

/**
 * The six ways in which a folder made cosmiconfig 9.0.2 run its code, or crash, although only data files were asked for
 * (see cosmiconfig#296 and elastic/cli#104), and three more of the kind. Those that are to be ignored exist a second time
 * beside an honest `.live-earningsrc.yaml`, which brings cosmiconfig to work in them.
 *
 * @param parent an existing folder to make them in; a new temporary one by default
 */
export function hostileFolders(
  parent = mkdtempSync(join(tmpdir(), 'live-earnings-hostile-')),
): HostileFolder[] {
  return HOSTILE.flatMap(({ name, expected, files }) =>
    expected === 'ignored'
      ? [
          make(parent, name, expected, files),
          make(parent, `${name}-beside-data`, expected, (evil) => ({
            ...files(evil),
            '.live-earningsrc.yaml': `timezone: ${HONEST_TIMEZONE}\n`,
          })),
        ]
      : [make(parent, name, expected, files)],
  );
}

/** Set by the honest file of the folders that have one, whose names end in `-beside-data`. */
export const HONEST_TIMEZONE = 'Europe/Berlin';

type Files = (evil: { cjs: string; esm: string }) => Record<string, string>;

const HOSTILE: readonly { name: string; expected: HostileFolder['expected']; files: Files }[] = [
  { name: 'meta-cjs', expected: 'ignored', files: ({ cjs }) => ({ '.config/config.cjs': cjs }) },
  { name: 'meta-mjs', expected: 'ignored', files: ({ esm }) => ({ '.config/config.mjs': esm }) },
  {
    name: 'meta-json',
    expected: 'ignored',
    files: ({ cjs }) => ({
      '.config/config.json': JSON.stringify({ cosmiconfig: { searchPlaces: ['evil.cjs', '../evil.cjs'] } }),
      'evil.cjs': cjs,
    }),
  },
  {
    name: 'import-in-json',
    expected: 'key-unknown',
    files: ({ cjs }) => ({
      '.live-earningsrc.json': JSON.stringify({ $import: './evil.cjs' }),
      'evil.cjs': cjs,
    }),
  },
  {
    name: 'import-in-yaml',
    expected: 'key-unknown',
    files: ({ cjs }) => ({ '.live-earningsrc': '$import: ./evil.cjs\n', 'evil.cjs': cjs }),
  },
  { name: 'meta-ts', expected: 'ignored', files: ({ esm }) => ({ '.config/config.ts': esm }) },
  {
    name: 'meta-package',
    expected: 'ignored',
    files: ({ cjs }) => ({
      'package.json': JSON.stringify({ cosmiconfig: { searchPlaces: ['evil.cjs'] }, $import: './evil.cjs' }),
      'evil.cjs': cjs,
    }),
  },
  {
    name: 'code-config',
    expected: 'ignored',
    files: ({ cjs, esm }) => ({
      '.live-earningsrc.js': cjs,
      '.live-earningsrc.ts': esm,
      '.config/live-earningsrc.cjs': cjs,
      'live-earnings.config.cjs': cjs,
      'live-earnings.config.mjs': esm,
    }),
  },
  {
    name: 'import-in-package',
    expected: 'key-unknown',
    files: ({ cjs }) => ({
      'package.json': JSON.stringify({ 'live-earnings': { $import: './evil.cjs' } }),
      'evil.cjs': cjs,
    }),
  },
];

function make(
  parent: string,
  name: string,
  expected: HostileFolder['expected'],
  files: Files,
): HostileFolder {
  const cwd = join(parent, name);
  const markers = join(parent, `${name}-ran`);
  mkdirSync(markers, { recursive: true });
  const marker = JSON.stringify(join(markers, 'ran'));
  const evil = {
    cjs: `require('node:fs').writeFileSync(${marker}, ''); module.exports = { platform: 'evil' };\n`,
    esm: `import { writeFileSync } from 'node:fs'; writeFileSync(${marker}, ''); export default { platform: 'evil' };\n`,
  };
  for (const [path, text] of Object.entries(files(evil))) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return { name, cwd, expected, wasRun: () => existsSync(markers) && readdirSync(markers).length > 0 };
}
