// The statistics, tried on simulated creators whose truth is known: npm run bench:statistics -- [part …]
//
// Bundles main.ts, which runs the project's own source, and starts it. See main.ts for the parts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-bench-'));
try {
  await build({
    entry: [fileURLToPath(new URL('./main.ts', import.meta.url))],
    config: false,
    format: 'esm',
    target: 'node20',
    noExternal: [/.*/],
    outDir: folder,
    outExtension: () => ({ js: '.mjs' }),
    silent: true,
  });
  await import(pathToFileURL(join(folder, 'main.mjs')).href);
} finally {
  rmSync(folder, { recursive: true });
}
