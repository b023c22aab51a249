import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { FCIL } from '../../test/local-conventions.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { CGPME, OCCITANIE } from '../../test/regional-conventions.js';
import type { BindingTerms } from '../convention/terms.js';
import { localDate } from '../local-date.js';
import { cents, ZERO } from '../money.js';
import type { ActionFacts } from './action-facts.js';
import type { MinistryOpinion } from './opinion.js';
import { ACTION_ROLES, ACTION_STATUSES, isFinal, type ActionRole, type ActionStatus } from './status.js';
import { checkFurtherCommitment, checkTransition, openTransitions } from './transition.js';
import { requirementOf, wayOf } from './way.js';

const opinion = (party: string, value: MinistryOpinion['value']): MinistryOpinion => ({
  party,
  value,
  recommendations: value === 'RESERVED' ? 'Ouvrir aux étudiants.' : null,
  givenOn: localDate('2021-10-01'),
  sheetVersion: 1,
});

/** Everything that any step may ask for, all in favour. */
const ALL_GRANTED: ActionFacts = {
  plannedSheet: { isComplete: true, hasFinancialAnnex: true },
  realisedSheet: { isComplete: true, hasFinancialAnnex: true },
  commissionOpinion: 'FAVOURABLE',
  ministryOpinions: [opinion('menjs', 'FAVOURABLE'), opinion('mesri', 'FAVOURABLE'), opinion('menesr', 'FAVOURABLE')],
  committee: 'FAVOURABLE',
  board: 'APPROVED',
  isProgrammeApproved: true,
  conventionMayCommit: true,
  cap: 'FITS',
  hasChangeToPresent: false,
  leftOpen: ZERO,
  reason: 'Le partenaire y renonce.',
};
const NO_FROM_COMMITTEE: ActionFacts = { ...ALL_GRANTED, committee: 'NOT_ADOPTED' };
const NO_FROM_BOARD: ActionFacts = { ...ALL_GRANTED, board: 'REFUSED' };

const given = (changes: Partial<ActionFacts>): ActionFacts => ({ ...ALL_GRANTED, ...changes });

type Move = readonly [ActionStatus, ActionStatus, ...ActionRole[]];
const CLOSERS = ['MINISTRY', 'DELEGATION', 'COMMITTEE_SECRETARY'] as const;
const WAYS: readonly (readonly [string, BindingTerms, readonly Move[]])[] = [
  [
    'DEFi, articles 9 and 11',
    DEFI,
    [
      ['DRAFT', 'SUBMITTED', 'PARTNER'],
      ['SUBMITTED', 'COMMITTEE', 'COMMITTEE_SECRETARY'],
      ['COMMITTEE', 'COMMITTED', 'PARTNER'],
      ['COMMITTED', 'REALISED', 'PARTNER'],
      ['REALISED', 'CLOSED', ...CLOSERS],
      ...(['DRAFT', 'SUBMITTED', 'COMMITTEE'] as const).map((from): Move => [from, 'WITHDRAWN', 'PARTNER']),
      ['COMMITTED', 'ABANDONED', 'PARTNER'],
    ],
  ],
  [
    'OPCO EP, articles 14 and 15',
    OPCO_EP,
    [
      ['DRAFT', 'SUBMITTED', 'PARTNER'],
      ['SUBMITTED', 'COMMISSION_OPINION', 'PARTNER'],
      ['COMMISSION_OPINION', 'MINISTRIES_OPINION', 'MINISTRY'],
      ['MINISTRIES_OPINION', 'COMMITTEE', 'COMMITTEE_SECRETARY'],
      ['COMMITTEE', 'BOARD', 'PARTNER'],
      ['BOARD', 'COMMITTED', 'PARTNER'],
      ['COMMITTED', 'REALISED', 'PARTNER'],
      ['REALISED', 'CLOSED', ...CLOSERS],
      ...(['DRAFT', 'SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'] as const).map((from): Move => [from, 'WITHDRAWN', 'PARTNER']),
      ['COMMITTED', 'ABANDONED', 'PARTNER'],
    ],
  ],
  ...[
    ['Occitanie', OCCITANIE],
    ['CGPME', CGPME],
    ['FCIL', FCIL],
  ].map(([name, terms]) => [
    `${name as string}, whose text sets no step`,
    terms as BindingTerms,
    [
      ['DRAFT', 'SUBMITTED', 'PARTNER'],
      ['SUBMITTED', 'COMMITTED', 'PARTNER'],
      ['COMMITTED', 'REALISED', 'PARTNER'],
      ['REALISED', 'CLOSED', ...CLOSERS],
      ['DRAFT', 'WITHDRAWN', 'PARTNER'],
      ['SUBMITTED', 'WITHDRAWN', 'PARTNER'],
      ['COMMITTED', 'ABANDONED', 'PARTNER'],
    ],
  ] as const satisfies readonly [string, BindingTerms, readonly Move[]]),
];

