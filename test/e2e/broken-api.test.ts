import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts, type WatchedPage } from './open-page.js';

const { site, api } = stack();

/** What a page must have shown before anyone asks the API again. */
const PAGES = ['/', '/tableau-de-bord', '/conventions/opco-ep-2020', '/academies/11', '/en/actions'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A tab whose questions to the API end in a given way. */
const openWith = async (answer: (route: Route) => Promise<void>): Promise<WatchedPage> => {
  const watched = await openPage(browser, ownHosts({ site, api }));
  await watched.page.route(`${api}**`, answer);
  return watched;
};

const unreachable = (route: Route): Promise<void> => route.abort('connectionrefused');
const broken = (route: Route): Promise<void> => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' });
const refused = (route: Route): Promise<void> =>
  route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ errors: [{ message: 'La question est trop lourde.' }] }) });

describe.each([
  ['nobody answers', unreachable],
  ['a proxy answers for it', broken],
])('where %s instead of the API', (_what, answer) => {
  test('every prerendered page is read as before', async () => {
    const { page, close } = await openWith(answer);
    for (const path of PAGES) {
      await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
      expect({ path, title: await page.locator('h1').isVisible(), words: (await page.locator('main').innerText()).length > 400 }).toEqual({ path, title: true, words: true });
    }
    await close();
  });

  test('a filter says what failed and keeps the figures; trying again brings the new ones', async () => {
    let isBroken = true;
    const { page, close } = await openWith((route) => (isBroken ? answer(route) : route.continue()));
    await page.goto(`${site}/tableau-de-bord?annee=2021`);
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/service de données/u);
    expect(await page.locator('main .figure').count()).toBeGreaterThan(20);
    isBroken = false;
    await alert.getByRole('button', { name: 'Réessayer' }).click();
    await alert.waitFor({ state: 'detached' });
    await close();
  });
});

test('a refusal is shown in the words of the API', async () => {
  const { page, close } = await openWith(refused);
  await page.goto(`${site}/tableau-de-bord?annee=2021`);
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByRole('alert').first().innerText()).toContain('La question est trop lourde.');
  await close();
});

test('an API that never answers is given up after a while, and the page says so', async () => {
  const { page, close } = await openWith(async () => undefined);
  await page.goto(`${site}/tableau-de-bord?annee=2021`);
  await page.getByText('Les chiffres se mettent à jour…').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.getByRole('alert').first().waitFor({ timeout: 40_000 });
  expect(await page.getByRole('alert').first().innerText()).toContain('trop de temps');
  expect(await page.locator('main .figure').count()).toBeGreaterThan(20);
  await close();
});

test('a proof that cannot be fetched says so, and comes when asked again', async () => {
  let isBroken = true;
  const { page, close } = await openWith((route) => (isBroken ? unreachable(route) : route.continue()));
  await page.goto(`${site}/academies/11`, { waitUntil: 'networkidle' });
  await page.locator('main a[data-proof]').first().click();
  const panel = page.getByRole('complementary', { name: 'D’où vient ce chiffre' });
  await panel.getByRole('alert').waitFor();
  isBroken = false;
  await panel.getByRole('button', { name: 'Réessayer' }).click();
  await panel.getByText('Formule').waitFor();
  await close();
});

test('an action without a page of its own is drawn from the API, says so when it fails, and is missed when there is none', async () => {
  const { page, close } = await openWith((route) => route.continue());
  const { actions } = (await (
    await fetch(api, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ actions(sort: SPENT_DESC, first: 1) { nodes { slug title } } }' }) })
  ).json().then(({ data }: { data: unknown }) => data)) as { actions: { nodes: [{ slug: string; title: string }] } };
  const [{ slug, title }] = actions.nodes;
  await page.goto(`${site}/actions/fiche?action=${slug}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.goto(`${site}/en/actions/fiche?action=${slug}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await page.getByText('Planned and realised').isVisible()).toBe(true);
  // The address of an action that nobody knows is answered by the same shell.
  await page.goto(`${site}/actions/inconnue--2020-a1`);
  await page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }).waitFor();
  await page.unroute(`${api}**`);
  await page.route(`${api}**`, unreachable);
  await page.goto(`${site}/actions/fiche?action=${slug}`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('button', { name: 'Réessayer' }).isVisible()).toBe(true);
  await close();
});
