import fc from 'fast-check';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask.js';
import { stack } from '../support/stack.js';
import { launchBrowser } from './browser.js';
import { figuresOn, showsSelection, valueOf, type ShownFigure } from './figures-on-page.js';
import { openPage, ownHosts } from './open-page.js';
import { anySelection, dashboardAddress } from './selections.js';
import { sumsBySql, type Selection, type Sums } from './sums-by-sql.js';

const { api, site, databaseUrl } = stack();
const isFull = process.env['TEST_FULL'] === '1';

let pool: pg.Pool;
let browser: Browser;
let selections: fc.Arbitrary<Selection>;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  browser = await launchBrowser();
  selections = await anySelection(api);
});
afterAll(async () => {
  await browser.close();
  await pool.end();
});

interface Money {
  readonly cents: number | null;
  readonly proof: string;
}

interface Count {
  readonly state: string;
  readonly count: number | null;
  readonly proof: string;
}

interface Answer {
  readonly spending: readonly [{ readonly planned: Money; readonly committed: Money; readonly spent: Money }];
  readonly reach: readonly [{ readonly planned: Count; readonly reached: Count }];
  readonly parts: readonly { readonly planned: Money; readonly committed: Money; readonly spent: Money }[];
  readonly actions: { readonly totals: { readonly planned: Money; readonly committed: Money; readonly spent: Money; readonly plannedHeadcount: Count; readonly reachedHeadcount: Count } };
}

const FIGURES = `query ($filter: FigureFilter, $actions: ActionFilter, $by: [Dimension!]!) {
  spending(by: [], filter: $filter) { planned { cents proof } committed { cents proof } spent { cents proof } }
  reach(by: [], filter: $filter) { planned { state count proof } reached { state count proof } }
  parts: spending(by: $by, filter: $filter) { planned { cents proof } committed { cents proof } spent { cents proof } }
  actions(filter: $actions, first: 1) {
    totals {
      planned { cents proof } committed { cents proof } spent { cents proof }
      plannedHeadcount { state count proof } reachedHeadcount { state count proof }
    }
  }
}`;

const PROOF = 'query ($id: ID!) { proof(id: $id) { totalCents totalUnits isHidden formula articles { statement } leftOut { reason actions cents count } } }';

/** What the lines behind a figure add up to, its whole proof being asked for. */
const provenTotal = async (id: string): Promise<number | typeof HIDDEN> => {
  const { proof } = await ask<{ proof: { totalCents: number | null; totalUnits: number | null; isHidden: boolean } }>(api, PROOF, { id });
  if (proof.isHidden) expect(proof.totalUnits).toBeNull();
  return proof.isHidden ? HIDDEN : (proof.totalCents ?? proof.totalUnits ?? 0);
};

const dimensions = fc.uniqueArray(fc.constantFrom('CONVENTION', 'YEAR', 'AXIS', 'TOP_AXIS', 'THEME', 'FUNDING_SOURCE', 'ACADEMY', 'ACADEMIC_REGION'), {
  minLength: 1,
  maxLength: 3,
});

const MEASURES = ['PLANNED', 'COMMITTED', 'SPENT', 'HEADCOUNT_PLANNED', 'HEADCOUNT_REACHED'] as const;

/** What is not told is in no sum: it weighs nothing, whatever words stand in its place. */
const total = (figures: readonly (number | null)[]): number => figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);

/** A small headcount is hidden, with those that would give it away: it says nothing at all, and is no zero. */
const HIDDEN = 'hidden';
type Told = { readonly [Measure in keyof Sums]: number | typeof HIDDEN };

const told = ({ state, count }: Count): number | typeof HIDDEN => {
  if (state !== 'HIDDEN') return count ?? 0;
  expect(count).toBeNull();
  return HIDDEN;
};

const sumsOf = ({ spending: [money], reach: [people] }: Answer): Told => ({
  PLANNED: money.planned.cents ?? 0,
  COMMITTED: money.committed.cents ?? 0,
  SPENT: money.spent.cents ?? 0,
  HEADCOUNT_PLANNED: told(people.planned),
  HEADCOUNT_REACHED: told(people.reached),
});

/** The sums by SQL, as far as the answer told its own. */
const asTold = (expected: Sums, { HEADCOUNT_PLANNED, HEADCOUNT_REACHED }: Told): Told => ({
  ...expected,
  ...(HEADCOUNT_PLANNED === HIDDEN && { HEADCOUNT_PLANNED }),
  ...(HEADCOUNT_REACHED === HIDDEN && { HEADCOUNT_REACHED }),
});

