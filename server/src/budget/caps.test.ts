import fc from 'fast-check';
import type pg from 'pg';
import { capYear } from '@conventions-ouvertes/shared/budget/cap';
import { committedUnpaid, netCommitted, paidUnjustified, unspent } from '@conventions-ouvertes/shared/budget/position';
import { addDays, localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountCaps } from '../convention/recount-caps.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';

const KEY = 'opca-defi-2016/hors-quota-par-an';
const CAP = 1_500_000_00;

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

/** Runs the work, and leaves the database as it was. */
const undone = async (work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
  const undo = new Error('undo');
  await inTransaction(pool, async (client) => {
    await work(client);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
};

const MISCOUNTED = `
  SELECT FROM cap_year y FULL JOIN cap_year_detail d ON d.cap_key = y.cap_key AND d.year = y.year
   WHERE coalesce(y.committed_cents, 0) <> coalesce(d.committed_cents, 0)`;

const isCounted = async (client: pg.PoolClient): Promise<boolean> => (await client.query(MISCOUNTED)).rowCount === 0;

const capOf = async (client: pg.PoolClient | pg.Pool, year: number) =>
  (await client.query('SELECT limit_cents AS limit, committed_cents AS committed, breach_cents AS breach FROM cap_year WHERE cap_key = $1 AND year = $2', [KEY, year])).rows[0] as
    | { limit: number | null; committed: number; breach: number | null }
    | undefined;

const INSERT = `INSERT INTO commitment (action_id, convention_key, funding_source_code, amount_cents, committed_on) VALUES ($1, 'opca-defi-2016', $2, $3, $4)`;
const RELEASE = `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on, committed_on) VALUES ($1, 'opca-defi-2016', $2, 'RELEASE', $3, $4, $4)`;

const actionIndex = fc.integer({ min: 0, max: 2 });
const source = fc.constantFrom('HORS_QUOTA', 'AUTRES');
const day = fc.integer({ min: 0, max: 1500 }).map((after) => addDays(localDate('2016-10-05'), after));
const write = fc.oneof(
  fc.record({ kind: fc.constant('COMMIT' as const), action: actionIndex, source, amount: fc.integer({ min: 0, max: CAP }), on: fc.option(day, { nil: null }) }),
  fc.record({ kind: fc.constant('RELEASE' as const), action: actionIndex, source, amount: fc.integer({ min: 1, max: CAP }), on: day }),
  fc.record({ kind: fc.constant('MOVE' as const), action: actionIndex, year: fc.integer({ min: 2016, max: 2019 }) }),
  fc.record({ kind: fc.constant('RAISE' as const), action: actionIndex, by: fc.integer({ min: -50_000_00, max: 50_000_00 }) }),
  fc.record({ kind: fc.constant('REMOVE' as const), action: actionIndex }),
  fc.record({ kind: fc.constant('DELETE_ACTION' as const), action: actionIndex }),
);
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never;

const run = async (client: pg.PoolClient, ids: readonly number[], given: Write): Promise<void> => {
  const id = ids[given.action];
  switch (given.kind) {
    case 'COMMIT':
      await client.query(INSERT, [id, given.source, given.amount, given.on]);
      return;
    case 'RELEASE':
      await client.query(RELEASE, [id, given.source, given.amount, given.on]);
      return;
    case 'MOVE':
      await client.query('UPDATE action SET year = $2 WHERE id = $1', [id, given.year]);
      return;
    case 'RAISE':
      await client.query('UPDATE commitment SET amount_cents = greatest(0, amount_cents + $2) WHERE action_id = $1', [id, given.by]);
      return;
    case 'REMOVE':
      await client.query('DELETE FROM commitment WHERE action_id = $1', [id]);
      return;
    case 'DELETE_ACTION':
      await client.query('DELETE FROM action WHERE id = $1', [id]);
  }
};

describe('what is counted against a cap', () => {
  it.each(['CALENDAR_YEAR', 'CONVENTION_YEAR'])('is the sum of the lines to the cent after any writes, by %s, and never beyond the cap', async (period) => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 25 }), (writes) =>
        undone(async (client) => {
          await client.query('UPDATE cap SET period = $2 WHERE key = $1', [KEY, period]);
          const ids = await insertActions(client, Array.from({ length: 3 }, () => anAction({ status: 'COMMITTED' })));
          for (const each of writes) {
            await client.query('SAVEPOINT before');
            const isRefused = await run(client, ids, each)
              .then(() => client.query('SET CONSTRAINTS ALL IMMEDIATE'))
              .then(
                () => false,
                (error: { code: string }) => {
                  if (!['23514', '23503'].includes(error.code)) throw error;
                  return true;
                },
              );
            if (isRefused) await client.query('ROLLBACK TO before');
            await client.query('SET CONSTRAINTS ALL DEFERRED');
            expect(await isCounted(client)).toBe(true);
          }
          const over = await client.query('SELECT FROM cap_year WHERE committed_cents > limit_cents OR committed_cents < 0');
          expect(over.rowCount).toBe(0);
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('is put in the year that the rule says (DEFi, article 12: a reading)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('2016-10-05', '2016-02-29', '2015-12-31', '2016-01-01'), fc.integer({ min: 0, max: 2500 }), async (start, after) => {
        const on = addDays(localDate(start), after);
        const { rows } = await pool.query<{ year: number }>(`SELECT cap_year_of('CONVENTION_YEAR', $1, $2, 1999) AS year`, [start, on]);
        expect(rows[0]!.year).toBe(capYear('CONVENTION_YEAR', localDate(start), { programmeYear: 1999, committedOn: on }));
      }),
      { numRuns: 200 },
    );
    const fallback = async (signed: LocalDate | null, on: LocalDate | null) =>
      (await pool.query<{ year: number }>(`SELECT cap_year_of('CONVENTION_YEAR', $1::date, $2::date, 1999) AS year`, [signed, on])).rows[0]!.year;
    // Money of no day counts in its programme's year: leaving out the day is no way around the cap.
    expect([await fallback(localDate('2016-10-05'), null), await fallback(null, localDate('2017-01-01')), await fallback(localDate('2016-10-05'), localDate('2016-10-04'))]).toEqual([1999, 1999, 1999]);
  });
});

