import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionLoaders } from '../action/action-loaders.js';
import { openReaders, type Readers } from '../api/readers.js';
import { actionSecrecy } from '../disclosure/action-secrecy.js';
import { decideSecrecy } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { actionAmounts } from './action-amounts.js';
import { publishedAction } from './published-action.js';
import { insertActions, type BuiltAction } from './testing/insert-actions.js';

let database: TestDatabase;
let system: pg.Pool;
let readers: Readers;
let few: pg.Pool;
let sight: Sight;
beforeAll(async () => {
  database = await seededDatabase();
  system = openPool(database.url);
  readers = await openReaders(system);
  ({ few } = await readers.readerOf(null));
  sight = { ...PUBLIC_SIGHT, decide: () => decideSecrecy(system) };
});
afterAll(async () => {
  await readers.stop();
  await system.end();
  await database.drop();
});

const place = fc.option(fc.constantFrom('11', '16', '09'), { nil: null });
const money = fc.array(fc.record({ source: fc.constantFrom('HORS_QUOTA', 'AUTRES'), cents: fc.integer({ min: 0, max: 9_000_00 }), academy: place, committedOn: fc.constantFrom(null, '2017-09-30') }), { maxLength: 3 });
const headcounts = fc.uniqueArray(fc.record({ audience: fc.constantFrom('LYCEE_PUPILS', 'APPRENTICES'), academy: place, total: fc.constantFrom(null, 2, 7, 40, 300), girls: fc.constantFrom(null, 0, 1) }), { maxLength: 3, selector: ({ audience, academy }) => `${audience}${academy}` });
const built = fc.record({
  convention: fc.constant('opca-defi-2016'),
  axis: fc.constantFrom('2', '4'),
  year: fc.constantFrom(2017, 2018),
  status: fc.constantFrom('DRAFT', 'SUBMITTED', 'REALISED'),
  isPublished: fc.boolean(),
  places: fc.uniqueArray(fc.constantFrom('11', '16'), { maxLength: 2 }),
  planned: fc.option(money, { nil: null }),
  committed: money,
  spent: fc.option(money, { nil: null }),
  plannedHeadcounts: headcounts,
  reachedHeadcounts: headcounts,
  indicators: fc.array(fc.record({ target: fc.constantFrom(null, 3, 12.5), result: fc.constantFrom(null, 0, 80), direction: fc.constantFrom('UP' as const, 'DOWN' as const) }), { maxLength: 2 }),
}) satisfies fc.Arbitrary<BuiltAction>;

/** Who acts, what is given in kind, former fiches: replaced by a change, replaced as a draft, waiting; one text marked as confidential. */
const BESIDES = `
  UPDATE headcount SET disability = CASE WHEN id % 4 = 0 THEN 1 ELSE least(total, 6) END WHERE total >= 1 AND id % 2 = 0;
  INSERT INTO action_actor (action_id, position, role, name, uai) SELECT id, n, 'SCHOOL', 'Lycée ' || n, NULL FROM action CROSS JOIN generate_series(1, 2) n WHERE id % 2 = 0;
  INSERT INTO in_kind_support (sheet_id, position, label, estimated_cents) SELECT id, 1, 'Prêt', CASE WHEN id % 3 = 0 THEN 1200 END FROM sheet WHERE id % 2 = 0;
  UPDATE sheet SET version = 2, starts_on = '2017-03-01', description = 'Dit ' || id WHERE kind = 'PLANNED' AND is_current;
  INSERT INTO sheet (action_id, convention_key, kind, version, is_current) SELECT action_id, convention_key, kind, 1, false FROM sheet WHERE version = 2;
  INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents) SELECT id, action_id, convention_key, 1, 'Ancien', 0 FROM sheet WHERE NOT is_current;
  INSERT INTO headcount (sheet_id, action_id, convention_key, audience_code, total) SELECT id, action_id, convention_key, 'LYCEE_PUPILS', 9 FROM sheet WHERE NOT is_current;
  INSERT INTO sheet_change (sheet_id, action_id, from_version, to_version, status, proposed_on)
    SELECT id, action_id, 1, 2, CASE id % 3 WHEN 0 THEN 'DRAFT' ELSE 'COMMITTED' END, '2017-02-01' FROM sheet WHERE version = 2 AND id % 4 <> 0;
  INSERT INTO confidentiality (convention_key, action_id, field, concerned) SELECT convention_key, id, 'description', '{Entreprise}' FROM action WHERE published_at IS NOT NULL ORDER BY id LIMIT 1`;

