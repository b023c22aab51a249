import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts, type WatchedPage } from './open-page.js';
import { pageKinds } from './page-kinds.js';
import { seeAll } from './see-all.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { api, site } = stack();
const kinds = await pageKinds(api);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** How far the page can be scrolled sideways, in pixels. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The rules that axe-core finds broken, each with where. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(
    () =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
  );
  return found.flatMap(({ id, impact, nodes }) => nodes.slice(0, 5).map(({ html }) => `${impact} ${id}: ${html.slice(0, 200)}`));
};

describe.each(kinds)('a page of the kind $route', ({ path }) => {
  let watched: WatchedPage;
  let page: Page;
  beforeAll(async () => {
    watched = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
    page = watched.page;
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    await seeAll(page);
  });
  afterAll(() => watched.close());

  test('says in its banner, its title and its words for robots that its data are invented', async () => {
    expect(await page.getByRole('complementary', { name: 'Données de démonstration' }).isVisible()).toBe(true);
    expect(await page.title()).toContain('données fictives');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toContain('données fictives');
  });

  test('has one title, a language and a main part', async () => {
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('main').count()).toBe(1);
  });

  test('breaks no rule of axe-core, light or dark', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
  });

  test('never scrolls sideways, at 320, 360 and 768 px', async () => {
    for (const width of [320, 360, 768]) {
      await page.setViewportSize({ width, height: 800 });
      // Charts take the new width a moment after the page has.
      await expect.poll(() => sidewaysScroll(page), { message: `at ${width} px`, timeout: 5000 }).toBe(0);
    }
  });

  test('logs no error and asks nothing of another host', () => {
    expect(watched.complaints).toEqual([]);
  });
});
