import { parseDataFile } from './data-file.ts';
import type { ConfigText } from './discover.ts';
import { fileLayer } from './file-layer.ts';
import type { Layer } from './layer.ts';
import { configSchema } from './schema.ts';

/** A configuration file's text as a layer. Loads zod and yaml, so it is imported only when there is a file. */
export async function readConfig({ kind, file, text, root }: ConfigText): Promise<Layer> {
  return fileLayer(await parseDataFile(text, file, configSchema, root), kind);
}
