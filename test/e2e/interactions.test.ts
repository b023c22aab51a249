import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { choose } from './dashboard-choices.js';
import { openPage, ownHosts } from './open-page.js';

const { site } = stack();
/** The short run, beside other tests, tells what it measured; the long one holds to it. */
const FULL = process.env['TEST_FULL'] === '1';
/** Milliseconds from a click or a key to what the reader sees of it. */
const SLOWEST = 100;

interface Interaction {
  readonly what: string;
  readonly ms: number;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Remembers how long each interaction took to its next paint, as browsers measure it (Event Timing). */
const watchInteractions = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen: { what: string; ms: number }[] = [];
    Object.assign(window, { interactions: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
        if (entry.interactionId > 0) seen.push({ what: `${entry.name} ${(entry.target as Element | null)?.textContent?.trim().slice(0, 30) ?? ''}`, ms: entry.duration });
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
};

const interactionsOn = (page: Page): Promise<readonly Interaction[]> => page.evaluate(() => (window as unknown as { interactions: Interaction[] }).interactions);

test('the dashboard answers a hand within a tenth of a second, whatever the API takes', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()), { viewport: { width: 1280, height: 900 } });
  await watchInteractions(page);
  await page.goto(`${site}/tableau-de-bord`, { waitUntil: 'networkidle' });
  const years = await page.getByRole('form', { name: 'Filtres' }).locator('input[name="annee"], input[type="checkbox"]').evaluateAll((boxes) => boxes.map((box) => box.closest('label')?.textContent?.trim() ?? ''));
  const year = years.findLast((label) => /^20\d\d$/u.test(label))!;
  await choose(page, 'Année', [year]);
  await page.waitForLoadState('networkidle');
  await page.locator('main figure > details > summary').first().click();
  await page.locator('main a[data-proof]').first().click();
  const proof = page.locator('aside[aria-labelledby="proof-title"]');
  await proof.waitFor();
  await page.keyboard.press('Escape');
  await proof.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForLoadState('networkidle');

  const interactions = await interactionsOn(page);
  const slowest = [...interactions].sort((left, right) => right.ms - left.ms);
  console.log(`interactions: ${slowest.slice(0, 4).map(({ what, ms }) => `${ms} ms ${what}`).join('; ')}`);
  expect(interactions.length).toBeGreaterThan(4);
  if (FULL) expect(slowest.filter(({ ms }) => ms >= SLOWEST)).toEqual([]);
  await close();
});
