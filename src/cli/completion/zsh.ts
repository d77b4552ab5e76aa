import { type CommandTree, everyCommand, type Flag, type Values } from './tree.ts';
import { quoteShell } from './quote.ts';

/** In the notation of `_arguments`, brackets and colons part the pieces. */
const plain = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');
/** The program's is called as the file is that zsh loads it from. */
const functionOf = (path: readonly string[]): string => ['_live-earnings', ...path].join('_');

export function zshScript(tree: CommandTree, gifts: readonly string[]): string {
  return `#compdef live-earnings
# zsh completion for live-earnings. Written by: live-earnings completion zsh
_live-earnings_gift_names() {
  local -a names
  names=(
${gifts.map((gift) => `    ${quoteShell(gift)}`).join('\n')}
  )
  compadd -M 'm:{a-zA-Z}={A-Za-z}' "$@" -a names
}

${everyCommand(tree).map(commandFunction).join('\n')}
if [[ "\${funcstack[1]}" == _live-earnings ]]; then
  _live-earnings "$@"
else
  compdef _live-earnings live-earnings
fi
`;
}

function commandFunction({ path, flags, values, commands, usual }: CommandTree): string {
  const specs = flags.flatMap((flag) => flagSpecs(flag));
  const name = functionOf(path);
  if (commands.length === 0) {
    const rest = values === null ? [] : [quoteShell(`*:${path.at(-1) ?? 'input'}:${action(values, '')}`)];
    return `${name}() {\n  _arguments -S ${[...specs, ...rest].join(' \\\n    ')}\n}\n`;
  }
  const listed = commands.map(
    (each) =>
      `    ${quoteShell(`${(each.path.at(-1) as string).replaceAll(':', '\\:')}:${each.description}`)}`,
  );
  const cases = commands.map((each) => `        ${each.path.at(-1)}) ${functionOf(each.path)} ;;`);
  const files = values?.kind === 'files' ? '\n    _files' : '';
  return `${name}() {
  local state line
  local -a commands
  typeset -A opt_args
  commands=(
${listed.join('\n')}
  )
  _arguments -C -S ${[...specs, "'1: :->first'", "'*:: :->rest'"].join(' \\\n    ')}
  case $state in
    first)
    _describe command commands${files}
    ;;
    rest)
      case $line[1] in
${cases.join('\n')}
        *) ${usual ? functionOf(usual.path) : ':'} ;;
      esac
      ;;
  esac
}
`;
}

/** A flag may be repeated, and its value may stand in the same word or in the next. */
function flagSpecs({ names, description, values, placeholder }: Flag): string[] {
  return names.map((name) => {
    const sign = values === null ? '' : name.startsWith('--') ? '=' : '+';
    const value = values === null ? '' : `:${plain(placeholder)}:${action(values, '=')}`;
    return quoteShell(`*${name}${sign}[${plain(description)}]${value}`);
  });
}

function action(values: Values, suffix: string): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'gifts':
      return `_live-earnings_gift_names${suffix === '' ? '' : ` -S ${suffix}`}`;
    case 'anything':
      return ' ';
  }
}
