import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask.js';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { valueOf } from './figures-on-page.js';
import { openPage, ownHosts, type WatchedPage } from './open-page.js';
import { sumsBySql, type Selection } from './sums-by-sql.js';

const { api, site, databaseUrl } = stack();

let browser: Browser;
let pool: pg.Pool;
let reader: WatchedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  reader = await openPage(browser, ownHosts(stack()), { javaScriptEnabled: false });
});
afterAll(async () => {
  await browser.close();
  await pool.end();
});

/** The amounts of the first table row that is headed by these words. */
const amountsOf = async (header: string): Promise<(number | null)[]> => {
  const row = reader.page.locator('tr', { has: reader.page.locator('th', { hasText: header }) }).first();
  return (await row.locator('td.number').allTextContents()).map((text) => valueOf(text.trim()));
};

test('home: what this is, four figures, three doors, and a link to each convention', async () => {
  const { page, complaints } = reader;
  await page.goto(`${site}/`);
  expect(await page.locator('h1').textContent()).not.toBe('');
  expect(await page.locator('main .figure').count()).toBeGreaterThanOrEqual(4);
  expect(await page.locator('main dl > div').count()).toBe(4);
  for (const door of ['/tableau-de-bord', '/comparer', '/comprendre']) expect(await page.locator(`main a[href$="${door}"]`).count()).toBeGreaterThan(0);
  const { conventions } = await ask<{ conventions: { key: string; kind: string }[] }>(api, '{ conventions { key kind } }');
  for (const { key } of conventions.filter(({ kind }) => kind !== 'LOCAL')) {
    expect({ key, isLinked: (await page.locator(`main a[href$="/conventions/${key}"]`).count()) > 0 }).toEqual({ key, isLinked: true });
  }
  expect(complaints).toEqual([]);
});

test('dashboard: the tables unfold, and hold the sums of the database', async () => {
  const { page, complaints } = reader;
  await page.goto(`${site}/tableau-de-bord`);
  const chart = page.locator('main figure', { has: page.getByRole('heading', { name: 'OPCA DEFi', exact: false }) });
  expect(await chart.locator('.drawn-at-build').isVisible()).toBe(true);
  await chart.getByText('Voir les chiffres en tableau').click();
  expect(await chart.locator('table').isVisible()).toBe(true);
  const { PLANNED, COMMITTED, SPENT } = await sumsBySql(pool, { conventions: ['opca-defi-2016'], years: [2018] });
  expect((await amountsOf('2018, toutes ressources')).slice(0, 3)).toEqual([PLANNED, COMMITTED, SPENT]);
  expect(await page.locator('form:visible').count()).toBe(0);
  expect(await page.locator('noscript p', { hasText: 'JavaScript' }).first().isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test.each([
  ['a convention', '/conventions/opco-ep-2020', { conventions: ['opco-ep-2020'] }],
  ['an académie', '/academies/11', { academies: ['11'] }],
] satisfies [string, string, Selection][])('%s: title, figures and actions can be read', async (_what, path, selection) => {
  const { page, complaints } = reader;
  await page.goto(`${site}${path}`);
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(await page.locator('main .figure').count()).toBeGreaterThan(10);
  expect(await page.locator('main a[href*="/actions/"]').count()).toBeGreaterThan(0);
  const { SPENT } = await sumsBySql(pool, selection);
  expect(SPENT).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('an action: both fiches and its money can be read, and its convention is one link away', async () => {
  const { page, complaints } = reader;
  const { actions } = await ask<{ actions: { nodes: { slug: string; title: string; spent: { cents: number } }[] } }>(
    api,
    '{ actions(sort: SPENT_DESC, first: 1) { nodes { slug title spent { cents } } } }',
  );
  const [{ slug, title, spent }] = actions.nodes as [(typeof actions.nodes)[number]];
  await page.goto(`${site}/actions/${slug}`);
  expect(await page.locator('h1').textContent()).toContain(title);
  const amounts = (await page.locator('main .figure').allTextContents()).map((text) => valueOf(text.trim()));
  expect(amounts).toContain(spent.cents);
  await page.locator('main a[href*="/conventions/"]').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/conventions\//u);
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});
