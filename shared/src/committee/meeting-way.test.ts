import { describe, expect, it } from 'vitest';
import { aCommittee } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { localDate } from '../local-date.js';
import { MEETING_KINDS, MEETING_STATUSES, MEETING_STEPS, meetingStep, minutesStep } from './meeting-way.js';

const ALLOWED = new Set([
  ...['ORDINARY', 'EXCEPTIONAL'].flatMap((kind) => [
    `${kind} CALLED SEND_PAPERS`,
    `${kind} CALLED HOLD`,
    `${kind} CALLED CANCEL`,
    `${kind} HELD SEND_PAPERS`,
    `${kind} HELD RECORD_BALLOT`,
    `${kind} HELD CLOSE_VOTE`,
    `${kind} HELD DRAFT_MINUTES`,
    `${kind} HELD REREAD_MINUTES`,
    `${kind} HELD APPROVE_MINUTES`,
  ]),
  'EMAIL CALLED SEND_PAPERS',
  'EMAIL CALLED RECORD_BALLOT',
  'EMAIL CALLED CLOSE_VOTE',
  'EMAIL CALLED HOLD',
  'EMAIL CALLED CANCEL',
  'EMAIL HELD SEND_PAPERS',
]);

const ALL = MEETING_KINDS.flatMap((kind) => MEETING_STATUSES.flatMap((status) => MEETING_STEPS.map((step) => ({ kind, status, step, name: `${kind} ${status} ${step}` }))));

describe('the steps of a meeting', () => {
  it.each(ALL.filter(({ name }) => ALLOWED.has(name)))('$name is allowed', ({ kind, status, step }) => {
    expect(meetingStep(kind, status, step).ok).toBe(true);
  });

  it.each(ALL.filter(({ name }) => !ALLOWED.has(name)))('$name is refused with what to do', ({ kind, status, step }) => {
    expect(meetingStep(kind, status, step)).toMatchObject({ ok: false, problem: { message: expect.stringMatching(/\S/u) } });
  });
});

describe('minutes (DEFi, article 10: drafted, reread by the ministry, then approved)', () => {
  const held = localDate('2018-06-05');
  const none = { draftedOn: null, rereadOn: null, approvedOn: null };
  const drafted = { ...none, draftedOn: localDate('2018-06-20') };

  it('come in the order of the text', () => {
    expect(minutesStep(DEFI.committee, held, none, 'DRAFT_MINUTES', localDate('2018-06-20'))).toMatchObject({ ok: true, value: 'DRAFTED' });
    expect(minutesStep(DEFI.committee, held, none, 'APPROVE_MINUTES', localDate('2018-06-20'))).toMatchObject({ problem: { code: 'MINUTES_OUT_OF_ORDER' } });
    expect(minutesStep(DEFI.committee, held, drafted, 'REREAD_MINUTES', localDate('2018-06-20'))).toMatchObject({ value: 'REREAD' });
    expect(minutesStep(DEFI.committee, held, drafted, 'DRAFT_MINUTES', localDate('2018-06-21'))).toMatchObject({ problem: { code: 'MINUTES_OUT_OF_ORDER' } });
  });

  it('never come before the meeting, nor before the step before', () => {
    expect(minutesStep(DEFI.committee, held, none, 'DRAFT_MINUTES', localDate('2018-06-04'))).toMatchObject({ problem: { code: 'TOO_EARLY' } });
    expect(minutesStep(DEFI.committee, held, drafted, 'REREAD_MINUTES', localDate('2018-06-19'))).toMatchObject({ problem: { code: 'TOO_EARLY' } });
  });

  it('may be recorded where the text says nothing of them', () => {
    expect(minutesStep(aCommittee(), held, none, 'DRAFT_MINUTES', held)).toMatchObject({ value: 'DRAFTED' });
  });

  it('have no step that the text leaves out', () => {
    const committee = aCommittee({ minutes: [{ step: 'DRAFTED', by: { kind: 'NOT_IN_TEXT' }, article: '1' }] });
    expect(minutesStep(committee, held, drafted, 'REREAD_MINUTES', localDate('2018-06-21'))).toMatchObject({ problem: { code: 'MINUTES_STEP_NOT_IN_TEXT' } });
  });
});
