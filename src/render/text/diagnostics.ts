import type {
  DaySpan,
  DiagnosticArgs,
  NotPast,
  PayoutFault,
  RowFault,
  WayOut,
} from '../../diagnostics/args.ts';
import type { Diagnostic, DiagnosticCode } from '../../diagnostics/diagnostic.ts';
import { formatCount, formatDecimal, formatPlain } from './amount.ts';
import { formatHours } from './hours.ts';
import { linkFault } from './link-faults.ts';
import { sanitise } from './sanitise.ts';
import { candidate, list, pathText, plural, quote } from './words.ts';

/** What a diagnostic says, and what to do next where there is something to do. */
export interface Sentence {
  readonly message: string;
  readonly hint: string | null;
}

const say = (message: string, hint: string | null = null): Sentence => ({ message, hint });

const idText = (giftId: string | null): string => (giftId === null ? '' : ` (id ${giftId})`);

/** What everybody should know who uses it. */
const CONNECTOR_TERMS =
  'Its licence is AGPL-3.0 from 2.4.2 on, it is not made by TikTok, and it has each connection signed by a third party (Euler Stream), which learns whom you watch and may limit how often.';

const FIGURES: Record<DiagnosticArgs['ASSERTION_FAILED']['figure'], string> = {
  coins: 'coins',
  diamonds: 'diamonds',
  gifts: 'gifts',
  paid: 'payout',
};

const WAYS_OUT: Record<Exclude<WayOut, 'sqlite'>, string> = {
  unpack: 'Unpack it, and give the file in it. Only gzip and zstd are read as they are.',
  workbook: 'Give what it was made from, or the figures as flags: --gift Rose=120 --likes 48213',
  export: 'Export it as one JSON object a line.',
  figures: 'Type its figures as flags: --gift Rose=120 --diamonds 1011 --likes 48213',
  record:
    'What is printed for people cannot be counted right. Record the messages themselves, one JSON object a line: JSON.stringify({ event, data }) in tiktok-live-connector, json.dumps(event.to_dict()) in TikTokLive (Python).',
  'utf-8': 'Save it as UTF-8.',
};

/** No two recorders have the same tables; as CSV their columns mostly are known. */
function exportTable(path: string): string {
  const name = path === 'stdin' ? 'recorder.db' : sanitise(path);
  const file = /^[\w./][\w./-]*$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  return `Databases of recorders are not read: no two have the same tables. Export the one that holds gifts, here called gifts, and give the CSV: sqlite3 -header -csv ${file} 'select * from gifts' > gifts.csv. sqlite3 ${file} .tables says what they are called. Columns that are read: gift_name or gift_id, repeat_count, and diamond_count (of one gift) or total_diamonds (of the row); username and session_id where there are any.`;
}

const DAMAGE: Record<DiagnosticArgs['INPUT_INCOMPLETE']['reason'], string> = {
  truncated: 'end too early',
  corrupt: 'are corrupt',
  unsupported: 'need a dictionary or more than 128 MB of memory',
};

function damage(format: string, reason: DiagnosticArgs['INPUT_DAMAGED']['reason'], read: string): Sentence {
  switch (reason) {
    case 'truncated':
      return say(`The ${format} data end too early: the ${read} before the cut were read.`);
    case 'corrupt':
      return say(
        `The ${format} data are corrupt after ${read}: what could be unpacked was read, and may hold errors.`,
      );
    case 'padding':
      return say(`Zeros, as a crash leaves them, follow in the ${format} data after ${read}.`);
    case 'trailing':
      return say(`Something that is not ${format} follows after ${read}; it was not read.`);
    case 'unsupported':
      return say(
        `After ${read}, a part of the ${format} data ${DAMAGE[reason].replace('need', 'needs')}; it was not read.`,
        'Unpack it with the zstd command first.',
      );
  }
}

const BASELINES: Record<DiagnosticArgs['BASELINE_UNUSABLE']['reason'], string> = {
  missing: 'does not exist',
  'not-json': 'is not JSON',
  'not-a-report': 'is no report with these figures',
  'an-error': 'is the error of a run that stopped, not a report',
  version: 'has schemaVersion',
};

function rowFault(fault: RowFault): Sentence {
  switch (fault.kind) {
    case 'value':
      return say(
        fault.value === ''
          ? `This row was left out: ${quote(fault.column)} is missing.`
          : `This row was left out: ${quote(fault.column)} cannot be ${quote(fault.value)}.`,
        `Give ${fault.expected}.`,
      );
    case 'unreadable':
      return say(
        `This row was left out: what stands under ${quote(fault.column)} cannot be read.`,
        `It must be ${fault.expected}.`,
      );
    case 'torn':
      return say(
        'This row was left out: it has more or fewer cells than the table has columns.',
        'Put cells that hold the delimiter into quotation marks.',
      );
    case 'id-rounded':
      return say(
        `This row was left out: the ${quote(fault.column)} was rounded by a spreadsheet, and is nobody's or somebody else's.`,
        'Give the export as it was downloaded; in a spreadsheet, import that column as text.',
      );
    case 'nobody':
      return say(
        'This row was left out: it names no creator, so that nothing tells whose diamonds it counts.',
      );
    case 'too-large':
      return say(
        `This row was left out: ${quote(fault.column)} is ${quote(fault.value)}, more than can be counted exactly.`,
      );
    case 'cells':
      return say(
        `This row was left out: it has ${plural(fault.cells, 'cell')}, the table ${plural(fault.columns, 'column')}.`,
        'Put cells that hold the delimiter into quotation marks.',
      );
    case 'total-row':
      return say(`The row ${quote(fault.value)} was left out: it adds up the rows above.`);
    case 'gift-unknown':
      return say(
        `This row was left out: no gift is called ${quote(fault.name)}.`,
        fault.suggestions.length > 0
          ? `Near: ${list(fault.suggestions.map(candidate), 'or')}. With its price it is counted: ${quote(`${fault.name}=1@PRICE`)}.`
          : `With its price it is counted: ${quote(`${fault.name}=1@PRICE`)}.`,
      );
    case 'gift-ambiguous':
      return say(
        `This row was left out: several gifts are called ${quote(fault.name)}, at different prices: ${list(fault.candidates.map(candidate), 'or')}.`,
        'Name the one you mean by its id.',
      );
  }
}

