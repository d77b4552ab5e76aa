import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { rollup } from 'rollup';
import { build, defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Bundled packages keep their licence texts: one file beside the bundle, made from what really went into it. */
const licences: Plugin = {
  name: 'licences',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd((result) => {
      const folders = new Set<string>();
      for (const input of Object.keys(result.metafile?.inputs ?? {})) {
        const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
        if (match?.[1]) folders.add(match[1]);
      }
      const texts = [...folders].sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
        return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
      });
      const folder = build.initialOptions.outdir ?? 'dist';
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
    });
  },
};

/**
 * Start-up, measured: commander loads child_process for executable subcommands, which this tool has not; cli-table3
 * measures with an old string-width and its emoji tables, but is only given placeholders of one column each; and it brings
 * a colour library that is never called, because colour is decided elsewhere. For each line of a cell it also cuts all of the cell
 * to ten columns, character by character, for a debugging message that is never shown: 10,000 rows took 8 to 48 s, and take 0.5.
 */
const trims: Plugin = {
  name: 'trims',
  setup(build) {
    const replaceIn = (filter: RegExp, needle: string, by: string): void =>
      build.onLoad({ filter }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(needle)) throw new Error(`${path} no longer contains ${needle}: look at the trim again`);
        return { contents: source.replace(needle, by) };
      });
    replaceIn(/commander\/lib\/command\.js$/, "require('node:child_process')", '{}');
    replaceIn(/cli-table3\/src\/cell\.js$/, 'utils.truncate(this.content, 10, this.truncate)', "''");
    build.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.includes('/cli-table3/') ? { path: 'one-column-each', namespace: 'trims' } : undefined,
    );
    build.onResolve({ filter: /^@colors\/colors\/safe$/ }, () => ({ path: 'no-colours', namespace: 'trims' }));
    build.onLoad({ filter: /.*/, namespace: 'trims' }, ({ path }) => ({
      contents: path === 'no-colours' ? 'module.exports = {};' : 'module.exports = (text) => text.length;',
    }));
  },
};

const ENTRIES = ['program', 'index'];

/** Modules that every `estimate` loads; what they import statically belongs to them. */
const START = ['program', 'estimate-', 'table-', 'catalogue-'];
/** And what it loads beside them where there is a file to read. */
const INPUTS = ['each-'];

/** And where that is an event log. */
const LOGS = ['parallel-', 'recordings-', 'settle-'];

/**
 * esbuild splits what lazy parts share into some 25 small files, and opening them is a tenth of the start-up. rollup can be
 * told to keep everything that `estimate` needs in one; what is lazy stays lazy.
 */
async function mergeStart(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const bundle = await rollup({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(folder, `${name}.mjs`)])),
    external: [...builtinModules, /^node:/, 'typescript'],
    // esbuild has done it; rollup also drops branches it wrongly believes dead, blind to calls through a dynamic import.
    treeshake: false,
    onwarn: (warning, warn) => {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') warn(warning);
    },
  });
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
    manualChunks(id, { getModuleInfo }) {
      const neededBy = (entries: readonly string[]): ReadonlySet<string> => {
        const needed = new Set<string>();
        const walk = (each: string): void => {
          if (needed.has(each)) return;
          needed.add(each);
          for (const next of getModuleInfo(each)?.importedIds ?? []) walk(next);
        };
        for (const name of files)
          if (entries.some((each) => name.startsWith(each))) walk(join(process.cwd(), folder, name));
        return needed;
      };
      if (neededBy(START).has(id)) return 'start';
      if (neededBy(INPUTS).has(id)) return 'inputs';
      return neededBy(LOGS).has(id) ? 'logs' : undefined;
    },
  });
  for (const name of files) rmSync(join(folder, name));
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue;
    writeFileSync(join(folder, chunk.fileName), chunk.code);
  }
}

/** Of every bundle. Names stay, so that a stack trace still tells where it came from. */
const BUNDLE: Options = {
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  // .mjs: Node then looks up no package.json for each chunk.
  outExtension: () => ({ js: '.mjs' }),
};

/**
 * A counting thread needs a tenth of the program, and would load all of it: it has a bundle of its own, in which that tenth is once more.
 */
const buildWorker = (): Promise<void> =>
  build({
    ...BUNDLE,
    config: false,
    silent: true,
    entry: { worker: 'src/sources/event-log/worker.ts' },
    splitting: false,
    clean: false,
    dts: false,
  });

/** Beside the program, for editors and for who validates without running it: the same texts that `schema` prints. */
async function writeSchemas(folder: string): Promise<void> {
  const { SCHEMA_NAMES, schemaText } = await import('./src/cli/commands/schema.ts');
  mkdirSync(folder, { recursive: true });
  for (const name of SCHEMA_NAMES) writeFileSync(join(folder, `${name}.json`), schemaText(name));
}

// Everything is bundled, so that `npx live-earnings` downloads one package. `typescript` stays out: cosmiconfig names it
// for .ts configuration, which this tool never loads, and it would add 9 MB.
export default defineConfig({
  ...BUNDLE,
  entry: { program: 'src/cli/run.ts', index: 'src/index.ts' },
  splitting: true,
  clean: true,
  dts: { entry: { index: 'src/index.ts' } },
  noExternal: [/^(?!typescript$).*/],
  external: ['typescript'],
  esbuildPlugins: [licences, trims],
  async onSuccess() {
    await mergeStart('dist');
    await buildWorker();
    await writeSchemas('dist/schemas');
  },
  // CommonJS dependencies (cosmiconfig, cli-table3, yaml) call require inside the ESM bundle.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
