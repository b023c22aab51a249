import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask.js';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { choose, chosenIn } from './dashboard-choices.js';
import { figuresOn, showsSelection, valueOf } from './figures-on-page.js';
import { openPage, ownHosts } from './open-page.js';
import { sumsBySql } from './sums-by-sql.js';
import { unfoldTables } from './unfold.js';

const { api, site, databaseUrl } = stack();

let browser: Browser;
let pool: pg.Pool;
beforeAll(async () => {
  browser = await launchBrowser();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
});
afterAll(async () => {
  await browser.close();
  await pool.end();
});

interface Convention {
  readonly key: string;
  readonly kind: 'CONVENTION' | 'TEMPLATE' | 'LOCAL';
  readonly shortTitle: string;
  readonly years: readonly number[];
  readonly instances: readonly { readonly key: string }[];
}

test('the dashboard shows the figures of the five conventions, the template through those made from it', async () => {
  const { conventions } = await ask<{ conventions: Convention[] }>(api, '{ conventions { key kind shortTitle years instances { key } } }');
  const five = conventions.filter(({ kind }) => kind !== 'LOCAL');
  expect(five).toHaveLength(5);
  const shown = five.flatMap((convention) => (convention.kind === 'TEMPLATE' ? conventions.filter(({ key }) => convention.instances.some((made) => made.key === key)) : [convention]));
  expect(shown.length).toBeGreaterThan(5);

  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/tableau-de-bord`);
  const figures = await figuresOn(page);
  for (const { key, shortTitle, years } of shown) {
    expect(years.length).toBeGreaterThan(0);
    expect(await page.locator('main').getByRole('heading', { name: shortTitle, exact: true }).count()).toBe(1);
    for (const year of years) {
      const { SPENT: expected } = await sumsBySql(pool, { conventions: [key], years: [year] });
      const cell = figures.find(({ measure, selection }) => measure === 'SPENT' && JSON.stringify(selection) === JSON.stringify({ conventions: [key], years: [year] }));
      expect({ key, year, spent: valueOf(cell?.text ?? '') ?? 0 }).toEqual({ key, year, spent: expected });
    }
  }
  await close();
});

test('a choice in the filters goes into the address, and the address brings it back', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts(stack()));
  await page.goto(`${site}/tableau-de-bord`);
  await figuresOn(page);
  await choose(page, 'Convention', ['OPCO des Entreprises de Proximité (2020)']);
  await choose(page, 'Année', ['2021']);
  await showsSelection(page, { conventions: ['opco-ep-2020'], years: [2021] });
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ convention: 'opco-ep-2020', annee: '2021' });

  await page.reload();
  await showsSelection(page, { conventions: ['opco-ep-2020'], years: [2021] });
  expect(await chosenIn(page, 'Convention')).toBe('OPCO des Entreprises de Proximité (2020)');
  await page.goBack();
  await showsSelection(page, { conventions: ['opco-ep-2020'] });
  expect(complaints).toEqual([]);
  await close();
});

test('every chart, drawn or printed, carries the words that its data are invented', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()), { viewport: { width: 1280, height: 900 } });
  // What is drawn on a canvas is remembered on it: its pixels cannot be read as words.
  await page.addInitScript(() => {
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function fillText(text, ...place) {
      if (this.canvas instanceof HTMLCanvasElement) this.canvas.dataset['drawn'] = `${this.canvas.dataset['drawn'] ?? ''}|${text}`;
      draw.call(this, text, ...place);
    };
  });
  await page.goto(`${site}/tableau-de-bord`, { waitUntil: 'networkidle' });
  // Charts answer to a hand: they are drawn once there is one.
  await page.mouse.move(600, 400);
  for (const figure of await page.locator('main figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('canvas').waitFor({ state: 'visible' });
    expect(await figure.locator('.drawn-at-build').textContent()).toContain('DONNÉES FICTIVES');
    await expect.poll(() => figure.locator('canvas').getAttribute('data-drawn'), { timeout: 10_000 }).toContain('DONNÉES FICTIVES');
  }
  await unfoldTables(page);
  const captions = await page.locator('main figure caption').allTextContents();
  expect(captions.filter((caption) => !caption.includes('fictives'))).toEqual([]);
  expect(captions.length).toBeGreaterThan(5);
  await close();
});

test('an API that does not answer leaves the page readable, says what failed, and the next try works', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await page.route((url) => url.port === new URL(api).port, (route) => route.abort());
  await page.goto(`${site}/tableau-de-bord?annee=2020`);
  const retry = page.getByRole('button', { name: 'Réessayer' });
  await retry.waitFor();
  expect(await page.getByText('Le service de données ne répond pas', { exact: false }).isVisible()).toBe(true);
  expect((await figuresOn(page)).length).toBeGreaterThan(10);
  await page.unrouteAll();
  await retry.click();
  await showsSelection(page, { years: [2020] });
  await close();
});
