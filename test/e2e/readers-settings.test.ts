import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { brokenRules } from './axe.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';

const { site, api } = stack();
const PAGES = ['/', '/tableau-de-bord', '/conventions/opco-ep-2020', '/academies/11', '/en/echeances'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(PAGES)('%s, as a reader has set it', (path) => {
  test('with text twice as large, on a wide and on a narrow screen, nothing runs out of sight', async () => {
    const { page, close } = await openPage(browser, ownHosts({ site, api }));
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => sidewaysScroll(page), { message: `at ${width} px`, timeout: 5000 }).toBe(0);
    }
    await close();
  });

  test('in the colours of the system, links and buttons are still seen, and no rule of axe-core is broken', async () => {
    const { page, close } = await openPage(browser, ownHosts({ site, api }), { forcedColors: 'active' });
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe('none');
    await close();
  });

  test('without motion, nothing moves', async () => {
    const { page, close } = await openPage(browser, ownHosts({ site, api }), { reducedMotion: 'reduce' });
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element);
        return [animationDuration, transitionDuration].some((time) => !/^(?:0s(?:, )?)+$/u.test(time));
      }).length,
    );
    expect(moving).toBe(0);
    await close();
  });

  test('on paper, the menu stays out, and the tables are whole in black on white', async () => {
    const { page, close } = await openPage(browser, ownHosts({ site, api }), { colorScheme: 'dark' });
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header nav').first().isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
    await close();
  });
});
