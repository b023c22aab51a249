import fc from 'fast-check';
import type pg from 'pg';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftAction } from '../action/draft-action.js';
import { abandonAction, closeAction, refuseAction, withdrawAction } from '../action/end-action.js';
import { giveCommissionOpinion, giveMinistryOpinion } from '../action/give-opinion.js';
import { presentModification } from '../action/present-modification.js';
import { recordBoardDecision, recordCommitteeDecision } from '../action/record-decision.js';
import { reportRealisation } from '../action/report-realisation.js';
import { reviseSheet } from '../action/revise-sheet.js';
import { submitAction } from '../action/submit-action.js';
import { EP_PARTNER, EP_SECRETARY, ministry } from '../action/testing/actors.js';
import { aRealisedSheet, aSheet } from '../action/testing/ready-actions.js';
import { openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { commitCredits } from './commit-credits.js';
import { recordPayment, releaseCredits } from './enter-money.js';

const KEY = 'opco-ep-2020';
const CAP = 1_000;
const SOURCE = 'SECTION_L6332_3';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
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

/** Something that someone does, rightly or not, to one of three actions. */
const deed = fc.record({
  action: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    fc.record({ do: fc.constant('submit' as const) }),
    fc.record({ do: fc.constant('commission' as const), value: opinion }),
    fc.record({ do: fc.constant('ministry' as const), party: fc.constantFrom('menjs' as const, 'mesri' as const), value: opinion }),
    fc.record({ do: fc.constant('committee' as const), value: mostly('ADOPTED' as const, 'NOT_ADOPTED' as const) }),
    fc.record({ do: fc.constant('board' as const), value: mostly('APPROVED' as const, 'REFUSED' as const) }),
    fc.record({ do: fc.constant('commit' as const), cents: amount }),
    fc.record({ do: fc.constant('release' as const), cents: amount }),
    fc.record({ do: fc.constant('pay' as const), cents: amount }),
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
  { do: 'committee', value: 'ADOPTED' },
  { do: 'board', value: 'APPROVED' },
  { do: 'commit', cents: 400 },
];

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
      return recordCommitteeDecision(asking('secretary'), key, { action, on, value: what.value, grounds: null, meetingId: null });
    case 'board':
      return recordBoardDecision(asking('partner'), key, { action, on, value: what.value, grounds: null });
    case 'commit':
      return commitCredits(asking('partner'), key, { action, on, lines: [{ source: SOURCE, academy: null, cents: what.cents }], ground: null });
    case 'release':
      return releaseCredits(asking('partner'), key, { action, on, source: SOURCE, academy: null, cents: what.cents, ground: null });
    case 'pay':
      return recordPayment(asking('partner'), key, { action, on, source: SOURCE, cents: what.cents, ground: null, agreement: null });
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
  SELECT 'paid or freed beyond committed' FROM money_position WHERE released + paid > committed
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
        const [key, slug, before] = [`${round} ${index}`, `${KEY}--s${round}-${action}`, await recordLength()];
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
    { numRuns: process.env['TEST_FULL'] ? 150 : 15 },
  );
}, 600_000);
