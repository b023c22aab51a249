import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { inTransaction } from '../platform/database.js';
import { insertActions, anAction } from '../figures/testing/insert-actions.js';

const someone = (role: Actor['role'], party: string | null): Actor => ({ id: `${role} ${party}`, role, party, academicRegions: [] });
const SECRETARY = someone('COMMITTEE_SECRETARY', 'opco-ep');
const MEMBER = someone('COMMITTEE_MEMBER', 'menjs');
const PARTNER = someone('PARTNER', 'opco-ep');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-12-20'));
  await inTransaction(api.pool, (client) => insertActions(client, [anAction({ convention: 'opco-ep-2020', axis: '3', year: 2022, status: 'MINISTRIES_OPINION', planned: [{ source: 'FRAIS_DE_MISSION', cents: 100, academy: null }] })]));
});
afterAll(() => api.stop());

const CALL = 'mutation ($key: String!, $input: CallMeetingInput!) { callMeeting(key: $key, input: $input) { id status papers { outcome dueOn } agenda { position title action } } }';
const HOLD = 'mutation ($key: String!, $input: HoldMeetingInput!) { holdMeeting(key: $key, input: $input) { status attendance { college present seats } quorum { outcome } compositionFindings } }';
const CAST = 'mutation ($key: String!, $input: BallotsInput!) { castBallots(key: $key, input: $input) { id } }';
const CLOSE = 'mutation ($key: String!, $meeting: ID!, $position: Int!) { closeVote(key: $key, meeting: $meeting, position: $position) { agenda { vote { outcome votesFor votesAgainst needed isTie articles explanation } } } }';
const PAPERS = 'mutation ($key: String!, $meeting: ID!, $sentOn: LocalDate!) { sendPapers(key: $key, meeting: $meeting, sentOn: $sentOn) { papers { outcome } } }';
const MINUTES = 'mutation ($key: String!, $meeting: ID!, $step: MinutesStep!, $on: LocalDate!) { recordMinutes(key: $key, meeting: $meeting, step: $step, on: $on) { draftedOn } }';
const CANCEL = 'mutation ($key: String!, $meeting: ID!) { cancelMeeting(key: $key, meeting: $meeting, reason: "Reportée.") { status } }';
const VOTES = 'query ($id: ID!) { meeting(id: $id) { status agenda { vote { outcome ballots { seat choice } } } } }';

let keys = 0;
const key = (): string => `k${(keys += 1)}`;

const meeting = { convention: 'opco-ep-2020', kind: 'ORDINARY', meantAs: 'avant-15-juin', calledOn: '2021-05-01', meetsOn: '2021-06-10', agenda: [{ kind: 'OTHER', title: 'Point d’essai' }] };
const call = async (change: object = {}): Promise<string> => {
  const { data, errors } = await api.as<{ callMeeting: { id: string } }>(SECRETARY, CALL, { key: key(), input: { ...meeting, ...change } });
  expect(errors).toBeUndefined();
  return data.callMeeting.id;
};
const opco = (count: number) => Array.from({ length: count }, (_, place) => ({ seat: `OPCO, siège ${place + 1}`, college: 'opco' }));
const ministries = [
  { seat: 'MENJS', college: 'menjs' },
  { seat: 'MESRI', college: 'mesri' },
];
const hold = async (id: string, attendance: readonly object[]): Promise<void> => {
  expect((await api.as(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance } })).errors).toBeUndefined();
};
const ballots = (choice: string, seats: readonly { seat: string; college: string }[]) => seats.map((seat) => ({ ...seat, choice }));

