import type { DiagnosticArgs } from '../../diagnostics/args.ts';
import type { Diagnostic, DiagnosticCode } from '../../diagnostics/diagnostic.ts';
import { formatCount, group } from './amount.ts';
import { candidate, list, pathText, plural, quote } from './words.ts';

/** What a diagnostic says, and what to do next where there is something to do. */
export interface Sentence {
  readonly message: string;
  readonly hint: string | null;
}

const say = (message: string, hint: string | null = null): Sentence => ({ message, hint });

const idText = (giftId: string | null): string => (giftId === null ? '' : ` (id ${giftId})`);

const FIGURES: Record<DiagnosticArgs['ASSERTION_FAILED']['figure'], string> = {
  coins: 'coins',
  diamonds: 'diamonds',
  gifts: 'gifts',
  paid: 'payout',
};

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
    say(`The folder ${pathText(path)} holds no session.`, `Read in a folder: ${list(extensions)}.`),
  INPUT_UNRECOGNISED: ({ path, looksLike }) =>
    say(
      `${pathText(path)} holds nothing that this tool knows${looksLike ? `; it looks like ${looksLike}` : ''}.`,
      'Accepted: a session file (YAML or JSON; see live-earnings schema session), or an event log of tiktok-live-connector, TikFinity, EulerStream, TikTok LIVE Studio or TikTokLive (Python), as NDJSON or a JSON array.',
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
      `${flag} describes one LIVE, but ${sessions} were given.`,
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
      `${figure} is ${quote(value)}, more than can be counted exactly (9,007,199,254,740,991).`,
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
      'Amounts of different currencies are never added.',
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
  SCHEMA_UNKNOWN: ({ name, known }) => say(`There is no schema ${quote(name)}.`, `Known: ${list(known)}.`),
  INTERNAL: ({ message }) =>
    say(
      `Something went wrong inside live-earnings: ${message}.`,
      'Run it again with --debug and report what it prints.',
    ),

  MALFORMED_RECORDS: ({ count, positions }) =>
    say(
      `${plural(count, 'record')} could not be read (${positions.join(', ')}${count > positions.length ? ', …' : ''}); all others were counted.`,
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
          `The payout of ${group(declared)} lies outside the estimate around ${group(counted)}.`,
          'See "What arrived" for the likely reasons.',
        )
      : say(
          `${group(declared)} ${FIGURES[figure]} were declared, but ${lowerBound ? 'at least ' : ''}${group(counted)} counted; the counted figure was used.`,
          'A recording that began late misses earlier gifts; a screen may count another period.',
        ),
  DIAMONDS_HALVED: ({ declared, coins, coinsPerDiamond }) =>
    say(
      `${group(declared)} diamonds beside ${group(coins)} coins: your screen seems to count half-coins.`,
      `Set coinsPerDiamond: ${coinsPerDiamond} (flag --coins-per-diamond ${coinsPerDiamond}). Cash does not change.`,
    ),
  DIAMONDS_AMBIGUOUS: () =>
    say(
      'A screen may count one coin as a diamond, or two; both readings are shown.',
      'Send or receive one Rose: if the diamonds rise by 1, set --coins-per-diamond 1; if two Roses are needed, 2.',
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
      'above-peak': `is above the peak of ${group(other)}`,
      'above-unique': `is above ${group(other)} different people`,
      'above-views': `is above ${group(other)} views`,
      'looks-like-views': 'looks like views (entries)',
      'few-likes': `with only ${group(other)} likes looks like views (entries)`,
      'few-comments': `with only ${group(other)} comments looks like views (entries)`,
    };
    return say(
      `${group(average)} viewers at one time ${doubt[reason]}.`,
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
      `${plural(likes, 'like')} from ${group(average)} viewers at once are ${perViewerMinute} taps a viewer every minute.`,
      'Check --viewers (the average at one time) and --duration.',
    ),
  GIFT_COUNT_ONLY: ({ count }) =>
    say(
      `${plural(count, 'gift')} of unknown kind: counted at one coin each, the least a gift costs.`,
      'The diamonds of the end screen say more: --diamonds',
    ),
  RATE_ABOVE_PRICE: ({ rate, price, channel }) =>
    say(
      `${rate} a coin is more than a viewer pays for one ${channel} (${price}): a creator cannot receive more than was paid.`,
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
  TRUNCATED_ARRAY: () =>
    say('The JSON array has no end: the file was cut off. Everything before the cut was counted.'),

  OPEN_STREAKS: ({ count }) =>
    say(`${plural(count, 'gift streak')} never ended in the log; counted at the highest count seen.`),
  DUPLICATES_DROPPED: ({ count }) =>
    say(`${plural(count, 'message')} came more than once and ${count === 1 ? 'was' : 'were'} counted once.`),
  COUNT_AT_LEAST: ({ figure, count }) =>
    say(
      `${formatCount(count)} ${figure} are a lower bound: beyond two million a room they are not told apart.`,
    ),
  GIFT_NOT_IN_CATALOGUE: ({ giftId, name, coins }) =>
    say(`${quote(name)}${idText(giftId)} is not in the catalogue; it was given at ${plural(coins, 'coin')}.`),
  STARTED_LATE: ({ likesBefore }) =>
    say(
      `The recording began after the LIVE did${likesBefore === null ? '' : ` (${plural(likesBefore, 'like')} came before it)`}: totals are lower bounds.`,
    ),
  TIMEZONE_ASSUMED: ({ timezone, startedAt }) =>
    say(
      `The start was read in the time zone ${timezone}: ${startedAt}.`,
      'Set --timezone, or write the offset.',
    ),
  RATE_DATED: ({ rate, from }) => say(`${rate}: the rate in force from ${from} was used.`),
  NO_EVENTS_OF_INTEREST: ({ records }) => say(`${plural(records, 'record')} read, none of them a gift.`),
  REFERENCE_CLAMPED: ({ ratio }) =>
    say(
      `Likes came at ${ratio} times your usual rate; the comparison stops at a factor of 4 either way, beyond which nothing is known.`,
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
