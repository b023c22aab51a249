import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IndicatorDirection } from '../action/action-enums.js';
import { indicatorAttainment } from '../action/indicator-attainment.js';
import { openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { anAction, insertActions } from './testing/insert-actions.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const number = fc.option(fc.integer({ min: -40, max: 40 }).map((units) => units / 4), { nil: null });

test('the figures judge an indicator exactly as the rule of shared/outcome does', async () => {
  const indicators = fc.sample(fc.record({ target: number, result: number, direction: fc.constantFrom('UP' as const, 'DOWN' as const) }), 800);
  await insertActions(pool, [anAction({ indicators })]);
  const { rows } = await pool.query<{ direction: IndicatorDirection; target: string | null; result: string | null; attainment: string }>(
    'SELECT direction, target, result, attainment FROM indicator_line',
  );
  expect(rows).toHaveLength(800);
  for (const row of rows) expect({ ...row, attainment: indicatorAttainment(row).attainment }).toEqual(row);
});