describe('meetings', () => {
  test('papers are due a week ahead, that day included (OPCO EP, article 14)', async () => {
    const { data } = await api.as<{ callMeeting: { id: string; papers: object } }>(SECRETARY, CALL, { key: key(), input: meeting });
    expect(data.callMeeting.papers).toEqual({ outcome: 'NOT_SENT', dueOn: '2021-06-03' });
    const id = data.callMeeting.id;
    expect(await api.as(SECRETARY, PAPERS, { key: key(), meeting: id, sentOn: '2021-06-03' })).toEqual({ data: { sendPapers: { papers: { outcome: 'IN_TIME' } } } });
    expect(await api.refusal(SECRETARY, PAPERS, { key: key(), meeting: id, sentOn: '2021-06-04' })).toBe('PAPERS_ALREADY_SENT');
  });

  test('an action on the agenda is one of the convention', async () => {
    const withAction = (action: string | null, convention = 'opco-ep-2020') => ({ ...meeting, convention, meantAs: null, agenda: [{ kind: 'ACTION', title: 'Action', action }] });
    const { data } = await api.as<{ callMeeting: { agenda: object } }>(SECRETARY, CALL, { key: key(), input: withAction('opco-ep-2020--t-0') });
    expect(data.callMeeting.agenda).toEqual([{ position: 1, title: 'Action', action: 'opco-ep-2020--t-0' }]);
    expect(await api.refusal(SECRETARY, CALL, { key: key(), input: withAction('opca-defi-2016--t-0') })).toBe('UNKNOWN_ACTION');
    expect(await api.refusal(SECRETARY, CALL, { key: key(), input: withAction(null) })).toBe('AGENDA_ACTION');
  });

  test.each([
    [{ meantAs: 'ete' }, 'MEETING_NOT_IN_TEXT'],
    [{ kind: 'EXCEPTIONAL' }, 'MEETING_NOT_IN_TEXT'],
    [{ meetsOn: '2021-04-01' }, 'MEETS_BEFORE_CALLED'],
    [{ convention: 'opca-defi-2016' }, 'FORBIDDEN'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await api.refusal(SECRETARY, CALL, { key: key(), input: { ...meeting, ...change } })).toBe(code);
  });

  test('what the composition lacks is told, and who sat is told in numbers alone', async () => {
    const id = await call();
    const { data } = await api.as<{ holdMeeting: object }>(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance: [...opco(3), ministries[0], { seat: 'Expert' }] } });
    expect(data.holdMeeting).toMatchObject({
      status: 'HELD',
      quorum: { outcome: 'NOT_SET' },
      attendance: [
        { college: 'opco', present: 3, seats: 10 },
        { college: 'menjs', present: 1 },
        { college: 'mesri', present: 0 },
        { college: null, present: 1 },
      ],
      compositionFindings: expect.arrayContaining([expect.stringContaining('Personne ne siège pour')]),
    });
    expect(await api.refusal(SECRETARY, CANCEL, { key: key(), meeting: id })).toBe('MEETING_ALREADY_HELD');
    expect(await api.refusal(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance: [] } })).toBe('MEETING_ALREADY_HELD');
  });

  test('one that is cancelled goes no further', async () => {
    const id = await call();
    expect(await api.as(SECRETARY, CANCEL, { key: key(), meeting: id })).toEqual({ data: { cancelMeeting: { status: 'CANCELLED' } } });
    expect(await api.refusal(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance: [] } })).toBe('MEETING_CANCELLED');
  });

  test('a seat sits once, in a college of the text', async () => {
    const id = await call();
    expect(await api.refusal(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance: [...opco(1), ...opco(1)] } })).toBe('SEAT_TWICE');
    expect(await api.refusal(SECRETARY, HOLD, { key: key(), input: { meeting: id, attendance: [{ seat: 'X', college: 'autre' }] } })).toBe('UNKNOWN_COLLEGE');
  });

  test('minutes follow the order of the text, after the meeting (DEFi, article 10)', async () => {
    const clerk = someone('COMMITTEE_SECRETARY', 'opca-defi');
    const { data } = await api.as<{ callMeeting: { id: string } }>(clerk, CALL, { key: key(), input: { ...meeting, convention: 'opca-defi-2016', meetsOn: '2021-06-10' } });
    const id = data.callMeeting.id;
    expect(await api.refusal(clerk, MINUTES, { key: key(), meeting: id, step: 'DRAFTED', on: '2021-06-20' })).toBe('MEETING_NOT_HELD');
    await api.as(clerk, HOLD, { key: key(), input: { meeting: id, attendance: [], prioritiesForYear: 2021, priorities: ['Découvrir les métiers'] } });
    expect(await api.refusal(clerk, MINUTES, { key: key(), meeting: id, step: 'APPROVED', on: '2021-06-20' })).toBe('MINUTES_OUT_OF_ORDER');
    expect(await api.refusal(clerk, MINUTES, { key: key(), meeting: id, step: 'DRAFTED', on: '2021-06-09' })).toBe('TOO_EARLY');
    for (const [step, on] of [['DRAFTED', '2021-06-20'], ['REREAD', '2021-07-01'], ['APPROVED', '2021-07-10']]) {
      expect(await api.refusal(clerk, MINUTES, { key: key(), meeting: id, step, on })).toBeNull();
    }
  });
});

