import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import type { BindingTerms } from '../convention/terms.js';
import { maySpeak, type SpokenHalt } from './speaking.js';
import { ACTION_ROLES, ACTION_STATUSES, type ActionRole, type ActionStatus } from './status.js';

const HALTS: readonly SpokenHalt[] = ['COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'];
const FROM_SUBMITTED: readonly ActionStatus[] = ['SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'];
const since = (status: ActionStatus): readonly ActionStatus[] => FROM_SUBMITTED.slice(FROM_SUBMITTED.indexOf(status));

interface Window {
  readonly terms: BindingTerms;
  readonly halt: SpokenHalt;
  readonly role: ActionRole;
  readonly statuses: readonly ActionStatus[];
}

const WINDOWS: readonly Window[] = [
  { terms: DEFI, halt: 'COMMITTEE', role: 'COMMITTEE_SECRETARY', statuses: ['SUBMITTED', 'COMMITTEE'] },
  { terms: OPCO_EP, halt: 'COMMISSION_OPINION', role: 'PARTNER', statuses: since('SUBMITTED') },
  { terms: OPCO_EP, halt: 'MINISTRIES_OPINION', role: 'MINISTRY', statuses: [...since('COMMISSION_OPINION'), 'COMMITTED', 'REALISED'] },
  { terms: OPCO_EP, halt: 'COMMITTEE', role: 'COMMITTEE_SECRETARY', statuses: since('MINISTRIES_OPINION') },
  { terms: OPCO_EP, halt: 'BOARD', role: 'PARTNER', statuses: since('COMMITTEE') },
];

describe('who may say what they think of an action, and when (DEFi 11, OPCO EP 14 and 15)', () => {
  it('lets each body speak from the day the action comes to it, and refuses every other status, body and role', () => {
    for (const terms of [DEFI, OPCO_EP, OCCITANIE]) {
      for (const halt of HALTS) {
        for (const status of ACTION_STATUSES) {
          for (const role of ACTION_ROLES) {
            const isOpen = WINDOWS.some((window) => window.terms === terms && window.halt === halt && window.role === role && window.statuses.includes(status));
            expect([terms.key, halt, status, role, maySpeak(terms, status, halt, role).outcome]).toEqual([terms.key, halt, status, role, isOpen ? 'ALLOWED' : 'REFUSED']);
          }
        }
      }
    }
  });

  it('says why not', () => {
    expect(maySpeak(OPCO_EP, 'SUBMITTED', 'MINISTRIES_OPINION', 'MINISTRY')).toMatchObject({ code: 'TOO_EARLY', articles: ['15'] });
    expect(maySpeak(OPCO_EP, 'COMMITTED', 'BOARD', 'PARTNER')).toMatchObject({ code: 'TOO_LATE', articles: ['14'] });
    expect(maySpeak(OPCO_EP, 'CLOSED', 'BOARD', 'PARTNER')).toMatchObject({ code: 'ACTION_IS_OVER' });
    expect(maySpeak(DEFI, 'SUBMITTED', 'BOARD', 'PARTNER')).toMatchObject({ code: 'STEP_NOT_IN_TEXT' });
    expect(maySpeak(OPCO_EP, 'COMMITTEE', 'BOARD', 'MINISTRY')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });
});
