import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, type GraphQLFieldConfig } from 'graphql';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { listen } from '../platform/listen.js';
import type { RequestContext } from './context.js';
import { persistedAnswers } from './persisted-answers.js';

/** Answers one question by GET, of which each half tells the version that it was read at; `moves` writes come between the halves. */
const halvesRead = async (moves: number): Promise<{ readonly halves: object; readonly readings: number }> => {
  let [version, left, readings] = [1, moves, 0];
  const half = (write: () => void): GraphQLFieldConfig<unknown, unknown> => ({
    type: new GraphQLNonNull(GraphQLInt),
    resolve: async () => {
      const read = version;
      write();
      return read;
    },
  });
  const moveOn = (): void => {
    readings += 1;
    if (left > 0) [version, left] = [version + 1, left - 1];
  };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { one: half(moveOn), other: half(() => undefined) } }) });
  const text = '{ one other }';
  const answers = persistedAnswers(schema, async () => version, () => '2026-11-21');
  const persisted = { name: 'HALVES', text, sha256: createHash('sha256').update(text).digest('hex') };
  const contexts = { held: () => null, contextOf: async () => ({}) as RequestContext };
  const server = createServer((request, response) => void answers.answer({ search: '', body: undefined, persisted }, request, response, true, contexts));
  const port = await listen(server, 0);
  try {
    const { data } = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { data: object };
    return { halves: data, readings };
  } finally {
    server.close();
  }
};

test('an answer to everyone that a write cut in two is made again, and is of one state', async () => {
  expect(await halvesRead(0)).toEqual({ halves: { one: 1, other: 1 }, readings: 1 });
  expect(await halvesRead(1)).toEqual({ halves: { one: 2, other: 2 }, readings: 2 });
  expect(await halvesRead(2)).toEqual({ halves: { one: 3, other: 3 }, readings: 3 });
});

test('where the data never rest it is sent after the third time', async () => {
  expect((await halvesRead(1_000)).readings).toBe(3);
});
