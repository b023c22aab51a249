import { localDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { ADMINISTRATOR, DEFI_PARTNER, EP_PARTNER, EP_SECRETARY, ministry } from '../action/testing/actors.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const SIT = 'mutation ($key: String!, $input: BodySittingInput!) { recordBodySitting(key: $key, input: $input) { key } }';
const AGREE = 'mutation ($key: String!, $input: AccordInput!) { recordAccord(key: $key, input: $input) { key } }';
const CALL = 'mutation ($key: String!, $input: CallMeetingInput!) { callMeeting(key: $key, input: $input) { id } }';
const HOLD = 'mutation ($key: String!, $input: HoldMeetingInput!) { holdMeeting(key: $key, input: $input) { id } }';
const ASK = 'query ($id: ID!) { meeting(id: $id) { order { outcome grounds { articles inputs { label value } } } agendaAccord { outcome agreedBy grounds { articles explanation } } } }';
const ACCORDS = 'query ($key: ID!) { convention(key: $key) { commonAccords(year: 2021) { subject year outcome agreedBy grounds { articles } } } }';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-12-20'));
});
afterAll(() => api.stop());

let keys = 0;
const key = (): string => `o${(keys += 1)}`;
const held = async (secretary: Actor, convention: string, meantAs: string | null, on: string): Promise<string> => {
  const input = { convention, kind: 'ORDINARY', meantAs, calledOn: on, meetsOn: on, agenda: [] };
  const { data } = await api.as<{ callMeeting: { id: string } }>(secretary, CALL, { key: key(), input });
  await api.as(secretary, HOLD, { key: key(), input: { meeting: data.callMeeting.id, attendance: [] } });
  return data.callMeeting.id;
};
const told = async (id: string) => (await api.ask<{ meeting: { order: object | null; agendaAccord: object } }>(ASK, { id })).data.meeting;
const sit = (actor: Actor, body: string, satOn: string, convention = 'opco-ep-2020') => api.refusal(actor, SIT, { key: key(), input: { convention, body, satOn } });

describe('the place of a meeting among the sittings of the OPCO’s bodies (OPCO EP, article 14)', () => {
  test('cannot be told, then is kept or broken as sittings are recorded', async () => {
    const spring = await held(EP_SECRETARY, 'opco-ep-2020', 'avant-15-juin', '2021-06-08');
    expect(await told(spring)).toMatchObject({ order: { outcome: 'SITTINGS_UNKNOWN', grounds: { articles: ['14'] } } });
    expect(await sit(EP_PARTNER, 'commission-apprentissage', '2021-05-20')).toBeNull();
    expect(await sit(EP_SECRETARY, 'conseil-administration', '2021-06-01')).toBeNull();
    expect(await told(spring)).toMatchObject({ order: { outcome: 'BROKEN', grounds: { inputs: ['2021-06-08', '2021-05-20', '2021-06-01'].map((day) => ({ value: formatDate(localDate(day)) })) } } });
    expect(await sit(ministry('menjs'), 'conseil-administration', '2021-06-30')).toBeNull();
    expect(await told(spring)).toMatchObject({ order: { outcome: 'KEPT' } });
  });

  test('is asked of yearly meetings that were held, and of texts that set it', async () => {
    expect(await told(await held(EP_SECRETARY, 'opco-ep-2020', null, '2021-09-08'))).toMatchObject({ order: null });
    expect(await told(await held(ADMINISTRATOR, 'opca-defi-2016', 'avant-15-juin', '2021-06-08'))).toMatchObject({ order: { outcome: 'NO_ORDER_IN_TEXT' } });
  });

  test('a sitting is recorded once, by the party of the body, the secretariat or the State, and of a body of the text', async () => {
    expect(await sit(EP_PARTNER, 'commission-apprentissage', '2021-05-20')).toBe('SITTING_ALREADY_RECORDED');
    expect(await sit(EP_PARTNER, 'conseil', '2021-05-20')).toBe('BODY_UNKNOWN');
    expect(await sit(EP_PARTNER, 'conseil-administration', '2022-01-10')).toBe('DATE_IN_THE_FUTURE');
    expect(await sit(DEFI_PARTNER, 'commission-apprentissage', '2021-05-21')).toBe('FORBIDDEN');
    expect(await sit(ADMINISTRATOR, 'conseil', '2021-05-20', 'medef-occitanie-2021')).toBe('BODY_UNKNOWN');
    await expect(api.pool.query('DELETE FROM body_sitting')).rejects.toThrow('append-only');
  });
});

