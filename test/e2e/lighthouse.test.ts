import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.js';
import { stack } from '../support/stack.js';
import { FLAGS } from './browser.js';
import { findChromium } from './chromium.js';

const { site } = stack();
const FULL = process.env['TEST_FULL'] === '1';

/** The short run asks for what does not hang on how busy the machine is. */
const CATEGORIES = FULL ? ['performance', 'accessibility', 'best-practices', 'seo'] : ['accessibility', 'best-practices', 'seo'];
const PAGES = FULL ? ['/', '/tableau-de-bord', '/conventions/opco-ep-2020', '/academies/11'] : ['/'];
const LEAST: Readonly<Record<string, number>> = { performance: 95, accessibility: 100, 'best-practices': 95, seo: 100 };

/** The demonstration's pages ask not to be indexed, on purpose: that is tested as such, and is no fault here. */
const skipAudits = ['is-crawlable'];

let browser: Browser;
let port: number;
beforeAll(async () => {
  const { executablePath, env } = await findChromium();
  port = await freePort();
  browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`], env: { ...process.env, ...env }, headless: true });
});
afterAll(() => browser.close());

test.each(PAGES)('Lighthouse gives %s at least 95 for performance and best practices, and 100 for accessibility and SEO', async (path) => {
  const result = await lighthouse(`${site}${path}`, { port, onlyCategories: CATEGORIES, skipAudits, output: 'json', logLevel: 'error' });
  const { categories, audits } = result!.lhr;
  const scores = Object.values(categories).map(({ id, score }) => ({ id, score: Math.round((score ?? 0) * 100) }));
  const lost = Object.values(audits)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`);
  console.log(`${path} ${scores.map(({ id, score }) => `${id} ${score}`).join(', ')}`);
  expect(scores.filter(({ id, score }) => score < (LEAST[id] ?? 100)), lost.join('\n')).toEqual([]);
});