describe.each(WAYS)('an action under %s', (_name, terms, moves) => {
  const triples = ACTION_STATUSES.flatMap((from) => ACTION_STATUSES.flatMap((to) => ACTION_ROLES.map((role) => ({ from, to, role }))));
  const isAllowed = ({ from, to, role }: (typeof triples)[number]) => moves.some(([origin, target, ...roles]) => origin === from && target === to && roles.includes(role));

  it.each(triples.filter(isAllowed))('goes from $from to $to by $role', ({ from, to, role }) => {
    expect(checkTransition(terms, ALL_GRANTED, from, to, role)).toMatchObject({ outcome: 'ALLOWED' });
  });

  it('goes nowhere else: every other pair of statuses and role is refused', () => {
    for (const { from, to, role } of triples.filter((triple) => !isAllowed(triple))) {
      expect([from, to, role, checkTransition(terms, ALL_GRANTED, from, to, role).outcome]).toEqual([from, to, role, 'REFUSED']);
    }
  });

  it('tells the same moves when asked which are open', () => {
    for (const from of ACTION_STATUSES) {
      for (const role of ACTION_ROLES) {
        const expected = ACTION_STATUSES.filter((to) => isAllowed({ from, to, role }));
        expect([...openTransitions(terms, ALL_GRANTED, from, role)].sort()).toEqual([...expected].sort());
      }
    }
  });
});