test('for any filters, sums over the API, their parts, their list and their proofs equal sums by SQL, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(selections, dimensions, fc.constantFrom(...MEASURES), async (selection, by, measure) => {
      const expected = await sumsBySql(pool, selection);
      const answer = await ask<Answer>(api, FIGURES, { filter: selection, actions: selection, by });
      const sums = sumsOf(answer);
      expect(sums).toEqual(asTold(expected, sums));

      const { totals } = answer.actions;
      expect({
        PLANNED: totals.planned.cents ?? 0,
        COMMITTED: totals.committed.cents ?? 0,
        SPENT: totals.spent.cents ?? 0,
        HEADCOUNT_PLANNED: told(totals.plannedHeadcount),
        HEADCOUNT_REACHED: told(totals.reachedHeadcount),
      }).toEqual(sums);
      expect({
        PLANNED: total(answer.parts.map(({ planned }) => planned.cents)),
        COMMITTED: total(answer.parts.map(({ committed }) => committed.cents)),
        SPENT: total(answer.parts.map(({ spent }) => spent.cents)),
      }).toEqual({ PLANNED: expected.PLANNED, COMMITTED: expected.COMMITTED, SPENT: expected.SPENT });

      const [money] = answer.spending;
      const [people] = answer.reach;
      const proofs: Record<keyof Sums, string> = {
        PLANNED: money.planned.proof,
        COMMITTED: money.committed.proof,
        SPENT: money.spent.proof,
        HEADCOUNT_PLANNED: people.planned.proof,
        HEADCOUNT_REACHED: people.reached.proof,
      };
      expect({ [measure]: await provenTotal(proofs[measure]) }).toEqual({ [measure]: sums[measure] });
    }),
    { numRuns: isFull ? 2000 : 100 },
  );
});

/** A share of a cap opens the proof of its amount, and is no sum itself. */
const isSum = (figure: ShownFigure): figure is ShownFigure & { measure: keyof Sums } =>
  MEASURES.some((measure) => measure === figure.measure) && !figure.text.endsWith('%');

/** What a reader reads: what is not told weighs nothing, what is hidden says so. */
const shownValue = (text: string): number | typeof HIDDEN => (text.startsWith('secret statistique') ? HIDDEN : (valueOf(text) ?? 0));

/** Whether a text that hides a sum tells more of it than there is: « au moins » is never above. */
const tellsTooMuch = (text: string, expected: number): boolean => {
  const [, told] = /^secret statistique, au moins (.+)$/u.exec(text) ?? [];
  return told !== undefined && !((valueOf(told) ?? Infinity) <= expected);
};

/** Sets each sum that the page shows against the same sum by SQL. Tells how many there were. */
const checkFigures = async (figures: readonly ShownFigure[]): Promise<number> => {
  const known = new Map<string, Promise<Sums>>();
  const expectedFor = (selection: Selection): Promise<Sums> => {
    const name = JSON.stringify(selection);
    if (!known.has(name)) known.set(name, sumsBySql(pool, selection));
    return known.get(name)!;
  };
  const sums = figures.filter(isSum);
  const wrong = [];
  for (const { measure, selection, text } of sums) {
    const expected = (await expectedFor(selection))[measure];
    if ((shownValue(text) !== HIDDEN && shownValue(text) !== expected) || tellsTooMuch(text, expected)) wrong.push({ measure, selection, text, expected });
  }
  expect(wrong).toEqual([]);
  await checkProofs(sums);
  return sums.length;
};

const PROOFS_A_PAGE = 12;

/** Opens some of the figures, over the page: what their lines add up to is what the page shows. */
const checkProofs = async (figures: readonly ShownFigure[]): Promise<void> => {
  const step = Math.max(1, Math.ceil(figures.length / PROOFS_A_PAGE));
  for (const { proof, measure, text } of figures.filter((_, index) => index % step === 0)) {
    expect({ proof, measure, total: await provenTotal(proof) }).toEqual({ proof, measure, total: shownValue(text) });
  }
};

/** In an address « non ventilé » stands in the place of an académie: never beside one. */
const asAddressed = ({ academies, ...rest }: Selection): Selection => (academies && !rest.notBrokenDown ? { ...rest, academies } : rest);

test('for any filters in the address, every sum on the dashboard equals the sum by SQL, to the cent', async () => {
  const { page, close } = await openPage(browser, ownHosts(stack()));
  await fc.assert(
    fc.asyncProperty(selections.map(asAddressed), async (selection) => {
      await page.goto(dashboardAddress(site, selection));
      await showsSelection(page, selection);
      expect(await checkFigures(await figuresOn(page))).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: isFull ? 100 : 12, interruptAfterTimeLimit: isFull ? 600_000 : 90_000 },
  );
  await close();
});

test('every sum on the page of a convention, an académie, a theme, an action and in the comparison equals the sum by SQL', async () => {
  const { conventions, academies, themes, actions } = await ask<{
    conventions: { key: string }[];
    academies: { code: string }[];
    themes: { code: string }[];
    actions: { nodes: { slug: string }[] };
  }>(api, '{ conventions { key } academies { code } themes { code } actions(first: 200) { nodes { slug } } }');
  const address = fc.oneof(
    fc.constantFrom('/', '/academies', '/comparer', '/conventions'),
    fc.constantFrom(...conventions.map(({ key }) => `/conventions/${key}`)),
    fc.constantFrom(...academies.map(({ code }) => `/academies/${code}`)),
    fc.constantFrom(...themes.map(({ code }) => `/themes/${code}`)),
    fc.constantFrom(...actions.nodes.map(({ slug }) => `/actions/${slug}`)),
  );
  const { page, close } = await openPage(browser, ownHosts(stack()));
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(address, async (path) => {
      await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
      if ((await page.locator('main .figure').count()) > 0) checked += await checkFigures(await figuresOn(page));
    }),
    { numRuns: isFull ? 200 : 20 },
  );
  expect(checked).toBeGreaterThan(50);
  await close();
});
