import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { sessionFileSchema } from '../../../src/sources/session-file/schema.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly type?: string | readonly string[];
}

/** Every group of keys in a JSON Schema, at any depth. */
function groups(schema: Schema): Schema[] {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...(schema.properties ? [schema] : []), ...inner.flatMap(groups)];
}

describe('the JSON Schema of session files', () => {
  const schema = z.toJSONSchema(sessionFileSchema, { io: 'input' }) as Schema;

  test('describes every key and allows no other', () => {
    const found = groups(schema);
    expect(found.length).toBeGreaterThanOrEqual(6);
    for (const group of found) {
      expect(group.additionalProperties).toBe(false);
      for (const [key, value] of Object.entries(group.properties ?? {})) {
        expect(value.description, key).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  test('takes numbers and texts for counts, and requires nothing at the top', () => {
    expect(schema.properties?.comments?.type).toEqual(['number', 'string', 'null']);
    expect(schema.properties?.paid?.anyOf).toBeDefined();
    expect(schema).not.toHaveProperty('required');
  });
});
