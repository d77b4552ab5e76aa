import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty, { type IPty } from '@lydell/node-pty';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeTree, everyCommand } from '../../../src/cli/completion/tree.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { runWith } from '../../io.ts';
import { until } from '../../sources/live/live-server.ts';

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
const scriptOf = async (shell: string): Promise<string> => {
  const { code, stdout, stderr } = await runWith(['completion', shell]);
  expect([code, stderr]).toEqual([0, '']);
  const path = join(folder, `completion.${shell}`);
  writeFileSync(path, stdout);
  return path;
};
const declared = (): Command =>
  createProgram({ version: '0', stdout: {} } as never, () => {}, ['completion']);

describe('what can be completed', () => {
  const tree = describeTree(declared(), 'estimate', { arguments: {}, flags: {} });

  it('is every command and every flag that is declared and not hidden', () => {
    const program = declared();
    expect(tree.commands.map(({ path }) => path[0])).toEqual([
      ...program.commands.map((each) => each.name()),
      'help',
    ]);
    for (const command of program.commands) {
      const own = tree.commands.find(({ path }) => path[0] === command.name());
      const flags = own?.flags.flatMap(({ names }) => names);
      for (const option of command.options.filter(({ hidden }) => !hidden))
        expect(flags).toContain(option.long);
      for (const option of command.options.filter(({ hidden }) => hidden))
        expect(flags).not.toContain(option.long);
    }
  });

  it('needs no guess about which flag takes a value: one name means one thing in every command', () => {
    const kinds = new Map<string, boolean>();
    for (const { path, flags } of everyCommand(tree)) {
      for (const { names, values } of flags) {
        for (const name of names) {
          expect([path, name, kinds.get(name) ?? values !== null]).toEqual([path, name, values !== null]);
          kinds.set(name, values !== null);
        }
      }
    }
  });
});