describe('what is set by common accord', () => {
  const agree = (actor: Actor, given: object) => api.refusal(actor, AGREE, { key: key(), input: { agreedOn: '2021-01-15', ...given } });

  test('the agenda of a meeting: awaited until the OPCO and each ministry have agreed (OPCO EP, article 14)', async () => {
    const meeting = await held(EP_SECRETARY, 'opco-ep-2020', 'fin-d-annee', '2021-12-02');
    const agenda = { convention: 'opco-ep-2020', subject: 'AGENDA', meeting };
    expect(await agree(EP_PARTNER, { ...agenda, party: 'opco-ep' })).toBeNull();
    expect(await agree(ministry('menjs'), { ...agenda, party: 'menjs' })).toBeNull();
    expect(await told(meeting)).toMatchObject({ agendaAccord: { outcome: 'AWAITED', agreedBy: ['opco-ep', 'menjs'], grounds: { articles: ['14'], explanation: expect.stringContaining('MESRI') } } });
    expect(await agree(ministry('mesri'), { ...agenda, party: 'mesri' })).toBeNull();
    expect(await told(meeting)).toMatchObject({ agendaAccord: { outcome: 'AGREED' } });
    expect(await agree(ministry('mesri'), { ...agenda, party: 'mesri' })).toBe('ACCORD_ALREADY_GIVEN');
  });

  test('calendar and draft actions of a year (DEFi, article 10); secretariat once and for all, plan of a year (OPCO EP, article 14)', async () => {
    expect(await agree(DEFI_PARTNER, { convention: 'opca-defi-2016', subject: 'DRAFT_ACTIONS', year: 2021, party: 'opca-defi' })).toBeNull();
    expect((await api.ask(ACCORDS, { key: 'opca-defi-2016' })).data).toEqual({
      convention: {
        commonAccords: [
          { subject: 'CALENDAR', year: 2021, outcome: 'AWAITED', agreedBy: [], grounds: { articles: ['10'] } },
          { subject: 'DRAFT_ACTIONS', year: 2021, outcome: 'AWAITED', agreedBy: ['opca-defi'], grounds: { articles: ['10'] } },
        ],
      },
    });
    expect((await api.ask(ACCORDS, { key: 'opco-ep-2020' })).data).toMatchObject({ convention: { commonAccords: [{ subject: 'SECRETARIAT', year: null }, { subject: 'CALENDAR' }, { subject: 'YEARLY_PLAN' }] } });
    expect((await api.ask(ACCORDS, { key: 'cgpme-paca' })).data).toEqual({ convention: { commonAccords: [] } });
  });

  test.each([
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'SECRETARIAT', party: 'menjs' }, 'FORBIDDEN'],
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'DRAFT_ACTIONS', year: 2021, party: 'opco-ep' }, 'NOT_IN_TEXT'],
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'CALENDAR', party: 'opco-ep' }, 'ACCORD_YEAR'],
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'SECRETARIAT', year: 2021, party: 'opco-ep' }, 'ACCORD_YEAR'],
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'AGENDA', party: 'opco-ep' }, 'ACCORD_MEETING'],
    [EP_PARTNER, { convention: 'opco-ep-2020', subject: 'AGENDA', meeting: '999999', party: 'opco-ep' }, 'UNKNOWN_MEETING'],
    [ADMINISTRATOR, { convention: 'opco-ep-2020', subject: 'SECRETARIAT', party: 'opca-defi' }, 'NOT_A_PARTY'],
    [ADMINISTRATOR, { convention: 'cgpme-paca', subject: 'SECRETARIAT', party: 'agefa-pme' }, 'NOT_IN_TEXT'],
  ])('%# %j is refused: %s', async (actor, given, code) => {
    expect(await agree(actor, given)).toBe(code);
  });
});
