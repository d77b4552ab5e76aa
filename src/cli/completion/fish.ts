import { type CommandTree, everyCommand, type Flag, type Values } from './tree.ts';
import { quoteFish } from './quote.ts';

export function fishScript(tree: CommandTree, gifts: readonly string[]): string {
  return `# fish completion for live-earnings. Written by: live-earnings completion fish
function __live_earnings_gifts
    for name in ${gifts.map(quoteFish).join(' ')}
        printf '%s\\n' $name"$argv[1]"
    end
end

complete -c live-earnings -e
${everyCommand(tree).flatMap(linesOf).join('\n')}
`;
}

/** True where the command was typed, and none below it. */
function condition({ path, commands }: CommandTree): string {
  const below = commands.map((each) => each.path.at(-1)).join(' ');
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  return [...seen, ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`])].join('; and ');
}

function linesOf(tree: CommandTree): string[] {
  const when = ['complete', '-c', 'live-earnings', '-n', quoteFish(condition(tree))];
  const line = (...rest: readonly string[]): string => [...when, ...rest].join(' ');
  const about = (text: string): string[] => ['-d', quoteFish(text)];
  return [
    ...tree.commands.map((each) =>
      line('-a', quoteFish(each.path.at(-1) as string), ...about(each.description)),
    ),
    ...argumentsOf(tree.values).map((each) => line(...each)),
    ...tree.flags.map((flag) =>
      line(...nameOf(flag), ...(flag.values ? valueOf(flag.values, '=') : []), ...about(flag.description)),
    ),
  ];
}

/** Fish offers files of its own accord, also where a command takes nothing. */
function argumentsOf(values: Values | null): string[][] {
  if (values === null) return [['-f']];
  return values.kind === 'files' ? [] : [valueOf(values, '')];
}

const nameOf = ({ names }: Flag): string[] =>
  names.flatMap((name) => (name.startsWith('--') ? ['-l', name.slice(2)] : ['-s', name.slice(1)]));

function valueOf(values: Values, suffix: string): string[] {
  switch (values.kind) {
    case 'words':
      return ['-x', '-a', quoteFish(values.words.join(' '))];
    case 'files':
      return ['-r', '-F'];
    case 'gifts':
      return ['-x', '-a', quoteFish(`(__live_earnings_gifts ${suffix})`)];
    case 'anything':
      return ['-x'];
  }
}
