import { Argument, Command, Option } from 'commander';
import { fail } from '../diagnostics/diagnostic.ts';
import {
  BASIC,
  CALIBRATE,
  COMPARE,
  ESTIMATE,
  FORECAST,
  type FormatName,
  formatsOf,
  HISTORY as HISTORY_FORMATS,
  INFLUENCE,
  PLAN,
} from '../render/registry.ts';
import type { Io } from './io.ts';
import {
  CALIBRATE_EXAMPLES,
  COMPARE_EXAMPLES,
  COMPLETION_EXAMPLES,
  CONFIG_EXAMPLES,
  ESTIMATE_EXAMPLES,
  EXIT_CODES,
  FORECAST_EXAMPLES,
  INFLUENCE_EXAMPLES,
  GIFTS_EXAMPLES,
  HISTORY_EXAMPLES,
  OVERVIEW,
  PLAN_EXAMPLES,
  RATES_EXAMPLES,
  RECORD_EXAMPLES,
  SCHEMA_EXAMPLES,
  TALLY_EXAMPLES,
  WATCH_EXAMPLES,
} from './help.ts';
import type {
  CalibrateOptions,
  CheckOptions,
  CompareOptions,
  EstimateOptions,
  ForecastOptions,
  HistoryReportOptions,
  InfluenceOptions,
  OutputOptions,
  PlanOptions,
  RecordOptions,
  SettingsOptions,
  TallyOptions,
  WatchOptions,
} from './options.ts';

/** Receives the exit code of the command that ran. */
export type Finish = (code: number) => void;

/**
 * A command that the line does not name. Its options are not declared: those of all commands take a quarter of a Node.js start.
 */
class UnnamedCommand extends Command {
  override option(): this {
    return this;
  }
  override addOption(): this {
    return this;
  }
}

/** Those that say something of every command. */
const OF_ALL = /^(?:help|--help|completion|-\w*h\w*)$/;

/**
 * Declares the commands. Only declarations: each command's work is imported when it runs, so that `--help` costs no more
 * than commander.
 *
 * @param argv what is to be parsed: the default command and those that it may name have their options
 */
export function createProgram(io: Io, finish: Finish, argv: readonly string[]): Command {
  const ofAll = argv.some((arg) => OF_ALL.test(arg));
  const program = new Command('live-earnings');
  program.createCommand = (name) =>
    ofAll || name === DEFAULT || (name !== undefined && argv.includes(name))
      ? new Command(name)
      : new UnnamedCommand(name);
  program
    .version(io.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help')
    .addHelpText('before', OVERVIEW)
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors are written by failure.ts, in one form for every kind.
      writeErr: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    });
  declareEstimate(program, io, finish);
  declareHistory(program, io, finish);
  declareWatch(program, io, finish);
  program.commandsGroup('More:');
  declareCompare(program, io, finish);
  declareInfluence(program, io, finish);
  declareForecast(program, io, finish);
  declarePlan(program, io, finish);
  declareCalibrate(program, io, finish);
  declareRates(program, io, finish);
  declareGifts(program, io, finish);
  declareConfig(program, io, finish);
  declareSchema(program, io, finish);
  declareTally(program, io, finish);
  declareRecord(program, io, finish);
  declareCompletion(program, io, finish);
  return program;
}

const DEFAULT = 'estimate';

const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];

function declareEstimate(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command(DEFAULT, { isDefault: true })
    .description('what a LIVE paid and what its likes did; the main job')
    .argument('[input...]', 'session files, event logs, folders, or - for standard input')
    .addHelpText('before', ESTIMATE_EXAMPLES);
  sessionOptions(command);
  command
    .optionsGroup('About the LIVE:')
    .option('--creator <name>', 'who went live')
    .option('--started-at <time>', 'when it started, ISO 8601')
    .option('--host <id>', 'who hosts a recorded log: id or handle')
    .option('--room-id <id>', 'the room of a recorded log that names none')
    .addOption(
      new Option('--value-is <what>', 'coins in a gift table: of one gift, or of the row').choices([
        'unit',
        'total',
      ]),
    )
    .addOption(
      new Option('--earning-is <what>', "TotalEarning in TikTok's data download").choices([
        'coins',
        'diamonds',
      ]),
    )
    .option(
      '--history <file...>',
      "the creator's earlier LIVEs, for own yardsticks; takes all files behind it",
    );
  checkOptions(command);
  settingsOptions(command);
  currencyOptions(command);
  outputOptions(command, formatsOf(ESTIMATE));
  command.option('--all', 'show every gift of a long list');
  command.option(
    '--timeline',
    'put every minute of a recording into the JSON: coins, gifts, gifters, likes, comments, viewers',
  );
  command.action(async (inputs: string[], options: EstimateOptions) => {
    const { estimate } = await import('./commands/estimate.ts');
    const commands = program.commands.map((command) => command.name());
    finish(await estimate(inputs, options, io, commands));
  });
}

