import type { Page } from 'playwright-core';

/** Opens the table of each chart, which is drawn when it is opened. */
export const unfoldTables = async (page: Page): Promise<void> => {
  const folded = page.locator('main figure > details');
  await folded.evaluateAll((tables) => tables.forEach((table) => table.setAttribute('open', '')));
  await page.waitForFunction(() => document.querySelectorAll('main figure > details:not(:has(table))').length === 0);
};
