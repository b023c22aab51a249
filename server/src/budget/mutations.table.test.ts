import type pg from 'pg';
import { ACTION_STATUSES, type ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.js';
import { abandonAction, closeAction, refuseAction, withdrawAction } from '../action/end-action.js';
import { giveCommissionOpinion, giveMinistryOpinion } from '../action/give-opinion.js';
import { presentModification } from '../action/present-modification.js';
import { recordBoardDecision, recordCommitteeDecision } from '../action/record-decision.js';
import { reportRealisation } from '../action/report-realisation.js';
import { reviseSheet } from '../action/revise-sheet.js';
import { submitAction } from '../action/submit-action.js';
import { ADMINISTRATOR, delegation, DEFI_PARTNER, DEFI_SECRETARY, EP_PARTNER, EP_SECRETARY, ministry } from '../action/testing/actors.js';
import { aSheet, insertReadyActions } from '../action/testing/ready-actions.js';
import { preparedVote } from '../committee/testing/prepared-vote.js';
import { closeVote } from '../committee/vote-on-item.js';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import type { Asking } from '../record/perform.js';
import { openOrm } from '../store/open-orm.js';
import { commitCredits } from './commit-credits.js';
import { recordPayment, releaseCredits } from './enter-money.js';

type Roles = Readonly<Record<'PARTNER' | 'MINISTRY' | 'DELEGATION' | 'COMMITTEE_MEMBER' | 'COMMITTEE_SECRETARY' | 'ADMINISTRATOR' | 'OTHER_PARTNER', Actor>>;
type Allowed = Readonly<Partial<Record<keyof Roles, readonly ActionStatus[]>>>;

interface Convention {
  readonly key: string;
  readonly axis: string;
  readonly source: string;
  readonly today: string;
  readonly roles: Roles;
  readonly statuses: readonly ActionStatus[];
  /** Mutation → role → statuses from which it is accepted, every body having said yes. */
  readonly allowed: Readonly<Record<string, Allowed>>;
}

const ENDS = ['CLOSED', 'REFUSED', 'WITHDRAWN', 'ABANDONED'] as const;
const BEFORE_MONEY = ['SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'] as const;

const DEFI: Convention = {
  key: 'opca-defi-2016',
  axis: '4',
  source: 'HORS_QUOTA',
  today: '2018-06-01',
  roles: {
    PARTNER: DEFI_PARTNER,
    MINISTRY: ministry('menesr'),
    DELEGATION: delegation('76'),
    COMMITTEE_MEMBER: { ...DEFI_SECRETARY, id: 'member', role: 'COMMITTEE_MEMBER' },
    COMMITTEE_SECRETARY: DEFI_SECRETARY,
    ADMINISTRATOR,
    OTHER_PARTNER: EP_PARTNER,
  },
  statuses: ['DRAFT', 'SUBMITTED', 'COMMITTEE', 'COMMITTED', 'REALISED', ...ENDS],
  allowed: {
    submit: { PARTNER: ['DRAFT'] },
    commission: {},
    ministry: {},
    committee: { COMMITTEE_SECRETARY: ['SUBMITTED', 'COMMITTEE'] },
    board: {},
    commit: { PARTNER: ['COMMITTEE', 'COMMITTED'] },
    realise: { PARTNER: ['COMMITTED'] },
    close: { MINISTRY: ['REALISED'], COMMITTEE_SECRETARY: ['REALISED'] },
    refuse: {},
    withdraw: { PARTNER: ['DRAFT', 'SUBMITTED', 'COMMITTEE'] },
    abandon: { PARTNER: ['COMMITTED'] },
    revise: { PARTNER: ['DRAFT', 'SUBMITTED', 'COMMITTEE', 'COMMITTED'] },
    present: {},
    release: {},
    pay: {},
  },
};

const EP: Convention = {
  key: 'opco-ep-2020',
  axis: '3',
  source: 'SECTION_L6332_3',
  today: '2021-06-01',
  roles: { ...DEFI.roles, PARTNER: EP_PARTNER, MINISTRY: ministry('menjs'), COMMITTEE_MEMBER: { ...EP_SECRETARY, id: 'member', role: 'COMMITTEE_MEMBER' }, COMMITTEE_SECRETARY: EP_SECRETARY, OTHER_PARTNER: DEFI_PARTNER },
  statuses: ACTION_STATUSES,
  allowed: {
    submit: { PARTNER: ['DRAFT'] },
    commission: { PARTNER: BEFORE_MONEY },
    ministry: { MINISTRY: ['COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED'] },
    committee: { COMMITTEE_SECRETARY: ['MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'] },
    board: { PARTNER: ['COMMITTEE', 'BOARD'] },
    commit: { PARTNER: ['BOARD', 'COMMITTED'] },
    realise: { PARTNER: ['COMMITTED'] },
    close: { MINISTRY: ['REALISED'], COMMITTEE_SECRETARY: ['REALISED'] },
    refuse: {},
    withdraw: { PARTNER: ['DRAFT', ...BEFORE_MONEY] },
    abandon: { PARTNER: ['COMMITTED'] },
    revise: { PARTNER: ['DRAFT', ...BEFORE_MONEY, 'COMMITTED'] },
    present: {},
    release: {},
    pay: {},
  },
};

/** The committee's word, as the text has it: an opinion that its secretary records, or a vote that is closed. */
const decide = async (asking: Asking, id: string, action: string, key: string, catalogue: Catalogue): Promise<unknown> => {
  if (key !== EP.key) return recordCommitteeDecision(asking, id, { action, on: null, value: 'FAVOURABLE', grounds: null, meetingId: null });
  const meeting = await preparedVote({ ...asking, actor: EP_SECRETARY }, catalogue, id, key, action, ['FOR', 'FOR', 'FOR']);
  return closeVote(asking, catalogue, id, { meeting, position: 1 });
};

const run = (asking: Asking, mutation: string, action: string, { source, key }: Convention, catalogue: Catalogue): Promise<unknown> => {
  const id = `${mutation} ${action}`;
  const on = null;
  switch (mutation) {
    case 'submit':
      return submitAction(asking, id, { action, on });
    case 'commission':
      return giveCommissionOpinion(asking, id, { action, on, value: 'FAVOURABLE', recommendations: null, reasoning: null });
    case 'ministry':
      return giveMinistryOpinion(asking, id, { action, on, value: 'FAVOURABLE', recommendations: null, reasoning: null });
    case 'committee':
      return decide(asking, id, action, key, catalogue);
    case 'board':
      return recordBoardDecision(asking, id, { action, on, value: 'APPROVED', grounds: null });
    case 'commit':
      return commitCredits(asking, id, { action, on, lines: [{ source, academy: null, cents: 1 }], ground: null });
    case 'realise':
      return reportRealisation(asking, id, { action, on, sheet: null, results: [] });
    case 'close':
      return closeAction(asking, id, { action, on, reason: null });
    case 'refuse':
      return refuseAction(asking, id, { action, on, reason: 'Non' });
    case 'withdraw':
      return withdrawAction(asking, id, { action, on, reason: 'Autre priorité' });
    case 'abandon':
      return abandonAction(asking, id, { action, on, reason: 'Plus de salle' });
    case 'revise':
      return reviseSheet(asking, id, { action, on, sheet: aSheet({ expenses: [{ label: 'Transport', shares: [{ source, cents: 900 }] }] }), reason: null });
    case 'present':
      return presentModification(asking, id, { action, on, wasAdopted: null, meetingId: null });
    case 'release':
      return releaseCredits(asking, id, { action, on, source, academy: null, cents: 1, ground: null });
    default:
      return recordPayment(asking, id, { action, on, source, cents: 1, ground: null, agreement: null });
  }
};

describe.each([DEFI, EP])('$key: every mutation, status and role', (convention) => {
  const { key, roles, statuses, allowed } = convention;
  const mutations = Object.keys(allowed);
  const triples = mutations.flatMap((mutation) => statuses.flatMap((status) => (Object.keys(roles) as (keyof Roles)[]).map((role) => ({ mutation, status, role }))));
  const referenceOf = ({ mutation, status, role }: (typeof triples)[number]): string => `${mutation}-${status}-${role}`;
  let database: TestDatabase;
  let pool: pg.Pool;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await seededDatabase();
    pool = openPool(database.url);
    const orm = await openOrm(database.url);
    catalogue = await catalogueReader(orm, pool)();
    await orm.close(true);
    await insertReadyActions(pool, key, convention.axis, convention.source, triples.map((triple) => ({ reference: referenceOf(triple), status: triple.status })));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it.each(mutations)('%s: accepted from these statuses by these roles, and refused in French everywhere else', async (mutation) => {
    for (const triple of triples.filter((one) => one.mutation === mutation)) {
      const asking: Asking = { pool, actor: roles[triple.role], today: localDate(convention.today) };
      const outcome = await run(asking, mutation, `${key}--${referenceOf(triple).toLowerCase()}`, convention, catalogue).then(
        () => 'ACCEPTED',
        (error: unknown) => (error instanceof FrenchError ? 'REFUSED' : String(error)),
      );
      const isAllowed = allowed[mutation]?.[triple.role]?.includes(triple.status) ?? false;
      expect({ ...triple, outcome }).toEqual({ ...triple, outcome: isAllowed ? 'ACCEPTED' : 'REFUSED' });
    }
  });

  it('is refused to whoever is not signed in', async () => {
    const [first] = triples;
    for (const mutation of mutations) {
      await expect(run({ pool, actor: null, today: localDate(convention.today) }, mutation, `${key}--${referenceOf(first!).toLowerCase()}`, convention, catalogue)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('changes nothing when it is refused, and leaves a line in the record when it is not', async () => {
    const { rows } = await pool.query<{ untold: number; unrecorded: number }>(
      `SELECT (SELECT count(*) FROM action a WHERE a.status <> split_part(a.reference, '-', 2)
                  AND NOT EXISTS (SELECT FROM action_step s WHERE s.action_id = a.id AND s.to_status = a.status)) AS untold,
              (SELECT count(*) FROM action_step s JOIN action a ON a.id = s.action_id WHERE NOT EXISTS (
                 SELECT FROM record r WHERE r.subject_key = a.slug AND r.after ->> 'status' = s.to_status)) AS unrecorded`,
    );
    expect(rows).toEqual([{ untold: 0, unrecorded: 0 }]);
  });
});
