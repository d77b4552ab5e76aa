import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import { exact, multiply, type Exact } from '../../src/money/exact.ts';
import { createCatalogue } from '../../src/rates/catalogue.ts';
import { parseSessionFile } from '../../src/sources/session-file/parse.ts';
import { looksLikeSessionFile } from '../../src/sources/session-file/recognise.ts';
import { assemble } from '../../src/sources/typed/assemble.ts';
import { readAverage, readCount } from '../../src/sources/typed/count.ts';
import { readDuration } from '../../src/sources/typed/duration.ts';
import { type RawSessionFlags, parseFlags } from '../../src/sources/typed/flags.ts';
import { readTime, resolveTime } from '../../src/sources/typed/time.ts';

const count = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 5_000_000 }));

const grouped = (n: number, mark: string): string => String(n).replace(/\B(?=(\d{3})+$)/g, mark);
const indian = (n: number): string => String(n).replace(/\B(?=(\d{2})*\d{3}$)/g, ',');
const inScript = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const MARKS = [',', '.', ' ', '\u00a0', '\u202f', '\u2009', "'", '\u2019', '\u066c'];
/** Zeros of ASCII, Arabic-Indic, Persian, Devanagari, Bengali, Thai, Khmer, fullwidth, Adlam and mathematical digits. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x17e0, 0xff10, 0x1e950, 0x1d7d8];

// Each run draws the same values.

const NEAR = '0123456789.,:\' KMBhms-+=@?PTZ\u0660\u066b\u4e07{}[]"#&*!\n';

/** Texts near what people type, and others. */
const scribble = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...NEAR.split('')) }),
);

describe('counts', () => {
  test.prop([count, fc.constantFrom(...MARKS), fc.constantFrom(...ZEROS)])(
    'are read back from every way of grouping them, in every script',
    (n, mark, zero) => {
      expect(readCount(inScript(grouped(n, mark), zero))).toBe(n);
      expect(readCount(inScript(String(n), zero))).toBe(n);
      expect(readAverage(inScript(grouped(n, mark), zero))).toBe(n);
    },
  );

  test.prop([count])('are read back from Indian grouping', (n) => {
    expect(readCount(indian(n))).toBe(n);
  });

  const SUFFIXES: readonly (readonly [suffix: string, power: number])[] = [
    ['K', 3],
    [' rb', 3],
    [' тыс.', 3],
    ['万', 4],
    [' लाख', 5],
    ['M', 6],
    [' Mio.', 6],
    ['억', 8],
  ];
  const shortened = fc.tuple(fc.nat({ max: 999 }), fc.stringMatching(/^\d{0,9}$/));
  test.prop([shortened, fc.constantFrom(...SUFFIXES), fc.constantFrom('.', ',')])(
    'with a suffix are the decimal times its power of ten, or no count',
    ([whole, part], [suffix, power], mark) => {
      const value: Exact = multiply(exact(`${whole}.${part || '0'}`), exact(10n ** BigInt(power)));
      const read = readCount(`${whole}${part === '' ? '' : mark + part}${suffix}`);
      const asked = '万억'.includes(suffix) && mark === ',' && part.length === 3 && whole > 0;
      if (asked) expect(read).toEqual({ problem: 'grouping-ambiguous' });
      else if (value.den === 1n) expect(read).toBe(Number(value.num));
      else expect(read).toEqual({ problem: 'fractional' });
    },
  );

  test.prop([fc.nat({ max: 999 }), fc.nat({ max: 999 }), fc.constantFrom('K', 'M', 'mil', 'jt')])(
    'with a suffix add up like the numbers they stand for',
    (a, b, suffix) => {
      const read = (n: number) => readCount(`${n}${suffix}`) as number;
      expect(read(a) + read(b)).toBe(read(a + b));
    },
  );

  test.prop([scribble], { numRuns: 500 })('are whole and safe, or a problem, whatever is typed', (text) => {
    const read = readCount(text);
    if (typeof read === 'number') {
      expect(Number.isSafeInteger(read) && read >= 0).toBe(true);
      expect(readAverage(text)).toBe(read);
    } else {
      expect(read).toHaveProperty('problem');
    }
    const average = readAverage(text);
    if (typeof average === 'number') expect(Number.isFinite(average) && average >= 0).toBe(true);
  });
});

describe('durations', () => {
  test.prop([fc.integer({ min: 1, max: 86_400 })])('are the same in every way of writing them', (seconds) => {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (n: number) => String(n).padStart(2, '0');
    for (const text of [
      `${seconds}s`,
      `${h}h${m}m${s}s`,
      `${h} jam ${m} menit ${s} detik`,
      `${h}時間${m}分${s}秒`,
      `${h}:${two(m)}:${two(s)}`,
      `PT${h}H${m}M${s}S`,
    ]) {
      expect(readDuration(text), text).toBe(seconds);
    }
    expect(readDuration(String(seconds))).toBe('no-unit');
    expect(readDuration(`${h}:${two(m)}`)).toBe('two-parts');
  });

  test.prop([scribble], { numRuns: 500 })('are whole seconds above zero, or a problem', (text) => {
    const read = readDuration(text);
    if (typeof read === 'number') expect(Number.isSafeInteger(read) && read > 0).toBe(true);
  });
});

