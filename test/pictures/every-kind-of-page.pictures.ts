import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser } from '../e2e/browser.js';
import { openPage, ownHosts } from '../e2e/open-page.js';
import { pageKinds } from '../e2e/page-kinds.js';
import { seeAll } from '../e2e/see-all.js';
import { stack } from '../support/stack.js';

const { site, api } = stack();
const folder = process.env['PICTURES'] ?? join(tmpdir(), 'conventions-pictures');

test.each([
  [360, 'light'],
  [768, 'light'],
  [1440, 'light'],
  [360, 'dark'],
  [1440, 'dark'],
] as const)('one picture of each kind of page, %i px wide, %s, to be looked at', { timeout: 300_000 }, async (width, theme) => {
  mkdirSync(folder, { recursive: true });
  const kinds = await pageKinds(api);
  const browser = await launchBrowser();
  const { page } = await openPage(browser, ownHosts({ site, api }), { viewport: { width, height: 900 }, colorScheme: theme });
  for (const { path } of kinds) {
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    await seeAll(page);
    const name = path === '/' ? 'accueil' : path.slice(1).replaceAll('/', '_');
    await page.screenshot({ path: join(folder, `${name}.${width}.${theme}.png`), fullPage: true });
  }
  await browser.close();
  expect(kinds.length).toBeGreaterThan(10);
  console.log(`${kinds.length} pictures in ${folder}`);
});

test('the picture of the README: the dashboard as it is first seen', { timeout: 60_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const { page } = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 1000 } });
  await page.goto(`${site}/tableau-de-bord`, { waitUntil: 'networkidle' });
  await page.mouse.move(400, 400);
  await page.locator('main canvas').first().waitFor({ state: 'visible' });
  const { length } = await page.screenshot({ path: join(folder, 'tableau-de-bord.png') });
  await browser.close();
  expect(length).toBeLessThan(200_000);
});
