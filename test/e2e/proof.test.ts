import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { showsSelection, valueOf, wholeText } from './figures-on-page.js';
import { openPage, ownHosts } from './open-page.js';

const { site } = stack();
const ADDRESS = `${site}/tableau-de-bord?convention=opca-defi-2016&annee=2018`;
const SELECTION = { conventions: ['opca-defi-2016'], years: [2018] };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'D’où vient ce chiffre' });

/** Loads the lines to the last, and tells what each is worth. */
const allLines = async (page: Page): Promise<(number | null)[]> => {
  const panel = panelOf(page);
  const rows = panel.locator('tbody tr');
  const more = panel.getByRole('button', { name: 'Charger d’autres lignes' });
  while ((await more.count()) > 0) {
    const before = await rows.count();
    await more.click();
    await expect.poll(() => rows.count(), { timeout: 15_000 }).toBeGreaterThan(before);
  }
  return (await rows.locator('td.number').allTextContents()).map(valueOf);
};

test.each(['Dépensé', 'Engagé', 'Participations réalisées'])('the figure « %s » opens its proof by the keyboard, and its lines add up to it', async (label) => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(ADDRESS);
  await showsSelection(page, SELECTION);
  const figure = page.locator('dl > div', { has: page.locator('dt', { hasText: label }) }).locator('a[data-proof]');
  const shown = valueOf(wholeText((await figure.getAttribute('aria-label'))!));
  expect(shown).toBeGreaterThan(0);

  await figure.focus();
  await page.keyboard.press('Enter');
  await panelOf(page).getByText('Formule').waitFor();
  const lines = await allLines(page);
  expect(lines.length).toBeGreaterThan(5);
  const told = lines.filter((line) => line !== null).reduce((sum, line) => sum + line, 0);
  // Lines of small headcounts say that they are hidden: the others add up to no more than the figure.
  if (lines.includes(null)) expect(told).toBeLessThan(shown!);
  else expect(told).toBe(shown);
  expect(await panelOf(page).getByText('Données de démonstration').isVisible()).toBe(true);

  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.has('preuve')).toBe(false);
  expect(await figure.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('the address of an open proof opens it again, with its file, its row and its article', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(ADDRESS);
  await showsSelection(page, SELECTION);
  await page.locator('dl > div', { has: page.locator('dt', { hasText: 'Engagé' }) }).locator('a[data-proof]').click();
  await panelOf(page).getByText('Formule').waitFor();
  const shared = page.url();
  await close();

  const other = await openPage(browser, ownHosts(stack()));
  await other.page.goto(shared);
  await panelOf(other.page).getByText('Formule').waitFor();
  const text = (await panelOf(other.page).textContent())!;
  expect(text).toMatch(/ligne \d+/u);
  expect(text).toMatch(/article\s12/u);
  await other.close();
});
