import type { Command, Option } from 'commander';

/** What may stand where a value is expected. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  /** `name=` of a gift for a flag, the name alone for an argument. */
  | { readonly kind: 'gifts' }
  | { readonly kind: 'anything' };

export interface Flag {
  /** `-o` before `--output`. */
  readonly names: readonly string[];
  readonly description: string;
  /** `null`: it takes no value. */
  readonly values: Values | null;
  /** What the value is called in help. */
  readonly placeholder: string;
}

export interface CommandTree {
  /** Empty for the program itself; `config init` is two words. */
  readonly path: readonly string[];
  readonly description: string;
  readonly flags: readonly Flag[];
  /** What its arguments may be; `null` without arguments. */
  readonly values: Values | null;
  readonly commands: readonly CommandTree[];
  /** The command that is meant where none is named. */
  readonly usual: CommandTree | null;
}

/** Placeholders in the declarations whose value is a path. */
const PATHS = /^(file|folder|log|path|report|input|history|payouts|program|schedule)/;

/** Words that the declarations do not hold: of an argument by its command, of a flag by its name. */
export interface MoreWords {
  readonly arguments: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, readonly string[]>>;
}

/**
 * What can be typed, read off the declarations themselves, so that it is never behind them. The program has the flags and
 * arguments of its default command as well.
 */
export function describeTree(program: Command, defaultName: string, more: MoreWords): CommandTree {
  const tree = describe(program, [], more);
  const usual = tree.commands.find(({ path }) => path[0] === defaultName);
  if (!usual) return tree;
  const own = new Set(tree.flags.flatMap(({ names }) => names));
  const others = usual.flags.filter(({ names }) => !names.some((name) => own.has(name)));
  return { ...tree, flags: [...tree.flags, ...others], values: usual.values, usual };
}

function describe(command: Command, path: readonly string[], more: MoreWords): CommandTree {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const names = below.map((each) => each.name());
  return {
    path,
    description: command.description(),
    flags: help.visibleOptions(command).map((option) => flagOf(option, more)),
    values: valuesOfArguments(command, path, more),
    commands: below.map((each): CommandTree => {
      const tree = describe(each, [...path, each.name()], more);
      // The help command's own argument is a command.
      return each.name() === 'help' ? { ...tree, values: { kind: 'words', words: names } } : tree;
    }),
    usual: null,
  };
}

function flagOf(option: Option, more: MoreWords): Flag {
  const placeholder = /[<[]([^>\].]+)/.exec(option.flags)?.[1] ?? '';
  const words = option.argChoices ?? more.flags[option.name()];
  return {
    names: [option.short, option.long].filter((name) => name !== undefined),
    description: option.description,
    values: option.required || option.optional ? valuesOf(words, placeholder) : null,
    placeholder,
  };
}

function valuesOfArguments(command: Command, path: readonly string[], more: MoreWords): Values | null {
  const [first] = command.registeredArguments;
  if (!first) return null;
  // What `gifts` searches for.
  if (first.name() === 'query') return { kind: 'gifts' };
  return valuesOf(first.argChoices ?? more.arguments[path.join(' ')], first.name());
}

function valuesOf(words: readonly string[] | undefined, placeholder: string): Values {
  if (words) return { kind: 'words', words };
  if (placeholder === 'name=count') return { kind: 'gifts' };
  return PATHS.test(placeholder) ? { kind: 'files' } : { kind: 'anything' };
}

/** The tree and everything below it, the program first. */
export const everyCommand = (tree: CommandTree): CommandTree[] => [
  tree,
  ...tree.commands.flatMap(everyCommand),
];
