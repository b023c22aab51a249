import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '../../scripts/static-site.mjs';
import { alone } from '../support/alone.js';
import { buildSite } from '../support/build-site.js';
import { stack } from '../support/stack.js';
import { brokenRulesInBothThemes } from './axe.js';
import { launchBrowser } from './browser.js';
import { htmlFaults } from './html-faults.js';
import { openPage, ownHosts } from './open-page.js';

const { site: neutral, api, databaseUrl } = stack();
const PAGES = ['/', '/tableau-de-bord', '/conventions/opco-ep-2020', '/en/accessibilite'];

let site: string;
let browser: Browser;
const undo: (() => Promise<unknown> | void)[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'conventions-etat-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  await alone(databaseUrl, () => buildSite(api, folder, { SITE_BRAND: 'etat', SITE_SERVICE: 'Ministère|de l’Éducation|nationale', ACTION_PAGES: '5' }));
  const served = await serveSite(folder, 0);
  undo.push(served.stop);
  site = `http://localhost:${served.port}`;
  browser = await launchBrowser();
  undo.push(() => browser.close());
}, 240_000);
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** All the styles that a page loads. */
const stylesOf = async (address: string): Promise<string> => {
  const html = await (await fetch(address)).text();
  const sheets = [...html.matchAll(/href="([^"]+\.css)"/gu)].map(([, href]) => new URL(href ?? '', address).href);
  expect(sheets.length).toBeGreaterThan(0);
  return (await Promise.all(sheets.map(async (sheet) => (await fetch(sheet)).text()))).join('\n');
};

describe('the look of a service of the State', () => {
  test('is not in a site that does not ask for it: no block, no typeface', async () => {
    const html = await (await fetch(neutral)).text();
    expect(html).not.toMatch(/fr-logo|Marianne/u);
    expect(html).toContain('Ce site n’est pas un site officiel de l’État.');
    expect(await stylesOf(neutral)).not.toMatch(/fr-logo|Marianne/u);
  });

  test('has the State’s block with the name of the service in header and footer, its typeface, and the links that its charter asks for', async () => {
    const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }));
    await page.goto(site, { waitUntil: 'networkidle' });
    expect(await page.locator('header .fr-logo').innerText()).toMatch(/^MINISTÈRE\nDE L’ÉDUCATION\nNATIONALE$/u);
    expect(await page.locator('footer .fr-logo').count()).toBe(1);
    expect(await page.getByText('Ce site n’est pas un site officiel de l’État.').count()).toBe(0);
    expect(await page.evaluate(() => document.fonts.check('16px Marianne'))).toBe(true);
    const links = await page.locator('footer a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const owed of ['info.gouv.fr', 'service-public.gouv.fr', 'legifrance.gouv.fr', 'data.gouv.fr', '/accessibilite', '/mentions', '/donnees-personnelles', '/plan']) {
      expect({ owed, isThere: links.some((link) => link.includes(owed)) }).toEqual({ owed, isThere: true });
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(PAGES)('breaks no rule of accessibility or HTML on %s, light or dark', async (path) => {
    expect(await htmlFaults(await (await fetch(`${site}${path}`)).text())).toEqual([]);
    const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }));
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    expect(await brokenRulesInBothThemes(page)).toEqual({ light: [], dark: [] });
    expect(complaints).toEqual([]);
    await close();
  });

  test('with five action pages, draws the sixth by the shell, at its own address', async () => {
    const answer = await fetch(api, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ actions(sort: SPENT_DESC, first: 6) { nodes { slug title } } }' }),
    });
    const { data } = (await answer.json()) as { data: { actions: { nodes: { slug: string; title: string }[] } } };
    const [drawn, , , , , beyond] = data.actions.nodes;
    const html = async (slug: string) => (await fetch(`${site}/actions/${slug}`)).text();
    expect(await html(drawn!.slug)).toContain('id="parcours"');
    expect(await html(beyond!.slug)).not.toContain('id="parcours"');
    const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }));
    await page.goto(`${site}/actions/${beyond!.slug}`);
    await page.getByRole('heading', { level: 1, name: beyond!.title }).waitFor();
    expect(await page.locator('#parcours').count()).toBe(1);
    // From a list too, where the browser first looks for the prepared data of a page that has none.
    await page.goto(`${site}/actions`, { waitUntil: 'networkidle' });
    await page.locator(`main a[href="/actions/${beyond!.slug}"]`).first().click();
    await page.getByRole('heading', { level: 1, name: beyond!.title }).waitFor();
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    await close();
  });
});
