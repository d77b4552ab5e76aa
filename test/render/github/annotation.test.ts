import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Annotation, writeAnnotations } from '../../../src/render/github/annotation.ts';
import { fitSummary } from '../../../src/render/github/summary.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('%', '\r', '\n', ':', ',', '::', '::error::', '\u001b[2J', '\u2028'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));
const annotation = (level: Annotation['level'], title: string): Annotation => ({
  level,
  title,
  message: title,
  at: null,
});

describe('annotations', () => {
  test.prop([hostile, hostile, hostile])(
    'stay one command a line, whatever is in them',
    (title, message, file) => {
      const text = writeAnnotations([{ level: 'warning', title, message, at: { file, line: 3, column: 1 } }]);
      const match = /^::warning ((?:[a-z]+=[^,:\r\n]*,?)*)::([^\r\n\u001b\u2028]*)\n$/.exec(text);
      expect(match).not.toBeNull();
      expect(match?.[1]?.split(',').map((each) => each.split('=')[0])).toEqual(
        file === 'flags' || file === 'stdin' ? ['title'] : ['file', 'line', 'col', 'title'],
      );
    },
  );

  it('keep a percent sign from being read as an escape', () => {
    expect(writeAnnotations([annotation('error', '100%0A')])).toBe('::error title=100%250A::100%250A\n');
  });

  it('are at most ten of a level, errors first, the last one counting the rest', () => {
    const many = Array.from({ length: 25 }, (_, index) => annotation('notice', `n${index}`));
    const lines = writeAnnotations([...many, annotation('error', 'e')])
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('::error title=e::e');
    expect(lines[10]).toMatch(/^::notice title=16 more::16 more of this level: n9, .*n24\.$/);
    expect(writeAnnotations(many.slice(0, 10)).trimEnd().split('\n')).toHaveLength(10);
  });
});

describe('the summary of a step', () => {
  const MIB = 1024 * 1024;
  test.prop([fc.integer({ min: 0, max: 2 * MIB })], { numRuns: 20 })(
    'never outgrows what GitHub takes',
    (written) => {
      const page = '| ä | 1 |\n'.repeat(150_000);
      const text = fitSummary(page, written);
      expect(written + Buffer.byteLength(text ?? '')).toBeLessThanOrEqual(Math.max(written, MIB));
      if (text !== null) expect(text).toContain('The rest does not fit');
    },
  );

  it('is whole where it fits', () => expect(fitSummary('a\nb\n', 0)).toBe('a\nb\n\n'));
});
