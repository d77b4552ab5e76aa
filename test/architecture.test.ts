import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../src');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(ROOT, name));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

/** The folder under src, or the file itself for `src/index.ts`. */
const folderOf = (file: string): string => relative(ROOT, file).split('/')[0] as string;

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, dynamic: boolean): void => {
    const to = specifier.startsWith('.') ? resolve(dirname(file), specifier) : specifier;
    found.push({ from: file, to, specifier, typeOnly, dynamic });
  };
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      add(node.moduleSpecifier.text, typeOnly, false);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const imports = files.flatMap(importsOf);

/** What each folder may import; the arrows of the design, from argv to money. */
const MAY: Record<string, readonly string[]> = {
  money: [],
  diagnostics: [],
  statistics: [],
  session: ['money', 'diagnostics'],
  rates: ['money', 'diagnostics', 'session'],
  earnings: ['money', 'diagnostics', 'session', 'rates'],
  engagement: ['money', 'diagnostics', 'session', 'rates'],
  influence: ['money', 'diagnostics', 'session', 'rates', 'statistics'],
  history: ['money', 'diagnostics', 'session', 'rates', 'earnings', 'statistics'],
  period: ['money', 'diagnostics', 'earnings', 'history'],
  report: [
    'money',
    'diagnostics',
    'session',
    'rates',
    'earnings',
    'engagement',
    'influence',
    'history',
    'period',
  ],
  config: ['money', 'diagnostics', 'session', 'rates', 'earnings', 'engagement', 'influence'],
  sources: ['money', 'diagnostics', 'session', 'rates', 'period', 'config'],
  render: [
    'money',
    'diagnostics',
    'session',
    'rates',
    'earnings',
    'engagement',
    'influence',
    'history',
    'period',
    'report',
    'config',
  ],
  cli: [
    'money',
    'diagnostics',
    'session',
    'rates',
    'earnings',
    'history',
    'period',
    'report',
    'config',
    'sources',
    'render',
  ],
  library: ['money', 'diagnostics', 'session', 'rates', 'history', 'report', 'config', 'sources', 'render'],
  'index.ts': [
    'library',
    'money',
    'diagnostics',
    'session',
    'rates',
    'earnings',
    'engagement',
    'influence',
    'history',
    'period',
    'report',
    'config',
    'sources',
    'render',
  ],
};

describe('the house', () => {
  it('has only folders with a stated place', () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(MAY).sort());
  });

  it('imports only downwards', () => {
    const wrong = imports
      .filter(({ to }) => to.startsWith(ROOT))
      .filter(
        ({ from, to }) => folderOf(from) !== folderOf(to) && !MAY[folderOf(from)]?.includes(folderOf(to)),
      )
      .map(({ from, to }) => `${relative(ROOT, from)} -> ${relative(ROOT, to)}`);
    expect(wrong).toEqual([]);
  });

  it('keeps the two claims apart: earnings and influence never meet', () => {
    const folders = (start: string): Set<string> => {
      const seen = new Set<string>();
      const walk = (file: string): void => {
        if (seen.has(file)) return;
        seen.add(file);
        for (const { from, to } of imports) if (from === file && to.startsWith(ROOT)) walk(to);
      };
      for (const file of files.filter((each) => folderOf(each) === start)) walk(file);
      return new Set([...seen].map(folderOf));
    };
    expect(folders('earnings').has('influence')).toBe(false);
    expect(folders('influence').has('earnings')).toBe(false);
    expect(folders('engagement').has('earnings')).toBe(false);
  });

  it('has no import cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        cycles.push(
          [...path.slice(path.indexOf(file)), file].map((each) => relative(ROOT, each)).join(' -> '),
        );
      if (done.has(file) || path.includes(file)) return;
      for (const { from, to, typeOnly } of imports)
        if (from === file && to.startsWith(ROOT) && !typeOnly) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('touches files, the process and the console only in cli, config and sources', () => {
    const outside = files.filter((file) => !['cli', 'config', 'sources'].includes(folderOf(file)));
    const wrong = outside.filter((file) => {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      // Hashing computes, and what belongs to a call stays with it: neither touches anything.
      return /from 'node:(?!crypto'|async_hooks')|\bprocess\.|\bconsole\.|\bDate\.now\b|new Date\(\)|Math\.random/.test(
        text,
      );
    });
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });

  it('leaves the process itself to bin', () => {
    // The text of another program, which has a process of its own.
    const own = files.filter((file) => !file.endsWith('/connector-bridge.ts'));
    const wrong = own.filter((file) =>
      /\bprocess\.|\bconsole\./.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });

  it('imports zod as a namespace, which is a quarter of the size, and never the default chalk, which ignores NO_COLOR', () => {
    const wrong = files.filter((file) =>
      /import \{[^}]*\bz\b[^}]*\} from 'zod'|import chalk/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('has no bag without a name of its own', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|common|misc|lib)(\/|\.ts$)/.test(file))).toEqual([]);
  });

  it('loads zod, yaml, cosmiconfig and temporal only where they are needed', () => {
    const heavy =
      /^(zod|yaml|cosmiconfig|temporal-polyfill|chalk|string-width|csv-parse|fzstd|ml-matrix|jstat|pure-rand|read-excel-file|ws)(\/|$)/;
    const reached = new Set<string>();
    const walk = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const each of imports) {
        if (each.from !== file || each.typeOnly || each.dynamic) continue;
        if (each.to.startsWith(ROOT)) walk(each.to);
        else reached.add(each.specifier);
      }
    };
    walk(join(ROOT, 'cli/run.ts'));
    walk(join(ROOT, 'cli/commands/estimate.ts'));
    walk(join(ROOT, 'render/table/table.ts'));
    expect([...reached].filter((each) => heavy.test(each))).toEqual([]);
  });
});
