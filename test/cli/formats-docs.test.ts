import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../io.ts';

/** Every `$ command` of the page is run, and what stands below it must be what it prints. UPDATE_DOCS=1 writes it in. */
const ROOT = resolve(import.meta.dirname, '../..');
const PATH = resolve(ROOT, 'docs/formats.md');
const text = readFileSync(PATH, 'utf8');
const examples = [...text.matchAll(/```console\n\$ live-earnings (.+)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);
const found = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

const words = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

async function outputOf(command: string): Promise<string> {
  const [own = '', ...pipe] = command.split(' | ');
  const { stdout } = await runWith(words(own), { cwd: ROOT });
  if (pipe.length === 0) return stdout;
  return spawnSync('sh', ['-c', pipe.join(' | ')], { input: stdout, encoding: 'utf8' }).stdout;
}

describe('docs/formats.md', () => {
  it('has its examples', () => expect(examples.length).toBeGreaterThan(4));

  for (const { command, output } of examples) {
    const tool = / \| (\S+)/.exec(command)?.[1];
    it.skipIf(tool !== undefined && !found(tool))(command, async () => {
      const actual = await outputOf(command);
      if (process.env.UPDATE_DOCS) {
        const now = readFileSync(PATH, 'utf8');
        writeFileSync(
          PATH,
          now.replace(`$ live-earnings ${command}\n${output}`, () => `$ live-earnings ${command}\n${actual}`),
        );
      } else expect(output).toBe(actual);
    });
  }
});
