import { gzipSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { gzip } from '../../../src/sources/compression/gzip.ts';
import { inPieces, memberWithHeader, noise, unpacked } from './packing.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 60 });

const text = noise(400_000);
const packed = gzipSync(text);
const read = (bytes: Uint8Array, size?: number) => unpacked(gzip.unpack, bytes, size);

describe('gzip', () => {
  test('is known by its first bytes', () => {
    expect(gzip.knows(packed)).toBe(true);
    expect(gzip.knows(Buffer.from('{"a":1}'))).toBe(false);
    expect(gzip.knows(new Uint8Array(0))).toBe(false);
  });

  test.each([1, 7, 4096, Number.POSITIVE_INFINITY])(
    'comes out as it went in, in pieces of %d',
    async (size) => {
      const small = size < 100 ? text.subarray(0, size * 10_000) : text;
      const { bytes, damage } = await read(gzipSync(small), size);
      expect([bytes.equals(small), damage]).toEqual([true, []]);
    },
  );

  property.prop([
    fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 6 }),
    fc.integer({ min: 1, max: 900 }),
  ])('has any number of members, read in any pieces', async (members, size) => {
    const all = Buffer.concat(members.map((member) => gzipSync(member)));
    expect(await read(all, size)).toEqual({ bytes: Buffer.concat(members), damage: [] });
  });

  test('may have every optional field in its header', async () => {
    const all = Buffer.concat([memberWithHeader(text), memberWithHeader(text)]);
    for (const size of [1000, 100_000]) {
      const { bytes, damage } = await read(all, size);
      expect([bytes.equals(Buffer.concat([text, text])), damage]).toEqual([true, []]);
    }
  });

  test.each([0, 1, 9, 10, 11, 700, 30_000, 100_000, packed.length - 9, packed.length - 8, packed.length - 1])(
    'cut at %d gives what is before the cut',
    async (cut) => {
      const { bytes, damage } = await read(packed.subarray(0, cut), 333);
      expect(damage).toEqual(cut === 0 ? [] : ['truncated']);
      expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true);
      // Nothing is held back: a byte of text takes at most half a byte here, and the window of the coder some more.
      expect(bytes.length).toBeGreaterThan(Math.min(text.length, cut * 2 - 80_000) - 1);
      if (cut >= packed.length - 8) expect(bytes.length).toBe(text.length);
    },
  );

  test('cut in its header, in every field, is cut', async () => {
    const all = memberWithHeader(Buffer.from('{}'));
    for (let cut = 1; cut < all.length; cut += 1)
      expect((await read(all.subarray(0, cut), 5)).damage).toEqual(['truncated']);
  });

  test('with a wrong checksum or length gives all its text and the members after it', async () => {
    for (const from of [8, 4]) {
      const wrong = Buffer.from(packed);
      wrong[packed.length - from] = (wrong[packed.length - from] as number) ^ 1;
      const { bytes, damage } = await read(Buffer.concat([wrong, gzipSync('after')]), 4096);
      expect([bytes.equals(Buffer.concat([text, Buffer.from('after')])), damage]).toEqual([
        true,
        ['corrupt'],
      ]);
    }
  });

  test('with broken data gives the text before it', async () => {
    const wrong = Buffer.from(packed);
    wrong.fill(0xff, 60_000, 60_400);
    const { bytes, damage } = await read(wrong, 4096);
    expect(damage).toEqual(['corrupt']);
    const same = bytes.findIndex((byte, i) => byte !== text[i]);
    expect(same === -1 ? bytes.length : same).toBeGreaterThan(110_000);
  });

  test('with a reserved flag or another method is corrupt', async () => {
    for (const [at, value] of [
      [2, 7],
      [3, 0x40],
    ] as const) {
      const wrong = Buffer.from(packed);
      wrong[at] = value;
      expect(await read(wrong)).toEqual({ bytes: Buffer.alloc(0), damage: ['corrupt'] });
    }
  });

  test.each([1, 512, 4097])('followed by zeros says so, in pieces of %d', async (size) => {
    const zeros = Buffer.alloc(1000);
    const small = gzipSync('before');
    expect(await read(Buffer.concat([small, zeros]), size)).toEqual({
      bytes: Buffer.from('before'),
      damage: ['padding'],
    });
    const more = Buffer.concat([small, zeros, gzipSync('after')]);
    expect(await read(more, size)).toEqual({ bytes: Buffer.from('beforeafter'), damage: ['padding'] });
  });

  test.each(['{"event":"gift"}\n', '\u001f', '\u001f!', '\0\0text'])(
    'followed by %j says so',
    async (after) => {
      const { bytes, damage } = await read(Buffer.concat([gzipSync('before'), Buffer.from(after)]), 3);
      expect(bytes.toString()).toBe('before');
      expect(damage.at(-1)).toBe(after === '\u001f' ? 'truncated' : 'trailing');
    },
  );

  test('never holds a bomb in memory', async () => {
    const bomb = gzipSync(Buffer.alloc(24 * 1024 * 1024));
    let size = 0;
    let largest = 0;
    for await (const chunk of gzip.unpack(inPieces(bomb), () => {})) {
      size += chunk.length;
      largest = Math.max(largest, chunk.length);
    }
    expect([size, largest <= 256 * 1024]).toEqual([24 * 1024 * 1024, true]);
  });

  test('passes on what its source throws, and lets the source go when nobody reads on', async () => {
    async function* failing() {
      yield packed.subarray(0, 5000);
      throw new Error('disk');
    }
    await expect(async () => {
      for await (const _ of gzip.unpack(failing(), () => {}));
    }).rejects.toThrow('disk');

    let open = true;
    async function* source() {
      try {
        yield* inPieces(packed, 4096);
      } finally {
        open = false;
      }
    }
    for await (const _ of gzip.unpack(source(), () => {})) break;
    expect(open).toBe(false);
  });

  property.prop([fc.uint8Array({ maxLength: 400 }), fc.nat(), fc.nat(255)])(
    'of rubbish never throws',
    async (rubbish, at, value) => {
      await read(Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), rubbish]), 13);
      const wrong = gzipSync(text.subarray(0, 2000));
      wrong[at % wrong.length] = value;
      await read(wrong, 100);
    },
  );
});
