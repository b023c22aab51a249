import type { Page } from 'playwright-core';
import type { Selection } from './sums-by-sql.js';
import { unfoldTables } from './unfold.js';

/** A figure as a page shows it, with the name of its proof. */
export interface ShownFigure {
  readonly proof: string;
  readonly measure: string;
  readonly selection: Selection;
  /** What a reader hears: the whole amount, or the words for what is not known. */
  readonly text: string;
}

const DOOR = 'main a[data-proof]';

interface Door {
  readonly proof: string;
  readonly label: string;
}

/** « 10,5 M€. 10 543 840,00 €. Voir la preuve … »: what is shown, the whole amount where it was shortened, then the door. */
export const wholeText = (label: string): string => label.split('. Voir la preuve')[0]!.split('. ').at(-1)!;

const readProof = (proof: string): { m: string; s: Selection } => JSON.parse(Buffer.from(proof, 'base64url').toString()) as { m: string; s: Selection };

/** Every figure of the page that opens its proof, in tables that are folded too. */
export const figuresOn = async (page: Page): Promise<ShownFigure[]> => {
  await page.locator(DOOR).first().waitFor({ state: 'attached' });
  await unfoldTables(page);
  const doors = await page.locator(DOOR).evaluateAll((links): Door[] =>
    links.map((link) => ({ proof: link.getAttribute('data-proof') ?? '', label: link.getAttribute('aria-label') ?? '' })),
  );
  return doors.map(({ proof, label }) => {
    const { m: measure, s: selection } = readProof(proof);
    return { proof, measure, selection, text: wholeText(label) };
  });
};

const sorted = (selection: Selection): string => JSON.stringify(Object.entries(selection).sort(([left], [right]) => left.localeCompare(right)));

/** Waits until the first figure of the page is one of this selection: the live answer has then come. */
export const showsSelection = async (page: Page, selection: Selection): Promise<void> => {
  await page.waitForFunction(
    ([selector, wanted]) => {
      const proof = document.querySelector(selector!)?.getAttribute('data-proof');
      if (!proof) return false;
      const text = atob(proof.replaceAll('-', '+').replaceAll('_', '/'));
      const { s } = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))) as { s: object };
      return JSON.stringify(Object.entries(s).sort(([left], [right]) => left.localeCompare(right))) === wanted;
    },
    [DOOR, sorted(selection)],
  );
};

const SPACES = /[\s\u00a0\u202f]/gu;

/** « 1 234,56 € » in cents, « 12 455 » as it is; null for words (« non communiqué », « sans objet »). */
export const valueOf = (text: string): number | null => {
  const compact = text.replace(SPACES, '');
  const amount = /^(-?\d+),(\d\d)€$/u.exec(compact);
  if (amount) return Number(`${amount[1]}${amount[2]}`);
  return /^-?\d+$/u.test(compact) ? Number(compact) : null;
};
