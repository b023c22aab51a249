import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { brokenRulesInBothThemes } from './axe.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';
import { seeAll } from './see-all.js';
import { everyPage } from './site-pages.js';

const { site, api } = stack();
const FULL = process.env['TEST_FULL'] === '1';

/** Where the short run stops: one page of each kind is read elsewhere; these are others of the kinds that there are most of. */
const SHORT = [/^\/actions\/[^/]+$/u, /^\/en\/conventions\/[^/]+$/u];
const everywhere = (await everyPage(site)).pages.map(({ path }) => path);
const read = FULL ? everywhere : SHORT.flatMap((kind) => everywhere.filter((path) => kind.test(path)).slice(1, 3));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('every page of the site', () => {
  test.each(read)('%s breaks no rule of axe-core, light or dark', async (path) => {
    const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    await seeAll(page);
    expect(await brokenRulesInBothThemes(page)).toEqual({ light: [], dark: [] });
    expect(complaints).toEqual([]);
    await close();
  });
});