describe('a body that says no', () => {
  it('refuses the action where its yes is needed: OPCO EP’s committee and board (14)', () => {
    expect(checkTransition(OPCO_EP, NO_FROM_COMMITTEE, 'MINISTRIES_OPINION', 'COMMITTEE', 'COMMITTEE_SECRETARY')).toMatchObject({ code: 'CONDITION_NOT_MET', articles: ['14'] });
    expect(checkTransition(OPCO_EP, NO_FROM_COMMITTEE, 'MINISTRIES_OPINION', 'REFUSED', 'COMMITTEE_SECRETARY')).toMatchObject({ outcome: 'ALLOWED', articles: ['14'] });
    expect(checkTransition(OPCO_EP, NO_FROM_COMMITTEE, 'MINISTRIES_OPINION', 'REFUSED', 'PARTNER')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(checkTransition(OPCO_EP, NO_FROM_BOARD, 'COMMITTEE', 'REFUSED', 'PARTNER')).toMatchObject({ outcome: 'ALLOWED' });
    expect(checkTransition(OPCO_EP, NO_FROM_BOARD, 'COMMITTEE', 'REFUSED', 'COMMITTEE_SECRETARY')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(checkTransition(OPCO_EP, NO_FROM_BOARD, 'SUBMITTED', 'REFUSED', 'PARTNER')).toMatchObject({ code: 'WRONG_ORIGIN' });
  });

  it('does not block DEFi’s money by itself: the opinion must be given (11), unless it is read as binding', () => {
    const unfavourable = given({ committee: 'UNFAVOURABLE' });
    expect(checkTransition(DEFI, unfavourable, 'SUBMITTED', 'COMMITTEE', 'COMMITTEE_SECRETARY')).toMatchObject({ outcome: 'ALLOWED', readings: ['OPINION_BINDING'] });
    expect(checkTransition(DEFI, unfavourable, 'COMMITTEE', 'COMMITTED', 'PARTNER')).toMatchObject({ outcome: 'ALLOWED', marks: ['UNFAVOURABLE_OPINION'] });
    expect(checkTransition(DEFI, unfavourable, 'SUBMITTED', 'REFUSED', 'COMMITTEE_SECRETARY')).toMatchObject({ code: 'WRONG_ORIGIN' });
    const binding = aConvention({ ...DEFI, readings: [aReading('OPINION_BINDING', 'MUST_BE_FAVOURABLE')] });
    expect(checkTransition(binding, unfavourable, 'SUBMITTED', 'COMMITTEE', 'COMMITTEE_SECRETARY')).toMatchObject({ code: 'CONDITION_NOT_MET' });
    expect(checkTransition(binding, unfavourable, 'SUBMITTED', 'REFUSED', 'COMMITTEE_SECRETARY')).toMatchObject({ outcome: 'ALLOWED' });
  });

  it('is no ministry: a reserved or unfavourable opinion binds the ministry’s own part, not the action (OPCO EP, 15)', () => {
    const reserved = given({ ministryOpinions: [opinion('menjs', 'UNFAVOURABLE'), opinion('mesri', 'RESERVED')] });
    expect(checkTransition(OPCO_EP, reserved, 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'MINISTRY').outcome).toBe('ALLOWED');
    expect(checkTransition(OPCO_EP, reserved, 'BOARD', 'COMMITTED', 'PARTNER')).toMatchObject({ marks: ['MINISTRY_NOT_IN_SUPPORT'] });
  });
});

describe('what a step must yield', () => {
  it('is a yes where it binds money or progress, and any answer where it binds the ministries’ support alone', () => {
    const asked = OPCO_EP.actionSteps.map((step) => [step.kind, requirementOf(OPCO_EP, step)]);
    expect(asked).toEqual([
      ['PLANNED_SHEET', 'GIVEN'],
      ['COMMISSION_EXAMINATION', 'GIVEN'],
      ['MINISTRY_OPINION', 'GIVEN'],
      ['COMMITTEE_VOTE', 'FAVOURABLE'],
      ['BOARD_APPROVAL', 'FAVOURABLE'],
      ['COMMITTEE_INFORMED', 'GIVEN'],
      ['COMMITMENT', 'GIVEN'],
      ['REALISED_SHEET', 'GIVEN'],
    ]);
  });
});

describe('a condition not met', () => {
  it.each([
    [DEFI, 'DRAFT', 'SUBMITTED', 'PARTNER', { plannedSheet: null }, '11'],
    [DEFI, 'DRAFT', 'SUBMITTED', 'PARTNER', { plannedSheet: { isComplete: true, hasFinancialAnnex: false } }, '11'],
    [DEFI, 'SUBMITTED', 'COMMITTEE', 'COMMITTEE_SECRETARY', { committee: null }, '11'],
    [OPCO_EP, 'SUBMITTED', 'COMMISSION_OPINION', 'PARTNER', { commissionOpinion: null }, '14'],
    [OPCO_EP, 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'MINISTRY', { ministryOpinions: [opinion('menjs', 'FAVOURABLE')] }, '15'],
    [OPCO_EP, 'COMMITTEE', 'BOARD', 'PARTNER', { board: null }, '14'],
    [OPCO_EP, 'BOARD', 'COMMITTED', 'PARTNER', { hasChangeToPresent: true }, '15'],
    [DEFI, 'COMMITTEE', 'COMMITTED', 'PARTNER', { cap: 'OVER' }, '12'],
    [DEFI, 'COMMITTEE', 'COMMITTED', 'PARTNER', { conventionMayCommit: false }, '13'],
    [DEFI, 'COMMITTED', 'REALISED', 'PARTNER', { realisedSheet: null }, '11'],
    [DEFI, 'REALISED', 'CLOSED', 'MINISTRY', { leftOpen: cents(1) }, null],
    [DEFI, 'COMMITTED', 'ABANDONED', 'PARTNER', { leftOpen: cents(1) }, null],
    [DEFI, 'SUBMITTED', 'WITHDRAWN', 'PARTNER', { reason: '  ' }, null],
  ] as const)('%#: %o stops the act and names the article', (terms, from, to, role, changes, article) => {
    const verdict = checkTransition(terms, given(changes), from, to, role);
    expect(verdict).toMatchObject({ outcome: 'REFUSED', code: 'CONDITION_NOT_MET' });
    if (article !== null) expect(verdict.articles).toContain(article);
  });

  it('is marked and not stopped, where the text leaves it unknown', () => {
    const unknown = given({ cap: 'UNKNOWN_CAP', conventionMayCommit: null });
    expect(checkTransition(OPCO_EP, unknown, 'BOARD', 'COMMITTED', 'PARTNER')).toMatchObject({ marks: ['UNKNOWN_CAP', 'UNDATED_CONVENTION'] });
  });

  it('stops DEFi’s money for want of an approved programme only where article 9 is read so', () => {
    const without = given({ isProgrammeApproved: false });
    expect(checkTransition(DEFI, without, 'COMMITTEE', 'COMMITTED', 'PARTNER')).toMatchObject({ outcome: 'ALLOWED', marks: ['PROGRAMME_NOT_APPROVED'] });
    const read = aConvention({ ...DEFI, readings: [aReading('PROGRAMME_APPROVAL_BINDING', 'CONDITIONS_MONEY')] });
    expect(checkTransition(read, without, 'COMMITTEE', 'COMMITTED', 'PARTNER')).toMatchObject({ code: 'CONDITION_NOT_MET', articles: expect.arrayContaining(['9']) });
  });
});

describe('the way of an action', () => {
  it('has only the steps that the text sets', () => {
    const statuses = (terms: BindingTerms) => wayOf(terms).map(({ status }) => status);
    expect(statuses(DEFI)).toEqual(['DRAFT', 'SUBMITTED', 'COMMITTEE', 'COMMITTED', 'REALISED', 'CLOSED']);
    expect(statuses(OCCITANIE)).toEqual(['DRAFT', 'SUBMITTED', 'COMMITTED', 'REALISED', 'CLOSED']);
  });

  it('lets a step that binds nothing be skipped, and no other', () => {
    const steps = OPCO_EP.actionSteps.map((step) => (step.kind === 'COMMISSION_EXAMINATION' ? { ...step, binds: 'NOTHING' as const } : step));
    const lax = aConvention({ ...OPCO_EP, actionSteps: steps });
    expect(checkTransition(lax, ALL_GRANTED, 'SUBMITTED', 'MINISTRIES_OPINION', 'MINISTRY').outcome).toBe('ALLOWED');
    expect(checkTransition(lax, ALL_GRANTED, 'SUBMITTED', 'COMMITTEE', 'COMMITTEE_SECRETARY').outcome).toBe('REFUSED');
  });

  it('never ends before it began: no accepted sequence reaches the money without every step that binds it, nor leaves a final status', () => {
    const anyFacts = fc.record({
      committee: fc.constantFrom('FAVOURABLE', 'UNFAVOURABLE', 'ADOPTED', 'NOT_ADOPTED', null),
      board: fc.constantFrom('APPROVED', 'REFUSED', null),
      commissionOpinion: fc.constantFrom('FAVOURABLE', 'RESERVED', null),
      cap: fc.constantFrom('FITS', 'OVER', 'UNKNOWN_CAP', 'NO_CAP'),
      conventionMayCommit: fc.constantFrom(true, false, null),
    } as const);
    const attempt = fc.record({ to: fc.constantFrom(...ACTION_STATUSES), role: fc.constantFrom(...ACTION_ROLES), facts: anyFacts });
    fc.assert(
      fc.property(fc.constantFrom(DEFI, OPCO_EP, OCCITANIE), fc.array(attempt, { maxLength: 80 }), (terms, attempts) => {
        let status: ActionStatus = 'DRAFT';
        const passed: ActionStatus[] = ['DRAFT'];
        for (const { to, role, facts } of attempts) {
          const verdict = checkTransition(terms, given(facts), status, to, role);
          if (verdict.outcome === 'REFUSED') continue;
          expect(isFinal(status)).toBe(false);
          expect(passed).not.toContain(to);
          if (to === 'COMMITTED') {
            expect(facts.cap).not.toBe('OVER');
            expect(facts.conventionMayCommit).not.toBe(false);
            for (const { status: halt } of wayOf(terms).slice(0, -3)) expect(passed).toContain(halt);
          }
          status = to;
          passed.push(to);
        }
      }),
    );
  });
});

describe('a further commitment on the same action (DEFi 12)', () => {
  it('is made by whoever commits, while the action is committed and not yet realised', () => {
    for (const status of ACTION_STATUSES) {
      for (const role of ACTION_ROLES) {
        const isAllowed = status === 'COMMITTED' && role === 'PARTNER';
        expect([status, role, checkFurtherCommitment(DEFI, ALL_GRANTED, status, role).outcome]).toEqual([status, role, isAllowed ? 'ALLOWED' : 'REFUSED']);
      }
    }
  });

  it('meets the same conditions, and bears the same marks', () => {
    expect(checkFurtherCommitment(DEFI, given({ cap: 'OVER' }), 'COMMITTED', 'PARTNER')).toMatchObject({ code: 'CONDITION_NOT_MET', articles: ['11', '12'] });
    expect(checkFurtherCommitment(DEFI, given({ conventionMayCommit: false }), 'COMMITTED', 'PARTNER')).toMatchObject({ code: 'CONDITION_NOT_MET' });
    expect(checkFurtherCommitment(DEFI, given({ cap: 'UNKNOWN_CAP' }), 'COMMITTED', 'PARTNER')).toMatchObject({ marks: ['UNKNOWN_CAP'] });
  });
});
