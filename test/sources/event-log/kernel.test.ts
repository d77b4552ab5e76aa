import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { LONGEST_NAME, PAGES } from '../../../src/sources/event-log/scan/layout.ts';
import { READ_KEYS } from '../../../src/sources/event-log/scan/read-keys.ts';

const ROOT = join(import.meta.dirname, '../../..');
const EVENT_LOG = join(ROOT, 'src/sources/event-log');
const MODULE = join(EVENT_LOG, 'scan/module.ts');

interface Compiler {
  readonly main: (
    options: readonly string[],
    files: {
      readonly readFile: (name: string, folder: string) => string | null;
      readonly writeFile: (name: string, contents: Uint8Array | string) => void;
      readonly listFiles: () => null;
    },
  ) => Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}

async function compile(): Promise<string> {
  // By a name that the type checker does not follow: its types declare globals of another language.
  const name: string = 'assemblyscript/asc';
  const { main } = (await import(name)) as Compiler;
  let compiled: Uint8Array | string = '';
  const { error, stderr } = await main(
    [
      'src/sources/event-log/scan/kernel/index.ts',
      '--outFile=kernel.wasm',
      '-O3',
      '--runtime=stub',
      '--enable=simd',
      `--initialMemory=${PAGES}`,
      `--maximumMemory=${PAGES}`,
    ],
    {
      readFile(name, folder) {
        try {
          return readFileSync(join(ROOT, folder, name), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (_name, contents) => {
        compiled = contents;
      },
      listFiles: () => null,
    },
  );
  if (error !== null) throw new Error(stderr.toString());
  return `// Made from kernel/ by its test. Do not edit.\nexport const MODULE =\n  '${Buffer.from(compiled).toString('base64')}';\n`;
}

it('the compiled kernel is that of the source', async () => {
  const made = await compile();
  if (process.env['UPDATE_KERNEL']) writeFileSync(MODULE, made);
  const mend = 'UPDATE_KERNEL=1 npx vitest run test/sources/event-log/kernel.test.ts';
  expect(readFileSync(MODULE, 'utf8') === made, `scan/module.ts is not made from scan/kernel: ${mend}`).toBe(
    true,
  );
});

/** Words of the dialects that are compared with or answered, and no keys. */
const NO_KEYS = new Set(['follow', 'other', 'share', 'unnamed']);

/** What may be a key in a source: taken apart, or a text that is neither compared with nor a value. */
function keysIn(path: string): string[] {
  const keys: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const { parent } = node;
    if (ts.isStringLiteral(node)) {
      const compared = ts.isBinaryExpression(parent) && /[!=]==/.test(parent.operatorToken.getText());
      const told = ts.isCaseClause(parent) || ts.isReturnStatement(parent) || ts.isPropertyAssignment(parent);
      if (/^[A-Za-z_]\w*$/.test(node.text) && !compared && !told) keys.push(node.text);
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(parent) && !node.dotDotDotToken)
      keys.push((node.propertyName ?? node.name).getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return keys.filter((key) => !NO_KEYS.has(key));
}

it('what a dialect reads is not left out', () => {
  const dialects = readdirSync(join(EVENT_LOG, 'dialects')).map((name) => `dialects/${name}`);
  const sources = [...dialects, 'envelope.ts', 'unnamed.ts', 'first-name.ts'];
  const read = new Set(sources.flatMap((name) => keysIn(join(EVENT_LOG, name))));
  expect([...READ_KEYS].sort()).toEqual([...read].sort());
  expect(READ_KEYS.filter((key) => key.length > LONGEST_NAME)).toEqual([]);
});
