import type { Page } from 'playwright-core';

/** Ticks values of a filter of the page, by the names that a reader sees; the filter is left open or closed as it was. */
export const choose = async (page: Page, filter: string, values: readonly string[]): Promise<void> => {
  const form = page.getByRole('form', { name: 'Filtres' });
  const opener = form.locator('summary', { hasText: filter }).first();
  await opener.click();
  for (const value of values) await form.getByRole('checkbox', { name: value, exact: true }).check();
  await page.keyboard.press('Escape');
};

/** What a closed filter says of what is chosen in it. */
export const chosenIn = (page: Page, filter: string): Promise<string> =>
  page.getByRole('form', { name: 'Filtres' }).locator('summary', { hasText: filter }).first().locator('.told').innerText();
