import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { MARKDOWN, renderBlocks } from '../../../src/render/markdown/blocks.ts';
import { escapeBlock, escapeMarkdown } from '../../../src/render/markdown/escape.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\`*_[]<>|~&@#!()-+=1.: \n'.split(''), '@team', '://', 'www.', '&#', 'GH-1'),
      fc.string(),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Without what a backslash makes a mere character. */
const acting = (text: string): string => text.replace(/\\[\\`*_[\]<>|~&.)#+=-]/g, '·');

describe('a text in Markdown', () => {
  test.prop([hostile])('is one line without a mark, tag, mention or address', (text) => {
    const left = acting(escapeMarkdown(text)).replaceAll('&#8203;', '\u200b');
    expect(left).not.toMatch(/[\\`*[\]<>|~&\n\r]|@[\p{L}\p{N}_-]|:\/\/|#\d|(?<![\p{L}\p{N}])(www\.|GH-\d)/iu);
    expect(left).not.toMatch(/(^|[^\p{L}\p{N}])_|_([^\p{L}\p{N}]|$)/u);
  });

  test.prop([hostile])('shows every character that it had', (text) => {
    const shown = escapeBlock(text)
      .replaceAll('&#8203;', '')
      .replace(/\\([\\`*_[\]<>|~&.)#+=-])/g, '$1');
    expect(shown).toBe(text.replace(/\s+/g, ' ').trim());
  });

  test.prop([hostile])('begins no heading, list or rule', (text) => {
    expect(acting(escapeBlock(text))).not.toMatch(/^(#{1,6}|[-+*]|\d+[.)]|=+|-{3,})(\s|$)/);
  });

  it('stays readable where nothing is to be feared', () => {
    expect(escapeBlock('mira_sings: $29.98 (19.78 to 31.77), 1-2 a+b = c')).toBe(
      'mira_sings: $29.98 (19.78 to 31.77), 1-2 a+b = c',
    );
    expect(escapeBlock('1. Another')).toBe('1\\. Another');
    expect(escapeBlock('- item')).toBe('\\- item');
    expect(escapeMarkdown('@team #12')).toBe('@&#8203;team #&#8203;12');
    expect(escapeMarkdown('_GH-1 _www.a')).toBe('\\_GH-&#8203;1 \\_www&#8203;.a');
  });
});

describe('a page in Markdown', () => {
  test.prop([fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 })])(
    'has tables with the same number of cells in every row',
    (rows) => {
      const page = renderBlocks([
        {
          kind: 'grid',
          grid: {
            headStyle: MARKDOWN.quiet,
            columns: [
              { title: 'Name', align: 'left' },
              { title: 'Coins', align: 'right' },
            ],
            rows: rows.map((row) => row.map((text) => ({ text, style: MARKDOWN.strong }))),
          },
        },
      ]);
      const lines = page.trimEnd().split('\n');
      expect(lines).toHaveLength(rows.length + 2);
      for (const line of lines) expect(acting(line).match(/\|/g)).toHaveLength(3);
      expect(lines[1]).toBe('| :--- | ---: |');
    },
  );
});