/** The figures of one LIVE. */
function sessionOptions(command: Command): void {
  command
    .optionsGroup('The LIVE, as its end screen shows it:')
    .option('--likes <count>', 'likes: 48213, 48,213 or 18.8K')
    .option('--viewers <average>', 'viewers at one time, on average')
    .option('--peak-viewers <count>', 'most viewers at one time')
    .option('--unique-viewers <count>', 'different people who watched')
    .option('--views <count>', 'entries, as the end screen counts them')
    .option('--duration <time>', '2h30m, 150m, 2:10:05 or PT2H')
    .option('--comments <count>', 'comments')
    .option('--shares <count>', 'shares')
    .option('--follows <count>', 'new followers')
    .option('--gifters <count>', 'different people who sent a gift')
    .optionsGroup('What was received:')
    .option(
      '--gift <name=count>',
      'a gift by name or id; repeat it; NAME=COUNT@COINS sets its price',
      collect,
    )
    .option('--gifts <count>', 'number of gifts, when their kinds are unknown')
    .option('--coins <count>', 'coins of all gifts')
    .option('--diamonds <count>', 'diamonds, as the end screen shows them')
    .option('--paid <amount>', 'what arrived, to compare: 212.40USD')
    .option(
      '--income <kind=amount>',
      'other income: brand=200USD, or subscription, tip, shop, other',
      collect,
    );
}

function declareInfluence(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('influence')
    .description("whether gifts go along with likes over a creator's LIVEs")
    .argument('<history...>', HISTORY)
    .addHelpText('before', INFLUENCE_EXAMPLES)
    .option('--seed <number>', 'of the shuffles; the same seed gives the same figures (default: 1)');
  historyOptions(command);
  reportOptions(command, formatsOf(INFLUENCE));
  command.option('--all', 'every creator in full, and every LIVE of an association');
  command.action(async (inputs: string[], options: InfluenceOptions) => {
    const { influence } = await import('./commands/influence.ts');
    finish(await influence(inputs, options, io));
  });
}

function declareHistory(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('history')
    .description('what many LIVEs paid: by day, week, month, creator, platform or title')
    .argument('[input...]', HISTORY)
    .addHelpText('before', HISTORY_EXAMPLES)
    .addOption(
      new Option('--by <group>', 'default: days up to 60 of them, then months').choices([
        'day',
        'week',
        'month',
        'creator',
        'platform',
        'title',
      ]),
    )
    .addOption(
      new Option('--week-start <day>', 'default: as your locale has it, else monday').choices([
        'monday',
        'saturday',
        'sunday',
      ]),
    )
    .option(
      '--sort <figure>',
      'group, sessions, hours, coins, cash, cash-per-hour, viewers, likes, score, ...',
    )
    .option('--ascending', 'the smallest, or the first, at the top')
    .option('--descending', 'the largest, or the last, at the top')
    .option('--top <count>', 'so many groups; the others are added up as one')
    .option('--agency-share <percent>', "of an agency beside its creators' payout, to be told: 7.5%");
  windowOptions(command);
  historyOptions(command);
  checkOptions(command);
  settingsOptions(command);
  currencyOptions(command);
  outputOptions(command, formatsOf(HISTORY_FORMATS));
  command.action(async (inputs: string[], options: HistoryReportOptions) => {
    const { history } = await import('./commands/history.ts');
    finish(await history(inputs, options, io));
  });
}

function declareCompare(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('compare')
    .description('two LIVEs or periods side by side: what differs, whether it is unusual, where it came from')
    .argument('[input...]', 'two inputs, A and B; or one history for --a and --b')
    .addHelpText('before', COMPARE_EXAMPLES)
    .option(
      '--a <period>',
      'side A: 2026-06, 2026-06-14, 2026 or 2026-06-01..2026-06-14, both days part of it',
    )
    .option('--b <period>', 'side B')
    .option('--history <input...>', 'further LIVEs of the creator, to know what is usual; last on the line');
  historyOptions(command);
  reportOptions(command, formatsOf(COMPARE));
  command.action(async (inputs: string[], options: CompareOptions) => {
    const { compare } = await import('./commands/compare.ts');
    finish(await compare(inputs, options, io));
  });
}

