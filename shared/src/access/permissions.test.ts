import { describe, expect, test } from 'vitest';
import { ACTION_ROLES, type ActionRole } from '../action/status.js';
import { TRANSITIONS } from '../action/transition-table.js';
import { CONVENTION_ACTS, mayAct } from '../convention/acts.js';
import { isReading, may, PERMISSIONS, type About, type Permission, type Reach, type Who } from './permissions.js';

const KNOWN_ROLES = ACTION_ROLES.filter((role) => role !== 'PUBLIC');
const ALL = Object.keys(PERMISSIONS) as Permission[];

/** Who may what and how far, written out by hand, one letter a role: absent, Any, Signed, Itself, Places, Own. */
const EXPECTED: Readonly<Record<Permission, string>> = {
  //                    public partner ministry delegation member secretary administrator
  READ_PUBLISHED: 'A A A A A A A',
  READ_UNPUBLISHED: '- S A P S S A',
  READ_DRAFT: '- S A - - S A',
  READ_REASONING: '- S A - S S A',
  READ_HISTORY: '- - A - - - A',
  WRITE_ACTION: '- S - - - - -',
  PUBLISH_ACTION: '- - A - - - A',
  READ_CONTACTS: '- S S - S S -',
  SHARE_CONTACTS: '- I I - - - -',
  ERASE_PERSONAL_DATA: '- I I - - - A',
  READ_CONFIDENTIAL: '- S A - S S A',
  MARK_CONFIDENTIAL: '- S A - - - A',
  RECORD_CONSENT: '- S A - - - A',
  MANAGE_ACCOUNTS: '- - - - - - A',
  OWN_TOKENS: '- O O O O O O',
  STEP_TO_DRAFT: '- - - - - - -',
  STEP_TO_SUBMITTED: '- S - - - - -',
  STEP_TO_COMMISSION_OPINION: '- S - - - - -',
  STEP_TO_MINISTRIES_OPINION: '- - A - - - -',
  STEP_TO_COMMITTEE: '- - - - - S -',
  STEP_TO_BOARD: '- S - - - - -',
  STEP_TO_COMMITTED: '- S - - - - -',
  STEP_TO_REALISED: '- S - - - - -',
  STEP_TO_CLOSED: '- - A P - S -',
  STEP_TO_REFUSED: '- S - - - S -',
  STEP_TO_WITHDRAWN: '- S - - - - -',
  STEP_TO_ABANDONED: '- S - - - - -',
  RECORD_NOTICE: '- I A - - - A',
  RECORD_FACT: '- - A - - - A',
  CONFIRM_FACT: '- - A - - - -',
  RECORD_AMENDMENT: '- - A - - - A',
  CALL_MEETING: '- - A - - S A',
  CANCEL_MEETING: '- - A - - S A',
  SEND_PAPERS: '- - A - - S A',
  HOLD_MEETING: '- - A - - S A',
  RECORD_MINUTES: '- - A - - S A',
  RECORD_BALLOT: '- - A - I S A',
  CLOSE_VOTE: '- - A - - S A',
  READ_BALLOTS: '- - A - - S A',
  RECORD_FULFILMENT: '- I A - - S A',
  REVIEW_FINDING: '- - A - - - -',
  ANSWER_FINDING: '- I I - - - -',
  ISSUE_CERTIFICATE: '- S A - - - A',
  OPEN_DISPUTE: '- I A - - - A',
  RECORD_DISPUTE_STEP: '- S A - - - A',
  READ_DISPUTES: '- S A - S S A',
};
const ORDER: readonly ActionRole[] = ['PUBLIC', 'PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR'];
const REACHES: Readonly<Record<string, Reach | undefined>> = { A: 'ANY', S: 'SIGNED', I: 'ITSELF', P: 'PLACES', O: 'OWN' };

const reachOf = (permission: Permission, role: ActionRole): Reach | undefined => REACHES[EXPECTED[permission].split(' ')[ORDER.indexOf(role)] ?? ''];

const who = (role: ActionRole, over: Partial<Who> = {}): Who => ({ id: 'moi', role, party: 'la-mienne', academicRegions: ['76'], ...over });