describe('votes', () => {
  test('the result is computed: ten votes against ten are a tie, and a tie is not adopted (OPCO EP, article 13)', async () => {
    const id = await call();
    await hold(id, [...opco(10), ...ministries]);
    const all = [...ballots('FOR', opco(10)), ...ballots('AGAINST', ministries)];
    expect(await api.refusal(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 })).toBe('NO_BALLOT');
    expect(await api.refusal(SECRETARY, CAST, { key: key(), input: { meeting: id, position: 1, ballots: all } })).toBeNull();
    const { data } = await api.as<{ closeVote: object }>(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 });
    expect(data.closeVote).toMatchObject({ agenda: [{ vote: { outcome: 'NOT_ADOPTED', votesFor: 10, votesAgainst: 10, needed: 11, isTie: true, articles: ['13'] } }] });
    expect(await api.refusal(SECRETARY, CAST, { key: key(), input: { meeting: id, position: 1, ballots: ballots('FOR', ministries) } })).toBe('VOTE_CLOSED');
    expect(await api.refusal(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 })).toBe('VOTE_CLOSED');
    await expect(api.pool.query(`UPDATE committee_vote SET outcome = 'ADOPTED' WHERE meeting_id = $1`, [id])).rejects.toThrow('is closed');
    await expect(api.pool.query('DELETE FROM committee_ballot WHERE vote_id IN (SELECT id FROM committee_vote WHERE meeting_id = $1)', [id])).rejects.toThrow('is closed');
  });

  test('who voted what is read by the secretariat and the ministry alone, and is in no record', async () => {
    const id = await call();
    await hold(id, opco(2));
    await api.as(SECRETARY, CAST, { key: key(), input: { meeting: id, position: 1, ballots: ballots('FOR', opco(2)) } });
    await api.as(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 });
    const seen = async (actor: Actor | null) => {
      const { data } = await (actor === null ? api.ask<{ meeting: { agenda: [{ vote: { ballots: unknown } }] } }>(VOTES, { id }) : api.as<{ meeting: { agenda: [{ vote: { ballots: unknown } }] } }>(actor, VOTES, { id }));
      return data.meeting.agenda[0].vote.ballots;
    };
    expect(await seen(null)).toBeNull();
    for (const actor of [MEMBER, PARTNER, someone('DELEGATION', null), someone('COMMITTEE_SECRETARY', 'opca-defi')]) expect(await seen(actor)).toBeNull();
    for (const actor of [SECRETARY, someone('MINISTRY', 'menjs'), someone('ADMINISTRATOR', null)]) expect(await seen(actor)).toHaveLength(2);
    // All voted alike: a count would tell what each of them voted.
    const told = 'query ($id: ID!) { meeting(id: $id) { agenda { vote { outcome votesFor votesAgainst abstentions explanation } } } }';
    const hidden = { votesFor: null, votesAgainst: null, abstentions: null, explanation: null };
    expect((await api.ask<{ meeting: unknown }>(told, { id })).data.meeting).toEqual({ agenda: [{ vote: { outcome: 'ADOPTED', ...hidden } }] });
    expect((await api.as<{ meeting: unknown }>(SECRETARY, told, { id })).data.meeting).toMatchObject({ agenda: [{ vote: { votesFor: 2, votesAgainst: 0, abstentions: 0 } }] });
    const { rows } = await api.pool.query(`SELECT FROM record WHERE after::text LIKE '%AGAINST%' OR after::text LIKE '%"choice"%'`);
    expect(rows).toHaveLength(0);
  });

  test('a member records the ballot of its own party’s college, and no other', async () => {
    const id = await call();
    await hold(id, [...opco(2), ...ministries]);
    const cast = (actor: Actor, list: readonly object[]) => api.refusal(actor, CAST, { key: key(), input: { meeting: id, position: 1, ballots: list } });
    expect(await cast(MEMBER, ballots('FOR', ministries.slice(0, 1)))).toBeNull();
    expect(await cast(MEMBER, ballots('AGAINST', ministries.slice(0, 1)))).toBeNull();
    expect(await cast(MEMBER, ballots('FOR', ministries))).toBe('FORBIDDEN');
    expect(await cast(PARTNER, ballots('FOR', opco(1)))).toBe('FORBIDDEN');
    expect(await cast(SECRETARY, ballots('FOR', [{ seat: 'OPCO, siège 9', college: 'opco' }]))).toBe('MEMBER_NOT_PRESENT');
    expect(await cast(SECRETARY, ballots('FOR', [{ seat: 'Expert', college: 'invites' }]))).toBe('UNKNOWN_COLLEGE');
  });

  test('a committee whose text sets no vote takes none (DEFi)', async () => {
    const clerk = someone('COMMITTEE_SECRETARY', 'opca-defi');
    const { data } = await api.as<{ callMeeting: { id: string } }>(clerk, CALL, { key: key(), input: { ...meeting, convention: 'opca-defi-2016' } });
    await api.as(clerk, HOLD, { key: key(), input: { meeting: data.callMeeting.id, attendance: [{ seat: 'A', college: 'opca' }] } });
    expect(await api.refusal(clerk, CAST, { key: key(), input: { meeting: data.callMeeting.id, position: 1, ballots: [{ seat: 'A', college: 'opca', choice: 'FOR' }] } })).toBe('NO_VOTE_IN_TEXT');
  });

  test('an e-mail consultation needs a text that allows it, and the two meetings (OPCO EP, article 14)', async () => {
    const consultation = { ...meeting, kind: 'EMAIL', meantAs: null, calledOn: '2020-12-01', meetsOn: '2020-12-10' };
    expect(await api.refusal(SECRETARY, CALL, { key: key(), input: consultation })).toBe('EMAIL_NOT_YET');
    const clerk = someone('COMMITTEE_SECRETARY', 'opca-defi');
    expect(await api.refusal(clerk, CALL, { key: key(), input: { ...consultation, convention: 'opca-defi-2016' } })).toBe('EMAIL_NOT_IN_TEXT');
    const id = await call({ ...consultation, calledOn: '2021-12-01', meetsOn: '2021-12-15' });
    const answered = [...ballots('FOR', opco(6)), ...ballots('AGAINST', ministries.slice(0, 1))];
    expect(await api.refusal(SECRETARY, CAST, { key: key(), input: { meeting: id, position: 1, ballots: answered } })).toBeNull();
    const { data } = await api.as<{ closeVote: object }>(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 });
    expect(data.closeVote).toMatchObject({ agenda: [{ vote: { outcome: 'ADOPTED', votesFor: 6, votesAgainst: 5, needed: 6 } }] });
    expect(await api.refusal(SECRETARY, MINUTES, { key: key(), meeting: id, step: 'DRAFTED', on: '2021-12-16' })).toBe('NO_MINUTES_OF_A_CONSULTATION');
  });
});

