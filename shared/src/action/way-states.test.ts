import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import type { BindingTerms } from '../convention/terms.js';
import type { ActionStatus } from './status.js';
import { wayStates } from './way-states.js';

const states = (terms: BindingTerms, status: ActionStatus, taken: readonly ActionStatus[]) =>
  Object.fromEntries(wayStates(terms, status, taken).map((halt) => [halt.status, halt.state]));

describe('an action’s whole way, as it stands', () => {
  it('has the steps of the text, with their articles, and says which ones the text does not have (DEFi 11)', () => {
    const way = wayStates(DEFI, 'SUBMITTED', ['DRAFT', 'SUBMITTED']);
    expect(way.map(({ status, state }) => `${status} ${state}`)).toEqual([
      'DRAFT DONE',
      'SUBMITTED DONE',
      'COMMITTEE NEXT',
      'COMMITTED AHEAD',
      'REALISED AHEAD',
      'CLOSED AHEAD',
      'COMMISSION_OPINION NOT_IN_TEXT',
      'MINISTRIES_OPINION NOT_IN_TEXT',
      'BOARD NOT_IN_TEXT',
    ]);
    expect(way.find(({ status }) => status === 'COMMITTEE')?.articles).toEqual(['11']);
  });

  it('takes what lies behind an action that a file brought in as done (OPCO EP 14)', () => {
    expect(states(OPCO_EP, 'BOARD', [])).toMatchObject({ SUBMITTED: 'DONE', COMMITTEE: 'DONE', BOARD: 'DONE', COMMITTED: 'NEXT', REALISED: 'AHEAD' });
  });

  it('ends where the action was withdrawn: what was before it is done, what was to come is not taken', () => {
    expect(states(OPCO_EP, 'WITHDRAWN', ['SUBMITTED', 'COMMISSION_OPINION', 'WITHDRAWN'])).toMatchObject({
      DRAFT: 'DONE',
      COMMISSION_OPINION: 'DONE',
      WITHDRAWN: 'DONE',
      MINISTRIES_OPINION: 'NOT_TAKEN',
      COMMITTED: 'NOT_TAKEN',
    });
  });

  it('does not pretend to know how far an action had come that a file brought in as refused', () => {
    expect(states(OPCO_EP, 'REFUSED', [])).toMatchObject({ SUBMITTED: 'UNKNOWN', BOARD: 'UNKNOWN', REFUSED: 'DONE' });
  });

  it('is all done when the action is closed', () => {
    expect(new Set(wayStates(DEFI, 'CLOSED', []).filter(({ state }) => state !== 'NOT_IN_TEXT').map(({ state }) => state))).toEqual(new Set(['DONE']));
  });
});
