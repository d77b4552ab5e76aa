import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, bareEnv } from './built/spawn.ts';

/**
 * Every `$ command` of the README is run, and what stands below it must be what it prints. UPDATE_README=1 writes the true
 * output in; a line `# path` at the top of a yaml block is filled with that file.
 */
const ROOT = resolve(import.meta.dirname, '..');
const PATH = resolve(ROOT, 'README.md');
const text = readFileSync(PATH, 'utf8');
const examples = [...text.matchAll(/```console\n\$ (.+)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

const shell = (command: string): Promise<string> =>
  new Promise((settle) => {
    const line = command.replaceAll('npx live-earnings', `'${process.execPath}' '${BIN}'`);
    execFile('sh', ['-c', line], { cwd: ROOT, env: bareEnv() }, (_, stdout, stderr) =>
      settle(stdout + stderr),
    );
  });

const installed = (tool: string): Promise<boolean> =>
  new Promise((settle) => execFile('sh', ['-c', `command -v ${tool}`], (error) => settle(error === null)));

describe('README', () => {
  it('has its examples', () => expect(examples.length).toBeGreaterThan(4));

  it.for(examples)('$command', async ({ command, output }, { skip }) => {
    const tool = / \| (\w+) /.exec(command)?.[1];
    const needed = process.env.LIVE_EARNINGS_TOOLS === 'required';
    skip(tool !== undefined && !needed && !(await installed(tool)), `${tool} is not installed`);
    const actual = await shell(command);
    if (process.env.UPDATE_README) {
      const now = readFileSync(PATH, 'utf8');
      writeFileSync(
        PATH,
        now.replace(`$ ${command}\n${output}`, () => `$ ${command}\n${actual}`),
      );
      return;
    }
    expect(output).toBe(actual);
  });

  it('shows files as they are', () => {
    const blocks = [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [block, path = '', content] of blocks) {
      const file = readFileSync(resolve(ROOT, path), 'utf8');
      if (process.env.UPDATE_README) {
        const now = readFileSync(PATH, 'utf8');
        writeFileSync(
          PATH,
          now.replace(block, () => `\`\`\`yaml\n# ${path}\n${file}\`\`\``),
        );
      } else expect(content).toBe(file);
    }
  });

  it('names the folder and script that exist', () => {
    expect(text).toContain('npm ci && npm test');
    expect(text).toContain('not tax advice');
    expect(text).toContain('Unofficial');
  });
});