/** Days are those of `--timezone`. */
function windowOptions(command: Command): void {
  command
    .option('--since <day>', 'LIVEs that started on that day or later: 2026-03-01, or 2026-03-01T20:00')
    .option('--until <day>', 'LIVEs that started on that day or earlier');
}

function declareForecast(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('forecast')
    .description('what the next LIVE may bring, and how good such forecasts were')
    .argument('<history...>', HISTORY)
    .addHelpText('before', FORECAST_EXAMPLES)
    .option('--duration <time>', 'how long the next LIVE will be: 2h30m, 150m or PT2H');
  historyOptions(command);
  reportOptions(command, formatsOf(FORECAST), 'forecast.quantiles[2].coins < 1000');
  command.action(async (inputs: string[], options: ForecastOptions) => {
    const { forecast } = await import('./commands/forecast.ts');
    finish(await forecast(inputs, options, io));
  });
}

function declarePlan(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('plan')
    .description('what reaches a target: coins, gifts, gifters, hours')
    .argument('[history...]', HISTORY)
    .addHelpText('before', PLAN_EXAMPLES)
    .option('--target <amount>', 'what is to be reached: 500USD or 60000coins')
    .option('--net', 'the money of --target is what is left after deductions')
    .option('--with <change>', 'what if: viewers=+20%, duration=3h, rate=0.006; repeat it', collect);
  historyOptions(command);
  sessionOptions(command);
  reportOptions(command, formatsOf(PLAN), 'plan.time.minutes.most > 3000');
  command.action(async (inputs: string[], options: PlanOptions) => {
    const { plan } = await import('./commands/plan.ts');
    finish(await plan(inputs, options, io));
  });
}

function declareCalibrate(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('calibrate')
    .description('what a coin really paid, from your own payouts')
    .argument(
      '<payouts>',
      'a table with a row a payout: period, amount, currency, paid-on, status; - for standard input',
    )
    .argument('<history...>', HISTORY)
    .addHelpText('before', CALIBRATE_EXAMPLES)
    .option('--currency <code>', 'of amounts that name none: USD');
  historyOptions(command);
  figureCheckOptions(command, 'calibration.estimate.cashPerCoin lt 0.004');
  settingsOptions(command);
  outputOptions(command, formatsOf(CALIBRATE));
  command.action(async (table: string, inputs: string[], options: CalibrateOptions) => {
    const { calibrate } = await import('./commands/calibrate.ts');
    finish(await calibrate(table, inputs, options, io));
  });
}

const HISTORY = 'tables of sessions, session files, event logs, tallies, folders, or - for standard input';

/** Whose sessions, and how they are read. */
function historyOptions(command: Command): void {
  command
    .optionsGroup('About the history:')
    .option('--creator <name>', 'whose LIVEs, where the history holds those of several people')
    .option('--host <id>', 'who hosts a recorded log: id or handle')
    .addOption(
      new Option('--value-is <what>', 'coins in a gift table: of one gift, or of the row').choices([
        'unit',
        'total',
      ]),
    )
    .addOption(
      new Option('--earning-is <what>', "TotalEarning in TikTok's data download").choices([
        'coins',
        'diamonds',
      ]),
    );
}

/** How a report on a history is judged, reckoned and written. */
function reportOptions(command: Command, formats: readonly FormatName[], example?: string): void {
  figureCheckOptions(command, example);
  settingsOptions(command);
  currencyOptions(command);
  outputOptions(command, formats);
}

/**
 * For reports without a payout of their own: `openReportChecks` says what to write instead of `--fail-under`.
 *
 * @param example a check of a figure that the report has
 */
function figureCheckOptions(command: Command, example?: string): void {
  checkOptions(command);
  command.options.find(({ long }) => long === '--fail-under')?.hideHelp();
  const failIf = command.options.find(({ long }) => long === '--fail-if');
  if (failIf && example) failIf.description = `exit 1 when it holds: "${example}"; repeat it`;
}

function declareRates(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('rates')
    .description('the rates in force, with their sources')
    .addHelpText('before', RATES_EXAMPLES);
  settingsOptions(command);
  currencyOptions(command);
  outputOptions(command);
  command.action(async (options: SettingsOptions & OutputOptions) => {
    const { rates } = await import('./commands/rates.ts');
    finish(await rates(options, io));
  });
}