const NO_LIVES: Record<DiagnosticArgs['DATA_DOWNLOAD_EMPTY']['reason'], Sentence> = {
  'no-section': say(
    'This is data from TikTok without a section "Go Live History".',
    'Ask TikTok for all data as JSON: Settings, Account, Download your data.',
  ),
  'no-list': say('The section "Go Live History" holds no list of LIVEs that is known.'),
  'none-hosted': say("TikTok's data say that this account has not hosted a LIVE."),
  'no-start': say('None of the LIVEs in "Go Live History" says when it started.'),
};

const PERIODS_ASIDE: Record<DiagnosticArgs['PERIODS_LEFT_OUT']['reason'], string> = {
  overlap: 'overlap in part with newer ones of the same creator',
  'no-days': 'do not say their days, and others of the same creator do',
  'other-table': "are of LIVE analytics, and may be of a creator who is in the agency's table",
};

const RECORDER_RULES: Record<DiagnosticArgs['RECORDER_RULE']['rules'][number], string> = {
  'ends-only': 'misses a streak whose end never came',
  'no-deduplication': 'counts a message again when TikTok sends it again',
  'no-receivers': "does not say who received a gift, so that gifts to guests count as the host's",
  'envelopes-counted': 'adds treasure chests, whose coins go to viewers',
};

const VALUES: Record<DiagnosticArgs['VALUE_READ_AS']['is'], string> = {
  unit: 'the coins of one gift',
  total: 'the coins of the whole row',
};

const AMBIGUOUS: Record<DiagnosticArgs['VALUE_AMBIGUOUS']['reason'], string> = {
  'no-known-gift': 'the gift catalogue knows none of these gifts',
  'single-gifts': 'the gifts that the catalogue knows came one at a time, where both are the same',
  'fits-neither': "the catalogue's prices fit neither in every row",
};

const DECIDED_BY: Record<DiagnosticArgs['VALUE_READ_AS']['by'], string> = {
  flag: 'as --value-is says',
  header: 'as its name says',
  catalogue: 'which agrees with the gift catalogue wherever it knows the gift',
};

const daySpan = ({ from, to }: DaySpan): string => (from === to ? from : `${from} to ${to}`);

const PAYOUT_FAULTS: Record<PayoutFault, string> = {
  'part-held': 'some of the money for these days is held or pending',
  'nothing-paid': 'its amount is 0',
  'deductions-take-everything': 'a deduction of 100 % leaves nothing to tell what it was taken from',
  'paid-before-end': 'it was paid before the period was over',
  'no-sessions': 'no session began in it',
  'no-coins': 'its sessions brought no coins',
  'begins-before-first-session': 'it begins long before the first known session, so sessions may be missing',
  'ends-after-last-session': 'it ends long after the last known session, so sessions may be missing',
  'coins-at-least': 'some of its coins are unknown, and other payouts are complete',
};

const UNMATCHED: Record<DiagnosticArgs['SESSIONS_NOT_MATCHED']['reason'], [one: string, more: string]> = {
  'no-start': ['has no start and may belong to any payout', 'have no start and may belong to any payout'],
  'no-income': ['tells no income', 'tell no income'],
  'other-platform': ['is of another platform and was left out', 'are of another platform and were left out'],
};

const NOT_PAST: Record<NotPast[number]['reason'], string> = {
  'same-live': 'of the LIVE itself',
  'not-earlier': 'not earlier',
  'other-creator': 'by another creator',
  'other-platform': 'of another platform',
};

const notPast = (leftOut: NotPast): string =>
  list(leftOut.map(({ reason, sessions }) => `${formatCount(sessions)} ${NOT_PAST[reason]}`));