describe('a cap whose amount changes', () => {
  const setLimit = async (client: pg.PoolClient, limit: number | null): Promise<void> => {
    await client.query('UPDATE cap_amount SET amount_cents = $2 WHERE cap_key = $1', [KEY, limit]);
    await recountCaps(client);
  };

  it('set below what is committed is a fact on record: nothing more passes, what is freed stays free, until it is kept again', () =>
    undone(async (client) => {
      const [id] = await insertActions(client, [anAction({ status: 'COMMITTED' })]);
      await client.query(INSERT, [id, 'HORS_QUOTA', 1000, null]);
      await setLimit(client, 600);
      expect(await capOf(client, 2017)).toEqual({ limit: 600, committed: 1000, breach: 1000 });
      const { rows } = await client.query(`SELECT change, after FROM record WHERE subject_kind = 'CAP'`);
      expect(rows).toEqual([{ change: 'CAP_BREACH_FOUND', after: { year: 2017, limitCents: 600, committedCents: 1000 } }]);
      const commit = async (amount: number): Promise<boolean> => {
        await client.query('SAVEPOINT before');
        return client.query(INSERT, [id, 'HORS_QUOTA', amount, null]).then(
          () => true,
          async () => {
            await client.query('ROLLBACK TO before');
            return false;
          },
        );
      };
      expect(await commit(1)).toBe(false);
      await client.query(RELEASE, [id, 'HORS_QUOTA', 300, '2017-12-01']);
      expect(await capOf(client, 2017)).toEqual({ limit: 600, committed: 700, breach: 700 });
      expect(await commit(1)).toBe(false);
      await client.query(RELEASE, [id, 'HORS_QUOTA', 200, '2017-12-01']);
      expect(await capOf(client, 2017)).toEqual({ limit: 600, committed: 500, breach: null });
      expect(await commit(100)).toBe(true);
      expect(await commit(1)).toBe(false);
    }));

  it('not known lets a commitment pass and marks it, whatever wrote it; once known, it binds again', () =>
    undone(async (client) => {
      await setLimit(client, null);
      const [id] = await insertActions(client, [anAction({ status: 'COMMITTED' })]);
      await client.query(INSERT, [id, 'HORS_QUOTA', CAP * 3, null]);
      await client.query(INSERT, [id, 'AUTRES', 1, null]);
      const { rows } = await client.query('SELECT funding_source_code AS source, marks FROM commitment ORDER BY 1');
      expect(rows).toEqual([
        { source: 'AUTRES', marks: [] },
        { source: 'HORS_QUOTA', marks: ['UNKNOWN_CAP'] },
      ]);
      await setLimit(client, CAP);
      expect(await capOf(client, 2017)).toEqual({ limit: CAP, committed: CAP * 3, breach: CAP * 3 });
    }));

  it('is counted anew when the table of commitments is emptied', () =>
    undone(async (client) => {
      const [id] = await insertActions(client, [anAction({ status: 'COMMITTED' })]);
      await client.query(INSERT, [id, 'HORS_QUOTA', 1000, null]);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('TRUNCATE commitment');
      expect(await capOf(client, 2017)).toBeUndefined();
    }));
});