describe.runIf(has('bash'))('bash', () => {
  let script = '';
  beforeAll(async () => {
    script = await scriptOf('bash');
  });
  /** What bash offers for the last of these words, which it has parted at `=`. */
  const offers = (...words: string[]): string[] => {
    const list = ['live-earnings', ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const text = execFileSync(
      'bash',
      [
        '--norc',
        '-c',
        `source '${script}'; COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _live_earnings; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
      { encoding: 'utf8' },
    );
    return text.split('\n').filter((line) => line !== '');
  };

  it('offers commands, and those below them', () => {
    expect(offers('es')).toEqual(['estimate']);
    expect(offers('')).toEqual(expect.arrayContaining(['estimate', 'rates', 'completion', 'help']));
    expect(offers('config', 'i')).toEqual(['init']);
    expect(offers('help', 'ra')).toEqual(['rates']);
    expect(offers('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(offers('schema', 'rep')).toEqual(['report']);
  });

  it('offers the flags of the command that was typed, and of estimate where none was', () => {
    expect(offers('estimate', '--like')).toEqual(['--likes']);
    expect(offers('--like')).toEqual(['--likes']);
    expect(offers('live.jsonl', '--unique')).toEqual(['--unique-viewers']);
    expect(offers('rates', '--like')).toEqual([]);
    expect(offers('tally', '--like')).toEqual([]);
    expect(offers('record', '--fr')).toEqual(['--from']);
    expect(offers('estimate', '--platform', 'rates', '--like')).toEqual(['--likes']);
  });

  it('offers the values of a flag, also behind =', () => {
    expect(offers('estimate', '--format', 'c')).toEqual(['csv']);
    expect(offers('estimate', '--format', '=', 'c')).toEqual(['csv']);
    expect(offers('estimate', '--format', '=')).toContain('markdown');
    expect(offers('rates', '--format', '')).toEqual(['table', 'json']);
    expect(offers('--color', 'al')).toEqual(['always']);
    expect(offers('estimate', '--platform', '')).toEqual(['tiktok']);
    expect(offers('record', '--locale', 'de')).toEqual(['de-DE']);
    expect(offers('estimate', '--format', 'csv', '--w')).toEqual(['--width']);
  });

  it('offers gifts, with the quotes they need and the = that follows', () => {
    expect(offers('--gift', 'Finger H')).toEqual([]);
    expect(offers('--gift', 'Finger\\ H')).toEqual(['Finger\\ Heart=']);
    expect(offers('--gift', '"Finger H')).toEqual(['Finger Heart=']);
    expect(offers('--gift', 'finger\\ h')).toEqual(['Finger\\ Heart=']);
    expect(offers('gifts', 'Galax')).toContain('Galaxy');
    // One name with several prices is no answer.
    expect(offers('--gift', 'Heart')).not.toContain('Heart=');
  });

  it('leaves files to bash', () => {
    expect(offers('estimate', '')).toEqual([]);
    expect(offers('estimate', '-o', '')).toEqual([]);
    expect(offers('record', '-o', 'a', '--', 'node')).toEqual([]);
  });
});

const skipped = (shell: string): boolean => !has(shell) && process.env.LIVE_EARNINGS_TOOLS !== 'required';

describe.skipIf(skipped('fish'))('fish', () => {
  const shell = 'fish';
  let script = '';
  beforeAll(async () => {
    script = await scriptOf(shell);
  });
  /** What fish offers at the end of a line, without the descriptions. */
  const offers = (line: string): string[] => {
    const text = execFileSync(
      shell,
      ['--no-config', '-c', `source '${script}'; complete -C $argv[1]`, line],
      {
        encoding: 'utf8',
        cwd: folder,
        env: { ...process.env, HOME: folder },
      },
    );
    return text
      .split('\n')
      .filter((each) => each !== '')
      .map((each) => each.split('\t')[0] ?? '');
  };

  it('offers commands, and those below them', () => {
    expect(offers('live-earnings es')).toEqual(['estimate']);
    expect(offers('live-earnings ')).toEqual(
      expect.arrayContaining(['estimate', 'rates', 'completion.fish']),
    );
    expect(offers('live-earnings config ')).toEqual(['init']);
    expect(offers('live-earnings help ra')).toEqual(['rates']);
    expect(offers('live-earnings completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(offers('live-earnings schema rep')).toEqual(['report']);
  });

  it('offers the flags of the command that was typed, and of estimate where none was', () => {
    expect(offers('live-earnings estimate --like')).toEqual(['--likes']);
    expect(offers('live-earnings --like')).toEqual(['--likes']);
    expect(offers('live-earnings live.jsonl --unique')).toEqual(['--unique-viewers']);
    expect(offers('live-earnings rates --like')).toEqual([]);
    expect(offers('live-earnings record --fr')).toEqual(['--from']);
    expect(offers('live-earnings estimate --platform rates --like')).toEqual(['--likes']);
  });

  it('offers the values of a flag, also behind =', () => {
    expect(offers('live-earnings record --from ')).toEqual([
      'command',
      'connector',
      'live-studio',
      'tikfinity',
    ]);
    expect(offers('live-earnings estimate --format c')).toEqual(['csv']);
    expect(offers('live-earnings estimate --format=c')).toEqual(['--format=csv']);
    expect(offers('live-earnings estimate --color al')).toEqual(['always']);
  });

  it('offers gifts and the = that follows, and files for a file', () => {
    expect(offers('live-earnings --gift Finger\\ H')).toEqual(['Finger Heart=']);
    expect(offers('live-earnings --gift "Finger H')).toEqual(['Finger Heart=']);
    expect(offers("live-earnings --gift 'rock ")).toContain("Rock 'n' Roll=");
    expect(offers('live-earnings gifts Galax')).toContain('Galaxy');
    expect(offers('live-earnings estimate -o comp')).toContain('completion.fish');
  });
});

/** What zsh hands to its completion, written to a file, so that no screen has to be read. */
const ZSH_SETUP = `
PS1=
fpath=("$FOLDER" $fpath)
autoload -Uz compinit
compinit -u -D
compadd() {
  if (( \${argv[(I)-[OAD]]} )); then
    builtin compadd "$@"
    return
  fi
  local -a found
  builtin compadd -A found "$@"
  local suffix=
  (( \${argv[(I)-S]} )) && suffix=\${argv[\${argv[(I)-S]}+1]}
  local each
  for each in $found; do print -r -- "$each$suffix" >> "$FOLDER/offered"; done
}
offer() { zle complete-word; print END >> "$FOLDER/offered"; }
zle -N offer
bindkey '^I' offer
zstyle ':completion:*' insert-tab false
print READY >> "$FOLDER/offered"
`;

describe.skipIf(skipped('zsh'))('zsh', () => {
  const path = join(folder, 'offered');
  let shell: IPty;
  const written = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  beforeAll(async () => {
    copyFileSync(await scriptOf('zsh'), join(folder, '_live-earnings'));
    writeFileSync(join(folder, 'setup.zsh'), ZSH_SETUP);
    shell = pty.spawn('zsh', ['-f', '-i'], {
      cols: 200,
      rows: 50,
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder, FOLDER: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
    });
    shell.onData(() => {});
    shell.write('source $FOLDER/setup.zsh\r');
    await until(() => written().includes('READY'));
  }, 30_000);
  afterAll(() => shell.kill());

  /** What zsh offers at the end of a line. */
  const offers = async (line: string): Promise<string[]> => {
    writeFileSync(path, '');
    shell.write(`\u0015${line}\t`);
    await until(() => written().includes('END'));
    return [...new Set(written().split('\n'))].filter((each) => each !== '' && each !== 'END');
  };

  it('offers commands, and those below them', async () => {
    expect(await offers('live-earnings es')).toEqual(['estimate']);
    expect(await offers('live-earnings ')).toEqual(
      expect.arrayContaining(['estimate', 'rates', 'completion']),
    );
    expect(await offers('live-earnings config i')).toEqual(['init']);
    expect(await offers('live-earnings help ra')).toEqual(['rates']);
    expect(await offers('live-earnings completion ')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offers('live-earnings schema rep')).toEqual(['report']);
  });

  it('offers the flags of the command that was typed, and of estimate where none was', async () => {
    expect(await offers('live-earnings estimate --like')).toEqual(['--likes']);
    expect(await offers('live-earnings --like')).toEqual(['--likes']);
    expect(await offers('live-earnings live.jsonl --unique')).toEqual(['--unique-viewers']);
    expect(await offers('live-earnings rates --like')).toEqual([]);
    expect(await offers('live-earnings record --fr')).toEqual(['--from']);
    expect(await offers('live-earnings estimate --platform rates --like')).toEqual(['--likes']);
  });

  it('offers the values of a flag, also behind =', async () => {
    expect(await offers('live-earnings record --from ')).toEqual([
      'tikfinity',
      'live-studio',
      'connector',
      'command',
    ]);
    expect(await offers('live-earnings estimate --format c')).toEqual(['csv']);
    expect(await offers('live-earnings estimate --format=c')).toEqual(['csv']);
    expect(await offers('live-earnings --color al')).toEqual(['always']);
  });

  it('offers gifts and the = that follows, and files for a file', async () => {
    expect(await offers('live-earnings --gift Finger\\ H')).toEqual(['Finger\\ Heart=']);
    expect(await offers('live-earnings --gift "Finger H')).toEqual(['Finger Heart=']);
    expect(await offers('live-earnings gifts Galax')).toContain('Galaxy');
    expect(await offers('live-earnings estimate -o comp')).toContain('completion.zsh');
  });
});

describe.each([
  ['bash', ['-n']],
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
] as const)('the script for %s', (shell, check) => {
  it.runIf(has(shell))('is read by it without complaint', async () => {
    const { status, stderr } = spawnSync(shell, [...check, await scriptOf(shell)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('names every command, flag and a gift', async () => {
    const { stdout } = await runWith(['completion', shell]);
    for (const { path, flags } of everyCommand(
      describeTree(declared(), 'estimate', { arguments: {}, flags: {} }),
    )) {
      expect(stdout).toContain(path.at(-1) ?? '');
      for (const name of flags.flatMap(({ names }) => names))
        expect(stdout).toContain(shell === 'fish' ? name.replace(/^--?/, '') : name);
    }
    expect(stdout).toContain("'Finger Heart'");
  });
});

it('refuses a shell that it does not know', async () => {
  const { code, stderr } = await runWith(['completion', 'tcsh']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('bash, zsh, fish')]);
});