test('what is told of a published action at once is what the public reads of it line by line; of any other, nothing', async () => {
  const actions = fc.sample(built, { seed: 20_261_121, numRuns: 60 });
  await inTransaction(system, async (client) => {
    await insertActions(client, actions);
    await client.query(BESIDES);
  });
  await decideSecrecy(system);
  const { rows: all } = await system.query<{ id: number; slug: string }>('SELECT id, slug FROM action ORDER BY id');
  const marked = new Set((await system.query<{ action_id: number }>('SELECT action_id FROM confidentiality')).rows.map(({ action_id: id }) => id));
  const loaders = actionLoaders(few);
  let told = 0;
  for (const { id, slug } of all) {
    const whole = await publishedAction(few, slug, sight);
    const action = await loaders.actionById.load(id);
    if (action === null || marked.has(id)) {
      expect([slug, whole]).toEqual([slug, null]);
      continue;
    }
    told += 1;
    const sheets = await loaders.sheets.load(id);
    const ofSheets = async <Row>(loader: { load(sheet: number): Promise<Row[]> }): Promise<Row[]> => (await Promise.all(sheets.map((sheet) => loader.load(sheet.id)))).flat();
    const items = await ofSheets(loaders.expenseItems);
    const shares = (await Promise.all(items.map((item) => loaders.expenseShares.load(item.id)))).flat();
    const read = {
      action,
      academies: await loaders.academyCodes.load(id),
      actors: await loaders.actors.load(id),
      sheets,
      indicators: await loaders.indicators.load(id),
      commitments: await loaders.commitments.load(id),
      secrecy: (await actionSecrecy(few, sight, [id]))[0],
      amounts: (await actionAmounts(few, [id], sight))[0],
    };
    const { items: toldItems, shares: toldShares, headcounts: toldHeadcounts, inKind, ...rest } = whole!;
    expect(rest).toEqual(read);
    const inOrder = <Row>(lists: ReadonlyMap<number, Row[]>): Row[] => [...lists.values()].flat();
    expect(inOrder(toldItems)).toEqual(items);
    expect(inOrder(toldShares)).toEqual(shares);
    expect(inOrder(toldHeadcounts)).toEqual(await ofSheets(loaders.headcounts));
    expect(inOrder(inKind)).toEqual(await ofSheets(loaders.inKind));
  }
  expect(told).toBeGreaterThan(10);
  expect(marked.size).toBe(1);
});

test('where secrecy is not decided of the present data, it is read the usual way, which decides', async () => {
  const { rows } = await system.query<{ slug: string }>(`SELECT slug FROM action WHERE published_at IS NOT NULL AND status <> 'DRAFT' ORDER BY id DESC LIMIT 1`);
  expect(await publishedAction(few, rows[0]!.slug, sight)).not.toBeNull();
  await system.query('UPDATE headcount SET total = total + 1');
  expect(await publishedAction(few, rows[0]!.slug, sight)).toBeNull();
  await decideSecrecy(system);
  expect(await publishedAction(few, rows[0]!.slug, sight)).not.toBeNull();
});

test('under a convention with a source that a firm gives, it is read line by line, each by its own policy', async () => {
  const { rows } = await system.query<{ slug: string }>(`SELECT slug FROM action WHERE published_at IS NOT NULL AND status <> 'DRAFT' ORDER BY id DESC LIMIT 1`);
  await system.query(`UPDATE convention SET holds_firms_money = true WHERE key = 'opca-defi-2016'`);
  expect(await publishedAction(few, rows[0]!.slug, sight)).toBeNull();
});