describe('the vote calculator', () => {
  const ASK = `query ($convention: ID!, $voters: [ImaginedVoterInput!]) { voteCalculator(convention: $convention, voters: $voters) {
    outcome isTie votesFor votesAgainst outstanding needed isDecided missingIfOthersAbstain missingIfOthersOppose ifAllFor onATie couldChange { voter choice outcome } voters { voter votes } grounds { articles } } }`;

  test('tells what is needed and who could still change it, and writes nothing', async () => {
    const voters = [...ballots('FOR', opco(10)), { ...ministries[0], choice: 'AGAINST' }, { ...ministries[1], choice: null }];
    const before = await api.pool.query('SELECT version FROM data_version');
    const { data } = await api.ask<{ voteCalculator: object }>(ASK, { convention: 'opco-ep-2020', voters });
    expect(data.voteCalculator).toMatchObject({
      outcome: 'ADOPTED',
      votesFor: 10,
      votesAgainst: 5,
      outstanding: 5,
      isDecided: false,
      couldChange: expect.arrayContaining([{ voter: 'mesri', choice: 'AGAINST', outcome: 'NOT_ADOPTED' }]),
      onATie: expect.stringContaining('n’est pas adoptée'),
      grounds: { articles: ['13'] },
    });
    expect((await api.pool.query('SELECT version FROM data_version')).rows).toEqual(before.rows);
  });

  test('starts from every seat of the text: twenty votes', async () => {
    const { data } = await api.ask<{ voteCalculator: { outstanding: number; voters: readonly { votes: number }[] } }>(ASK, { convention: 'opco-ep-2020' });
    expect(data.voteCalculator.outstanding).toBe(20);
    expect(data.voteCalculator.voters).toHaveLength(12);
  });

  test('has nothing to say where the text sets no vote', async () => {
    expect(await api.refusal(null, ASK, { convention: 'opca-defi-2016' })).toBe('NO_VOTE_IN_TEXT');
  });
});

describe('a vote on an action', () => {
  test('is the committee’s decision on it, with its meeting; while its opinions are missing it is refused', async () => {
    const ready = { ...meeting, meantAs: null, calledOn: '2021-11-02', meetsOn: '2021-11-25', agenda: [{ kind: 'ACTION', title: 'Action', action: 'opco-ep-2020--t-0' }] };
    const id = await call(ready);
    await hold(id, [...opco(10), ...ministries]);
    await api.as(SECRETARY, CAST, { key: key(), input: { meeting: id, position: 1, ballots: ballots('FOR', [...opco(10), ...ministries]) } });
    await api.pool.query(`UPDATE action SET status = 'SUBMITTED' WHERE slug = 'opco-ep-2020--t-0'`);
    expect(await api.refusal(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 })).toBe('TOO_EARLY');
    await api.pool.query(`UPDATE action SET status = 'MINISTRIES_OPINION' WHERE slug = 'opco-ep-2020--t-0'`);
    expect(await api.refusal(SECRETARY, CLOSE, { key: key(), meeting: id, position: 1 })).toBeNull();
    const { rows } = await api.pool.query(`SELECT a.status, d.value, d.meeting_id, d.decided_on FROM action a JOIN body_decision d ON d.action_id = a.id WHERE a.slug = 'opco-ep-2020--t-0'`);
    expect(rows).toEqual([{ status: 'COMMITTEE', value: 'ADOPTED', meeting_id: Number(id), decided_on: '2021-11-25' }]);
  });
});
