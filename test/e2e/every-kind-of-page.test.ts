import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { brokenRulesInBothThemes } from './axe.js';
import { launchBrowser } from './browser.js';
import { inBothLanguages } from './languages.js';
import { openPage, ownHosts, type WatchedPage } from './open-page.js';
import { pageKinds } from './page-kinds.js';
import { seeAll } from './see-all.js';
import { weigh, type Weight } from './weight.js';

const { api, site } = stack();
const kinds = inBothLanguages(await pageKinds(api));

/** Kilobytes of 1000 bytes, as they are transferred, of a page that nobody has touched yet. */
const BUDGET = { all: 300_000, script: 120_000 };
const INVENTED = {
  fr: { banner: 'Données de démonstration', mark: 'données fictives' },
  en: { banner: 'Demonstration data', mark: 'invented data' },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** How far the page can be scrolled sideways, in pixels. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(kinds)('a page of the kind $route in $language', ({ path, language }) => {
  let watched: WatchedPage;
  let page: Page;
  let weight: Weight;
  let headers: Record<string, string>;
  beforeAll(async () => {
    watched = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
    page = watched.page;
    const weighing = weigh(page);
    const response = await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    headers = response?.headers() ?? {};
    weight = await weighing();
    await seeAll(page);
  });
  afterAll(() => watched.close());

  test('says in its banner, its title and its words for robots that its data are invented', async () => {
    const { banner, mark } = INVENTED[language];
    expect(await page.getByRole('complementary', { name: banner }).isVisible()).toBe(true);
    expect(await page.title()).toContain(mark);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toContain(mark);
  });

  test('has one title, a language and a main part', async () => {
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('main').count()).toBe(1);
  });

  test('breaks no rule of axe-core, light or dark', async () => {
    expect(await brokenRulesInBothThemes(page)).toEqual({ light: [], dark: [] });
  });

  test('never scrolls sideways, at 320, 360 and 768 px', async () => {
    for (const width of [320, 360, 768]) {
      await page.setViewportSize({ width, height: 800 });
      // Charts take the new width a moment after the page has.
      await expect.poll(() => sidewaysScroll(page), { message: `at ${width} px`, timeout: 5000 }).toBe(0);
    }
  });

  test('runs no script and no style that it does not name, by header and by itself', async () => {
    const written = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
    const said = headers['content-security-policy'] ?? '';
    for (const policy of [written ?? '', said]) expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*(?!;|$)|https?:(?!\/\/)/u);
    expect(written).toMatch(/script-src 'self' 'sha256-/u);
    expect(said).toMatch(/object-src 'none'; base-uri 'self'/u);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('weighs at most 300 kB before anyone touches it, 120 kB of script among them', () => {
    expect(weight.all, weight.told).toBeLessThanOrEqual(BUDGET.all);
    expect(weight.script, weight.told).toBeLessThanOrEqual(BUDGET.script);
  });

  test('logs no error, breaks no security policy and asks nothing of another host', () => {
    expect(watched.complaints).toEqual([]);
  });
});
