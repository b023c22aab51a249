import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { openLog } from '../platform/telemetry/log.js';
import { buildApiSchema } from './schema.js';
import { chanceOf } from './testing/chance.js';
import { ASKERS, plant, type Planted } from './testing/planted.js';
import { randomDocument, type RandomDocument } from './testing/random-document.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

/** Documents an asker; in full, what the promise says. */
const COUNT = Number(process.env['TEST_DOCUMENTS'] ?? (process.env['TEST_FULL'] ? 10_000 : 100));
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_121);
const AT_ONCE = 6;

/** What tells of a failure of ours, whoever asked and whatever for. */
const FAILURES = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'QUERY_TOO_SLOW', 'UNKNOWN']);

let api: TestApi;
let schema: GraphQLSchema;
let planted: Planted[];
const logged: string[] = [];

beforeAll(async () => {
  api = await startTestApi(localDate('2026-11-21'), { watch: { log: openLog('error', { write: (line: string) => void logged.push(line) }) } });
  planted = await plant(api.pool);
  schema = await buildApiSchema();
});
afterAll(() => api.stop());

interface Answered extends RandomDocument {
  readonly status: number;
  readonly text: string;
  readonly codes: readonly string[];
}

/** Values of these fields are asked with again: what exists finds more than what is invented. */
const TOLD = new Set(['key', 'slug', 'id', 'code', 'uai', 'proof', 'endCursor', 'year']);
const MOST_TOLD = 200;

const collect = (value: unknown, known: Map<string, string[]>): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && TOLD.has(name)) {
      const values = known.get(name) ?? [];
      if (values.length < MOST_TOLD && !values.includes(inner)) known.set(name, [...values, inner]);
    } else collect(inner, known);
  }
};

const send = async (asker: Actor | null, document: RandomDocument): Promise<Answered> => {
  const response = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(asker && { 'x-test-actor': JSON.stringify(asker) }) },
    body: JSON.stringify(document),
  });
  const text = await response.text();
  const { errors = [] } = JSON.parse(text) as { errors?: readonly { extensions?: { code?: string } }[] };
  return { ...document, status: response.status, text, codes: errors.map(({ extensions }) => extensions?.code ?? 'UNKNOWN') };
};

/** What everyone may look up, to begin with. */
const START = `{ conventions { key axes { id code } parties { key } } academies { code } themes { code } academicRegions { code } audiences { code }
  spending(by: [YEAR]) { planned { proof } spent { proof } } reach(by: []) { planned { proof } } actions(first: 50) { nodes { slug } pageInfo { endCursor } } schools(first: 5) { nodes { uai } } }`;

/** Asks documents drawn from the seed; `keep` is told each answer. */
const askRandomly = async (asker: Actor | null, kind: 'query' | 'mutation', seed: number, count: number, keep: (answered: Answered) => void): Promise<void> => {
  const chance = chanceOf(seed);
  const known = new Map<string, string[]>();
  const first = await send(asker, { query: START, variables: {} });
  collect(JSON.parse(first.text), known);
  for (let asked = 0; asked < count; asked += AT_ONCE) {
    const documents = Array.from({ length: AT_ONCE }, () => randomDocument(schema, kind, chance, known));
    for (const answered of await Promise.all(documents.map((document) => send(asker, document)))) {
      collect(JSON.parse(answered.text), known);
      keep(answered);
    }
  }
};

const strange = ({ status, text, codes, query, variables }: Answered): object[] =>
  status >= 500 || codes.some((code) => FAILURES.has(code)) ? [{ status, query, variables, text: text.slice(0, 2000), logged: logged.slice(-3) }] : [];

describe('random valid documents', () => {
  test('are valid, and most are run', async () => {
    const chance = chanceOf(SEED);
    for (let drawn = 0; drawn < 300; drawn += 1) {
      const { query } = randomDocument(schema, drawn % 5 ? 'query' : 'mutation', chance, new Map([['key', ['opca-defi-2016']]]));
      expect([query, validate(schema, parse(query)).map(({ message }) => message)]).toEqual([query, []]);
    }
  });

  test.each(ASKERS)('$who: no internal error, and nothing outside their scope', async ({ asker }) => {
    const forbidden = planted.filter(({ mayRead }) => !mayRead(asker)).map(({ marker }) => marker);
    const allowed = planted.filter(({ mayRead }) => mayRead(asker)).map(({ marker }) => marker);
    const seen = new Set<string>();
    const faults: object[] = [];
    let answered = 0;
    await askRandomly(asker, 'query', SEED, COUNT, (answer) => {
      faults.push(...strange(answer));
      for (const marker of forbidden) if (answer.text.includes(marker)) faults.push({ marker, query: answer.query, variables: answer.variables });
      for (const marker of allowed) if (answer.text.includes(marker)) seen.add(marker);
      if (answer.text.includes('"data":{')) answered += 1;
    });
    expect(faults).toEqual([]);
    // Many questions are refused to many askers: what is asked of accounts, contacts, uploads, readings.
    expect(answered).toBeGreaterThan(COUNT / 3);
    // The documents reach what they may read: a test that sees nothing would prove nothing.
    expect(seen.size).toBeGreaterThan(0);
  }, COUNT * 1000);

  // Last: what they write may show things to others.
  test.each(ASKERS)('$who: mutations end in an answer or in a refusal that says why', async ({ asker }) => {
    const faults: object[] = [];
    await askRandomly(asker, 'mutation', SEED + 1, COUNT / 2, (answer) => faults.push(...strange(answer)));
    expect(faults).toEqual([]);
  }, COUNT * 1000);
});
