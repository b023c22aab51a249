import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of WCAG 2.2 A and AA, and best practices, that axe-core finds broken on a page as it stands, each with where. */
export const brokenRules = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (runOnly) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly }),
    RULES,
  );
  return violations.flatMap(({ id, impact, nodes }) => nodes.slice(0, 5).map(({ html }) => `${impact} ${id}: ${html.slice(0, 200)}`));
};

/** The same in the light and in the dark theme. */
export const brokenRulesInBothThemes = async (page: Page): Promise<{ readonly light: string[]; readonly dark: string[] }> => {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await brokenRules(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return { light, dark: await brokenRules(page) };
};
