import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { choose, chosenIn } from './dashboard-choices.js';
import { figuresOn, showsSelection, valueOf } from './figures-on-page.js';
import { openPage, ownHosts } from './open-page.js';

const { api, site } = stack();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('filters take several values, and a view is kept under a name, opened again, renamed and deleted', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/tableau-de-bord`);
  await figuresOn(page);
  await choose(page, 'Année', ['2018', '2019']);
  await showsSelection(page, { years: [2019, 2018] });
  expect(new URL(page.url()).searchParams.getAll('annee')).toEqual(['2019', '2018']);

  await page.getByText('Vues enregistrées', { exact: false }).click();
  await page.getByRole('textbox', { name: 'Nom de la vue à l’écran' }).fill('Deux années');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.goto(`${site}/tableau-de-bord`);
  await page.getByText('Vues enregistrées (1)').click();
  await page.getByRole('link', { name: 'Deux années' }).click();
  await showsSelection(page, { years: [2019, 2018] });
  expect(await chosenIn(page, 'Année')).toBe('2019, 2018');

  await page.getByText('Vues enregistrées (1)').click();
  await page.getByRole('button', { name: 'Renommer Deux années' }).click();
  await page.getByRole('textbox', { name: 'Nouveau nom de' }).fill('Avant la crise');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('link', { name: 'Avant la crise' }).waitFor();
  await page.getByRole('button', { name: 'Supprimer Avant la crise' }).click();
  await page.getByRole('link', { name: 'Avant la crise' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

/** Rows of a CSV file of figures, its head apart; no cell of it has a line break. */
const rowsOf = (csv: string): string[] => csv.trim().split(/\r?\n/u).slice(1);

test('the pivot has a cell for each row of its file, a total from the database, and each cell opens its lines', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/croiser?lignes=convention&colonnes=annee&mesure=depense&annee=2018&annee=2019`);
  await showsSelection(page, { conventions: ['opca-defi-2016'], years: [2018] });
  const cells = (await figuresOn(page)).filter(({ measure, selection }) => measure === 'SPENT' && selection.conventions !== undefined && selection.years?.length === 1);
  const whole = (await figuresOn(page)).find(({ selection }) => JSON.stringify(selection) === JSON.stringify({ years: [2018, 2019] }));
  const told = cells.map(({ text }) => valueOf(text) ?? 0).reduce((sum, value) => sum + value, 0);
  expect(valueOf(whole!.text)).toBe(told);

  await page.getByText('Télécharger', { exact: true }).click();
  const href = await page.getByRole('link', { name: /CSV$/u }).first().getAttribute('href');
  const file = await (await fetch(href!)).text();
  expect(rowsOf(file)).toHaveLength(cells.length);
  for (const row of rowsOf(file)) expect(row).toContain('DONNÉES FICTIVES');
  for (const row of rowsOf(file)) expect(row).toMatch(/Année\s:\s2018\s;\s2019/u);

  await page.locator('td a[data-proof]').first().click();
  await page.getByText('Formule').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('hidden cells of a pivot say « secret statistique », here as in the file', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/croiser?lignes=academie&colonnes=public&mesure=effectif`);
  const hidden = page.locator('table a[data-proof]', { hasText: 'secret statistique' });
  await hidden.first().waitFor();
  const cells = await page.locator('tbody td:not(.total) a[data-proof]', { hasText: 'secret statistique' }).count();
  const file = await (await fetch(`${api.replace(/graphql$/u, '')}export/chiffres/publics.csv?par=academie,public`)).text();
  const [head = '', ...rows] = file.replace(/^\uFEFF/u, '').trim().split(/\r?\n/u);
  const column = head.split(';').indexOf('Participations touchées - état');
  expect(column).toBeGreaterThan(0);
  expect(rows.filter((row) => row.split(';')[column] === 'secret statistique')).toHaveLength(cells);
  await close();
});

test('as many actions leave in the file as the page counts, however many they are', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/conventions/opca-defi-2016`);
  await page.getByText('Télécharger', { exact: true }).click();
  const label = await page.getByText('Les fiches entières', { exact: false }).first().innerText();
  const counted = Number(/(\d[\d\s\u202f\u00a0]*)\saction/u.exec(label)![1]!.replace(/\D/gu, ''));
  const href = await page.getByRole('link', { name: /JSONL$/u }).getAttribute('href');
  const lines = (await (await fetch(href!)).text()).trim().split('\n').map((line) => JSON.parse(line) as { section: string; fictif?: boolean });
  expect(lines[0]).toMatchObject({ section: 'a-propos', fictif: true });
  expect(counted).toBeGreaterThan(100);
  expect(lines.filter(({ section }) => section === 'actions')).toHaveLength(counted);
  await close();
});

test('the map leaves as a picture of its own, in the measure that it shows', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()), { acceptDownloads: true });
  await page.goto(`${site}/academies?carte=effectif`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Image PNG\s*, Carte des académies\s*: participations/u }).click()]);
  expect(download.suggestedFilename()).toBe('donnees-fictives-carte-academies.png');
  const picture = PNG.sync.read(await readFile(await download.path()));
  expect(picture.width).toBe(2400);
  // Land, sea, words: no empty sheet has so many colours.
  const colours = new Set<number>();
  for (let at = 0; at < picture.data.length; at += 4 * 97) colours.add(picture.data.readUInt32BE(at));
  expect(colours.size).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
  await close();
});

test('a chart leaves as a picture of its own, and the pace of a year opens to the lines of a month', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()), { acceptDownloads: true });
  await page.goto(`${site}/tableau-de-bord`);
  await figuresOn(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Image PNG\s*, Cumul mois par mois/u }).click()]);
  expect(download.suggestedFilename()).toBe('donnees-fictives-rythme.png');
  const picture = await readFile(await download.path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeGreaterThan(20_000);
  const months = (await figuresOn(page)).filter(({ selection }) => (selection as { months?: string[] }).months !== undefined);
  expect(months.length).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
  await close();
});
