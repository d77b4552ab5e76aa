import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { joinParts } from '../../../src/render/line/parts.ts';

const part = fc.record({
  text: fc.stringMatching(/^[a-z0-9$.]{1,12}$/),
  drop: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 9 })),
});

describe('one line', () => {
  test.prop([fc.array(part, { maxLength: 8 }), fc.integer({ min: 20, max: 100 })])(
    'fits by leaving whole parts out, highest rank first, and never one that must stay',
    (parts, width) => {
      const line = joinParts('me: ', parts, width, (text) => text.length).replace(/\n$/, '');
      const said = line.slice(4).split(' · ').filter(Boolean);
      const kept = parts.filter(({ drop }) => drop === null).map(({ text }) => text);
      expect(line).not.toContain('\n');
      expect(said).toEqual(expect.arrayContaining(kept));
      if (line.length > width) expect(said).toEqual(kept);
      for (const text of said) expect(parts.map((each) => each.text)).toContain(text);
    },
  );
});
