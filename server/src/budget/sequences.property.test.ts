import fc from 'fast-check';
import type pg from 'pg';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftAction } from '../action/draft-action.js';
import { abandonAction, closeAction, refuseAction, withdrawAction } from '../action/end-action.js';
import { giveCommissionOpinion, giveMinistryOpinion } from '../action/give-opinion.js';
import { presentModification } from '../action/present-modification.js';
import { recordBoardDecision } from '../action/record-decision.js';
import { reportRealisation } from '../action/report-realisation.js';
import { reviseSheet } from '../action/revise-sheet.js';
import { submitAction } from '../action/submit-action.js';
import { EP_PARTNER, EP_SECRETARY, ministry } from '../action/testing/actors.js';
import { aRealisedSheet, aSheet } from '../action/testing/ready-actions.js';
import { preparedVote } from '../committee/testing/prepared-vote.js';
import { closeVote } from '../committee/vote-on-item.js';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { commitCredits } from './commit-credits.js';
import { recordPayment, releaseCredits } from './enter-money.js';
import { reverseEntry } from './reverse-entry.js';

const KEY = 'opco-ep-2020';
const CAP = 1_000;
const SOURCE = 'SECTION_L6332_3';

let database: TestDatabase;
let pool: pg.Pool;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  const orm = await openOrm(database.url);
  catalogue = await catalogueReader(orm, pool)();
  await orm.close(true);
  await pool.query(`UPDATE cap_amount SET amount_cents = $2 WHERE cap_key = $1`, [`${KEY}/section-l6332-3`, CAP]);
  await pool.query('SELECT rebuild_cap_years()');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const today = localDate('2021-06-01');
const by = { partner: { actor: EP_PARTNER }, secretary: { actor: EP_SECRETARY }, menjs: { actor: ministry('menjs') }, mesri: { actor: ministry('mesri') } };
const asking = (who: keyof typeof by) => ({ pool, today, ...by[who] });

const amount = fc.integer({ min: 1, max: 700 });
const opinion = fc.constantFrom('FAVOURABLE', 'RESERVED', 'UNFAVOURABLE');
/** Yes more often than no, so that actions get somewhere. */
const mostly = <T>(yes: T, no: T) => fc.oneof({ weight: 4, arbitrary: fc.constant(yes) }, { weight: 1, arbitrary: fc.constant(no) });

const ballot = fc.oneof({ weight: 4, arbitrary: fc.constant('FOR' as const) }, { weight: 2, arbitrary: fc.constantFrom('AGAINST' as const, 'ABSTAIN' as const) });

