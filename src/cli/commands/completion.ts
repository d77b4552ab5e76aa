import type { Command } from 'commander';
import type { Catalogue } from '../../rates/catalogue.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { type CommandTree, describeTree } from '../completion/tree.ts';
import { zshScript } from '../completion/zsh.ts';
import type { Io } from '../io.ts';

type Script = (tree: CommandTree, gifts: readonly string[]) => string;

const SCRIPTS: Readonly<Record<string, Script>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The script that a shell reads to complete commands, flags, their values, and the names of gifts. */
export async function completion(shell: string, program: Command, io: Io): Promise<number> {
  const { tiktokCatalogue } = await import('../../rates/tiktok/catalogue.ts');
  const { BUILT_IN_PROFILES } = await import('../../config/built-in-layer.ts');
  const { COMMON_LOCALES } = await import('../../config/locale.ts');
  const { SCHEMA_NAMES } = await import('./schema.ts');
  const tree = describeTree(program, 'estimate', {
    arguments: { schema: SCHEMA_NAMES },
    flags: { platform: BUILT_IN_PROFILES.map(({ platform }) => platform), locale: COMMON_LOCALES },
  });
  // commander has checked the name.
  const script = SCRIPTS[shell] as Script;
  io.stdout.write(script(tree, giftNames(tiktokCatalogue())));
  return 0;
}

/** Names that say which gift is meant, and that every terminal can show; the others are found by `gifts`. */
function giftNames(catalogue: Catalogue): string[] {
  const names = new Set(catalogue.gifts.map(({ name }) => name));
  return [...names]
    .filter((name) => PLAIN.test(name) && catalogue.find(name).kind === 'found')
    .sort((a, b) => (a < b ? -1 : 1));
}

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 '&.!-]*$/;
