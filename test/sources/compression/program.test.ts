import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentOf, type RunResult, runWith } from '../../io.ts';
import { skippableFrame, zstdFrame } from './packing.ts';

/* The whole program: what is compressed gives the same document as what is not, and damage reaches it. */

const fixtures = resolve(import.meta.dirname, '../../../fixtures');
const log = readFileSync(resolve(fixtures, 'event-log/connector-2.5/live.jsonl'));
const session = readFileSync(resolve(fixtures, 'session/evening/evening.yaml'));

const piped = (stdin: Uint8Array, ...flags: readonly string[]): Promise<RunResult> =>
  runWith(['estimate', '-', '--json', ...flags], { stdin });

test.each([
  ['a log', log],
  ['a session file', session],
])('%s through standard input', async (_, bytes) => {
  const plain = await piped(bytes);
  expect(plain.code).toBe(0);
  expect(await piped(gzipSync(bytes))).toEqual(plain);
  expect(await piped(Buffer.concat([skippableFrame(bytes), zstdFrame(bytes, { blockSize: 777 })]))).toEqual(
    plain,
  );
});

test('a log that was cut off is counted as far as it goes, said, and fails --strict', async () => {
  const packed = gzipSync(log).subarray(0, -100);
  const { diagnostics, completeness } = JSON.parse((await piped(packed)).stdout);
  const [damage] = diagnostics;
  expect(damage).toMatchObject({ code: 'INPUT_DAMAGED', args: { format: 'gzip', reason: 'truncated' } });
  expect(completeness.records).toBeGreaterThan(10);
  expect((await piped(packed)).code).toBe(0);
  expect((await piped(packed, '--strict')).code).toBe(1);
});

test('a log of which nothing is left, and a session file that was cut off, are refused', async () => {
  for (const packed of [gzipSync(log).subarray(0, 12), gzipSync(session).subarray(0, -4)]) {
    const { code, stdout } = await piped(packed);
    expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'INPUT_INCOMPLETE']);
  }
});

test('several, whole and damaged, each tell their own', async () => {
  const { diagnostics } = await documentOf(
    [
      'compressed/gzip-then-text/live.jsonl.gz',
      'compressed/zstd-truncated/live.jsonl.zst',
      'session/evening/evening.yaml',
    ].map((path) => resolve(fixtures, path)),
  );
  const damage = diagnostics.filter(({ code }) => code === 'INPUT_DAMAGED');
  expect(damage.map(({ args }) => (args as { reason: string }).reason)).toEqual(['trailing', 'truncated']);
});
