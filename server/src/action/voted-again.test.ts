import { localDate } from '@conventions-ouvertes/shared/local-date';
import type { Choice } from '@conventions-ouvertes/shared/committee/ballots';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preparedVote } from '../committee/testing/prepared-vote.js';
import { closeVote } from '../committee/vote-on-item.js';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import type { Asking } from '../record/perform.js';
import { openOrm } from '../store/open-orm.js';
import { presentModification } from './present-modification.js';
import { reviseSheet } from './revise-sheet.js';
import { EP_PARTNER, EP_SECRETARY } from './testing/actors.js';
import { aSheet, insertReadyActions } from './testing/ready-actions.js';

const EP = 'opco-ep-2020';
const SOURCE = 'SECTION_L6332_3';
const today = localDate('2021-06-01');
let database: TestDatabase;
let pool: pg.Pool;
let asking: Asking;

/** The catalogue of a convention that has the committee vote again on changes, with what a tie does. */
const votingAgain = async (tie: 'NOT_ADOPTED' | 'CHAIR_DECIDES'): Promise<Catalogue> => {
  await pool.query(
    `UPDATE convention SET terms = jsonb_set(jsonb_set(terms, '{modification,duty}', '"VOTED_AGAIN"'), '{committee,voting,tie}', to_jsonb($2::text)) WHERE key = $1`,
    [EP, tie],
  );
  const orm = await openOrm(database.url);
  try {
    return await catalogueReader(orm, pool)();
  } finally {
    await orm.close(true);
  }
};

beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  asking = { pool, actor: EP_SECRETARY, today };
  await insertReadyActions(pool, EP, '3', SOURCE, ['adopted', 'rejected', 'tied', 'by-hand', 'early'].map((reference) => ({ reference, status: 'COMMITTED' })));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const revised = async (action: string): Promise<void> => {
  const sheet = aSheet({ expenses: [{ label: 'Transport', shares: [{ source: SOURCE, cents: 900 }] }] });
  await reviseSheet({ ...asking, actor: EP_PARTNER }, `revise ${action}`, { action, on: null, sheet, reason: null });
};
const voted = async (action: string, choices: readonly [Choice, Choice, Choice], tie: 'NOT_ADOPTED' | 'CHAIR_DECIDES' = 'NOT_ADOPTED'): Promise<string> => {
  const catalogue = await votingAgain(tie);
  await revised(action);
  const meeting = await preparedVote(asking, catalogue, action, EP, action, choices);
  await closeVote(asking, catalogue, `close ${action}`, { meeting, position: 1 });
  return meeting;
};
const standing = async (action: string): Promise<{ adopted: boolean | null; version: number; waits: boolean }> => {
  const { rows } = await pool.query<{ adopted: boolean | null; version: number; waits: boolean }>(
    `SELECT (SELECT p.was_adopted FROM sheet_presentation p JOIN sheet v ON v.id = p.sheet_id WHERE v.action_id = a.id) AS adopted,
            (SELECT version FROM sheet s WHERE s.action_id = a.id AND s.kind = 'PLANNED' AND s.is_current) AS version,
            EXISTS (SELECT FROM sheet s WHERE s.action_id = a.id AND s.is_pending) AS waits
       FROM action a WHERE slug = $1`,
    [action],
  );
  return rows[0]!;
};
const present = (action: string, wasAdopted: boolean | null, meetingId: number | null = null) => presentModification(asking, `present ${action} ${wasAdopted} ${meetingId}`, { action, on: null, wasAdopted, meetingId });

describe('a change on which the text has the committee vote again', () => {
  test('applies once the new vote has adopted it: the ballots say so, and nobody else', async () => {
    await voted(`${EP}--adopted`, ['FOR', 'FOR', 'AGAINST']);
    expect(await standing(`${EP}--adopted`)).toEqual({ adopted: true, version: 2, waits: false });
  });

  test('never applies where the new vote has not adopted it: the former version stays in force', async () => {
    await voted(`${EP}--rejected`, ['FOR', 'AGAINST', 'AGAINST']);
    expect(await standing(`${EP}--rejected`)).toEqual({ adopted: false, version: 1, waits: false });
  });

  test('is not entered by hand', async () => {
    await votingAgain('NOT_ADOPTED');
    await revised(`${EP}--by-hand`);
    for (const wasAdopted of [true, false, null]) await expect(present(`${EP}--by-hand`, wasAdopted)).rejects.toMatchObject({ code: 'DECISION_IS_VOTED' });
    expect(await standing(`${EP}--by-hand`)).toEqual({ adopted: null, version: 1, waits: true });
  });

  test('on a tie that the text leaves to the chair, waits for the chair’s word, told with that meeting', async () => {
    const meeting = Number(await voted(`${EP}--tied`, ['ABSTAIN', 'FOR', 'AGAINST'], 'CHAIR_DECIDES'));
    expect(await standing(`${EP}--tied`)).toEqual({ adopted: null, version: 1, waits: true });
    await expect(present(`${EP}--tied`, null, meeting)).rejects.toMatchObject({ code: 'VOTE_MISSING' });
    await present(`${EP}--tied`, true, meeting);
    expect(await standing(`${EP}--tied`)).toEqual({ adopted: true, version: 2, waits: false });
  });
});

describe('a change that the text has presented only (OPCO EP, article 15)', () => {
  test('takes no result, and no meeting of another convention', async () => {
    await pool.query(`UPDATE convention SET terms = jsonb_set(terms, '{modification,duty}', '"PRESENTED_BEFOREHAND"') WHERE key = $1`, [EP]);
    await revised(`${EP}--early`);
    await expect(present(`${EP}--early`, true)).rejects.toMatchObject({ code: 'VOTE_NOT_IN_TEXT' });
    const { rows } = await pool.query<{ id: number }>(
      `INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES ('opca-defi-2016', 'ORDINARY', 'HELD', '2021-05-01', '2021-06-01') RETURNING id`,
    );
    await expect(present(`${EP}--early`, null, rows[0]!.id)).rejects.toMatchObject({ code: 'MEETING_NOT_HELD' });
    await present(`${EP}--early`, null);
    expect(await standing(`${EP}--early`)).toEqual({ adopted: null, version: 2, waits: false });
  });
});
