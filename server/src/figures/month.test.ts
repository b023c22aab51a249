import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { FULL_SIGHT } from '../disclosure/sight.js';
import { openPool } from '../platform/database.js';
import { seededDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { Dimension } from './figures.graphql.js';
import { parseProofId } from './proof-id.js';
import { proofLines, proofTotals } from './proof.js';
import { reach } from './reach.js';
import { spending } from './spending.js';
import { anAction, insertActions } from './testing/insert-actions.js';

let database: Awaited<ReturnType<typeof seededDatabase>>;
let pool: pg.Pool;
let orm: MikroORM;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  orm = await openOrm(database.url);
  catalogue = await catalogueReader(orm, pool)();
  const line = (cents: number, committedOn: string | null) => ({ source: 'HORS_QUOTA', academy: null, cents, committedOn });
  await insertActions(pool, [
    anAction({ year: 2019, committed: [line(100_00, '2019-02-28'), line(250_00, '2019-03-01'), line(50_00, null)] }),
    anAction({ year: 2019, committed: [line(25_00, '2019-03-31')] }),
    anAction({ year: 2019 }),
  ], 'M');
});
afterAll(async () => {
  await orm.close(true);
  await pool.end();
  await database.drop();
});

const OF_2019 = { conventions: ['opca-defi-2016'], years: [2019] };

test('money stands in the month of each of its lines; what has no date is told last, apart', async () => {
  const cells = await spending(pool, catalogue, [Dimension.MONTH], OF_2019);
  expect(cells.map(({ keys, committed, actions }) => [keys[0]!.label, committed.cents, actions])).toEqual([
    ['février\u00A02019', 100_00, 1],
    ['mars\u00A02019', 275_00, 2],
    ['Sans date', 50_00, 1],
  ]);
});

test('the amount of a month opens to its lines and to no other', async () => {
  for (const { committed } of await spending(pool, catalogue, [Dimension.MONTH], OF_2019)) {
    const { measure, scope } = parseProofId(committed.proof);
    expect((await proofTotals(pool, catalogue, measure, scope, FULL_SIGHT)).cents).toBe(committed.cents);
    const { lines } = await proofLines(pool, catalogue, measure, scope, { first: 10, after: null });
    expect(lines.reduce((sum, { cents }) => sum + (cents ?? 0), 0)).toBe(committed.cents);
  }
});

test('participations have no month: they are refused by it rather than answered', async () => {
  await expect(reach(pool, catalogue, [Dimension.MONTH], OF_2019, FULL_SIGHT)).rejects.toMatchObject({ extensions: { reason: 'DIMENSION_NOT_APPLICABLE' } });
});
