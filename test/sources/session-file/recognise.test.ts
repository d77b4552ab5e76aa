import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SESSION_KEYS } from '../../../src/sources/session-file/keys.ts';
import { looksLikeSessionFile } from '../../../src/sources/session-file/recognise.ts';
import { sessionFileSchema } from '../../../src/sources/session-file/schema.ts';

test.each([
  ['YAML', 'likes: 48213\n'],
  ['YAML with a mark, a comment and a header', '\ufeff# my LIVE\n%YAML 1.2\n---\r\nlikes: 48213\r\n'],
  ['YAML with a typo beside', 'veiwers: 350\nlikes: 5'],
  ['a group', 'viewers:\n  average: 350\n'],
  ['quoted keys', '"likes": 5'],
  ['a flow map', '# evening\n--- {likes: 5}'],
  ['JSON', '{"likes": 48213, "gifts": {"Rose": 120}}'],
  ['JSON over lines', '{\n  "creator": "anna",\n  "gifts": [\n    {"gift": "Rose", "count": 1}\n  ]\n}\n'],
  ['JSON cut off', '{"title": "an evening with \\"friends\\" and {br'],
  ['JSON cut off in a value', '{"likes": 48213, "title": "an'],
  ['foreign words deeper down', '{"likes": 5, "gifts": {"event": 1, "data": 2}}'],
])('%s is a session file', (_, head) => {
  expect(looksLikeSessionFile(head)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no known key', 'colour: red\nsize: 5\n'],
  ['only a schema', '$schema: https://example.com/x.json\n'],
  ['known words below unknown ones', 'room:\n  likes: 5\n'],
  ['a list', '- likes: 5\n'],
  ['a JSON list', '[{"likes": 5}]'],
  ['a log with an object a line', '{"roomId": "1", "likes": 5}\n{"roomId": "1", "likes": 6}\n'],
  ['one event', '{"event": "like", "roomId": "1", "likes": 5}'],
  ['a report', '{"schemaVersion": 1, "direct": {}, "otherIncome": []}'],
  ['a configuration', 'platform: tiktok\nprofiles:\n  tiktok: {}\n'],
  ['text', 'We had a good evening, likes: many.'],
  ['a table', 'creator,likes,views\nanna,5,6\n'],
  ['a word without a value', 'likes'],
  ['an address', 'views://example.com'],
  ['a bracket', '{'],
])('%s is none', (_, head) => {
  expect(looksLikeSessionFile(head)).toBe(false);
});

test('hostile beginnings are looked at quickly', () => {
  const started = performance.now();
  for (const head of [
    `{${'\\"'.repeat(32_000)}`,
    `{"${'\\"'.repeat(32_000)}\\`,
    `${'# '.repeat(32_000)}x`,
    `${'#\n '.repeat(20_000)}x`,
    '{'.repeat(64_000),
    "'".repeat(64_001),
    `{${"'".repeat(64_001)}`,
    `{${'a:'.repeat(32_000)}`,
    ' '.repeat(64_000),
  ]) {
    looksLikeSessionFile(head);
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test('the keys it looks for are those of the schema', () => {
  expect([...SESSION_KEYS].toSorted()).toEqual(Object.keys(sessionFileSchema.shape).toSorted());
});

test('recognising loads no parser', () => {
  for (const file of ['recognise', 'keys', 'source']) {
    const text = readFileSync(
      new URL(`../../../src/sources/session-file/${file}.ts`, import.meta.url),
      'utf8',
    );
    expect(text).not.toMatch(/^import .*(?:zod|yaml|parse\.ts|schema\.ts)/m);
  }
});
