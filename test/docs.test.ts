import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runWith } from './io.ts';

/**
 * Every `$ live-earnings` of a page is run, and what stands below it must be what it prints; behind a `|` runs the tool, where it
 * is installed. UPDATE_DOCS=1 writes the true output in, where none is left out. Every link to a file leads to one.
 */
const ROOT = resolve(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');

const found = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

const words = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** A command and what it is piped into, at the first `|` outside of quotes. */
function cutAtPipe(line: string): { readonly own: string; readonly pipe: string | null } {
  const found = /^((?:"[^"]*"|'[^']*'|[^"'|])*?) \| (.*)$/.exec(line);
  return { own: found?.[1] ?? line, pipe: found?.[2] ?? null };
}

async function outputOf(command: string, cwd: string): Promise<string> {
  const { own, pipe } = cutAtPipe(command);
  const [, call = own, file] = /^(.*) > (\S+)$/.exec(own) ?? [];
  const { stdout, stderr } = await runWith(words(call), { cwd });
  if (file !== undefined) writeFileSync(join(cwd, file), stdout);
  const printed = file === undefined ? stdout : '';
  if (pipe === null) return printed + stderr;
  const piped = spawnSync('sh', ['-c', pipe], { input: printed, encoding: 'utf8', cwd });
  return piped.stdout + piped.stderr + stderr;
}

interface Example {
  readonly command: string;
  readonly output: string;
  readonly shown: boolean;
}

/** Whether a page tells the truth; a line `…` of it stands for any lines. */
function tells(output: string, actual: string): boolean {
  const pieces = output.split(/^…\n/m);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const next = index === 0 ? (actual.startsWith(piece) ? 0 : -1) : actual.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return at === actual.length || pieces.at(-1) === '';
}

/** A block holds a command or several, each with what it prints below it; one that shows no output at all is not held to any. */
const examplesOf = (text: string): Example[] =>
  [...text.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    [...block.matchAll(/^\$ live-earnings (.+)\n((?:(?!\$ ).*\n)*)/gm)].map(
      ([, command = '', output = '']) => ({ command, output, shown: /^(?!\$ ).+$/m.test(block) }),
    ),
  );

/** Their commands need a LIVE, a terminal or another machine. */
const NOT_RUN = new Set(['record.md', 'watch.md']);
const pages = readdirSync(DOCS).filter((name) => name.endsWith('.md') && !NOT_RUN.has(name));
const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-docs-'));
symlinkSync(join(ROOT, 'fixtures'), join(cwd, 'fixtures'));
afterAll(() => rmSync(cwd, { recursive: true }));

describe.each(pages)('docs/%s', (name) => {
  const path = join(DOCS, name);
  const text = readFileSync(path, 'utf8');

  it('leads to pages and headings that exist', () => {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [file = '', heading] = target.split('#');
      const linked = readFileSync(file === '' ? path : resolve(DOCS, file), 'utf8');
      const anchors = [...linked.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      );
      if (heading !== undefined) expect(anchors).toContain(heading);
    }
  });

  for (const { command, output, shown } of examplesOf(text)) {
    if (!shown && !command.includes(' > ')) continue;
    const tool = cutAtPipe(command).pipe?.split(' ')[0];
    const skipped = tool !== undefined && !found(tool) && process.env.LIVE_EARNINGS_TOOLS !== 'required';
    it.skipIf(skipped)(skipped ? `${command} (no ${tool} here)` : command, async () => {
      const actual = await outputOf(command, cwd);
      if (!shown) return;
      if (process.env.UPDATE_DOCS && !output.includes('…')) {
        const now = readFileSync(path, 'utf8');
        const [before, after] = [output, actual].map((each) => `$ live-earnings ${command}\n${each}`);
        writeFileSync(
          path,
          now.replace(before as string, () => after as string),
        );
      } else if (!tells(output, actual)) expect(actual).toBe(output);
    });
  }
});

describe('what the pages show to copy', () => {
  const block = (name: string, language: string): string =>
    new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(join(DOCS, name), 'utf8'))?.[1] ??
    '';

  it('is a session file that is read whole', async () => {
    const { code, stdout, stderr } = await runWith(['estimate', '-', '--json', '--no-config'], {
      stdin: block('session-file.md', 'yaml'),
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      direct: { coins: 120 + 3 * 299 + 2 * 99, lowerBound: false },
      session: { viewers: { average: 142, peak: 301, unique: 9412 }, views: 18800, durationSeconds: 7800 },
    });
  });

  it('is a configuration that is accepted', async () => {
    writeFileSync(join(cwd, 'rates.yaml'), block('rates.md', 'yaml'));
    const args = [
      'estimate',
      '--coins',
      '1000',
      '--started-at',
      '2026-08-01T20:00Z',
      '--config',
      'rates.yaml',
      '--json',
    ];
    const { stdout, stderr } = await runWith(args, { cwd });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).direct).toMatchObject({
      cash: { expected: '4.60' },
      net: { expected: '3.89' },
    });
  });
});
