import type { ActionRole, ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { TRANSITIONS } from '@conventions-ouvertes/shared/action/transition-table';
import { originsOf, wayOf } from '@conventions-ouvertes/shared/action/way';
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

const one = async <Row extends object>(sql: string): Promise<Row> => (await pool.query<Row>(sql)).rows[0]!;

describe('the invented ways of its actions', () => {
  test('every action that came in has one, whatever became of it, each step with who, when and the article of its text', async () => {
    const untold = await pool.query(`SELECT slug, status FROM action a WHERE status <> 'DRAFT' AND NOT EXISTS (SELECT FROM action_step s WHERE s.action_id = a.id)`);
    expect(untold.rows).toEqual([]);
    const ways = await pool.query<{ status: string }>(`SELECT DISTINCT status FROM action`);
    expect(ways.rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['ABANDONED', 'CLOSED', 'COMMITTED', 'REALISED', 'REFUSED', 'SUBMITTED', 'WITHDRAWN']));
    expect(await one(`SELECT count(*) AS n FROM action_step WHERE actor_role IS NULL OR actor_id <> 'demonstration'`)).toEqual({ n: 0 });
    expect((await one<{ n: number }>(`SELECT count(*) AS n FROM action_step s JOIN action a ON a.id = s.action_id WHERE a.convention_key = 'opco-ep-2020' AND s.articles <> '{}'`)).n).toBeGreaterThan(150);
  });

  test('each goes the way of its own text, as the one table of transitions has it', async () => {
    const { rows } = await pool.query<{ key: string; from: ActionStatus | null; to: ActionStatus; role: ActionRole }>(
      `SELECT DISTINCT a.convention_key AS key, s.from_status AS "from", s.to_status AS "to", s.actor_role AS role FROM action_step s JOIN action a ON a.id = s.action_id`,
    );
    for (const { key, from, to, role } of rows) {
      const terms = conventions.find((convention) => convention.key === key)!.terms;
      if (from === null) expect(to).toBe('DRAFT');
      else {
        expect(to === 'REFUSED' || to === 'WITHDRAWN' || to === 'ABANDONED' || originsOf(wayOf(terms), to).includes(from), `${key}: ${from} → ${to}`).toBe(true);
        expect(TRANSITIONS[to].from, `${from} → ${to}`).toContain(from);
        expect(TRANSITIONS[to].by, to).toContain(role);
      }
    }
  });

  test('in the order of days, up to the status that the files told; a closing with money left open is not told', async () => {
    const wrong = await pool.query(
      `SELECT a.slug, a.status, s.to_status FROM action a
         JOIN LATERAL (SELECT to_status FROM action_step s WHERE s.action_id = a.id ORDER BY id DESC LIMIT 1) s ON true
        WHERE s.to_status <> a.status AND NOT (a.status = 'CLOSED' AND s.to_status = 'REALISED')`,
    );
    expect(wrong.rows).toEqual([]);
    const disordered = await pool.query(
      `SELECT FROM (SELECT decided_on, from_status, lag(decided_on) OVER w AS earlier, lag(to_status) OVER w AS before FROM action_step WINDOW w AS (PARTITION BY action_id ORDER BY id)) s
        WHERE decided_on < earlier OR from_status IS DISTINCT FROM before`,
    );
    expect(disordered.rowCount).toBe(0);
  });

  test('an action that was given up says why, and leaves none of its credits open', async () => {
    const { rows } = await pool.query<{ from: string; reasons: number; open: number }>(
      `SELECT s.from_status AS "from", (SELECT count(*) FROM reason r WHERE r.kind = 'STEP' AND r.id = s.id) AS reasons,
              (SELECT coalesce(sum(p.net_committed), 0)::bigint FROM money_position p WHERE p.action_id = s.action_id) AS open
         FROM action_step s WHERE s.to_status = 'ABANDONED'`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatchObject({ from: 'COMMITTED', reasons: 1, open: 0 });
  });

  test('credits were committed after a meeting, or a consultation by e-mail where the text allows one once the year has its two (OPCO EP, article 14)', async () => {
    const { rows } = await pool.query<{ key: string; meetings: number }>(
      `SELECT e.convention_key AS key, (SELECT count(*) FROM committee_meeting m WHERE m.convention_key = e.convention_key AND m.kind = 'ORDINARY'
                AND extract(year FROM m.meets_on) = extract(year FROM e.meets_on)) AS meetings FROM committee_meeting e WHERE e.kind = 'EMAIL'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ key: 'opco-ep-2020', meetings: 2 });
  });

  test('shows opinions reserved with what would lift them, some lifted, and votes behind every decision of OPCO EP’s committee', async () => {
    const { reserved, without, lifted } = await one<{ reserved: number; without: number; lifted: number }>(
      `SELECT count(*) FILTER (WHERE o.value = 'RESERVED') AS reserved,
              count(*) FILTER (WHERE o.value = 'RESERVED' AND NOT EXISTS (SELECT FROM reason r WHERE r.kind = 'RECOMMENDATIONS' AND r.id = o.id)) AS without,
              count(*) FILTER (WHERE o.value = 'FAVOURABLE' AND EXISTS (SELECT FROM opinion e WHERE e.action_id = o.action_id AND e.party_key = o.party_key AND e.value = 'RESERVED' AND e.given_on < o.given_on)) AS lifted
         FROM opinion o`,
    );
    expect(reserved).toBeGreaterThan(5);
    expect(without).toBe(0);
    expect(lifted).toBeGreaterThan(1);
    const unvoted = await pool.query(
      `SELECT a.slug FROM body_decision d JOIN action a ON a.id = d.action_id WHERE d.body = 'COMMITTEE' AND a.convention_key = 'opco-ep-2020' AND NOT EXISTS (
         SELECT FROM committee_vote v JOIN agenda_item i ON i.meeting_id = v.meeting_id AND i.position = v.position WHERE v.meeting_id = d.meeting_id AND i.action_id = d.action_id AND v.outcome = d.value)`,
    );
    expect(unvoted.rows).toEqual([]);
    expect((await one<{ n: number }>(`SELECT count(*) AS n FROM body_decision WHERE body = 'COMMITTEE' AND meeting_id IS NOT NULL`)).n).toBeGreaterThan(40);
  });

  test('shows actions modified after their approval: the first version stays, one waits', async () => {
    const { rows } = await pool.query<{ presented: boolean; pending: boolean; versions: number }>(
      `SELECT p.sheet_id IS NOT NULL AS presented, s.is_pending AS pending, (SELECT count(*) FROM sheet v WHERE v.action_id = c.action_id AND v.kind = 'PLANNED') AS versions
         FROM sheet_change c JOIN sheet s ON s.id = c.sheet_id LEFT JOIN sheet_presentation p ON p.sheet_id = c.sheet_id`,
    );
    expect(rows.filter(({ presented }) => presented).length).toBeGreaterThan(1);
    expect(rows.filter(({ pending }) => pending)).toHaveLength(1);
    expect(rows.every(({ versions }) => versions === 2)).toBe(true);
  });
});

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
    for (const table of ['committee_meeting', 'report_sent', 'contact_list_exchange', 'logo_leave', 'digital_tool', 'finding_answer', 'skills_certificate', 'duty_discharge', 'common_accord']) {
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
