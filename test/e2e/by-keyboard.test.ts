import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';

const { site, api } = stack();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The longest way to anything on a page, in presses of the tab key. */
const FARTHEST = 400;

interface Focused {
  readonly name: string;
  readonly isSeen: boolean;
}

/** What has the focus: its words, and whether it is marked for the eye and on the screen. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { bottom, top, width } = element.getBoundingClientRect();
    const isOnScreen = width > 0 && bottom > 0 && top < window.innerHeight;
    return {
      name: (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().replace(/\s+/gu, ' '),
      isSeen: isOnScreen && outlineStyle !== 'none' && outlineWidth !== '0px',
    };
  });

/** Presses the tab key until what is looked for has the focus, each stop on the way seen. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const unseen: string[] = [];
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop.isSeen && stop.name !== '') unseen.push(stop.name.slice(0, 60));
    if (name.test(stop.name)) {
      expect(unseen).toEqual([]);
      return;
    }
  }
  throw new Error(`nothing named ${name.source} takes the focus on ${page.url()}`);
};

const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

test('an analyst, by the keyboard alone: past the menu, to a figure of the dashboard, its proof and an action behind it', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}/tableau-de-bord`, { waitUntil: 'networkidle' });
  await tabTo(page, /^Aller au contenu$/u);
  await page.keyboard.press('Enter');
  await tabTo(page, /Voir la preuve de ce chiffre/u);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'D’où vient ce chiffre' });
  await panel.getByRole('heading', { name: 'Lignes comptées' }).waitFor();
  // The focus has gone into the panel: the first line of the proof is a few steps away.
  await tabTo(page, /^(?!Fermer)(?!.*article).{12,}/u);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect((await focused(page)).name).toMatch(/Voir la preuve de ce chiffre/u);
  expect(complaints).toEqual([]);
  await close();
});

test('a delegation, by the keyboard alone: from the home page to the comparison, and from the list of académies to its own', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}/`, { waitUntil: 'networkidle' });
  await tabTo(page, /^Comparer Deux à six/u);
  await page.keyboard.press('Enter');
  await heading(page, /Comparer/u);
  await tabTo(page, /^Académies$/u);
  await page.keyboard.press('Enter');
  await heading(page, /^Académies$/u);
  await tabTo(page, /^Montpellier/u);
  await page.keyboard.press('Enter');
  await heading(page, /Montpellier/u);
  expect(complaints).toEqual([]);
  await close();
});

test('a citizen, by the keyboard alone: to a convention, to what its text says, and into English', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }), { viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}/`, { waitUntil: 'networkidle' });
  await tabTo(page, /^OPCO des Entreprises de Proximité/u);
  await page.keyboard.press('Enter');
  await heading(page, /OPCO des Entreprises de Proximité/u);
  await tabTo(page, /^Ce que dit le texte/u);
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#texte');
  await page.goto(page.url().split('#')[0]!, { waitUntil: 'networkidle' });
  await tabTo(page, /^English$/u);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/conventions/opco-ep-2020');
  await page.getByRole('link', { name: 'Dashboard' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(complaints).toEqual([]);
  await close();
});
