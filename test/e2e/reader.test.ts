import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';

const { site } = stack();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('search finds through a slip and without accents, by the keyboard alone', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/recherche`);
  // The page gives it the focus once it is alive.
  await page.waitForFunction(() => document.activeElement?.id === 'recherche');
  await page.keyboard.type('plafnd');
  const results = page.getByRole('list', { name: 'Résultats' });
  await results.getByRole('link', { name: 'Plafond', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/recherche');
  await page.getByRole('searchbox').fill('equipements pedagogiques');
  await results.getByRole('link', { name: 'Équipements et ressources pédagogiques' }).waitFor();
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  expect(focused).toMatch(/^\/(themes|conventions)\//u);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === focused);
  expect(complaints).toEqual([]);
  await close();
});

test('without script, search says what to do instead', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()), { javaScriptEnabled: false });
  await page.goto(`${site}/recherche?q=forum`);
  expect(await page.locator('noscript p', { hasText: 'demande JavaScript' }).isVisible()).toBe(true);
  expect(await page.locator('noscript').getByRole('link', { name: 'Conventions' }).isVisible()).toBe(true);
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  await close();
});

test('a word opens its definition beside it, and Escape closes it', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/`);
  const opener = page.getByRole('button', { name: 'Définition : Engagé' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tout le glossaire' }).first().waitFor({ state: 'visible' });
  await page.keyboard.press('Escape');
  expect(await page.getByRole('link', { name: 'Tout le glossaire' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a chart in a frame stands alone, with its source and the mark of invented data', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/embed/resultats?convention=opca-defi-2016`);
  await page.getByText('Convention : OPCA DEFi (2016)').waitFor();
  expect(await page.getByText('DONNÉES FICTIVES :', { exact: false }).isVisible()).toBe(true);
  expect(await page.getByRole('navigation').count()).toBe(0);
  const source = page.getByRole('link', { name: 'Voir toutes les données', exact: false });
  expect(await source.getAttribute('href')).toBe('/tableau-de-bord?convention=opca-defi-2016');
  expect(complaints).toEqual([]);
  await close();
});

test('the map and a crossing stand alone in a frame too, as their address asks', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/embed/carte?carte=engage`);
  await page.getByRole('heading', { level: 1, name: 'Carte des académies : montant engagé' }).waitFor({ state: 'attached' });
  expect(await page.locator('svg[role=group] a[target=_blank]').count()).toBe(30);
  await page.goto(`${site}/embed/croiser?lignes=academie&colonnes=annee&mesure=engage&convention=opca-defi-2016`);
  await page.getByText('Convention : OPCA DEFi (2016)').first().waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Engagé, par académie et par année');
  const source = page.getByRole('link', { name: 'Voir toutes les données', exact: false });
  expect(await source.getAttribute('href')).toContain('/croiser?lignes=academie');
  expect(complaints).toEqual([]);
  await close();
});

test.each(['/academies/16/fiche', '/conventions/opco-ep-2020/fiche'])('%s prints on one sheet of A4', async (path) => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf)!;
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  await close();
});

test('a région sets its académies side by side, with the reports received beside each rank', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/regions/76`);
  const table = page.getByRole('region', { name: 'Académies de la région académique Occitanie', exact: false });
  const heads = (await table.locator('thead th').allInnerTexts()).map((text) => text.trim());
  expect(heads).toEqual(['Montpellier', 'Toulouse', 'Région Occitanie', 'France entière']);
  expect(await table.locator('tbody tr').first().locator('td').allInnerTexts()).toSatisfy((cells: string[]) => cells.every((cell) => /^\d[\d\s]* sur \d/u.test(cell.trim())));
  expect(await page.getByText(/^\d+ᵉ sur \d+$/u).count()).toBeGreaterThan(1);
  expect(complaints).toEqual([]);
  await close();
});
