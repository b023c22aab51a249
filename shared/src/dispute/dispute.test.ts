import { describe, expect, it } from 'vitest';
import { aConvention } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { CGPME_DATED, OCCITANIE } from '../../test/regional-conventions.js';
import { localDate } from '../local-date.js';
import { disputeWays, terminationMeeting, type Dispute } from './dispute.js';

const dispute: Dispute = {
  openedOn: localDate('2017-03-01'),
  openedBy: 'cgpme',
  isSerious: true,
  conciliationOn: null,
  exceptionalCommitteeOn: null,
  meetingOn: null,
  amicableOn: null,
  closedOn: null,
};
const notice = localDate('2017-05-01');

describe('a termination (CGPME, article 3.3)', () => {
  it('that skips the meeting on a serious dispute is flagged', () => {
    expect(terminationMeeting(CGPME_DATED, [dispute], notice)).toMatchObject({ outcome: 'MEETING_SKIPPED', articles: ['3.3', '3.4'] });
    expect(terminationMeeting(CGPME_DATED, [{ ...dispute, meetingOn: localDate('2017-05-02') }], notice).outcome).toBe('MEETING_SKIPPED');
  });

  it('after the meeting is not', () => {
    expect(terminationMeeting(CGPME_DATED, [{ ...dispute, meetingOn: localDate('2017-05-01') }], notice).outcome).toBe('MEETING_HELD');
  });

  it('without a serious dispute, or after it was closed, needs none', () => {
    expect(terminationMeeting(CGPME_DATED, [], notice).outcome).toBe('NOTHING_REQUIRED');
    expect(terminationMeeting(CGPME_DATED, [{ ...dispute, isSerious: false }], notice).outcome).toBe('NOTHING_REQUIRED');
    expect(terminationMeeting(CGPME_DATED, [{ ...dispute, closedOn: localDate('2017-04-01') }], notice).outcome).toBe('NOTHING_REQUIRED');
  });

  it('under the other texts needs none', () => {
    expect(terminationMeeting(DEFI, [dispute], notice).outcome).toBe('NOTHING_REQUIRED');
  });

  it('under a text that always requires a meeting is flagged without any dispute', () => {
    const strict = aConvention({
      termination: { by: 'ANY_PARTY', form: 'WRITTEN', effect: { kind: 'NEXT_SCHOOL_YEAR' }, meetingRequiredFirst: { when: 'ALWAYS', article: '3' }, article: '4' },
    });
    expect(terminationMeeting(strict, [], notice).outcome).toBe('MEETING_SKIPPED');
  });
});

describe('the ways to settle a dispute', () => {
  it('are conciliation and an exceptional committee (DEFi, article 14)', () => {
    const ways = disputeWays(DEFI, { ...dispute, conciliationOn: localDate('2017-04-01') });
    expect(ways.map(({ outcome, inputs }) => [inputs[0]?.label, outcome])).toEqual([
      ['Conciliation', 'TAKEN'],
      ['Comité de pilotage exceptionnel', 'OPEN'],
    ]);
  });

  it('are amicable under Occitanie, article 14, and a meeting under CGPME, article 3.3', () => {
    expect(disputeWays(OCCITANIE, dispute)).toMatchObject([{ outcome: 'OPEN', articles: ['14'], inputs: [{ label: 'Règlement amiable' }] }]);
    expect(disputeWays(OCCITANIE, { ...dispute, amicableOn: localDate('2022-05-02') })).toMatchObject([{ outcome: 'TAKEN' }]);
    expect(disputeWays(OCCITANIE, { ...dispute, closedOn: localDate('2022-05-02') })).toMatchObject([{ outcome: 'OPEN' }]);
    expect(disputeWays(CGPME_DATED, dispute)).toMatchObject([{ articles: ['3.3'], inputs: [{ label: 'Réunion des parties' }] }]);
  });
});