const convention = { key: 'c', parties: ['la-mienne', 'l-autre'] };
/** Every situation that a reach can depend on, and whether that reach covers it. */
const SITUATIONS: readonly { readonly name: string; readonly about: About; readonly covered: Readonly<Record<Reach, boolean>> }[] = [
  { name: 'nothing said', about: {}, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: false } },
  { name: 'one’s convention', about: { convention }, covered: { ANY: true, SIGNED: true, ITSELF: false, PLACES: false, OWN: false } },
  {
    name: 'one’s convention and one’s own concern',
    about: { convention, concerned: ['la-mienne'] },
    covered: { ANY: true, SIGNED: true, ITSELF: true, PLACES: false, OWN: false },
  },
  {
    name: 'one’s convention and another’s concern',
    about: { convention, concerned: ['l-autre'] },
    covered: { ANY: true, SIGNED: true, ITSELF: false, PLACES: false, OWN: false },
  },
  {
    name: 'a convention of others, though it concerns one’s party',
    about: { convention: { key: 'd', parties: ['l-autre'] }, concerned: ['la-mienne'] },
    covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: false },
  },
  { name: 'one’s own places', about: { convention: { key: 'd', parties: ['l-autre'] }, regions: ['76'] }, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: true, OWN: false } },
  { name: 'places of one’s own and of others', about: { regions: ['76', '84'] }, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: false } },
  { name: 'no place', about: { regions: [] }, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: false } },
  { name: 'one’s own thing', about: { owner: 'moi' }, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: true } },
  { name: 'another’s thing', about: { owner: 'autrui' }, covered: { ANY: true, SIGNED: false, ITSELF: false, PLACES: false, OWN: false } },
];

test('every permission is written out, and no other', () => {
  expect(ALL.sort()).toEqual(Object.keys(EXPECTED).sort());
});

describe.each(ALL)('%s', (permission) => {
  test.each(ORDER.flatMap((role) => SITUATIONS.map((situation) => ({ role, ...situation }))))('$role, $name', ({ role, about, covered }) => {
    const reach = reachOf(permission, role);
    const isExpected = reach !== undefined && covered[reach];
    expect(may(role === 'PUBLIC' ? null : who(role), permission, about)).toBe(isExpected);
    if (role === 'PUBLIC') expect(may(who('PUBLIC'), permission, about)).toBe(isExpected);
  });
});

test('whoever belongs to no party has signed nothing', () => {
  const nobodys = { convention: { key: 'c', parties: [] }, concerned: [] };
  for (const role of KNOWN_ROLES) {
    for (const permission of ALL) {
      const reach = reachOf(permission, role);
      if (reach === 'SIGNED' || reach === 'ITSELF') expect(may(who(role, { party: null }), permission, nobodys)).toBe(false);
    }
  }
});

test('the steps of an action are those of the table of transitions', () => {
  for (const [status, { by }] of Object.entries(TRANSITIONS)) {
    expect(Object.keys(PERMISSIONS[`STEP_TO_${status}` as Permission]).sort()).toEqual([...by].sort());
    for (const role of by) expect(reachOf(`STEP_TO_${status}` as Permission, role)).toBeDefined();
  }
});

test('the acts on a convention are answered as their own rule answers them', () => {
  for (const act of CONVENTION_ACTS) {
    for (const role of KNOWN_ROLES) {
      for (const concerned of [null, ['la-mienne'], ['l-autre']]) {
        for (const parties of [convention.parties, ['l-autre']]) {
          expect(may(who(role), act, { convention: { key: 'c', parties }, concerned })).toBe(mayAct(act, who(role), parties, concerned));
        }
      }
    }
  }
});

describe('a token never does more than its owner, nor all that its owner may', () => {
  const about = { convention, concerned: ['la-mienne'], regions: ['76'], owner: 'moi' };
  const elsewhere = { ...about, convention: { ...convention, key: 'une-autre' } };

  test.each(KNOWN_ROLES.flatMap((role) => ALL.map((permission) => ({ role, permission }))))('$role, $permission', ({ role, permission }) => {
    const owner = who(role);
    const reads = { ...owner, token: { mayWrite: false, conventions: ['c'] } };
    const writes = { ...owner, token: { mayWrite: true, conventions: ['c'] } };
    const isPublic = permission === 'READ_PUBLISHED';
    const inPerson = permission === 'OWN_TOKENS' || permission === 'MANAGE_ACCOUNTS';
    expect(may(writes, permission, about)).toBe(may(owner, permission, about) && !inPerson);
    expect(may(reads, permission, about)).toBe(may(owner, permission, about) && isReading(permission));
    expect(may(writes, permission, elsewhere)).toBe(isPublic);
    expect(may(writes, permission, { ...about, convention: undefined as never })).toBe(isPublic);
  });
});
