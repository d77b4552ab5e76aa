import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Name, startNames } from '../../src/sources/names.ts';

const anyName: fc.Arbitrary<Name> = fc.oneof(
  fc.constantFrom('a.json', 'b.json', 'season.csv'),
  fc.record({ file: fc.constantFrom('season.csv', 'late.csv'), line: fc.integer({ min: 1, max: 200_000 }) }),
);

test.prop([fc.array(anyName, { minLength: 1, maxLength: 30 }), fc.constantFrom(1, 400)])(
  'each session keeps its name, however many rows stand before it',
  (some, times) => {
    const all = Array.from({ length: times }, () => some).flat();
    const names = startNames();
    all.forEach(names.add);
    const spelled = all.map((name) => (typeof name === 'string' ? name : `${name.file}:${name.line}`));
    expect(all.map((_, number) => names.of(number))).toEqual(spelled);
  },
);
