import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts, type WatchedPage } from './open-page.js';

const { site, api, databaseUrl } = stack();

let browser: Browser;
let database: pg.Pool;
beforeAll(async () => {
  browser = await launchBrowser();
  database = new pg.Pool({ connectionString: databaseUrl, options: '-c app.role=SYSTEM' });
});
afterAll(async () => {
  await browser.close();
  // What the journey brought is taken away again: other journeys count what there is.
  await database.query(`DELETE FROM action WHERE reference LIKE 'E2E-%'`);
  await database.query('UPDATE data_version SET version = version + 1');
  await database.end();
});

const FILE = [
  'Référence;Année;Axe;Intitulé;Statut;Prévu - Date de début',
  'E2E-1;2023;3;Journée des métiers;Brouillon;04-05-2023',
  'E2E-2;2O23;3;Atelier de lecture;Brouillon;2023-06-01',
  'E2E-3;2023;3;Visite d’entreprise;Brouillon;2023-06-02',
  'Total;;;;;',
].join('\n');

const signIn = async (page: Page): Promise<void> => {
  await page.goto(`${site}/import`);
  await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: /^Partenaire/u }).click();
  await page.getByLabel('Fichier').waitFor();
};

describe('a partner who brings a file with faults', () => {
  test('signs in, sees what waits and why, mends it, stores it, and finds the action', { timeout: 120_000 }, async () => {
    const watched: WatchedPage = await openPage(browser, ownHosts({ site, api }));
    const { page } = watched;
    await signIn(page);
    await page.getByLabel('Convention').selectOption('opco-ep-2020');
    await page.getByLabel('Fichier').setInputFiles({ name: 'suivi.actions.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await page.getByRole('button', { name: 'Envoyer le fichier' }).click();

    const queue = page.getByRole('region', { name: 'Lignes qui attendent une décision' });
    await queue.waitFor();
    expect(await queue.locator('tbody tr').count()).toBe(3);
    const figures = async (): Promise<string[]> => (await page.locator('dl div').allInnerTexts()).map((text) => text.replace(/\s+/gu, ' '));
    expect((await figures()).slice(0, 4)).toEqual(['Lignes lues 4', 'retenues 1', 'en attente 3', 'écartées 0']);
    const row = (value: string) => queue.getByRole('row').filter({ hasText: value });
    expect(await row('2O23').innerText()).toContain('année');

    await row('04-05-2023').getByRole('button', { name: 'Accepter : 2023-05-04' }).click();
    await row('04-05-2023').waitFor({ state: 'detached' });
    await row('2O23').getByRole('textbox').fill('2023');
    await row('2O23').getByRole('button', { name: 'Corriger' }).click();
    await row('2O23').waitFor({ state: 'detached' });
    await row('Total').getByRole('button', { name: 'Écarter la ligne', exact: true }).click();
    await queue.waitFor({ state: 'detached' });
    expect((await figures()).slice(0, 5)).toEqual(['Lignes lues 4', 'retenues 3', 'en attente 0', 'écartées 1', 'Actions à créer 3']);

    await page.getByRole('button', { name: 'Enregistrer ce qui est sans doute' }).click();
    await page.getByRole('status').filter({ hasText: '3 action(s) créée(s)' }).waitFor();
    const { rows } = await database.query(
      `SELECT a.reference, a.year, s.starts_on::text AS starts, f.name, a.source_row AS row FROM action a JOIN import_file f ON f.id = a.import_file_id
         LEFT JOIN sheet s ON s.action_id = a.id AND s.is_current WHERE a.reference LIKE 'E2E-%' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { reference: 'E2E-1', year: 2023, starts: '2023-05-04', name: 'suivi.actions.csv', row: 2 },
      { reference: 'E2E-2', year: 2023, starts: '2023-06-01', name: 'suivi.actions.csv', row: 3 },
      { reference: 'E2E-3', year: 2023, starts: '2023-06-02', name: 'suivi.actions.csv', row: 4 },
    ]);
    await page.getByRole('main').getByRole('link', { name: 'Mon espace' }).click();
    await page.getByText('Journée des métiers').waitFor();
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});
