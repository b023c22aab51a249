import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../support/compile.js';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { openPage, ownHosts } from './open-page.js';

const { site, api } = stack();
const KEPT = join(projectRoot, 'test', 'e2e', 'pictures');

/** Pages whose look hangs on no figure that a new rule or a new day may change. */
const PAGES = ['/comprendre', '/accessibilite', '/en/mentions', '/404'];
const THEMES = ['light', 'dark'] as const;

/** Of all points: another machine may smooth the edge of a letter otherwise. */
const TOLERATED = 0.01;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Half the size keeps what a page looks like, and weighs little. */
const SMALL = { width: 1024, height: 1400 };

const nameOf = (path: string, theme: string): string => `${path.slice(1).replaceAll('/', '_')}.${theme}.png`;

test.each(PAGES.flatMap((path) => THEMES.map((theme) => [path, theme] as const)))('%s, %s, looks as it did when it was last looked at', async (path, theme) => {
  const { page, close } = await openPage(browser, ownHosts({ site, api }), { viewport: SMALL, colorScheme: theme });
  await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  const taken = await page.screenshot({ scale: 'css' });
  await close();

  const kept = join(KEPT, nameOf(path, theme));
  if (process.env['PICTURES'] === 'keep' || !existsSync(kept)) {
    if (process.env['PICTURES'] !== 'keep') throw new Error(`There is no picture ${nameOf(path, theme)}: run with PICTURES=keep, look at it and commit it.`);
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(kept, taken);
  }
  const [before, now] = [PNG.sync.read(readFileSync(kept)), PNG.sync.read(taken)];
  const difference = new PNG({ width: before.width, height: before.height });
  expect([now.width, now.height]).toEqual([before.width, before.height]);
  const changed = pixelmatch(before.data, now.data, difference.data, before.width, before.height, { threshold: 0.2 });
  const told = join(tmpdir(), `conventions-${nameOf(path, theme)}`);
  if (changed / (before.width * before.height) > TOLERATED) writeFileSync(told, PNG.sync.write(difference));
  expect(changed / (before.width * before.height), `what changed: ${told}`).toBeLessThanOrEqual(TOLERATED);
});
