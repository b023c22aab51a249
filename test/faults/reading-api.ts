import { Writable } from 'node:stream';
import type { Actor } from '../../server/src/access/actor.js';
import { startApi } from '../../server/src/api/server.js';
import { openPool } from '../../server/src/platform/database.js';
import { openLog } from '../../server/src/platform/telemetry/log.js';
import { openOrm } from '../../server/src/store/open-orm.js';
import { localDate } from '../../shared/src/local-date.js';
import type { Cluster } from './cluster.js';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** An API of one process, asked as any client asks, with what it tells of its standbys. */
export interface ReadingApi {
  readonly origin: string;
  /** Asks as someone; null: as the public. */
  ask<Data>(actor: Actor | null, query: string, variables?: object): Promise<Answer<Data>>;
  /** What a question of the site is answered by GET, as text. */
  get(documentId: string, variables: object): Promise<{ readonly status: number; readonly text: string }>;
  /** Questions that began at a server, by its key; « primary ». */
  reads(at: string): Promise<number>;
  /** A number that the metrics tell of a standby. */
  told(metric: string, standby: string): Promise<number>;
  /** What the log says of a standby, in order: « left out » with why, or « taken ». */
  history(standby: string): readonly string[];
  /** What failed inside, as the log tells it. */
  failures(): readonly object[];
  stop(): Promise<void>;
}

const ACTOR_HEADER = 'x-test-actor';

interface Line {
  readonly msg: string;
  readonly standby?: string;
  readonly why?: string;
  readonly failure?: object;
}

/** @param withStandbys whether it reads at the cluster's standbys */
export const startReadingApi = async ({ primary, standbys }: Cluster, withStandbys: boolean): Promise<ReadingApi> => {
  const lines: Line[] = [];
  const log = openLog('info', new Writable({ write: (chunk: Buffer, _, done) => (lines.push(JSON.parse(chunk.toString()) as Line), done()) }));
  const pool = openPool(primary.url, { patienceMs: 2000 });
  const orm = await openOrm(primary.url);
  const api = await startApi({
    pool,
    orm,
    port: 0,
    standbys: withStandbys ? standbys : [],
    watch: { log },
    today: () => localDate('2026-11-21'),
    actorOf: async ({ headers }) => {
      const sent = headers[ACTOR_HEADER];
      return typeof sent === 'string' ? (JSON.parse(sent) as Actor) : null;
    },
  });
  const origin = `http://127.0.0.1:${api.port}`;
  const metric = async (name: string, label: string, value: string): Promise<number> => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    const found = text.split('\n').find((line) => line.startsWith(`conventions_${name}{${label}="${value}"}`));
    return found === undefined ? 0 : Number(found.split(' ').at(-1));
  };
  return {
    origin,
    ask: async (actor, query, variables = {}) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(actor && { [ACTOR_HEADER]: JSON.stringify(actor) }) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer<never>;
    },
    get: async (documentId, variables) => {
      const response = await fetch(`${origin}/graphql?${new URLSearchParams({ documentId, variables: JSON.stringify(variables) }).toString()}`);
      return { status: response.status, text: await response.text() };
    },
    reads: (at) => metric('reads_total', 'at', at),
    told: (name, standby) => metric(name, 'standby', standby),
    history: (standby) => lines.filter((line) => line.standby === standby).map(({ msg, why }) => (why === undefined ? msg : `${msg}: ${why}`)),
    failures: () => lines.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    stop: async () => {
      await api.stop();
      await orm.close(true);
      await pool.end();
    },
  };
};
