import { defineConfig } from 'tsup';

// Everything is bundled, so that `npx live-earnings` downloads one package. `typescript` stays out: cosmiconfig names it
// for .ts configuration, which this tool never loads, and it would add 9 MB.
export default defineConfig({
  entry: { program: 'src/cli/run.ts', index: 'src/index.ts' },
  format: 'esm',
  target: 'node20',
  splitting: true,
  clean: true,
  dts: { entry: { index: 'src/index.ts' } },
  noExternal: [/^(?!typescript$).*/],
  external: ['typescript'],
  // CommonJS dependencies (cosmiconfig, cli-table3, yaml) call require inside the ESM bundle.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
