import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../../io.ts';
import { elementsOf } from './well-formed.ts';

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures');
const SEASON = 'history/a-season.csv';
const BERLIN = ['--timezone', 'Europe/Berlin', '--no-config'];

async function printed(args: readonly string[], format: string, stdin?: string): Promise<string> {
  const { code, stdout, stderr } = await runWith([...args, ...BERLIN, '--format', format], {
    cwd: FIXTURES,
    ...(stdin === undefined ? {} : { stdin }),
  });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

/** What a reader sees, without tags, styles and entities. */
const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

const CASES: Record<string, { readonly args: readonly string[]; readonly figures: readonly string[] }> = {
  months: { args: ['history', SEASON], figures: ['over-time-1'] },
  creators: {
    args: ['history', 'history/an-agency.csv', '--by', 'creator'],
    figures: ['over-time-1', 'groups-1'],
  },
  'a month': { args: ['history', SEASON, '--since', '2026-05-01'], figures: [] },
  compared: {
    args: ['compare', SEASON, '--a', '2026-02', '--b', '2026-03'],
    figures: ['sides', 'ratios', 'came-from'],
  },
  associated: { args: ['influence', 'influence/associated/season.csv'], figures: ['interval'] },
  'several creators': { args: ['influence', 'influence/agency/agency.csv'], figures: ['interval'] },
  foreseen: { args: ['forecast', SEASON, '--duration', '2h'], figures: ['fan'] },
  refused: { args: ['forecast', 'forecast/too-few/few.csv', '--duration', '2h'], figures: [] },
};

describe('pages about many LIVEs', () => {
  it.each(Object.entries(CASES))(
    '%s: well-formed, with every chart told in words and as a table',
    async (_, { args, figures }) => {
      const page = await printed(args, 'html');
      const elements = elementsOf(page);
      const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(elements.map(({ name }) => name)).not.toContain('script');
      const drawn = [
        ...page.matchAll(
          /<figure id="([\w-]+)">([\s\S]*?)<\/figure>(?=(\s*<(?:figure|div class="scroll))?)/g,
        ),
      ];
      expect(drawn.map(([, id]) => id)).toEqual(figures);
      for (const [, id, inner = '', after] of drawn) {
        expect(inner).toContain(`aria-labelledby="${id}-t ${id}-d"`);
        expect(inner).toMatch(
          new RegExp(`<title id="${id}-t">[^<]+</title>\\n<desc id="${id}-d">[^<]+</desc>`),
        );
        expect(inner.includes('<details>') || after !== undefined).toBe(true);
      }
      expect(page).not.toMatch(/NaN|undefined|Infinity/);
      expect(textOf(page)).toMatch(/Unofficial; estimates, not tax advice\. Likes pay nothing\./);
    },
  );

  it.each(Object.entries(CASES))('%s: says what the table says', async (_, { args }) => {
    const shown = textOf(await printed(args, 'html'));
    const table = await printed([...args, '--quiet'], 'table');
    const lines = table.split('\n').filter((line) => !/^Income by|^ *[▁▂▃▄▅▆▇█ ?]+$/.test(line));
    for (const piece of lines.flatMap((line) => line.trim().split(/ {2,}/)))
      if (piece !== '' && !/^(warning|note): /.test(piece)) expect(shown).toContain(piece);
  });

  it('draws a range of rates at every column, and no upper end for a lower bound', async () => {
    const whole = await printed(['history', SEASON], 'html');
    expect(whole.match(/class="whisker"/g)?.length).toBe(whole.match(/class="solid"/g)?.length);
    const bounded = await printed(['history', 'history/an-agency.csv', '--by', 'creator'], 'html');
    expect(bounded).toContain('class="whisker unbounded"');
    expect(textOf(bounded)).toContain('≥ means at least');
  });

  it('names files without their folders', async () => {
    const page = await printed(
      ['compare', 'session/evening/evening.yaml', 'session/several/second.yaml'],
      'html',
    );
    expect(page).toContain('evening.yaml');
    expect(page).not.toContain('session/evening');
  });

  it('takes hostile names as text', async () => {
    const name = '<script>alert(1)</script>';
    const rows = ['02', '09', '16', '23'].map(
      (day) => `"${name}","${name}",2026-05-${day}T18:00:00Z,1h30m,800,90,500`,
    );
    const table = `creator,title,startedAt,duration,coins,average viewers,likes\n${rows.join('\n')}\n`;
    for (const args of [
      ['history', '-'],
      ['history', '-', '--by', 'title'],
      ['influence', '-'],
      ['forecast', '-', '--duration', '1h'],
      ['compare', '-', '--a', '2026-05-02', '--b', '2026-05-09'],
    ]) {
      const page = await printed(args, 'html', table);
      expect(elementsOf(page).map((element) => element.name)).not.toContain('script');
      expect(page).toContain('&lt;script&gt;');
    }
  });

  it('stays under a megabyte with 500 LIVEs of 500 titles', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => {
      const day = new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString();
      return `mira,"An evening with a long title, number ${index}",${day},2h,${index * 7},90,500`;
    });
    const table = `creator,title,startedAt,duration,coins,average viewers,likes\n${rows.join('\n')}\n`;
    for (const by of ['title', 'day']) {
      const page = await printed(['history', '-', '--by', by], 'html', table);
      expect(page.length).toBeLessThan(1_000_000);
      elementsOf(page);
    }
  });
});