/** Something that someone does, rightly or not, to one of three actions. */
const deed = fc.record({
  action: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    fc.record({ do: fc.constant('submit' as const) }),
    fc.record({ do: fc.constant('commission' as const), value: opinion }),
    fc.record({ do: fc.constant('ministry' as const), party: fc.constantFrom('menjs' as const, 'mesri' as const), value: opinion }),
    fc.record({ do: fc.constant('committee' as const), choices: fc.tuple(ballot, ballot, ballot) }),
    fc.record({ do: fc.constant('board' as const), value: mostly('APPROVED' as const, 'REFUSED' as const) }),
    fc.record({ do: fc.constant('commit' as const), cents: amount }),
    fc.record({ do: fc.constant('release' as const), cents: amount }),
    fc.record({ do: fc.constant('pay' as const), cents: amount }),
    fc.record({ do: fc.constant('reverse' as const) }),
    fc.record({ do: fc.constant('revise' as const), cents: amount }),
    fc.record({ do: fc.constant('present' as const) }),
    fc.record({ do: fc.constant('realise' as const), cents: amount }),
    fc.record({ do: fc.constant('close' as const) }),
    fc.record({ do: fc.constantFrom('refuse' as const, 'withdraw' as const, 'abandon' as const) }),
  ),
  /** Whether the same request is sent a second time under its key. */
  isSentAgain: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** A whole way as the text has it, so that sequences reach the money; what is random comes in between. */
const WAY: readonly Deed['what'][] = [
  { do: 'submit' },
  { do: 'commission', value: 'FAVOURABLE' },
  { do: 'ministry', party: 'menjs', value: 'FAVOURABLE' },
  { do: 'ministry', party: 'mesri', value: 'RESERVED' },
  { do: 'committee', choices: ['FOR', 'FOR', 'AGAINST'] },
  { do: 'board', value: 'APPROVED' },
  { do: 'commit', cents: 400 },
];

/** The meeting at which a vote is to be closed, by the key of the closing. */
const meetings = new Map<string, string>();
/** The payment to take back, by the key of its reversal. */
const payments = new Map<string, number>();

/** What has to be there before a deed can be done at all. */
const prepare = async (key: string, action: string, what: Deed['what']): Promise<void> => {
  if (what.do === 'reverse') {
    const last = await pool.query<{ id: number }>(`SELECT max(e.id) AS id FROM money_entry e JOIN action a ON a.id = e.action_id WHERE a.slug = $1 AND e.kind = 'PAYMENT'`, [action]);
    payments.set(key, last.rows[0]?.id ?? 0);
  }
  if (what.do === 'committee') meetings.set(key, await preparedVote(asking('secretary'), catalogue, key, KEY, action, what.choices));
};

const perform = (key: string, action: string, what: Deed['what']): Promise<unknown> => {
  const on = null;
  switch (what.do) {
    case 'submit':
      return submitAction(asking('partner'), key, { action, on });
    case 'commission':
      return giveCommissionOpinion(asking('partner'), key, { action, on, value: what.value, recommendations: null, reasoning: null });
    case 'ministry':
      return giveMinistryOpinion(asking(what.party), key, { action, on, value: what.value, recommendations: what.value === 'RESERVED' ? 'Ouvrir aux étudiants' : null, reasoning: null });
    case 'committee':
      return closeVote(asking('secretary'), catalogue, key, { meeting: meetings.get(key) ?? '', position: 1 });
    case 'board':
      return recordBoardDecision(asking('partner'), key, { action, on, value: what.value, grounds: null });
    case 'commit':
      return commitCredits(asking('partner'), key, { action, on, lines: [{ source: SOURCE, academy: null, cents: what.cents }], ground: null });
    case 'release':
      return releaseCredits(asking('partner'), key, { action, on, source: SOURCE, academy: null, cents: what.cents, ground: null });
    case 'pay':
      return recordPayment(asking('partner'), key, { action, on, source: SOURCE, cents: what.cents, ground: null, agreement: null });
    case 'reverse':
      return reverseEntry(asking('partner'), key, { action, on, entry: payments.get(key) ?? 0, reason: 'Erreur' });
    case 'revise':
      return reviseSheet(asking('partner'), key, { action, on, sheet: aSheet({ expenses: [{ label: 'Transport', shares: [{ source: SOURCE, cents: what.cents }] }] }), reason: null });
    case 'present':
      return presentModification(asking('secretary'), key, { action, on, wasAdopted: null, meetingId: null });
    case 'realise':
      return reportRealisation(asking('partner'), key, { action, on, sheet: aRealisedSheet({ expenses: [{ label: 'Transport', shares: [{ source: SOURCE, cents: what.cents }] }] }), results: [] });
    case 'close':
      return closeAction(asking('menjs'), key, { action, on, reason: null });
    case 'refuse':
      return refuseAction(asking('partner'), key, { action, on, reason: 'Non' });
    case 'withdraw':
      return withdrawAction(asking('partner'), key, { action, on, reason: 'Autre priorité' });
    case 'abandon':
      return abandonAction(asking('partner'), key, { action, on, reason: 'Plus de salle' });
  }
};

const BROKEN = `
  SELECT 'cap passed' AS what FROM cap_year WHERE committed_cents > limit_cents
  UNION ALL
  SELECT 'cap miscounted' FROM cap_year y FULL JOIN cap_year_detail d USING (cap_key, year) WHERE coalesce(y.committed_cents, 0) <> coalesce(d.committed_cents, 0)
  UNION ALL
  SELECT 'paid or freed beyond committed' FROM money_position WHERE released + paid > committed OR paid < 0
  UNION ALL
  SELECT 'a payment taken back twice' FROM money_entry WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1
  UNION ALL
  SELECT 'status untold by its last step' FROM action a
   WHERE a.status <> (SELECT to_status FROM action_step s WHERE s.action_id = a.id ORDER BY id DESC LIMIT 1)
  UNION ALL
  SELECT 'a step that does not follow the one before'
    FROM (SELECT from_status, lag(to_status) OVER (PARTITION BY action_id ORDER BY id) AS before FROM action_step) s WHERE from_status IS DISTINCT FROM before
  UNION ALL
  SELECT 'a step without its line in the record' FROM action_step s JOIN action a ON a.id = s.action_id
   WHERE NOT EXISTS (SELECT FROM record r WHERE r.subject_kind = 'ACTION' AND r.subject_key = a.slug AND r.after ->> 'status' = s.to_status)
  UNION ALL
  SELECT 'not one planned sheet in force' FROM sheet WHERE kind = 'PLANNED' GROUP BY action_id HAVING count(*) FILTER (WHERE is_current) <> 1
  UNION ALL
  SELECT 'versions with a gap' FROM sheet GROUP BY action_id, kind HAVING max(version) <> count(*) OR min(version) <> 1
  UNION ALL
  SELECT 'a change without its line in the record' FROM sheet_change c JOIN action a ON a.id = c.action_id
   WHERE NOT EXISTS (SELECT FROM record r WHERE r.subject_key = a.slug AND r.change = 'SHEET_REVISED' AND (r.after ->> 'version')::int = c.to_version)
  UNION ALL
  SELECT 'a result that its ballots do not give'
    FROM committee_vote v CROSS JOIN LATERAL (
      SELECT coalesce(sum(w.votes) FILTER (WHERE b.choice = 'FOR'), 0) AS yes, coalesce(sum(w.votes) FILTER (WHERE b.choice = 'AGAINST'), 0) AS no,
             coalesce(sum(w.votes) FILTER (WHERE b.choice = 'ABSTAIN'), 0) AS neither
        FROM committee_ballot b JOIN (VALUES ('opco', 1), ('menjs', 5), ('mesri', 5)) w (college, votes) USING (college) WHERE b.vote_id = v.id) b
   WHERE v.closed_on IS NOT NULL
     AND ((v.votes_for, v.votes_against, v.abstentions) <> (b.yes, b.no, b.neither) OR b.yes + b.no + b.neither <> 11 OR (v.outcome = 'ADOPTED') <> (b.yes > b.no))
  UNION ALL
  SELECT 'a decision of the committee without its vote' FROM body_decision d
   WHERE d.body = 'COMMITTEE' AND NOT EXISTS (
     SELECT FROM committee_vote v JOIN agenda_item i ON i.meeting_id = v.meeting_id AND i.position = v.position
      WHERE v.meeting_id = d.meeting_id AND i.action_id = d.action_id AND v.outcome = d.value)
  UNION ALL
  SELECT 'a change of an approved action that applies unseen' FROM sheet_change c JOIN sheet s ON s.id = c.sheet_id
   WHERE c.status IN ('COMMITTEE', 'BOARD', 'COMMITTED') AND s.is_current AND NOT EXISTS (SELECT FROM sheet_presentation p WHERE p.sheet_id = c.sheet_id)`;

const recordLength = async (): Promise<number> => (await pool.query<{ count: number }>('SELECT count(*) FROM record')).rows[0]!.count;

let round = 0;

it('no sequence of accepted mutations breaks a cap, an effect, the history or the versions of a sheet (OPCO EP, 14 to 16)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.array(deed, { maxLength: 12 }), async (early, late) => {
      round += 1;
      const year = 1990 + (round % 110);
      for (const index of [0, 1, 2]) {
        const sheet = aSheet({ expenses: [{ label: 'Transport', shares: [{ source: SOURCE, cents: 400 }] }] });
        await draftAction(asking('partner'), `draft ${round} ${index}`, { convention: KEY, reference: `S${round}-${index}`, axis: '3', year, title: 'Forum', academies: [], sheet });
      }
      const way = WAY.map((what): Deed => ({ action: 0, what, isSentAgain: true }));
      const interleaved = way.flatMap((step, index) => [...early.slice(index * 3, index * 3 + 3), step]);
      for (const [index, { action, what, isSentAgain }] of [...interleaved, ...early.slice(way.length * 3), ...late].entries()) {
        const [key, slug] = [`${round} ${index}`, `${KEY}--s${round}-${action}`];
        await prepare(key, slug, what);
        const before = await recordLength();
        const answer = await perform(key, slug, what).catch((error: unknown) => {
          if (error instanceof FrenchError) return null;
          throw error;
        });
        const after = await recordLength();
        expect(answer === null ? after === before : after > before).toBe(true);
        if (isSentAgain && answer !== null) {
          expect(JSON.stringify(await perform(key, slug, what))).toBe(JSON.stringify(answer));
          expect(await recordLength()).toBe(after);
        }
        expect((await pool.query(BROKEN)).rows).toEqual([]);
      }
    }),
    { numRuns: process.env['TEST_FULL'] ? 150 : 10 },
  );
}, 600_000);
