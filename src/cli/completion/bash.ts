import { type CommandTree, everyCommand, type Values } from './tree.ts';
import { quoteShell } from './quote.ts';

const key = (path: readonly string[], more = ''): string => quoteShell([...path, more].join(' ').trim());
const words = (list: readonly string[]): string => list.map(quoteShell).join(' ');

/**
 * For bash 3.2 and newer, without the bash-completion package. Where nothing fits, bash completes files by itself. bash breaks
 * words at `=`, so a flag and its value may stand two words apart.
 */
export function bashScript(tree: CommandTree, gifts: readonly string[]): string {
  const all = everyCommand(tree);
  const valued = new Set(
    all.flatMap(({ flags }) => flags.filter(({ values }) => values !== null).flatMap(({ names }) => names)),
  );
  return `# bash completion for live-earnings. Written by: live-earnings completion bash
_live_earnings_gifts=(
${gifts.map((gift) => `  ${quoteShell(gift)}`).join('\n')}
)

_live_earnings_flags() {
  case "$1" in
${all.map(({ path, flags }) => `    ${key(path)}) _live_earnings_words=(${words(flags.flatMap(({ names }) => names))}) ;;`).join('\n')}
  esac
}

_live_earnings_arguments() {
  case "$1" in
${all.map((each) => `    ${key(each.path)}) ${argumentsOf(each)} ;;`).join('\n')}
  esac
}

_live_earnings_values() {
  case "$1" in
${all.flatMap((each) => valueLines(each)).join('\n')}
  esac
}

# Words that begin as what was typed does; with another case only where none does.
_live_earnings_offer() {
  local suffix="$1" typed="$2" word quoted open=''
  shift 2
  case "$typed" in [\\"\\']*) open=1 typed="\${typed:1}" ;; esac
  for word in "$@"; do
    quoted="$word"
    [[ -n "$open" ]] || printf -v quoted '%q' "$word"
    [[ "$quoted" == "$typed"* ]] && COMPREPLY+=("$quoted$suffix")
  done
  [[ \${#COMPREPLY[@]} -gt 0 ]] && return
  local before
  before="$(shopt -p nocasematch)"
  shopt -s nocasematch
  for word in "$@"; do
    quoted="$word"
    [[ -n "$open" ]] || printf -v quoted '%q' "$word"
    [[ "$quoted" == "$typed"* ]] && COMPREPLY+=("$quoted$suffix")
  done
  eval "$before"
}

_live_earnings_offer_gifts() {
  [[ -n "$1" ]] && type compopt &> /dev/null && compopt -o nospace 2> /dev/null
  _live_earnings_offer "$1" "$2" "\${_live_earnings_gifts[@]}"
}

_live_earnings() {
  local typed="\${COMP_WORDS[COMP_CWORD]}" at=1 path='' flag='' word _live_earnings_words=()
  COMPREPLY=()
  while [[ $at -lt $COMP_CWORD ]]; do
    word="\${COMP_WORDS[at]}"
    flag=''
    case "$word" in
      --) return ;;
      ${[...valued].map(quoteShell).join('|')})
        flag="$word"
        at=$((at + 1))
        [[ "\${COMP_WORDS[at]}" == = ]] && at=$((at + 1))
        ;;
      -*) ;;
      *)
        case "\${path:+$path }$word" in
          ${all
            .filter(({ path }) => path.length > 0)
            .map(({ path }) => key(path))
            .join('|')}) path="\${path:+$path }$word" ;;
        esac
        ;;
    esac
    at=$((at + 1))
  done
  # The flag's value is still to come only where the loop has run past it.
  [[ $at -gt $COMP_CWORD ]] || flag=''
  if [[ -n "$flag" ]]; then
    [[ "$typed" == = ]] && typed=''
    _live_earnings_values "$path $flag"
    return
  fi
  case "$typed" in
    -*)
      _live_earnings_flags "$path"
      _live_earnings_offer '' "$typed" "\${_live_earnings_words[@]}"
      ;;
    *) _live_earnings_arguments "$path" ;;
  esac
}

complete -o bashdefault -o default -F _live_earnings live-earnings
`;
}

function argumentsOf({ commands, values }: CommandTree): string {
  const names = commands.map(({ path }) => path.at(-1) as string);
  if (values?.kind === 'gifts') return `_live_earnings_offer_gifts '' "$typed"`;
  const list = [...names, ...(values?.kind === 'words' ? values.words : [])];
  return list.length === 0 ? ':' : `_live_earnings_offer '' "$typed" ${words(list)}`;
}

function valueLines({ path, flags }: CommandTree): string[] {
  return flags.flatMap(({ names, values }) => {
    const offer = values && offerOf(values);
    return offer === null
      ? []
      : [`    ${names.map((name) => quoteShell(`${path.join(' ')} ${name}`)).join('|')}) ${offer} ;;`];
  });
}

function offerOf(values: Values): string | null {
  switch (values.kind) {
    case 'words':
      return `_live_earnings_offer '' "$typed" ${words(values.words)}`;
    case 'gifts':
      return `_live_earnings_offer_gifts = "$typed"`;
    case 'files':
    case 'anything':
      return null;
  }
}
