import type { Page } from 'playwright-core';

/** Scrolls to the end and back: what is drawn only when it is seen has then been drawn. */
export const seeAll = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 500) {
      window.scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 30));
    }
    window.scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
};
