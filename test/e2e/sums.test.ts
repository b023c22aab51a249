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
  reach(by: [], filter: $filter) { planned { count proof } reached { count proof } }
  parts: spending(by: $by, filter: $filter) { planned { cents proof } committed { cents proof } spent { cents proof } }
  actions(filter: $actions, first: 1) {
    totals {
      planned { cents proof } committed { cents proof } spent { cents proof }
      plannedHeadcount { count proof } reachedHeadcount { count proof }
    }
  }
}`;

const PROOF = 'query ($id: ID!) { proof(id: $id) { totalCents totalUnits formula articles { statement } leftOut { reason actions cents count } } }';

/** What the lines behind a figure add up to, its whole proof being asked for. */
const provenTotal = async (id: string): Promise<number> => {
  const { proof } = await ask<{ proof: { totalCents: number | null; totalUnits: number | null } }>(api, PROOF, { id });
  return proof.totalCents ?? proof.totalUnits ?? 0;
};

const dimensions = fc.uniqueArray(fc.constantFrom('CONVENTION', 'YEAR', 'AXIS', 'TOP_AXIS', 'THEME', 'FUNDING_SOURCE', 'ACADEMY', 'ACADEMIC_REGION'), {
  minLength: 1,
  maxLength: 3,
});

/** What is not told is in no sum: it weighs nothing, whatever words stand in its place. */
const total = (figures: readonly (number | null)[]): number => figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);

const sumsOf = ({ spending: [money], reach: [people] }: Answer): Sums => ({
  PLANNED: money.planned.cents ?? 0,
  COMMITTED: money.committed.cents ?? 0,
  SPENT: money.spent.cents ?? 0,
  HEADCOUNT_PLANNED: people.planned.count ?? 0,
  HEADCOUNT_REACHED: people.reached.count ?? 0,
});

test('for any filters, sums over the API, their parts, their list and their proofs equal sums by SQL, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(selections, dimensions, async (selection, by) => {
      const expected = await sumsBySql(pool, selection);
      const answer = await ask<Answer>(api, FIGURES, { filter: selection, actions: selection, by });
      expect(sumsOf(answer)).toEqual(expected);

      const { totals } = answer.actions;
      expect({
        PLANNED: totals.planned.cents ?? 0,
        COMMITTED: totals.committed.cents ?? 0,
        SPENT: totals.spent.cents ?? 0,
        HEADCOUNT_PLANNED: totals.plannedHeadcount.count ?? 0,
        HEADCOUNT_REACHED: totals.reachedHeadcount.count ?? 0,
      }).toEqual(expected);
      expect({
        PLANNED: total(answer.parts.map(({ planned }) => planned.cents)),
        COMMITTED: total(answer.parts.map(({ committed }) => committed.cents)),
        SPENT: total(answer.parts.map(({ spent }) => spent.cents)),
      }).toEqual({ PLANNED: expected.PLANNED, COMMITTED: expected.COMMITTED, SPENT: expected.SPENT });

      const [{ planned, committed, spent }] = answer.spending;
      const [{ planned: headsPlanned, reached }] = answer.reach;
      expect({
        PLANNED: await provenTotal(planned.proof),
        COMMITTED: await provenTotal(committed.proof),
        SPENT: await provenTotal(spent.proof),
        HEADCOUNT_PLANNED: await provenTotal(headsPlanned.proof),
        HEADCOUNT_REACHED: await provenTotal(reached.proof),
      }).toEqual(expected);
    }),
    { numRuns: isFull ? 2000 : 120 },
  );
});

/** A share of a cap opens the proof of its amount, and is no sum itself. */
const isSum = (figure: ShownFigure): figure is ShownFigure & { measure: keyof Sums } =>
  ['PLANNED', 'COMMITTED', 'SPENT', 'HEADCOUNT_PLANNED', 'HEADCOUNT_REACHED'].includes(figure.measure) && !figure.text.endsWith('%');

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
    if ((valueOf(text) ?? 0) !== expected) wrong.push({ measure, selection, text, expected });
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
    expect({ proof, measure, total: await provenTotal(proof) }).toEqual({ proof, measure, total: valueOf(text) ?? 0 });
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
