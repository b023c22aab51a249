import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../scripts/static-site.mjs';
import { blankDatabase, type TestDatabase } from '../../server/src/platform/testing/database.js';
import { ask } from '../support/ask.js';
import { alone } from '../support/alone.js';
import { buildSite } from '../support/build-site.js';
import { projectRoot } from '../support/compile.js';
import { plainEnvironment } from '../support/plain-environment.js';
import { stack } from '../support/stack.js';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { launchBrowser } from './browser.js';
import { figuresOn, valueOf } from './figures-on-page.js';
import { openPage, ownHosts } from './open-page.js';

const FIXTURE = join(projectRoot, 'test', 'fixtures', 'jaune');
const KEY = 'jaune-2010';
/** What the lines of the file add up to, reckoned from the file alone. */
const TOTAL_CENTS = 8_757_238_000;
/** The 29 without a département and the one abroad (code 99). */
const NOWHERE_CENTS = 618_779_100 + 15_245_200;

let database: TestDatabase;
let server: ServerProcess;
let site: string;
let api: string;
let browser: Browser;
const undo: (() => Promise<unknown> | void)[] = [];

const importCommand = async (): Promise<string> => {
  const args = ['scripts/run.mjs', 'import', '--convention', KEY, '--mapping', join(FIXTURE, 'correspondance.yaml'), '--publish'];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, join(FIXTURE, 'jaune_education_nationale_subventions_2010.csv')], {
    cwd: projectRoot,
    env: plainEnvironment({ DATABASE_URL: database.url }),
  });
  return stdout;
};

beforeAll(async () => {
  database = await blankDatabase();
  undo.push(() => database.drop());
  server = await startServer({ DATABASE_URL: database.url, DEMO: '0', CONVENTIONS_DIR: join(FIXTURE, 'conventions') });
  undo.push(() => server.end('SIGTERM'));
  api = `${server.origin}/graphql`;
  await importCommand();
  const folder = mkdtempSync(join(tmpdir(), 'conventions-jaune-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  await alone(stack().databaseUrl, () => buildSite(api, folder));
  const served = await serveSite(folder, 0);
  undo.push(served.stop);
  site = `http://localhost:${served.port}`;
  browser = await launchBrowser();
  undo.push(() => browser.close());
}, 240_000);
afterAll(async () => {
  for (const step of undo.reverse()) await step();
}, 60_000);

const FIGURES = `{
  actions { totalCount totals { spent { cents } } }
  spending(by: [], filter: { conventions: ["jaune-2010"] }) { spent { cents } }
  nowhere: spending(by: [], filter: { conventions: ["jaune-2010"], notBrokenDown: true }) { spent { cents } }
  nowhereActions: actions(filter: { notBrokenDown: true }) { totalCount }
}`;

interface Figures {
  readonly actions: { readonly totalCount: number; readonly totals: { readonly spent: { readonly cents: number } } };
  readonly spending: readonly [{ readonly spent: { readonly cents: number } }];
  readonly nowhere: readonly [{ readonly spent: { readonly cents: number } }];
  readonly nowhereActions: { readonly totalCount: number };
}

test('204 real grants, of a file that nobody here wrote, come to 87 572 380,00 € over the API, 30 of them not broken down by académie', async () => {
  const { actions, spending, nowhere, nowhereActions } = await ask<Figures>(api, FIGURES);
  expect(actions).toEqual({ totalCount: 204, totals: { spent: { cents: TOTAL_CENTS } } });
  expect(spending).toEqual([{ spent: { cents: TOTAL_CENTS } }]);
  expect(nowhereActions.totalCount).toBe(30);
  expect(nowhere).toEqual([{ spent: { cents: NOWHERE_CENTS } }]);
});

test('the pages show the same: the whole, what is not broken down, and nothing that says it is fictitious', async () => {
  const { page, complaints, close } = await openPage(browser, ownHosts({ site, api }));
  await page.goto(`${site}/conventions/${KEY}`);
  const onConvention = await figuresOn(page);
  expect(onConvention.filter(({ measure }) => measure === 'SPENT').map(({ text }) => valueOf(text))).toContain(TOTAL_CENTS);
  expect(await page.locator('body').innerText()).not.toMatch(/données fictives|données de démonstration/iu);
  expect(await page.locator('meta[name=robots][content*=noindex]').count()).toBe(0);

  await page.goto(`${site}/academies`);
  const spent = (await figuresOn(page)).filter(({ measure }) => measure === 'SPENT');
  expect(spent.filter(({ selection }) => selection.notBrokenDown).map(({ text }) => valueOf(text))).toContain(NOWHERE_CENTS);
  await page.goto(`${site}/tableau-de-bord`);
  expect((await figuresOn(page)).filter(({ measure }) => measure === 'SPENT').map(({ text }) => valueOf(text))).toContain(TOTAL_CENTS);
  expect(complaints).toEqual([]);
  await close();
});

test('sent a second time, the file changes nothing', async () => {
  const before = await ask<Figures & { site: object }>(api, FIGURES);
  expect(await importCommand()).toMatch(/204\s+(?:action|fiche)s? inchangée?s|inchangée?s\D+204/u);
  expect(await ask(api, FIGURES)).toEqual(before);
});
