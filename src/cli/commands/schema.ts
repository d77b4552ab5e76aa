import * as z from 'zod';
import { configSchema } from '../../config/schema.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { compareSchema } from '../../report/compare/schema.ts';
import { historySchema } from '../../report/history/schema.ts';
import { influenceSchema } from '../../report/influence/schema.ts';
import { calibrationSchema } from '../../report/calibrate/schema.ts';
import { forecastSchema } from '../../report/forecast/schema.ts';
import { planSchema } from '../../report/plan/schema.ts';
import { errorSchema, reportSchema } from '../../report/schema.ts';
import { watchSchema } from '../../report/watch/schema.ts';
import { sessionFileSchema } from '../../sources/session-file/schema.ts';
import { tallySchema } from '../../sources/tally-file/schema.ts';
import type { Io } from '../io.ts';

const SCHEMAS = {
  session: { schema: sessionFileSchema, title: 'A live-earnings session file' },
  report: { schema: reportSchema, title: 'What live-earnings estimate --json prints' },
  history: { schema: historySchema, title: 'What live-earnings history --json prints' },
  compare: { schema: compareSchema, title: 'What live-earnings compare --json prints' },
  influence: { schema: influenceSchema, title: 'What live-earnings influence --json prints' },
  forecast: { schema: forecastSchema, title: 'What live-earnings forecast --json prints' },
  plan: { schema: planSchema, title: 'What live-earnings plan --json prints' },
  calibrate: { schema: calibrationSchema, title: 'What live-earnings calibrate --json prints' },
  watch: { schema: watchSchema, title: 'A line that live-earnings watch --json prints' },
  error: { schema: errorSchema, title: 'What live-earnings --json prints when a run stops with exit code 2' },
  config: { schema: configSchema, title: 'A live-earnings configuration file' },
  tally: { schema: tallySchema, title: 'What live-earnings tally writes' },
} as const;

type SchemaName = keyof typeof SCHEMAS;

/** JSON Schema (draft 2020-12) of one of the documents, made from the schema that validates it. */
export function schemaText(name: SchemaName): string {
  const { schema, title } = SCHEMAS[name];
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;
}

export const SCHEMA_NAMES = Object.keys(SCHEMAS) as readonly SchemaName[];

const isName = (name: string): name is SchemaName => Object.hasOwn(SCHEMAS, name);

export async function schema(name: string, io: Io): Promise<number> {
  if (!isName(name)) fail('SCHEMA_UNKNOWN', { name, known: SCHEMA_NAMES });
  io.stdout.write(schemaText(name));
  return 0;
}
