import { Command, Option } from 'commander';
import type { Io } from './io.ts';
import {
  CONFIG_EXAMPLES,
  ESTIMATE_EXAMPLES,
  EXIT_CODES,
  GIFTS_EXAMPLES,
  OVERVIEW,
  RATES_EXAMPLES,
  SCHEMA_EXAMPLES,
} from './help.ts';
import type { EstimateOptions, OutputOptions, SettingsOptions } from './options.ts';

/** Receives the exit code of the command that ran. */
export type Finish = (code: number) => void;

/**
 * Declares the commands. Only declarations: each command's work is imported when it runs, so that `--help` costs no more
 * than commander.
 */
export function createProgram(io: Io, finish: Finish): Command {
  const program = new Command('live-earnings')
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
  program.commandsGroup('More:');
  declareRates(program, io, finish);
  declareGifts(program, io, finish);
  declareConfig(program, io, finish);
  declareSchema(program, io, finish);
  return program;
}

const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];

function declareEstimate(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('estimate', { isDefault: true })
    .description('what a LIVE paid and what its likes did; the main job')
    .argument('[input...]', 'session files, event logs, folders, or - for standard input')
    .addHelpText('before', ESTIMATE_EXAMPLES)
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
    )
    .optionsGroup('About the LIVE:')
    .option('--creator <name>', 'who went live')
    .option('--started-at <time>', 'when it started, ISO 8601')
    .option('--host <id>', 'who hosts a recorded log: id or handle')
    .optionsGroup('Checks:')
    .option('--strict', 'exit 1 on any warning, such as a declared total that differs')
    .option('--all', 'show every gift of a long list');
  settingsOptions(command);
  outputOptions(command);
  command.action(async (inputs: string[], options: EstimateOptions) => {
    const { estimate } = await import('./commands/estimate.ts');
    finish(await estimate(inputs, options, io));
  });
}

function declareRates(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('rates')
    .description('the rates in force, with their sources')
    .addHelpText('before', RATES_EXAMPLES);
  settingsOptions(command);
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
  settingsOptions(command);
  outputOptions(command);
  command.action(async (options: SettingsOptions & OutputOptions) => {
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

function declareSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command('schema')
    .description('print a JSON Schema: session, report, error or config')
    .argument('<name>', 'session, report, error or config')
    .addHelpText('before', SCHEMA_EXAMPLES)
    .action(async (name: string) => {
      const { schema } = await import('./commands/schema.ts');
      finish(await schema(name, io));
    });
}

function settingsOptions(command: Command): void {
  command
    .optionsGroup('Rates and settings:')
    .option('--platform <name>', 'whose rates to use (default: tiktok)')
    .option('--timezone <zone>', 'for times without an offset: Europe/Berlin')
    .option('--cash-per-coin <rate>', 'your own rate: 0.0048')
    .option('--coins-per-diamond <rate>', 'what your screen counts as a diamond: 1 or 2')
    .option('--deduct <name=part>', 'taken off in order: "agency=10%" or "fee=0.25USD"; repeat it', collect)
    .option('--config <file>', 'settings file, instead of the one in this folder')
    .option('--no-config', 'read no settings file at all');
}

function outputOptions(command: Command): void {
  command
    .optionsGroup('Output:')
    .option('--json', 'the versioned JSON document; the same as --format json')
    .addOption(new Option('--format <name>', 'how to print it').choices(['table', 'json']))
    .option('-o, --output <file>', 'write to a file, whole or not at all; - is standard output')
    .option('-q, --quiet', 'no notes and hints; warnings and errors stay')
    .option('--width <columns>', 'lay out for this many columns')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .option('--no-color', 'no colour')
    .option('--debug', 'show where an internal error came from');
}