const SENTENCES: { [Code in DiagnosticCode]: (args: DiagnosticArgs[Code]) => Sentence } = {
  USAGE: ({ message, hint }) => say(message, hint),
  NOTHING_TO_ESTIMATE: () =>
    say(
      'Nothing to estimate: no file and no figure was given.',
      'Try: live-earnings estimate --likes 48213 --gift Rose=120',
    ),
  INPUT_NOT_FOUND: ({ path, cwd, command }) =>
    say(
      `No file ${pathText(path)} in ${cwd}.`,
      command
        ? `Did you mean the command: live-earnings ${command}?`
        : 'Check the path; a figure is typed as a flag, such as --likes 48213.',
    ),
  INPUT_UNREADABLE: ({ path, reason }) =>
    say(`${pathText(path)} cannot be read: ${reason}.`, 'Check the permissions of the file.'),
  INPUT_EMPTY: ({ path }) =>
    say(`${pathText(path)} is empty.`, 'Give a session file, an event log, or flags.'),
  FOLDER_EMPTY: ({ path, extensions }) =>
    say(
      `The folder ${pathText(path)} holds no session.`,
      `Read in a folder: ${list(extensions)}, also with .gz or .zst behind.`,
    ),
  INPUT_INCOMPLETE: ({ path, format, reason }) =>
    say(
      `${pathText(path)} is damaged: its ${format} data ${DAMAGE[reason]}, and what is left is not enough.`,
      'Copy it again from where it came, or unpack it with the tool that packed it.',
    ),
  INPUT_TOO_LARGE: ({ path, limit }) =>
    say(
      `${pathText(path)} holds more than ${formatCount(limit / 1024 ** 2)} MB of text, and is no event log.`,
      'Only event logs may have any size.',
    ),
  INPUT_UNRECOGNISED: ({ path, looksLike, wayOut }) =>
    say(
      `${pathText(path)} holds nothing that this tool knows${looksLike ? `; it looks like ${looksLike}` : ''}.`,
      wayOut
        ? wayOut === 'sqlite'
          ? exportTable(path)
          : WAYS_OUT[wayOut]
        : 'Accepted: a session file (YAML or JSON; see live-earnings schema session), or an event log of tiktok-live-connector, TikFinity, EulerStream, TikTok LIVE Studio or TikTokLive (Python), as NDJSON or a JSON array.',
    ),
  INPUT_IS_REPORT: ({ path, version }) =>
    say(
      `${pathText(path)} is a document that live-earnings has printed${version === null ? '' : ` (schemaVersion ${sanitise(version)})`}, not what it was made from: figures are not read back from it.`,
      `Give the inputs that it was made from. To judge new figures by those of a report: --baseline ${pathText(path)} --fail-if "direct.coins < 80%"`,
    ),
  INPUT_NOT_RECORDED: ({ path, reason }) =>
    say(
      reason === 'figures'
        ? `${pathText(path)} holds figures of a LIVE, not its messages: there is nothing to count.`
        : `${pathText(path)} holds neither message ids nor a room: its rows cannot be counted in pieces.`,
      'A tally is made of event logs. Give this file to live-earnings estimate, beside the tally.',
    ),
  INPUT_OF_PERIODS: ({ path }) =>
    say(
      `${pathText(path)} tells of days or months, not of LIVEs: nothing in it has the viewers, gifts or likes of one LIVE.`,
      `Its diamonds, hours and days: live-earnings history ${path === 'stdin' ? '-' : pathText(path)}`,
    ),
  PERIODS_NONE_INSIDE: ({ outside, undated, others }) => {
    const why = [
      outside > 0 ? `${plural(outside, 'row')} ${outside === 1 ? 'is' : 'are'} not all within the time` : '',
      undated > 0
        ? `${plural(undated, 'row')} ${undated === 1 ? 'does' : 'do'} not say ${undated === 1 ? 'its' : 'their'} days`
        : '',
      others > 0 ? `${plural(others, 'row')} ${others === 1 ? 'is' : 'are'} of others` : '',
    ].filter((each) => each !== '');
    return say(
      why.length === 0
        ? 'The tables have no row of a creator.'
        : `No row of the tables is one that was asked for: ${list(why)}.`,
      'See --since, --until, --creator and --platform; a row counts when all of its days are asked for.',
    );
  },
  DATA_DOWNLOAD_EMPTY: ({ reason }) => NO_LIVES[reason],
  DATES_AMBIGUOUS: ({ column, example }) =>
    say(
      `The dates under ${quote(column)} may have the day or the month first, such as ${quote(example)}.`,
      'Write them as 2026-07-01, or give the export of more days.',
    ),
  TALLY_TOO_NEW: ({ version, known }) =>
    say(
      `The tally has version ${version}; this live-earnings reads up to ${known}.`,
      'Update live-earnings, or tally the logs again.',
    ),
  TALLY_TOO_LARGE: ({ limit }) =>
    say(
      `The tally would be larger than ${formatCount(limit / 1024 ** 2)} MB, and could not be read again.`,
      'Tally fewer logs into one file; estimate takes any number of them.',
    ),
  STDIN_IS_TERMINAL: () =>
    say(
      '"-" reads standard input, but nothing is piped into it.',
      'Try: cat live.jsonl | live-earnings estimate -',
    ),
  OUTPUT_UNWRITABLE: ({ path, reason }) =>
    say(`The report cannot be written to ${pathText(path)}: ${reason}.`, 'Choose another path with -o.'),
  DATA_SYNTAX: ({ reason }) => say(`Not valid YAML or JSON: ${reason}.`, 'Correct the file at that place.'),
  DATA_KEY_UNKNOWN: ({ key, nearest, known }) =>
    say(
      `Unknown key ${quote(key)}.`,
      nearest ? `Did you mean ${quote(nearest)}?` : `Known here: ${list(known)}.`,
    ),
  DATA_KEY_MISSING: ({ key, expected }) => say(`${quote(key)} is missing.`, `Add it: ${expected}.`),
  DATA_VALUE_INVALID: ({ key, value, expected }) =>
    say(`${quote(key)} cannot be ${quote(value)}.`, `Give ${expected}.`),
  FLAG_VALUE_INVALID: ({ flag, value, expected }) =>
    say(`${flag} cannot be ${quote(value)}.`, `Give ${expected}.`),
  FLAG_NEEDS_ONE_SESSION: ({ flag, sessions }) =>
    say(
      `${flag} describes one LIVE, but ${formatCount(sessions)} were given.`,
      'Put the figure into its session file, or estimate that LIVE alone.',
    ),
  GIFT_FLAG_BESIDE_LOG: ({ path }) =>
    say(
      `--gift beside the log ${pathText(path)} would count gifts twice.`,
      'The log is counted by itself. To check it against a total, use --coins or --diamonds.',
    ),
  GIFT_UNKNOWN: ({ name, suggestions }) =>
    say(
      `No gift is called ${quote(name)}.`,
      suggestions.length > 0
        ? `Near: ${list(suggestions.map(candidate), 'or')}. If you know the price, add it: --gift ${quote(`${name}=1@PRICE`)}.`
        : `If you know the price, add it: --gift ${quote(`${name}=1@PRICE`)}; @? leaves it unpriced. Search with: live-earnings gifts WORD`,
    ),
  GIFT_AMBIGUOUS: ({ name, candidates }) =>
    say(
      `Several gifts are called ${quote(name)}, at different prices: ${list(candidates.map(candidate), 'or')}.`,
      `Name the one you mean by its id: --gift ${candidates[0]?.giftId ?? 'ID'}=3`,
    ),
  COUNT_TOO_LARGE: ({ figure, value }) =>
    say(
      `${figure} is ${quote(value)}, more than can be counted exactly (${formatCount(Number.MAX_SAFE_INTEGER)}).`,
      'Check the figure.',
    ),
  PLATFORM_UNKNOWN: ({ platform, known, nearest }) =>
    say(
      `No rates are known for the platform ${quote(platform)}.`,
      nearest
        ? `Did you mean ${quote(nearest)}?`
        : `Known: ${list(known)}. Add another under "profiles" in the configuration.`,
    ),
  CURRENCY_MISMATCH: ({ what, currency, expected }) =>
    say(
      `${what} is in ${currency}, but the payout is in ${expected}.`,
      'Amounts of different currencies are never added or compared.',
    ),
  CONFIG_NOT_FOUND: ({ path, cwd }) =>
    say(`No configuration ${pathText(path)} in ${cwd}.`, 'Check --config, or leave it out.'),
  CONFIG_CODE_REFUSED: ({ path }) =>
    say(
      `${pathText(path)} is a program, and configuration is data only.`,
      'Write it as YAML or JSON: live-earnings config init',
    ),
  CONFIG_EXISTS: ({ path }) =>
    say(`${pathText(path)} exists, and is left as it is.`, 'Edit it, or move it away first.'),
  CHECK_FIGURE_UNKNOWN: ({ figure, asked, group: isGroup, candidates }) =>
    say(
      `${asked}: ${isGroup ? `${quote(figure)} is a group of figures` : `the report has no figure ${quote(figure)}`}.`,
      candidates.length === 0
        ? 'Figures are named by their path in the JSON report: live-earnings schema report'
        : isGroup
          ? `Name one, such as ${list(candidates, 'or')}.`
          : `Did you mean ${list(candidates.map(quote), 'or')}?`,
    ),
  BASELINE_UNUSABLE: ({ path, reason, version, accepted: { from, to } }) =>
    say(
      `The baseline ${pathText(path)} ${BASELINES[reason]}${reason === 'version' ? ` ${quote(String(version))}; ${from === to ? `only ${from} is` : `${from} to ${to} are`} known here` : ''}.`,
      'Give a report that --json has printed: live-earnings estimate … --json -o last.json',
    ),
  SCHEMA_UNKNOWN: ({ name, known }) => say(`There is no schema ${quote(name)}.`, `Known: ${list(known)}.`),
  TABLE_COLUMN_TWICE: ({ column, first, alias }) =>
    say(
      `The column ${quote(column)} says what ${quote(first)} says already${alias === undefined ? '' : `, by a header named in ${pathText(alias)}`}.`,
      alias === undefined
        ? 'Keep one of the two columns.'
        : 'Take one of the two headers out of the settings, or the column out of the table.',
    ),
  TABLE_QUOTE_OPEN: () =>
    say(
      'A quotation mark opens in this row and never closes, so it is not known where the row ends.',
      'Close it, or write a mark inside a quoted cell twice: "".',
    ),
  TABLE_UNREADABLE: ({ rows }) =>
    say(
      rows === 1 ? 'The only row could not be read.' : `None of the ${formatCount(rows)} rows could be read.`,
    ),
  VALUE_AMBIGUOUS: ({ column, reason }) =>
    say(
      `The column ${quote(column)} may hold the coins of one gift or of the whole row: ${AMBIGUOUS[reason]}.`,
      'Say which: --value-is unit for one gift, --value-is total for the row.',
    ),
  PAYOUTS_OVERLAP: ({ first, second, line }) =>
    say(
      `The payout for ${daySpan(second)} shares days with the one for ${daySpan(first)}${line === null ? '' : ` in line ${line}`}: its sessions would count twice.`,
      'Both days of a period belong to it. Add up instalments of one period in one row, and leave out copies.',
    ),
  ADDRESS_NOT_LOCAL: ({ address, secret }) =>
    say(
      `${quote(address)} is not on this computer.`,
      secret
        ? 'LIVE Studio is only asked on this computer: its secret is sent as it is.'
        : 'If that is what you mean, add --allow-remote.',
    ),
  CREDENTIALS_MISSING: ({ appId, keyId, secret }) =>
    say(
      `LIVE Studio asks who reads its events. Missing: ${list([...(appId ? ['--app-id'] : []), ...(keyId ? ['--key-id'] : []), ...(secret ? ['--token (the secret)'] : [])])}.`,
      'TikTok issues them. Best kept in LIVE_EARNINGS_APP_ID, LIVE_EARNINGS_KEY_ID and LIVE_EARNINGS_TOKEN: others can see what a program is started with.',
    ),
  LIVE_REFUSED: ({ fault }) =>
    say(
      `No connection: ${linkFault(fault)}.`,
      'Check --app-id, --key-id and --token (or LIVE_EARNINGS_APP_ID, _KEY_ID and _TOKEN): as issued, without anything added.',
    ),
  SESSIONS_NONE_INSIDE: ({ outside, undated, others }) => {
    const why = [
      outside > 0 ? `${plural(outside, 'LIVE')} started at another time` : '',
      undated > 0 ? `${plural(undated, 'LIVE')} ${undated === 1 ? 'does' : 'do'} not say when` : '',
      others > 0 ? `${plural(others, 'LIVE')} ${others === 1 ? 'is' : 'are'} of others` : '',
    ].filter((each) => each !== '');
    return say(
      `None of the LIVEs is one that was asked for: ${list(why)}.`,
      'See --since, --until, --creator and --platform; both days are part of the time.',
    );
  },
  SIDE_EMPTY: ({ side, of, undated }) =>
    say(
      `Side ${side} is empty: no LIVE of ${quote(of)} is one that was asked for${undated === 0 ? '' : `, and ${plural(undated, 'LIVE')} ${undated === 1 ? 'does' : 'do'} not say when ${undated === 1 ? 'it' : 'they'} started`}.`,
      'See what there is: live-earnings history, with the same inputs.',
    ),
  SIDE_CURRENCIES: ({ side, currencies }) =>
    say(
      `Side ${side} has amounts in ${list(currencies)}, which are never added up.`,
      'Compare LIVEs of one platform at a time.',
    ),
  COMMAND_MISSING: () =>
    say(
      'Which program? It goes behind --, with its arguments.',
      'Try: live-earnings record -o evening.ndjson --from command -- node my-recorder.mjs',
    ),
  CONNECTOR_WHO: ({ given }) =>
    say(
      given === '' ? 'Whose LIVE? No handle is given.' : `${quote(given)} is not the handle of one account.`,
      'For example: --from connector @the_host',
    ),
  CONNECTOR_MISSING: ({ folder }) =>
    say(
      `tiktok-live-connector is not installed in ${folder === null ? 'this folder' : pathText(folder)} or above it. It is no part of live-earnings. ${CONNECTOR_TERMS}`,
      'If that suits you: npm install tiktok-live-connector. Where it is installed elsewhere, name that folder: --connector FOLDER',
    ),
  CONNECTOR_UNUSABLE: ({ reason }) =>
    say(
      `tiktok-live-connector does not run: ${sanitise(reason)}.`,
      'Versions 1 and 2 are known here. Install it anew: npm install tiktok-live-connector',
    ),
  LIVE_COMMAND_UNSTARTABLE: ({ program, reason }) =>
    say(
      reason === 'ENOENT'
        ? `There is no program ${quote(program)}.`
        : `The program ${quote(program)} cannot be started: ${reason === 'EACCES' ? 'permission is denied' : reason}.`,
      'It is started without a shell: a program and its arguments, no pipes, no variables.',
    ),
  LIVE_COMMAND_FAILED: ({ program, code, signal }) =>
    say(
      signal === null
        ? `The program ${quote(program)} ended with exit code ${code}.`
        : `The program ${quote(program)} was ended by ${signal}.`,
      'What it had printed is in the log. Start the recording again to go on in the same file.',
    ),
  NOT_WATCHABLE: ({ path, reason }) =>
    say(
      reason === 'figures'
        ? `${pathText(path)} holds figures of a LIVE, not the messages of one that is on.`
        : `${pathText(path)} is packed, and nothing is added to what is packed.`,
      'What is watched is a log that grows, a message a line. This one is read by live-earnings estimate.',
    ),
  RECORDING_WHERE: () =>
    say(
      'Where to? A recording goes into a file, and is added to one that is there.',
      'Try: live-earnings record -o evening.ndjson',
    ),
  RECORDING_UNWRITABLE: ({ path, reason }) =>
    say(`Nothing can be recorded into ${pathText(path)}: ${reason}.`, 'Choose another file with -o.'),
  RECORDING_INCOMPLETE: ({ path, records, gifts, since, reason }) =>
    say(
      `${plural(records, 'record')} (${plural(gifts, 'gift message')}) received since ${since} could not be written to ${pathText(path)} and ${records === 1 ? 'is' : 'are'} lost: ${reason}.`,
      'Make room, and start the recording again: it goes on in the same file.',
    ),
  RECORDING_UNCONFIRMED: ({ path, reason }) =>
    say(
      `Everything was written to ${pathText(path)}, but the disk did not confirm it: ${reason}.`,
      'Copy the file to another disk, and count its lines there.',
    ),
  INTERNAL: ({ message }) =>
    say(
      `Something went wrong inside live-earnings: ${message}.`,
      'Run it again with --debug and report what it prints.',
    ),

  MALFORMED_RECORDS: ({ count, positions }) =>
    say(
      `${plural(count, 'record')} could not be read${positions.length === 0 ? '' : ` (${positions.join(', ')}${count > positions.length ? ', …' : ''})`}; all others were counted.`,
    ),
  UNDEDUPLICATED: ({ count }) =>
    say(
      `${plural(count, 'record')} without an id or time of ${count === 1 ? 'its' : 'their'} own: a replay of ${count === 1 ? 'it' : 'them'} cannot be told from a second one.`,
      'Record with message ids (msgId) to make the count exact.',
    ),
  GIFT_UNPRICED: ({ giftId, name, count }) =>
    say(
      `No price is known for ${quote(name)}${idText(giftId)}, received ${plural(count, 'time')}; totals are lower bounds.`,
      'Add its price under profiles.tiktok.gifts in the configuration: live-earnings config init',
    ),
  PRICE_CONFLICT: ({ giftId, name, event, catalogue }) =>
    say(
      `${quote(name)}${idText(giftId)} is given at ${plural(event, 'coin')}; the catalogue says ${formatCount(catalogue)}. The given price was used.`,
    ),
  TYPE_CONFLICT: ({ giftId, name, types, used }) =>
    say(`${quote(name)} (id ${giftId}) appears with the types ${list(types.map(String))}; ${used} was used.`),
  PRICE_VARIES: ({ giftId, name, units }) =>
    say(
      `${quote(name)} (id ${giftId}) appears at ${list(units.map((unit) => formatCount(unit)))} coins; each event was counted at its own price.`,
    ),
  HOST_INFERRED: ({ receiver, receivers }) =>
    say(
      `${plural(receivers, 'person', 'people')} received gifts and the log does not name the host; ${quote(receiver)} was taken.`,
      'Name the host: --host ID-OR-HANDLE',
    ),
  HOST_NOT_IN_LOG: ({ host }) => say(`The host ${quote(host)} received no gift in the log.`, 'Check --host.'),
  ASSERTION_FAILED: ({ figure, declared, counted, lowerBound }) =>
    figure === 'paid'
      ? say(
          `The payout of ${formatDecimal(declared)} lies outside the estimate around ${formatDecimal(counted)}.`,
          'See "What arrived" for the likely reasons.',
        )
      : say(
          `${formatDecimal(declared)} ${FIGURES[figure]} were declared, but ${lowerBound ? 'at least ' : ''}${formatDecimal(counted)} counted; the counted figure was used.`,
          'A recording that began late misses earlier gifts; a screen may count another period.',
        ),
  DIAMONDS_HALVED: ({ declared, coins, coinsPerDiamond }) =>
    say(
      `${formatDecimal(declared)} diamonds beside ${formatDecimal(coins)} coins: your screen seems to count half-coins.`,
      `Set coinsPerDiamond: ${coinsPerDiamond} (flag --coins-per-diamond ${coinsPerDiamond}). Cash does not change.`,
    ),
  DIAMONDS_AMBIGUOUS: () =>
    say(
      'A screen may count one coin as a diamond, or two; both readings are shown.',
      `Send or receive one Rose: if the diamonds rise by ${formatCount(1)}, set --coins-per-diamond 1; if two Roses are needed, 2.`,
    ),
  INPUT_LEFT_OUT: ({ path, other, reason }) =>
    say(
      reason === 'same-file'
        ? `${pathText(path)} is ${pathText(other)} again, and was read once.`
        : `${pathText(path)} overlaps in time with ${pathText(other)} of the same creator, and was left out so that nothing counts twice.`,
      reason === 'same-file' ? null : 'Give only one of them, or two logs of the same room, which merge.',
    ),
  VIEWERS_IMPLAUSIBLE: ({ average, reason, other }) => {
    const doubt: Record<typeof reason, string> = {
      'above-peak': `is above the peak of ${formatDecimal(other)}`,
      'above-unique': `is above ${formatDecimal(other)} different people`,
      'above-views': `is above ${formatDecimal(other)} views`,
      'looks-like-views': 'looks like views (entries)',
      'few-likes': `with only ${formatDecimal(other)} likes looks like views (entries)`,
      'few-comments': `with only ${formatDecimal(other)} comments looks like views (entries)`,
    };
    return say(
      `${formatDecimal(average)} viewers at one time ${doubt[reason]}.`,
      "Use --views for the end screen's count and --viewers for the average at one time.",
    );
  },
  UNIQUE_ABOVE_VIEWS: ({ unique, views }) =>
    say(
      `${plural(unique, 'unique viewer')} cannot be above ${plural(views, 'view')}, which count every entry.`,
      'Check --unique-viewers and --views.',
    ),
  GIFTERS_IMPLAUSIBLE: ({ gifters, limit, reason }) =>
    say(
      `${plural(gifters, 'gifter')} cannot be above ${plural(limit, reason === 'above-gifts' ? 'gift' : 'unique viewer')}.`,
      '--gifters counts people who sent a gift.',
    ),
  DURATION_IMPLAUSIBLE: ({ seconds }) =>
    say(
      `A LIVE of ${formatCount(seconds)} seconds is unusual.`,
      'Durations are written 2h30m, 150m or 2:10:05.',
    ),
  DURATION_ABOVE_SPAN: ({ seconds, spanSeconds }) =>
    say(
      `The duration of ${formatCount(seconds)} seconds is longer than from start to end, ${formatCount(spanSeconds)}.`,
      'Check the duration and the two times.',
    ),
  PEAK_IMPLAUSIBLE: ({ peak, limit, reason }) =>
    say(
      `A peak of ${plural(peak, 'viewer')} cannot be above ${plural(limit, reason === 'above-unique' ? 'unique viewer' : 'view')}.`,
      'Check --peak-viewers.',
    ),
  LIKES_IMPLAUSIBLE: ({ likes, average, perViewerMinute }) =>
    say(
      `${plural(likes, 'like')} from ${formatDecimal(average)} viewers at once are ${formatPlain(perViewerMinute)} taps a viewer every minute.`,
      'Check --viewers (the average at one time) and --duration.',
    ),
  GIFT_COUNT_ONLY: ({ count }) =>
    say(
      `${plural(count, 'gift')} of unknown kind: counted at one coin each, the least a gift costs.`,
      'The diamonds of the end screen say more: --diamonds',
    ),
  RATE_ABOVE_PRICE: ({ rate, price, channel }) =>
    say(
      `${formatPlain(rate)} a coin is more than a viewer pays for one ${channel} (${formatPlain(price)}): a creator cannot receive more than was paid.`,
      'Check the cash per coin: 0.005 is half a cent.',
    ),
  FOLLOWS_IMPLAUSIBLE: ({ follows, unique }) =>
    say(
      `${plural(follows, 'new follower')} cannot be above ${plural(unique, 'unique viewer')}.`,
      'Check --follows and --unique-viewers.',
    ),
  PAID_CURRENCY: ({ currency, expected }) =>
    say(
      `The payout is in ${currency}, the estimate in ${expected}: they are not compared.`,
      `Give the payout in ${expected}; no exchange rate is built in.`,
    ),
  TALLY_INCOMPLETE: () =>
    say('A log that was counted into the tally was cut off or damaged. What could be read was counted.'),
  TRUNCATED_ARRAY: () =>
    say('The JSON array has no end: the file was cut off. Everything before the cut was counted.'),
  TICKS_SUSPECTED: ({ runs }) =>
    say(
      `${plural(runs, 'run')} of rows ${runs === 1 ? 'rises' : 'rise'} 1, 2, 3: ${runs === 1 ? 'it looks' : 'they look'} like the steps of one streak, and each was counted as a gift of its own.`,
      'Record the messages themselves, with message ids, and give that log.',
    ),
  COINS_UNEXPLAINED: ({ giftId, name, coins, repeatCount, coinsEach }) =>
    say(
      `${quote(name)} (id ${giftId}) came as ${plural(coins, 'coin')} for ${formatCount(repeatCount)}, at ${plural(coinsEach, 'coin')} each by the catalogue: neither one nor all of them. The catalogue was used.`,
    ),
  INPUT_DAMAGED: ({ format, reason, bytes }) => damage(format, reason, `${formatCount(bytes)} bytes of text`),

  ROWS_LEFT_OUT: ({ left, rows }) =>
    say(
      `${formatCount(left)} of ${plural(rows, 'row')} could not be read and ${left === 1 ? 'was' : 'were'} left out; all others were counted.`,
    ),
  ROW_LEFT_OUT: ({ fault }) => rowFault(fault),
  INPUTS_LEFT_OUT: ({ left, inputs }) =>
    say(
      `${formatCount(left)} of ${plural(inputs, 'input')} could not be read and ${left === 1 ? 'was' : 'were'} left out; all others were counted.`,
    ),
  SESSIONS_UNDATED: ({ sessions }) =>
    say(
      `${plural(sessions, 'LIVE')} ${sessions === 1 ? 'does' : 'do'} not say when ${sessions === 1 ? 'it' : 'they'} started and ${sessions === 1 ? 'was' : 'were'} left out.`,
      'Add startedAt, or ask for all of the time.',
    ),
  SIDES_SHARE: ({ sessions }) =>
    say(
      `${plural(sessions, 'LIVE')} ${sessions === 1 ? 'is' : 'are'} on both sides, which makes these look more alike than separate ones.`,
    ),
  PAYOUT_NOT_COUNTED: ({ reason, ...span }) =>
    say(`The payout for ${daySpan(span)} is not counted: ${PAYOUT_FAULTS[reason]}.`),
  SESSIONS_NOT_MATCHED: ({ sessions, reason }) =>
    say(
      `${plural(sessions, 'session')} ${UNMATCHED[reason][sessions === 1 ? 0 : 1]}.`,
      reason === 'no-start' ? 'Add startedAt to its file.' : null,
    ),

  HISTORY_EMPTY: ({ lives, leftOut }) =>
    say(
      `No session of the history came before ${lives === 1 ? 'this LIVE' : 'any of these LIVEs'} and is by the same creator${leftOut.length > 0 ? ` (${notPast(leftOut)})` : ''}: the general yardsticks stand.`,
      'Give earlier LIVEs of the same creator; --creator and --started-at say whose and when this one was.',
    ),

  DAYS_DIFFER: ({ days, first }) =>
    say(
      `Two tables differ on ${plural(days, 'day')}, first on ${first}: the higher figures were taken, never both.`,
      'Tables of two accounts need a run each.',
    ),
  PERIODS_LEFT_OUT: ({ periods, reason }) =>
    say(`${plural(periods, 'row')} ${PERIODS_ASIDE[reason]}; left out, so that nothing counts twice.`),
  PERIODS_UNDATED: ({ periods }) =>
    say(`${plural(periods, 'row')} without days cannot be placed in the time asked for; left out.`),
  EARNING_WITHOUT_UNIT: ({ total, lives }) =>
    say(
      `TotalEarning of ${plural(lives, 'LIVE')} adds up to ${formatDecimal(total)}, in a unit that the file does not name; it is in no figure.`,
      'If you know it: --earning-is diamonds, or coins.',
    ),
  PERIODS_APART: ({ periods }) =>
    say(
      `${plural(periods, 'row')} of days or months ${periods === 1 ? 'stands' : 'stand'} apart from the LIVEs: in the table, Markdown, HTML and JSON, and in no other format.`,
    ),
  PERIODS_REPLACED: ({ periods }) =>
    say(
      `${plural(periods, 'row')} of an older export of the same days gave way to the newer; nothing was added.`,
    ),
  GIFTS_SENT: ({ gifts }) =>
    say(`This account sent ${plural(gifts, 'gift')} to others: that is spending, and in no figure.`),
  TIMES_READ_AS_UTC: () => say('The file names no time zone; its times were read as UTC.'),
  OPEN_STREAKS: ({ count }) =>
    say(`${plural(count, 'gift streak')} never ended in the log; counted at the highest count seen.`),
  PAYOUT_LATE: ({ days, ...span }) =>
    say(
      `The payout for ${daySpan(span)} came ${plural(days, 'day')} after the period: it may hold money of other periods.`,
    ),
  SESSIONS_OUTSIDE_PAYOUTS: ({ sessions, first, last }) =>
    say(
      `${plural(sessions, 'session')} (${daySpan({ from: first, to: last })}) ${sessions === 1 ? 'is' : 'are'} in no period of the payouts.`,
    ),
  DUPLICATES_DROPPED: ({ count }) =>
    say(`${plural(count, 'message')} came more than once and ${count === 1 ? 'was' : 'were'} counted once.`),
  FINDINGS_OMITTED: ({ code, count }) => say(`${plural(count, 'more finding')} of the kind ${code}.`),
  DAYS_IN_MACHINE_ZONE: ({ timezone }) =>
    say(
      `Days begin and end by the clocks of ${quote(timezone)}, this machine's zone.`,
      'Another: --timezone Europe/Berlin',
    ),
  COUNT_AT_LEAST: ({ figure, count }) =>
    say(
      `${formatCount(count)} ${figure} are a lower bound: beyond two million a room they are not told apart.`,
    ),
  GIFT_NOT_IN_CATALOGUE: ({ giftId, name, coins }) =>
    say(`${quote(name)}${idText(giftId)} is not in the catalogue; it was given at ${plural(coins, 'coin')}.`),
  RECORDING_GAPS: ({ gaps, seconds }) =>
    say(
      `The recorder missed ${plural(gaps, 'stretch', 'stretches')} of the LIVE (${seconds < 120 ? plural(seconds, 'second') : formatHours(seconds / 60)} in all): totals are lower bounds.`,
    ),
  STARTED_LATE: ({ likesBefore }) =>
    say(
      `The recording began after the LIVE did${likesBefore === null ? '' : ` (${plural(likesBefore, 'like')} came before it)`}: totals are lower bounds.`,
    ),
  HISTORY_LEFT_OUT: ({ used, leftOut }) =>
    say(`The yardsticks rest on ${plural(used, 'LIVE')} of the history. Left out: ${notPast(leftOut)}.`),
  TIMEZONE_ASSUMED: ({ timezone, startedAt }) =>
    say(
      `The start was read in the time zone ${timezone}: ${startedAt}.`,
      'Set --timezone, or write the offset.',
    ),
  EXCHANGE_DECLARED: ({ currency, exchange }) =>
    say(
      `Amounts are in ${currency} as you declared it (${exchange}); what an exchange costs is not in them.`,
    ),
  LOCALE_UNKNOWN: ({ locale }) =>
    say(
      `This Node has no data for the locale ${quote(locale)}: numbers are set as without it.`,
      'Give another, such as --locale de-DE, or run it with a Node that has all of ICU.',
    ),
  RATE_DATED: ({ rate, from }) => say(`${rate}: the rate in force from ${from} was used.`),
  NO_EVENTS_OF_INTEREST: ({ records }) => say(`${plural(records, 'record')} read, none of them a gift.`),
  REFERENCE_CLAMPED: ({ ratio }) =>
    say(
      `Likes came at ${formatPlain(ratio)} times your usual rate; the comparison stops at a factor of ${formatCount(4)} either way, beyond which nothing is known.`,
    ),
  RECORDER_RULE: ({ recorder, rules }) =>
    say(`Recorded by ${recorder}: it ${rules.map((rule) => RECORDER_RULES[rule]).join('; it ')}.`),
  LIVE_CONNECTOR: ({ path, version, licence }) =>
    say(
      `tiktok-live-connector${version === null ? '' : ` ${sanitise(version)}`}, which you have installed (${pathText(path)}${licence === null ? '' : `, licence ${sanitise(licence)}`}), is started. It is no part of live-earnings. ${CONNECTOR_TERMS}`,
    ),
  LIVE_THIRD_PARTY: ({ watched }) =>
    say(
      `live-earnings ${watched ? 'counts' : 'records'} what the program prints, and is no part of it. If it uses tiktok-live-connector: that is under AGPL-3.0 from 2.4.2 on, not made by TikTok, and has each connection signed by a third party (Euler Stream).`,
    ),
  VALUE_READ_AS: ({ column, is, by }) =>
    say(
      `The column ${quote(column)} was read as ${VALUES[is]}, ${DECIDED_BY[by]}.`,
      by === 'flag' ? null : `If that is wrong: --value-is ${is === 'unit' ? 'total' : 'unit'}`,
    ),
};

export function describe(finding: Diagnostic): Sentence {
  const sentence = SENTENCES[finding.code] as (args: Diagnostic['args']) => Sentence;
  return sentence(finding.args);
}

/** `session.yaml:7:3`, `live.jsonl:812`, or `null`; flags need no place, the message names them. */
export function locate({ at }: Pick<Diagnostic, 'at'>): string | null {
  if (!at || at.file === 'flags') return null;
  return [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
}
