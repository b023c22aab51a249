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
