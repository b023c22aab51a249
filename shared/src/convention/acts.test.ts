import { describe, expect, it } from 'vitest';
import { ACTION_ROLES, type ActionRole } from '../action/status.js';
import { ACT_RIGHTS, CONVENTION_ACTS, mayAct, type ConventionAct } from './acts.js';

/** Written a second time, by hand: who may, whatever the reach. Every other pair is forbidden. */
const ALLOWED: Readonly<Record<ConventionAct, readonly ActionRole[]>> = {
  RECORD_NOTICE: ['MINISTRY', 'ADMINISTRATOR', 'PARTNER'],
  RECORD_FACT: ['MINISTRY', 'ADMINISTRATOR'],
  CONFIRM_FACT: ['MINISTRY'],
  RECORD_AMENDMENT: ['MINISTRY', 'ADMINISTRATOR'],
  CALL_MEETING: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  CANCEL_MEETING: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  SEND_PAPERS: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  HOLD_MEETING: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  RECORD_MINUTES: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  RECORD_BALLOT: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'],
  CLOSE_VOTE: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  READ_BALLOTS: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY'],
  RECORD_FULFILMENT: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY', 'PARTNER'],
  REVIEW_FINDING: ['MINISTRY'],
  ANSWER_FINDING: ['PARTNER', 'MINISTRY'],
  ISSUE_CERTIFICATE: ['MINISTRY', 'ADMINISTRATOR', 'PARTNER'],
  OPEN_DISPUTE: ['MINISTRY', 'ADMINISTRATOR', 'PARTNER'],
  RECORD_DISPUTE_STEP: ['MINISTRY', 'ADMINISTRATOR', 'PARTNER'],
  READ_DISPUTES: ['MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER', 'PARTNER'],
};

const PAIRS = CONVENTION_ACTS.flatMap((act) => ACTION_ROLES.map((role) => ({ act, role })));
const PARTIES = ['opca-defi', 'menesr'];

describe('who may do what under a convention', () => {
  it.each(PAIRS.filter(({ act, role }) => ALLOWED[act].includes(role)))('$role may $act, for a party of the convention and about it', ({ act, role }) => {
    expect(mayAct(act, { role, party: 'opca-defi' }, PARTIES, ['opca-defi'])).toBe(true);
  });

  it.each(PAIRS.filter(({ act, role }) => !ALLOWED[act].includes(role)))('$role may not $act', ({ act, role }) => {
    expect(mayAct(act, { role, party: 'opca-defi' }, PARTIES, ['opca-defi'])).toBe(false);
  });

  it.each(PAIRS.filter(({ act, role }) => ALLOWED[act].includes(role) && ACT_RIGHTS[act][role] !== 'ANY'))(
    '$role may not $act under a convention that its party did not sign',
    ({ act, role }) => {
      expect(mayAct(act, { role, party: 'opco-ep' }, PARTIES, ['opco-ep'])).toBe(false);
      expect(mayAct(act, { role, party: null }, PARTIES, PARTIES)).toBe(false);
    },
  );

  it.each(PAIRS.filter(({ act, role }) => ACT_RIGHTS[act][role] === 'ITSELF'))('$role may $act for its own party alone', ({ act, role }) => {
    expect(mayAct(act, { role, party: 'opca-defi' }, PARTIES, ['menesr'])).toBe(false);
    expect(mayAct(act, { role, party: 'opca-defi' }, PARTIES, null)).toBe(false);
  });

  it.each(CONVENTION_ACTS)('nobody who is not signed in may %s', (act) => {
    expect(mayAct(act, null, PARTIES, PARTIES)).toBe(false);
  });
});
