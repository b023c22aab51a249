import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const someone = (role: Actor['role'], party: string | null): Actor => ({ id: `${role} ${party}`, role, party, academicRegions: [] });
const CGPME = someone('PARTNER', 'cgpme-paca');
const OPCA = someone('PARTNER', 'opca-defi');
const ADMINISTRATOR = someone('ADMINISTRATOR', null);

const OPEN = 'mutation ($key: String!, $input: DisputeInput!) { openDispute(key: $key, input: $input) { id } }';
const STEP = 'mutation ($key: String!, $input: DisputeStepInput!) { recordDisputeStep(key: $key, input: $input) { closedOn outcome ways { isTaken grounds { articles } } } }';
const NOTICE = 'mutation ($key: String!, $input: NoticeInput!) { recordNotice(key: $key, input: $input) { id } }';
const CALL = 'mutation ($key: String!, $input: CallMeetingInput!) { callMeeting(key: $key, input: $input) { id } }';
const HOLD = 'mutation ($key: String!, $input: HoldMeetingInput!) { holdMeeting(key: $key, input: $input) { status } }';
const SKIPPED = '{ convention(key: "cgpme-paca") { skippedMeetings { notice grounds { articles explanation } } } }';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2020-06-01'));
});
afterAll(() => api.stop());

let keys = 0;
const key = (): string => `k${(keys += 1)}`;
const open = async (actor: Actor, convention: string, openedBy: string): Promise<string> => {
  const input = { convention, openedBy, openedOn: '2020-01-10', isSerious: true, subject: 'Différend d’essai' };
  const { data, errors } = await api.as<{ openDispute: { id: string } }>(actor, OPEN, { key: key(), input });
  expect(errors).toBeUndefined();
  return data.openDispute.id;
};
const skipped = async () => (await api.as<{ convention: { skippedMeetings: readonly { grounds: { articles: readonly string[]; explanation: string } }[] } }>(someone('MINISTRY', 'menjs'), SKIPPED)).data.convention.skippedMeetings;

describe('a termination that skips the meeting its text requires (CGPME, article 3.3)', () => {
  test('is flagged, to be confirmed, and no longer once the parties had met before it', async () => {
    const dispute = await open(CGPME, 'cgpme-paca', 'cgpme-paca');
    await api.as(CGPME, NOTICE, { key: key(), input: { convention: 'cgpme-paca', kind: 'TERMINATION_NOTICE', party: 'cgpme-paca', receivedOn: '2020-03-01', source: 'Essai' } });
    expect(await skipped()).toMatchObject([{ grounds: { articles: ['3.3', '3.4'], explanation: expect.stringContaining('à confirmer') } }]);
    expect(await api.refusal(CGPME, STEP, { key: key(), input: { dispute, step: 'MEETING', on: '2020-02-01' } })).toBeNull();
    expect(await skipped()).toEqual([]);
    expect((await api.ask(SKIPPED)).data).toEqual({ convention: { skippedMeetings: null } });
  });
});

