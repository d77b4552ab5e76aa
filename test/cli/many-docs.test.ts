import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../io.ts';

/** Every `$ command` of these pages is run, and what stands below it must be what it prints. UPDATE_DOCS=1 writes it in. */
const ROOT = resolve(import.meta.dirname, '../..');

const words = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe.each(['forecast', 'plan', 'calibrate'])('docs/%s.md', (name) => {
  const path = resolve(ROOT, `docs/${name}.md`);
  const examples = [
    ...readFileSync(path, 'utf8').matchAll(/```console\n\$ live-earnings (.+)\n([\s\S]*?)```/g),
  ].map(([, command = '', output = '']) => ({ command, output }));

  it('has its examples', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('$command', async ({ command, output }) => {
    const [own = '', file] = command.split(' > ');
    const { stdout, stderr } = await runWith(words(own), { cwd: ROOT });
    const actual = (file === undefined ? stdout : '') + stderr;
    if (process.env.UPDATE_DOCS) {
      const now = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        now.replace(`$ live-earnings ${command}\n${output}`, () => `$ live-earnings ${command}\n${actual}`),
      );
      return;
    }
    expect(output).toBe(actual);
  });
});
