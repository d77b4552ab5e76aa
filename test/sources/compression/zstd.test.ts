import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { unpackFrames, zstd } from '../../../src/sources/compression/zstd.ts';
import { nativeDecoder, pureDecoder } from '../../../src/sources/compression/zstd-decoder.ts';
import { inPieces, noise, skippableFrame, unpacked, zstdFrame } from './packing.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 60 });

const fixture = (path: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, '../../../fixtures', path));
const log = fixture('event-log/connector-2.5/live.jsonl');
const packedLog = fixture('compressed/zstd-log/live.jsonl.zst');
const evening = fixture('estimate/friday-evening/live.jsonl');
const packedEvening = fixture('compressed/zstd-evening/live.jsonl.zst');
const text = noise(250_000);

test('is known by its first bytes', () => {
  expect(zstd.knows(packedLog)).toBe(true);
  expect(zstd.knows(skippableFrame(Buffer.from('first')))).toBe(true);
  for (const other of ['', '(', '{"a":1}', 'P*M']) expect(zstd.knows(Buffer.from(other))).toBe(false);
});

test('the decoder of the running Node is used', async () => {
  expect(await unpacked(zstd.unpack, packedLog, 100)).toEqual({ bytes: log, damage: [] });
});

const decoders = [
  ['fzstd', await pureDecoder()],
  ['node:zlib', await nativeDecoder()],
] as const;

describe.each(decoders.filter(([, decoder]) => decoder !== null))('zstd by %s', (_, newDecoder) => {
  const read = (packed: Uint8Array, size?: number) =>
    unpacked(
      (chunks, damaged) => unpackFrames(chunks, damaged, newDecoder as NonNullable<typeof newDecoder>),
      packed,
      size,
    );

  test.each([1, 5, 4096, Number.POSITIVE_INFINITY])(
    'reads frames of the zstd command, in pieces of %d',
    async (size) => {
      expect(await read(packedLog, size)).toEqual({ bytes: log, damage: [] });
      const { bytes, damage } = await read(packedEvening, size);
      expect([bytes.equals(evening), damage]).toEqual([true, []]);
    },
  );

  property.prop([
    fc.array(fc.tuple(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 1, max: 2000 }), fc.boolean()), {
      maxLength: 6,
    }),
    fc.integer({ min: 1, max: 900 }),
  ])('has any number of frames, read in any pieces', async (frames, size) => {
    const all = Buffer.concat(
      frames.flatMap(([body, blockSize, skip]) => [
        zstdFrame(body, { blockSize }),
        ...(skip ? [skippableFrame(body)] : []),
      ]),
    );
    expect(await read(all, size)).toEqual({ bytes: Buffer.concat(frames.map(([body]) => body)), damage: [] });
  });

  test('cut anywhere gives what is before the cut', async () => {
    const first = zstdFrame(text.subarray(0, 3000), { blockSize: 1000 });
    const all = Buffer.concat([first, packedEvening]);
    const whole = Buffer.concat([text.subarray(0, 3000), evening]);
    let before = 0;
    for (let cut = 1; cut < all.length; cut += cut < 30 ? 1 : 271) {
      const { bytes, damage } = await read(all.subarray(0, cut), 100);
      expect(damage, `${cut}`).toEqual(cut === first.length ? [] : ['truncated']);
      expect(bytes.equals(whole.subarray(0, bytes.length))).toBe(true);
      expect(bytes.length).toBeGreaterThanOrEqual(before);
      before = bytes.length;
    }
    expect(before).toBeGreaterThan(3000 + 128 * 1024);
    const cut = await read(skippableFrame(text).subarray(0, 100));
    expect(cut).toEqual({ bytes: Buffer.alloc(0), damage: ['truncated'] });
  });

  test('with a broken frame says so, ends the line, and reads the next frame', async () => {
    // A block that is said to be compressed and is not.
    const broken = zstdFrame(text.subarray(0, 3000), { blockSize: 1000 });
    broken[6 + 1003] = (broken[6 + 1003] as number) | 4;
    const { bytes, damage } = await read(Buffer.concat([broken, zstdFrame(Buffer.from('after'))]), 700);
    expect(bytes.equals(Buffer.concat([text.subarray(0, 1000), Buffer.from('\nafter')]))).toBe(true);
    expect(damage).toEqual(['corrupt']);
  });

  test('with a frame that is no frame stops', async () => {
    const reserved = zstdFrame(text.subarray(0, 3000), { blockSize: 1000 });
    reserved[6] = (reserved[6] as number) | 6;
    const flag = zstdFrame(Buffer.from('x'));
    flag[4] = 8;
    const large = zstdFrame(Buffer.from('x'));
    large.writeUIntLE(((128 * 1024 + 1) << 3) | 3, 6, 3);
    for (const bad of [reserved, flag, large]) {
      const result = await read(Buffer.concat([zstdFrame(Buffer.from('before')), bad]));
      expect(result).toEqual({ bytes: Buffer.from('before'), damage: ['corrupt'] });
    }
  });

  test('leaves out a frame that needs a dictionary or too much memory', async () => {
    const all = Buffer.concat([
      zstdFrame(Buffer.from('before')),
      zstdFrame(text, { dictionary: 7 }),
      zstdFrame(Buffer.from('x'), { window: 0x89 }),
      zstdFrame(Buffer.from('y'), { window: 0xff }),
      zstdFrame(Buffer.from('after'), { window: 0x40 }),
    ]);
    const result = await read(all, 999);
    expect(result.bytes.toString()).toBe('beforeafter');
    expect(new Set(result.damage)).toEqual(new Set(['unsupported']));
  });

  test('followed by zeros or anything else says so', async () => {
    const before = zstdFrame(Buffer.from('before'));
    const after = zstdFrame(Buffer.from('after'));
    const zeros = Buffer.alloc(100);
    expect(await read(Buffer.concat([before, zeros, after]), 9)).toEqual({
      bytes: Buffer.from('beforeafter'),
      damage: ['padding'],
    });
    expect(await read(Buffer.concat([before, Buffer.from('{"event"')]), 9)).toEqual({
      bytes: Buffer.from('before'),
      damage: ['trailing'],
    });
  });

  test('never holds a bomb in memory', async () => {
    const bomb = zstdFrame(Buffer.from('x'), { repeated: 800 });
    expect(bomb.length).toBeLessThan(4000);
    let size = 0;
    let largest = 0;
    for await (const chunk of unpackFrames(
      inPieces(bomb),
      () => {},
      newDecoder as NonNullable<typeof newDecoder>,
    )) {
      size += chunk.length;
      largest = Math.max(largest, chunk.length);
    }
    expect([size, largest <= 256 * 1024]).toEqual([800 * 128 * 1024, true]);
  });

  property.prop([fc.uint8Array({ maxLength: 400 }), fc.nat(), fc.nat(255)])(
    'of rubbish never throws',
    async (rubbish, at, value) => {
      await read(Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), rubbish]), 13);
      const wrong = Buffer.from(packedLog);
      wrong[at % wrong.length] = value;
      await read(wrong, 100);
    },
  );
});
