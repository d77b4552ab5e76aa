import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWith } from '../../io.ts';
import { type Browser, findChromium, openBrowser } from './browser.ts';

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures');
const path = findChromium();
const skipped = path === null && process.env.LIVE_EARNINGS_TOOLS !== 'required';

/** A script of the page's own, a picture from elsewhere and a style: what the policy must stop if escaping ever failed. */
const INTRUDER =
  '<script>document.title="hacked"</script><img src="https://example.invalid/a.png" onerror="document.title=1"><style>h1{color:red}</style>';

/** Contrast of every text beside what is behind it (WCAG 2.2, 1.4.3), whether the page is wider than the screen, and what overlaps. */
const AUDIT = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!own || ['title', 'desc'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(element.closest('svg') ? style.fill : style.color), luminance(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(element.outerHTML.slice(0, 120));
  }
  const overlaps = [];
  for (const svg of document.querySelectorAll('figure > svg')) {
    const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
      if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 3 && q.top < p.bottom - 3) overlaps.push(a + ' | ' + b);
    }));
  }
  const unnamed = [...document.querySelectorAll('svg[role=img]')].filter((svg) => svg.getAttribute('aria-labelledby').split(' ').some((id) => !document.getElementById(id)?.textContent));
  return { title: document.title, h1: getComputedStyle(document.querySelector('h1')).fontWeight, wide: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth), faint, overlaps, unnamed: unnamed.length };
})()`;

const SEASON = 'history/a-season.csv';
const BERLIN = ['--timezone', 'Europe/Berlin'];

const CASES: Record<string, readonly string[]> = {
  evening: [
    'estimate',
    'estimate/friday-evening/live.jsonl',
    '--host',
    '7100000000000000001',
    '--deduct',
    'agency=20%',
  ],
  several: [
    'estimate',
    'session/evening/evening.yaml',
    'session/several/second.yaml',
    'session/several/third.json',
  ],
  hostile: ['estimate', 'session/hostile-names/names.json'],
  months: ['history', SEASON, ...BERLIN],
  creators: ['history', 'history/an-agency.csv', '--by', 'creator', ...BERLIN],
  compared: ['compare', SEASON, '--a', '2026-02', '--b', '2026-03', ...BERLIN],
  associated: ['influence', 'influence/associated/season.csv'],
  foreseen: ['forecast', SEASON, '--duration', '2h'],
};

describe.skipIf(skipped)('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  let browser: Browser;
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, `${name}.html`), text);
    return pathToFileURL(join(folder, `${name}.html`)).href;
  };
  const pageOf = async (args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runWith([...args, '--no-config', '--format', 'html'], {
      cwd: FIXTURES,
    });
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };

  beforeAll(async () => {
    if (path === null) throw new Error('no chromium on this machine');
    browser = await openBrowser(path);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.keys(CASES))('%s: asks for nothing, fits, and can be read in both themes', async (name) => {
    const url = write(name, await pageOf(CASES[name] as readonly string[]));
    for (const [width, dark] of [
      [1280, false],
      [1280, true],
      [390, false],
    ] as const) {
      const visit = await browser.visit(url, { width, dark, expression: AUDIT });
      expect(visit.console).toEqual([]);
      expect(visit.requests).toEqual([url]);
      expect(visit.value).toMatchObject({ wide: 0, faint: [], overlaps: [], unnamed: 0, h1: '680' });
    }
  });

  it('would run and load nothing even where escaping failed', async () => {
    const page = (await pageOf(CASES.evening as readonly string[])).replace('<main>', `<main>${INTRUDER}`);
    const visit = await browser.visit(write('intruder', page), { width: 800, expression: AUDIT });
    expect(visit.console.length).toBeGreaterThanOrEqual(3);
    expect(visit.requests).toHaveLength(1);
    expect(visit.value).not.toMatchObject({ title: expect.stringMatching(/hacked|^1$/) });
  });
});