/** Short ways are for what is written without spaces around it. */
describe('what programs write', () => {
  const digits = fc.stringMatching(/^\d{1,7}$/);
  test.prop([fc.array(fc.tuple(digits, fc.constantFrom('h', 'm', 's', 'd', '')), { maxLength: 4 })])(
    'of durations is read as with a space before it',
    (parts) => {
      const text = parts.flat().join('');
      expect(readDuration(text)).toEqual(readDuration(` ${text}`));
    },
  );

  const two = (max: number) => fc.nat({ max }).map((n) => String(n).padStart(2, '0'));
  const written = fc
    .tuple(two(13), two(32), fc.constantFrom('T', ' ', 't'), two(25), two(61), two(61))
    .map(([month, day, mark, h, m, s]) => `2026-${month}-${day}${mark}${h}:${m}:${s}`);
  const offset = fc.oneof(
    fc.constantFrom('', 'Z', 'z', '+0100', '-08', '.5Z', '.1234567890Z', ',25+05:30'),
    fc.tuple(fc.constantFrom('+', '-'), two(16), two(61)).map(([sign, h, m]) => `${sign}${h}:${m}`),
  );
  test.prop([written, offset], { numRuns: 1000 })('of times is, too', (time, zone) => {
    expect(readTime(time + zone)).toEqual(readTime(` ${time}${zone}`));
  });
});

describe('times', () => {
  const date = fc.date({ min: new Date('2016-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });

  test.prop([date, fc.integer({ min: -12 * 4, max: 14 * 4 })])(
    'with an offset mean the instant they say',
    async (when, quarters) => {
      const minutes = Math.abs(quarters) * 15;
      const pad = (n: number) => String(n).padStart(2, '0');
      const offset = `${quarters < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
      const local = new Date(when.getTime() + quarters * 15 * 60_000).toISOString().slice(0, 23);
      const resolved = await resolveTime(local + offset, 'Asia/Tokyo', {
        machineTimezone: 'America/New_York',
      });
      expect(resolved).toEqual({ instant: local + offset, assumedTimezone: null });
      expect(Date.parse(local + offset)).toBe(when.getTime());
    },
  );

  test.prop([date, fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Jakarta')], { numRuns: 50 })(
    'without one read as the wall clock of the zone, except where the clock skips them',
    async (when, zone) => {
      const local = when.toISOString().slice(0, 19);
      const resolved = await resolveTime(local, null, { machineTimezone: zone });
      if (typeof resolved === 'string') throw new Error(resolved);
      expect(resolved.assumedTimezone).toBe(zone);
      const clock = new Intl.DateTimeFormat('sv', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(new Date(resolved.instant));
      const skipped = resolved.instant.slice(0, 19) !== local;
      expect(clock.replace(' ', 'T')).toBe(skipped ? resolved.instant.slice(0, 19) : local);
    },
  );

  test.prop([scribble])('never throw', (text) => {
    expect(readTime(text)).toBeDefined();
  });
});

describe('everything typed', () => {
  const raw: fc.Arbitrary<RawSessionFlags> = fc.record(
    {
      likes: scribble,
      viewers: scribble,
      duration: scribble,
      gift: fc.array(scribble, { maxLength: 3 }),
      gifts: scribble,
      paid: scribble,
      income: fc.array(scribble, { maxLength: 3 }),
      creator: scribble,
      startedAt: scribble,
    },
    { requiredKeys: [] },
  );

  test.prop([raw])('is read, or stops with one finding for each bad flag', (flags) => {
    try {
      parseFlags(flags);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      for (const { severity } of (error as InputError).diagnostics) expect(severity).toBe('error');
    }
  });

  test.prop([scribble])('a session file is read, or stops with findings', async (text) => {
    expect(typeof looksLikeSessionFile(text)).toBe('boolean');
    const outcome = await parseSessionFile(text, 'x').catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InputError);
  });

  const catalogue = createCatalogue(
    ['Rose', 'Lion', 'Heart'].map((name, index) => ({
      giftId: String(index),
      name,
      price: { kind: 'priced', coins: index + 1 },
      type: 1,
      source: 'test',
      asOf: null,
    })),
  );
  const gifts = fc.array(
    fc.tuple(
      fc.constantFrom('Rose', 'rose', 'Lion', 'Heart'),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('', '@?', '@9'),
    ),
    { minLength: 1, maxLength: 12 },
  );
  test.prop([gifts, fc.nat()])(
    'gifts keep their number and worth in whatever order they are typed',
    async (typed, turn) => {
      const session = async (list: typeof typed) =>
        assemble(
          parseFlags({ gift: list.map(([name, n, price]) => `${name}=${n}${price}`) }),
          { kind: 'flags', paths: [] },
          { platform: 'tiktok', catalogue: async () => catalogue, timezone: null, machineTimezone: 'UTC' },
        );
      const one = await session(typed);
      const at = turn % typed.length;
      const two = await session([...typed.slice(at), ...typed.slice(0, at)]);
      const sorted = (lines: typeof one.gifts) => lines?.map((line) => JSON.stringify(line)).toSorted();
      expect(sorted(one.gifts)).toEqual(sorted(two.gifts));
      expect(one.gifts?.reduce((sum, line) => sum + line.count, 0)).toBe(
        typed.reduce((sum, [, n]) => sum + n, 0),
      );
      expect(one.completeness.unpricedGifts).toBe(
        typed.reduce((sum, [, n, price]) => sum + (price === '@?' ? n : 0), 0),
      );
    },
  );
});
