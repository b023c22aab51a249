import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeObligations, type ConventionObligation } from '../obligation/compute-obligations.js';
import { storedFacts } from '../obligation/stored-facts.js';
import { meetingsOf } from '../committee/read-meetings.js';
import { conventionFacts } from '../life/convention-facts.js';
import { openPool } from '../platform/database.js';
import { freshDatabase, type TestDatabase } from '../platform/testing/database.js';
import { seed } from '../seed.js';
import { inventMeetings } from './committee-life.js';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';

let database: TestDatabase;
let pool: pg.Pool;
let conventions: readonly { readonly key: string; readonly terms: BindingTerms }[];
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.url);
  await seed(pool, { demo: true });
  conventions = (await pool.query<{ key: string; terms: BindingTerms }>(`SELECT key, terms FROM convention WHERE kind <> 'TEMPLATE' ORDER BY key`)).rows;
}, 180_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const obligations = async (on: LocalDate): Promise<readonly ConventionObligation[]> => {
  const keys = conventions.map(({ key }) => key);
  const [facts, meetings, stored] = [await conventionFacts(pool, keys), await meetingsOf(pool, keys), await storedFacts(pool, keys)];
  return conventions.flatMap(({ terms }, place) => computeObligations(terms, { convention: facts[place]!, meetings: meetings[place]!, stored: stored[place]! }, on, on));
};

describe('the invented life of the demonstration', () => {
  test('shows duties kept, late and missed, and says of all that they are fictitious', async () => {
    const all = await obligations(localDate('2026-11-21'));
    const count = (status: string) => all.filter((obligation) => obligation.status === status).length;
    expect(count('MET')).toBeGreaterThan(30);
    expect(count('LATE')).toBeGreaterThan(2);
    expect(count('MISSED')).toBeGreaterThan(2);
    expect(count('MET')).toBeGreaterThan(2 * (count('LATE') + count('MISSED')));
    expect(all.every(({ isDemo }) => isDemo)).toBe(true);
    expect(all.some(({ answers }) => answers.length > 0)).toBe(true);
    // Nobody of the ministry is made to say anything.
    expect(all.some(({ finding }) => finding === 'CONFIRMED' || finding === 'DISMISSED')).toBe(false);
  });

  test('every row of it is marked, in the database itself', async () => {
    for (const table of ['committee_meeting', 'report_sent', 'contact_list_exchange', 'logo_leave', 'digital_tool', 'finding_answer', 'skills_certificate', 'duty_discharge']) {
      const { rows } = await pool.query<{ whole: number; marked: number }>(`SELECT count(*) AS whole, count(*) FILTER (WHERE is_demo) AS marked FROM ${table}`);
      expect(rows[0]!.whole, table).toBeGreaterThan(0);
      expect(rows[0]!.marked, table).toBe(rows[0]!.whole);
    }
    const { rows } = await pool.query(`SELECT kind FROM convention_event WHERE NOT is_demo`);
    expect(rows.every(({ kind }) => kind === 'OUTSIDE')).toBe(true);
  });

  test('a vote that divides the committee is a tie, and is not adopted (OPCO EP, article 13)', async () => {
    const { rows } = await pool.query(`SELECT DISTINCT outcome FROM committee_vote WHERE is_tie`);
    expect(rows).toEqual([{ outcome: 'NOT_ADOPTED' }]);
  });

  test('is the same every time', () => {
    for (const { terms } of conventions) expect(inventMeetings(terms, [])).toEqual(inventMeetings(terms, []));
  });

  test('a second start adds nothing', async () => {
    const digest = async () => (await pool.query(`SELECT (SELECT count(*) FROM committee_meeting) AS meetings, (SELECT count(*) FROM convention_event) AS events, (SELECT version FROM data_version) AS version`)).rows;
    const before = await digest();
    await seed(pool, { demo: true });
    expect(await digest()).toEqual(before);
  });
});
