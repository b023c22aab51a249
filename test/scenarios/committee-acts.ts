import type { Actor } from '../../server/src/access/actor.js';
import type { TestApi } from '../../server/src/api/testing/test-api.js';

/** What came of a mutation: its answer, or the code and sentence of the refusal. */
export interface Done<Answer> {
  readonly answer?: Answer;
  readonly refused?: string;
  readonly sentence?: string;
}

let keys = 0;

/** Someone does something by the API, as the site would, under a key of its own. */
export const mutate = async <Answer>(api: TestApi, actor: Actor, mutation: string, type: string, input: object, fields: string): Promise<Done<Answer>> => {
  keys += 1;
  const document = `mutation ($key: String!, $input: ${type}!) { ${mutation}(key: $key, input: $input) { ${fields} } }`;
  const { data, errors } = await api.as<Record<string, Answer> | null>(actor, document, { key: `committee-scenario-${keys}`, input });
  const [error] = errors ?? [];
  if (error) return { refused: error.extensions.code, sentence: error.message };
  const answer = data?.[mutation];
  return answer === undefined ? {} : { answer };
};

/** Where a convention stands on a day, as anyone may ask. */
export const lifeOn = async (api: TestApi, convention: string, on: string): Promise<object> => {
  const { data } = await api.ask<{ convention: { life: object } }>(
    'query ($key: ID!, $on: LocalDate) { convention(key: $key) { life(on: $on) { status mayCommit ending { lastDay ground } toBeConfirmed { ground } grounds { articles explanation } } } }',
    { key: convention, on },
  );
  return data.convention.life;
};

const OPCO_EP = [
  ...Array.from({ length: 10 }, (_, place) => ({ seat: `OPCO, siège ${place + 1}`, college: 'opco' })),
  { seat: 'Représentant du MENJS', college: 'menjs' },
  { seat: 'Représentant du MESRI', college: 'mesri' },
];

/** OPCO EP's committee meets over one action on a day, all twelve there, and votes for it: 20 votes to none. */
export const adoptInMeeting = async (api: TestApi, secretary: Actor, action: string, on: string): Promise<Done<{ agenda: readonly { vote: { outcome: string; votesFor: number } }[] }>> => {
  const item = { kind: 'ACTION', title: 'Action proposée', action };
  const called = await mutate<{ id: string }>(api, secretary, 'callMeeting', 'CallMeetingInput', { convention: 'opco-ep-2020', kind: 'ORDINARY', calledOn: on, meetsOn: on, agenda: [item] }, 'id');
  const meeting = called.answer?.id;
  await mutate(api, secretary, 'holdMeeting', 'HoldMeetingInput', { meeting, attendance: OPCO_EP }, 'status');
  await mutate(api, secretary, 'castBallots', 'BallotsInput', { meeting, position: 1, ballots: OPCO_EP.map((seat) => ({ ...seat, choice: 'FOR' })) }, 'id');
  keys += 1;
  const { data, errors } = await api.as<{ closeVote: { agenda: readonly { vote: { outcome: string; votesFor: number } }[] } } | null>(
    secretary,
    `mutation ($meeting: ID!) { closeVote(key: "committee-scenario-${keys}", meeting: $meeting, position: 1) { agenda { vote { outcome votesFor } } } }`,
    { meeting },
  );
  const [error] = errors ?? [];
  if (error) return { refused: error.extensions.code, sentence: error.message };
  return data === null ? {} : { answer: data.closeVote };
};
