import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';

const { site, api } = stack();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const open = () => openPage(browser, ownHosts({ site, api }), { javaScriptEnabled: false });

test('an analyst without script: the dashboard’s charts are drawn, their tables unfold, and an action is one link away', async () => {
  const { page, complaints, close } = await open();
  await page.goto(`${site}/`);
  await page.locator('main').getByRole('link', { name: /^Explorer/u }).click();
  const chart = page.locator('main figure').first();
  expect(await chart.locator('.drawn-at-build').isVisible()).toBe(true);
  await chart.locator('summary', { hasText: 'Voir les chiffres en tableau' }).click();
  expect(await chart.locator('table').first().isVisible()).toBe(true);
  await page.locator('main table a[href*="/actions/"]:visible').first().click();
  expect(await page.getByRole('heading', { name: 'Prévu et réalisé' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('a delegation without script: all académies in a table, then its own with its figures and their coverage', async () => {
  const { page, complaints, close } = await open();
  await page.goto(`${site}/academies`);
  expect(await page.locator('main table tbody tr').count()).toBeGreaterThanOrEqual(30);
  await page.locator('main table a[href="/academies/11"]').first().click();
  expect(await page.locator('h1').innerText()).toContain('Montpellier');
  expect(await page.locator('main .figure').count()).toBeGreaterThan(10);
  expect(complaints).toEqual([]);
  await close();
});

test('a citizen without script, in English: a theme, a convention, its articles, and back to French', async () => {
  const { page, complaints, close } = await open();
  await page.goto(`${site}/en`);
  await page.locator('main a[href^="/en/themes/"]').first().click();
  expect(await page.locator('h1').isVisible()).toBe(true);
  await page.locator('main a[href^="/en/conventions/"]').first().click();
  expect(await page.getByRole('heading', { name: 'What the text says, article by article' }).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Français' }).click();
  expect(await page.getByRole('heading', { name: 'Ce que dit le texte, article par article' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
