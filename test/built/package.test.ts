import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_NAMES } from '../../src/cli/commands/schema.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'live-earnings-pack-'));
const packed = join(work, 'node_modules/live-earnings');
const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  // The tree is built already: --ignore-scripts keeps npm from building it again under the other tests.
  const [tarball] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], ROOT),
  );
  mkdirSync(packed, { recursive: true });
  run('tar', ['xzf', join(work, tarball.filename), '--strip-components=1', '-C', packed], work);
});

describe('the package, unpacked into an empty folder', () => {
  it('holds the program, its types and licences, and nothing else', () => {
    expect(readdirSync(packed).sort()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
    const odd = readdirSync(join(packed, 'dist')).filter(
      (name) => !/\.mjs$|^index\.d\.ts$|^schemas$|^THIRD-PARTY-LICENSES\.txt$/.test(name),
    );
    expect(odd).toEqual([]);
    expect(JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')).dependencies).toBeUndefined();
  });

  it('holds the schemas that it prints', () => {
    const program = join(packed, 'bin/live-earnings.js');
    const shipped = SCHEMA_NAMES.map((name) => [
      name,
      readFileSync(join(packed, `dist/schemas/${name}.json`), 'utf8'),
    ]);
    const printed = SCHEMA_NAMES.map((name) => [
      name,
      run(process.execPath, [program, 'schema', name], work),
    ]);
    expect(shipped).toEqual(printed);
    expect(readdirSync(join(packed, 'dist/schemas'))).toHaveLength(SCHEMA_NAMES.length);
  });

  it('runs without installing anything', () => {
    const text = run(
      process.execPath,
      [join(packed, 'bin/live-earnings.js'), 'estimate', '--gift', 'Rose=120', '--no-config'],
      work,
    );
    expect(text).toContain('$0.60');
    writeFileSync(join(work, 'evening.yaml'), 'likes: 48,213\ngifts: { Rose: 120 }\n');
    expect(
      run(process.execPath, [join(packed, 'bin/live-earnings.js'), 'evening.yaml', '--no-config'], work),
    ).toContain('$0.60');
  });

  it('works as a library, as the README shows it', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    writeFileSync(join(work, 'example.mjs'), code);
    const document = JSON.parse(run(process.execPath, ['example.mjs'], work));
    expect(document.direct.cash.expected).toBe('300.59');
    expect(document.tool.version).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
  });

  it('has types that stand on their own', () => {
    writeFileSync(
      join(work, 'example.mts'),
      `import { estimate, load, render, InputError, type ReportDocument } from 'live-earnings';
       const report = estimate(await load({ figures: { likes: '5', gift: ['Rose=1'] } }));
       const document: ReportDocument = JSON.parse(await render(report, 'json'));
       const coins: number | null = document.direct.coins;
       export { coins, InputError };`,
    );
    const compilerOptions = { noEmit: true, strict: true, target: 'es2022', module: 'nodenext', types: [] };
    writeFileSync(join(work, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.mts'] }));
    run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc')], work);
  });
});