function declareGifts(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('gifts')
    .description('the gift catalogue: search by name, id, or price such as 1000 or 100-500')
    .argument('[query...]', 'part of a name, an id, or a price')
    .addHelpText('before', GIFTS_EXAMPLES);
  settingsOptions(command);
  outputOptions(command);
  command.action(async (query: string[], options: SettingsOptions & OutputOptions) => {
    const { gifts } = await import('./commands/gifts.ts');
    finish(await gifts(query.join(' '), options, io));
  });
}

function declareConfig(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('config')
    .description('settings and where each comes from')
    .addHelpText('before', CONFIG_EXAMPLES);
  command.option('--explain', 'every setting with its origin (the default)');
  thresholdOptions(command);
  settingsOptions(command);
  outputOptions(command);
  command.action(async (options: SettingsOptions & CheckOptions & OutputOptions) => {
    const { explain } = await import('./commands/config.ts');
    finish(await explain(options, io));
  });
  command
    .command('init')
    .description('write a commented starter file; never overwrites one')
    .argument('[path]', 'where to write it', '.live-earningsrc.yaml')
    .action(async (path: string) => {
      const { init } = await import('./commands/config.ts');
      finish(await init(path, io));
    });
}

function declareTally(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('tally')
    .description('count event logs once, to merge the counts later or elsewhere')
    .argument('<log...>', 'event logs, tallies, folders, or - for standard input')
    .addHelpText('before', TALLY_EXAMPLES)
    .option('--room-id <id>', 'the room of messages that name none: pieces of such a log then merge exactly')
    .option('--strict', 'exit 1 on any warning, such as a record that could not be read')
    .option('-o, --output <file>', 'write to a file, whole or not at all; - is standard output')
    .option('-q, --quiet', 'no notes; warnings and errors stay')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--no-color', 'no colour')
    .option('--debug', 'show where an internal error came from');
  refuseOptionsOf(program, 'estimate', command);
  command.action(async (inputs: string[], options: TallyOptions) => {
    const { tally } = await import('./commands/tally.ts');
    finish(await tally(inputs, options, io));
  });
}

function declareWatch(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('watch')
    .description('a LIVE while it is on: what it paid so far, live on the terminal or as lines')
    .argument(
      '[input...]',
      'a log that grows, or - for standard input; for --from connector: @handle; for --from command, behind --: a program',
    )
    .addHelpText('before', WATCH_EXAMPLES)
    .addOption(
      new Option('--from <source>', 'what to watch where no log is named (default: "tikfinity")').choices([
        'tikfinity',
        'live-studio',
        'connector',
        'command',
      ]),
    );
  liveOptions(command);
  command
    .optionsGroup('About the LIVE:')
    .option('--creator <name>', 'who went live')
    .option('--host <id>', 'who hosts it: id or handle')
    .option('--room-id <id>', 'the room of messages that name none');
  settingsOptions(command);
  command
    .optionsGroup(OUTPUT)
    .option('--json', 'a JSON document a line: the one of estimate, with a head "watch"')
    .option('--every <seconds>', 'between two lines, off a terminal or with --json (default: 60)')
    .option('-q, --quiet', 'no notes, and off a terminal no lines before the report')
    .option('--width <columns>', 'lay out for this many columns')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--no-color', 'no colour')
    .option('--debug', 'show where an internal error came from')
    .action(async (inputs: string[], options: WatchOptions) => {
      const { watch } = await import('./commands/watch.ts');
      finish(await watch(inputs, options, io));
    });
}

/** Where a live source is, and who asks it. */
function liveOptions(command: Command): void {
  command
    .option('--url <address>', 'where the source listens, instead of its usual address')
    .option('--allow-remote', 'let --url be another computer')
    .option('--connector <folder>', 'where you have installed tiktok-live-connector (default: here or above)')
    .optionsGroup('TikTok LIVE Studio, as TikTok issues them:')
    .option('--app-id <id>', 'or LIVE_EARNINGS_APP_ID')
    .option('--key-id <id>', 'or LIVE_EARNINGS_KEY_ID')
    .option('--token <secret>', 'better in LIVE_EARNINGS_TOKEN, where others cannot see it');
}

function declareRecord(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('record')
    .description('write down a LIVE while it is on, to estimate from: TikFinity, LIVE Studio, any program')
    .argument(
      '[program...]',
      'for --from connector: @handle; for --from command, behind --: a program that prints one JSON object a line',
    )
    .addHelpText('before', RECORD_EXAMPLES)
    .option('-o, --output <file>', 'the log; what is there is never changed, only added to')
    .addOption(
      new Option('--from <source>', 'what to record')
        .choices(['tikfinity', 'live-studio', 'connector', 'command'])
        .default('tikfinity'),
    );
  liveOptions(command);
  command
    .optionsGroup(OUTPUT)
    .option('--locale <tag>', LOCALE)
    .option('-q, --quiet', 'no status, no notes; warnings and errors stay')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--no-color', 'no colour')
    .option('--debug', 'show where an internal error came from')
    .action(async (program: string[], options: RecordOptions) => {
      const { record } = await import('./commands/record.ts');
      finish(await record(program, options, io));
    });
}