describe('where money stands, in the database', () => {
  const amount = fc.integer({ min: 0, max: 5_000 });

  it('is what the rules say (shared/budget), for any amounts', async () => {
    await fc.assert(
      fc.asyncProperty(amount, amount, amount, amount, fc.option(amount, { nil: null }), (committed, released, paid, invoiced, spent) =>
        undone(async (client) => {
          const sheet = spent === null ? null : [{ source: 'HORS_QUOTA', cents: spent, academy: null }];
          const [id] = await insertActions(client, [anAction({ status: 'COMMITTED', spent: sheet, committed: [{ source: 'HORS_QUOTA', cents: committed, academy: null }] })]);
          const entries = [['RELEASE', released], ['PAYMENT', paid], ['JUSTIFICATION', invoiced]] as const;
          for (const [kind, value] of entries) {
            if (value === 0) continue;
            await client.query(
              `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on) VALUES ($1, 'opca-defi-2016', 'HORS_QUOTA', $2, $3, '2017-05-01')`,
              [id, kind, value],
            );
          }
          const { rows } = await client.query('SELECT net_committed, committed_unpaid, paid_unjustified, unspent FROM money_position WHERE action_id = $1', [id]);
          const position = { committed: cents(committed), released: cents(released), paid: cents(paid), justified: cents(spent ?? invoiced) };
          expect(rows).toEqual([
            { net_committed: netCommitted(position), committed_unpaid: committedUnpaid(position), paid_unjustified: paidUnjustified(position), unspent: unspent(position) },
          ]);
          const isCovered = await client.query('SET CONSTRAINTS ALL IMMEDIATE').then(
            () => true,
            () => false,
          );
          expect(isCovered).toBe(released + paid <= committed || released + paid === 0);
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('tells committed net of releases, line by line', () =>
    undone(async (client) => {
      const [id] = await insertActions(client, [anAction({ status: 'COMMITTED', committed: [{ source: 'HORS_QUOTA', cents: 1000, academy: '02' }] })]);
      await client.query(
        `INSERT INTO money_entry (action_id, convention_key, funding_source_code, academy_code, kind, amount_cents, happened_on) VALUES ($1, 'opca-defi-2016', 'HORS_QUOTA', '02', 'RELEASE', 400, '2017-05-01')`,
        [id],
      );
      const { rows } = await client.query(`SELECT sum(amount_cents)::bigint AS net, count(*) AS lines FROM money_line WHERE action_id = $1 AND stage = 'COMMITTED' AND academy_code = '02'`, [id]);
      expect(rows).toEqual([{ net: 600, lines: 2 }]);
    }));
});
