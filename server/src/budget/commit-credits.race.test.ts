import type pg from 'pg';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFI_PARTNER } from '../action/testing/actors.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import type { Asking } from '../record/perform.js';
import { commitCredits } from './commit-credits.js';

const CAP = 1_500_000_00;
const COPIES = 200;
const ROUNDS = process.env['TEST_FULL'] ? 50 : 2;

let database: TestDatabase;
let pool: pg.Pool;
let asking: Asking;
beforeAll(async () => {
  database = await seededDatabase();
  // Two hundred wait for twenty connections: on a busy machine longer than the product lets anyone wait.
  pool = openPool(database.url, { max: 20, patienceMs: 0 });
  asking = { pool, actor: DEFI_PARTNER, today: localDate('2018-06-01') };
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Actions of one year that the committee has seen, whose credits are still to be committed. */
const decided = (year: number, count: number): Promise<number[]> =>
  inTransaction(pool, (client) =>
    insertActions(
      client,
      Array.from({ length: count }, () => anAction({ year, status: 'COMMITTEE' })),
      `${year}-`,
    ),
  );

const codeOf = (error: unknown): string => (error instanceof FrenchError ? error.code : String(error));

const committed = async (year: number): Promise<{ kept: number; counted: number }> => {
  const { rows } = await pool.query<{ kept: number; counted: number }>(
    `SELECT coalesce((SELECT sum(amount_cents) FROM commitment c JOIN action a ON a.id = c.action_id WHERE a.year = $1 AND c.funding_source_code = 'HORS_QUOTA'), 0)::bigint AS kept,
            coalesce((SELECT committed_cents FROM cap_year WHERE cap_key = 'opca-defi-2016/hors-quota-par-an' AND year = $1), 0) AS counted`,
    [year],
  );
  return rows[0]!;
};

describe('commitments fired in parallel at one cap (DEFi, article 12)', () => {
  let year = 1999;
  beforeEach(() => {
    year += 1;
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))('round %i: exactly those that fit are accepted, and none is lost to a deadlock', async (round) => {
    // From a cap that takes them all but one, to one that takes a handful.
    const each = Math.trunc(CAP / (COPIES - 1 - ((round * 37) % (COPIES - 10))));
    const fitting = Math.trunc(CAP / each);
    await decided(year, COPIES);
    const outcomes = await Promise.all(
      Array.from({ length: COPIES }, (_, index) =>
        commitCredits(asking, `${year}-${index}`, {
          action: `opca-defi-2016--${year}-t-${index}`,
          on: null,
          lines: [{ source: 'HORS_QUOTA', academy: null, cents: each }],
          ground: null,
        }).then(
          () => 'ACCEPTED',
          (error: unknown) => codeOf(error),
        ),
      ),
    );
    const counted = Object.fromEntries([...new Set(outcomes)].map((outcome) => [outcome, outcomes.filter((other) => other === outcome).length]));
    expect(counted).toEqual({ ACCEPTED: fitting, CAP_PASSED: COPIES - fitting });
    expect(await committed(year)).toEqual({ kept: fitting * each, counted: fitting * each });
  });

  it('thirty copies of one commitment have one effect and one answer', async () => {
    await decided(year, 1);
    const input = { action: `opca-defi-2016--${year}-t-0`, on: null, lines: [{ source: 'HORS_QUOTA', academy: null, cents: 100_00 }], ground: 'Avis du comité' };
    const answers = await Promise.all(Array.from({ length: 30 }, () => commitCredits(asking, `copies-${year}`, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await committed(year)).toEqual({ kept: 100_00, counted: 100_00 });
    const { rows } = await pool.query<{ steps: number }>('SELECT count(*) AS steps FROM action_step WHERE action_id = $1', [answers[0]!.actionId]);
    expect(rows[0]!.steps).toBe(1);
  });

  it('the same key for another request is refused, whoever asks', async () => {
    await decided(year, 2);
    const input = { action: `opca-defi-2016--${year}-t-0`, on: null, lines: [{ source: 'HORS_QUOTA', academy: null, cents: 100_00 }], ground: null };
    await commitCredits(asking, `reused-${year}`, input);
    await expect(commitCredits(asking, `reused-${year}`, { ...input, action: `opca-defi-2016--${year}-t-1` })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('a refused request leaves its key free', async () => {
    await decided(year, 1);
    const input = { action: `opca-defi-2016--${year}-t-0`, on: null, lines: [{ source: 'HORS_QUOTA', academy: null, cents: CAP + 1 }], ground: null };
    await expect(commitCredits(asking, `freed-${year}`, input)).rejects.toMatchObject({ code: 'CAP_PASSED' });
    await expect(commitCredits(asking, `freed-${year}`, { ...input, lines: [{ source: 'HORS_QUOTA', academy: null, cents: CAP }] })).resolves.toMatchObject({ status: 'COMMITTED' });
  });
});

describe('the cap without the rule', () => {
  it('is held by the database, whatever writes: bulk insertion, many at once', async () => {
    const [year, half] = [2095, CAP / 2];
    const ids = await decided(year, 4);
    const insert = (id: number) =>
      pool.query(`INSERT INTO commitment (action_id, convention_key, funding_source_code, amount_cents) VALUES ($1, 'opca-defi-2016', 'HORS_QUOTA', $2)`, [id, half]);
    const done = await Promise.allSettled(ids.map(insert));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(
      pool.query(
        `INSERT INTO commitment (action_id, convention_key, funding_source_code, amount_cents) SELECT id, 'opca-defi-2016', 'HORS_QUOTA', 1 FROM unnest($1::bigint[]) AS u (id)`,
        [ids],
      ),
    ).rejects.toMatchObject({ constraint: 'cap_not_passed' });
    expect(await committed(year)).toEqual({ kept: CAP, counted: CAP });
  });
});