function declareCompletion(program: Command, io: Io, finish: Finish): void {
  program
    .command('completion')
    .description('print what makes a shell complete commands, flags, values and gift names')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('before', COMPLETION_EXAMPLES)
    .action(async (shell: string) => {
      const { completion } = await import('./commands/completion.ts');
      finish(await completion(shell, program, io));
    });
}

/** Figures and rates beside a log are so natural that a mere "unknown option" would not do. */
function refuseOptionsOf(program: Command, name: string, command: Command): void {
  const options = program.commands.find((each) => each.name() === name)?.options ?? [];
  const own = new Set(command.options.map(({ long }) => long));
  for (const option of options.filter((each) => !own.has(each.long) && each.helpGroupHeading !== OUTPUT)) {
    command.addOption(new Option(option.flags).hideHelp());
    command.on(`option:${option.name()}`, () => {
      fail('USAGE', {
        message: `${option.long} is no option of ${command.name()}: it counts logs, and nothing else goes into a tally.`,
        hint: `Give ${option.long} to live-earnings ${name}, beside the tally.`,
      });
    });
  }
}

function declareSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command('schema')
    .description('print a JSON Schema: of a session file, settings, a tally, or what a command prints')
    .argument(
      '<name>',
      'session, config, tally, report, error, or a command: influence, forecast, plan, calibrate, watch',
    )
    .addHelpText('before', SCHEMA_EXAMPLES)
    .action(async (name: string) => {
      const { schema } = await import('./commands/schema.ts');
      finish(await schema(name, io));
    });
}

/** For every command that makes a report; `openChecks` and `conclude` do what they say. */
function checkOptions(command: Command): void {
  thresholdOptions(command);
  command
    .option('--baseline <report>', 'an earlier --json report, for a limit like 80%')
    .option('--strict', 'exit 1 on any warning, such as a declared total that differs');
}

function thresholdOptions(command: Command): void {
  command
    .optionsGroup('Checks:')
    .option('--fail-under <amount>', 'exit 1 when the expected payout is less: 100USD')
    .option(
      '--fail-if <check>',
      'exit 1 when it holds: "direct.coins < 1000" or "direct.coins lt 1000"; repeat it',
      collect,
    );
}

/** For reports in another currency than that of the rates. */
function currencyOptions(command: Command): void {
  command
    .option('--currency <code>', 'of the report: EUR; with the --exchange that it takes')
    .option(
      '--exchange <rate>',
      'what a currency was worth on a day, as you say: "1USD=0.92EUR@2026-11-20"; repeat it',
      collect,
    );
}

function settingsOptions(command: Command): void {
  command
    .optionsGroup('Rates and settings:')
    .option('--platform <name>', 'whose rates to use (default: tiktok)')
    .option('--timezone <zone>', 'for times without an offset: Europe/Berlin')
    .option('--locale <tag>', LOCALE)
    .option('--cash-per-coin <rate>', 'your own rate: 0.0048')
    .option('--coins-per-diamond <rate>', 'what your screen counts as a diamond: 1 or 2')
    .option('--deduct <name=part>', 'taken off in order: "agency=10%" or "fee=0.25USD"; repeat it', collect)
    .option('--config <file>', 'settings file, instead of the one in this folder')
    .option('--no-config', 'read no settings file at all');
}

const OUTPUT = 'Output:';
const LOCALE = 'numbers as in de-DE, en-IN, ar-EG ...; words stay English';

function outputOptions(command: Command, formats: readonly FormatName[] = BASIC): void {
  command
    .optionsGroup(OUTPUT)
    .option('--json', 'the versioned JSON document; the same as --format json')
    .addOption(new Option('--format <name>', 'how to print it').choices(formats))
    .option(
      '-o, --output <file>',
      'write to a file, whole or not at all, instead of printing; .json and the like name its format; repeat it; - prints',
      collect,
    )
    .option('-q, --quiet', 'no notes and hints; warnings and errors stay')
    .option('--width <columns>', 'lay out for this many columns')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--no-color', 'no colour')
    .option('--debug', 'show where an internal error came from');
}
