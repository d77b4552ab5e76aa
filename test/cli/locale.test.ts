import { describe, expect, it } from 'vitest';
import { showsBlocks, weekStartOf } from '../../src/cli/locale.ts';
import { sparkline } from '../../src/render/text/sparkline.ts';

describe('the first day of the week', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'sunday'],
    [{ LANG: 'de_DE.UTF-8' }, 'monday'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'fr_FR.UTF-8' }, 'monday'],
    [{ LANG: 'de_DE.UTF-8', LC_TIME: 'en_US.UTF-8', LC_ALL: '' }, 'sunday'],
    [{ LC_ALL: 'ja_JP.UTF-8', LC_TIME: 'de_DE.UTF-8' }, 'sunday'],
    [{ LANG: 'C.UTF-8' }, 'monday'],
    [{ LANG: 'en' }, 'monday'],
    [{ LANG: 'zz_ZZ' }, 'monday'],
    [{}, 'monday'],
  ])('of %j is %s', (env, day) => {
    expect(weekStartOf(env, null)).toBe(day);
  });

  it.each([
    ['en-US', 'sunday'],
    ['de-DE', 'monday'],
    ['en-IN', 'sunday'],
    ['ar-EG', 'saturday'],
    ['fa', 'saturday'],
    ['dv-MV', 'monday'],
    ['tlh', 'monday'],
    ['de-DE-u-fw-sun', 'sunday'],
  ])('of the locale %s is %s, whatever the system has', (locale, day) => {
    expect(weekStartOf({ LC_ALL: 'de_DE.UTF-8' }, locale)).toBe(day);
    expect(weekStartOf({ LC_ALL: 'en_US.UTF-8' }, locale)).toBe(day);
  });

  it('is no Saturday because of the system', () => {
    expect(weekStartOf({ LANG: 'ar_EG.UTF-8' }, null)).toBe('monday');
  });
});

describe('block elements', () => {
  it.each([
    [{}, true],
    [{ LANG: 'C' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'xterm' }, true],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'de_DE' }, false],
    [{ TERM: 'linux' }, false],
  ])('in %j show: %s', (env, shows) => {
    expect(showsBlocks(env)).toBe(shows);
  });
});

describe('a sparkline', () => {
  it('tells none, unknown, nothing and the least amount apart', () => {
    expect(sparkline([0, 'gap', 'unknown', 0.001, 50, 100], true)).toBe('▁ ?▂▅█');
    expect(sparkline([0, 'gap', 'unknown', 0.001, 50, 100], false)).toBe('_ ?.=#');
  });

  it('of nothing but zeros is flat, and of nothing empty', () => {
    expect(sparkline([0, 0], true)).toBe('▁▁');
    expect(sparkline(['gap', 'unknown'], true)).toBe(' ?');
    expect(sparkline([], true)).toBe('');
  });
});