describe('what a text opens to settle a dispute', () => {
  test('conciliation and an exceptional committee, then an outcome (DEFi, article 14)', async () => {
    const dispute = await open(OPCA, 'opca-defi-2016', 'opca-defi');
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'MEETING', on: '2020-02-01' } })).toBe('WAY_NOT_IN_TEXT');
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'CONCILIATION', on: '2020-01-01' } })).toBe('BEFORE_THE_DISPUTE');
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'CONCILIATION' } })).toBe('DISPUTE_DAY');
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'CONCILIATION', on: '2020-02-01' } })).toBeNull();
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'EXCEPTIONAL_COMMITTEE' } })).toBe('NOT_AN_EXCEPTIONAL_MEETING');
    const { data } = await api.as<{ callMeeting: { id: string } }>(ADMINISTRATOR, CALL, {
      key: key(),
      input: { convention: 'opca-defi-2016', kind: 'EXCEPTIONAL', calledOn: '2020-02-10', meetsOn: '2020-02-20', agenda: [{ kind: 'DISPUTE', title: 'Litige d’essai' }] },
    });
    await api.as(ADMINISTRATOR, HOLD, { key: key(), input: { meeting: data.callMeeting.id, attendance: [] } });
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'EXCEPTIONAL_COMMITTEE', meeting: data.callMeeting.id } })).toBeNull();
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'CLOSED', on: '2020-03-01' } })).toBe('DISPUTE_OUTCOME');
    const closed = await api.as(OPCA, STEP, { key: key(), input: { dispute, step: 'CLOSED', on: '2020-03-01', outcome: 'SETTLED' } });
    expect(closed.data).toEqual({
      recordDisputeStep: { closedOn: '2020-03-01', outcome: 'SETTLED', ways: [{ isTaken: true, grounds: { articles: ['14'] } }, { isTaken: true, grounds: { articles: ['14'] } }] },
    });
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'CONCILIATION', on: '2020-04-01' } })).toBe('DISPUTE_CLOSED');
  });

  test('a committee that sat before the dispute did not sit on it', async () => {
    const dispute = await open(OPCA, 'opca-defi-2016', 'opca-defi');
    const input = { convention: 'opca-defi-2016', kind: 'EXCEPTIONAL', calledOn: '2019-12-01', meetsOn: '2020-01-09', agenda: [{ kind: 'DISPUTE', title: 'Autre litige' }] };
    const { data } = await api.as<{ callMeeting: { id: string } }>(ADMINISTRATOR, CALL, { key: key(), input });
    await api.as(ADMINISTRATOR, HOLD, { key: key(), input: { meeting: data.callMeeting.id, attendance: [] } });
    expect(await api.refusal(OPCA, STEP, { key: key(), input: { dispute, step: 'EXCEPTIONAL_COMMITTEE', meeting: data.callMeeting.id } })).toBe('BEFORE_THE_DISPUTE');
    await api.as(OPCA, STEP, { key: key(), input: { dispute, step: 'CLOSED', on: '2020-01-11', outcome: 'WITHDRAWN' } });
  });

  test('the parties settle it between themselves, and that is no closing by itself (Occitanie, article 14)', async () => {
    const medef = someone('PARTNER', 'medef-occitanie');
    const dispute = await open(medef, 'medef-occitanie-2021', 'medef-occitanie');
    expect(await api.refusal(medef, STEP, { key: key(), input: { dispute, step: 'CONCILIATION', on: '2020-02-01' } })).toBe('WAY_NOT_IN_TEXT');
    expect((await api.as(medef, STEP, { key: key(), input: { dispute, step: 'AMICABLE', on: '2020-02-01' } })).data).toEqual({
      recordDisputeStep: { closedOn: null, outcome: null, ways: [{ isTaken: true, grounds: { articles: ['14'] } }] },
    });
    expect(await api.refusal(medef, STEP, { key: key(), input: { dispute, step: 'CLOSED', on: '2020-02-02', outcome: 'SETTLED' } })).toBeNull();
  });

  test('an exceptional committee stands for none of the year’s meetings', async () => {
    await api.pool.query(`UPDATE convention SET records_kept_from = '2016-10-05' WHERE key = 'opca-defi-2016'`);
    const { data } = await api.ask<{ convention: { obligations: { items: readonly { id: string; status: string }[] } } }>('{ convention(key: "opca-defi-2016") { obligations(on: "2021-01-01") { items { id status } } } }');
    const meetings = data.convention.obligations.items.filter(({ id }) => /MEETING:.*:2020$/u.test(id));
    expect(meetings.map(({ status }) => status)).toEqual(['MISSED', 'MISSED']);
  });
});

test('what a dispute is about is read by the parties, the committee and the ministry alone', async () => {
  const READ = '{ convention(key: "opca-defi-2016") { disputes { subject openedBy { key } } } }';
  expect((await api.ask(READ)).data).toEqual({ convention: { disputes: null } });
  for (const actor of [someone('PARTNER', 'opco-ep'), someone('DELEGATION', null)]) expect((await api.as(actor, READ)).data).toEqual({ convention: { disputes: null } });
  for (const actor of [OPCA, someone('MINISTRY', 'menesr'), someone('COMMITTEE_MEMBER', 'menesr')]) {
    expect((await api.as(actor, READ)).data).toMatchObject({ convention: { disputes: [{ subject: 'Différend d’essai', openedBy: { key: 'opca-defi' } }, {}] } });
  }
});

test('nobody opens one for another party', async () => {
  const input = { convention: 'opca-defi-2016', openedBy: 'menesr', openedOn: '2020-01-10', isSerious: false, subject: 'Essai' };
  expect(await api.refusal(OPCA, OPEN, { key: key(), input })).toBe('FORBIDDEN');
  expect(await api.refusal(null, OPEN, { key: key(), input })).toBe('UNAUTHENTICATED');
});
