import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Actor } from '../../access/actor.js';
import { openPool } from '../../platform/database.js';
import { seededDatabase } from '../../platform/testing/database.js';
import { openOrm } from '../../store/open-orm.js';
import { startApi, type ApiOptions } from '../server.js';

/** What the API answers, whatever was asked. */
export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The API over a database of one test's own, asked over HTTP as any client does. */
export interface TestApi {
  readonly pool: pg.Pool;
  readonly orm: MikroORM;
  readonly origin: string;
  /** Moves the day on which the API answers. */
  setToday(day: LocalDate): void;
  /** Asks as the public. */
  ask<Data>(document: string, variables?: object): Promise<Answer<Data>>;
  /** Asks as someone. */
  as<Data>(actor: Actor, document: string, variables?: object): Promise<Answer<Data>>;
  /** The code of the first refusal; null where nothing was refused. */
  refusal(actor: Actor | null, document: string, variables?: object): Promise<string | null>;
  stop(): Promise<void>;
}

const ACTOR_HEADER = 'x-test-actor';

/**
 * @param today the day on which it answers, until it is moved
 * @param options of the API, where others than its own are tried
 */
export const startTestApi = async (today: LocalDate, options: Partial<ApiOptions> = {}): Promise<TestApi> => {
  const database = await seededDatabase();
  const pool = openPool(database.url);
  const orm = await openOrm(database.url);
  let day = today;
  const api = await startApi({
    ...options,
    pool,
    orm,
    port: 0,
    today: () => day,
    actorOf: async ({ headers }) => {
      const sent = headers[ACTOR_HEADER];
      return typeof sent === 'string' ? (JSON.parse(sent) as Actor) : null;
    },
  });
  const origin = `http://127.0.0.1:${api.port}`;
  const send = async <Data>(actor: Actor | null, document: string, variables: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(actor && { [ACTOR_HEADER]: JSON.stringify(actor) }) },
      body: JSON.stringify({ query: document, variables }),
    });
    return (await response.json()) as Answer<Data>;
  };
  return {
    pool,
    orm,
    origin,
    setToday: (next) => {
      day = next;
    },
    ask: (document, variables) => send(null, document, variables),
    as: send,
    refusal: async (actor, document, variables) => (await send(actor, document, variables)).errors?.[0]?.extensions.code ?? null,
    stop: async () => {
      await api.stop();
      await orm.close(true);
      await pool.end();
      await database.drop();
    },
  };
};
