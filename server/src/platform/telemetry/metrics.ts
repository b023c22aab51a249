import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';

/** What is counted of the service, in the Prometheus format. No label tells of a person or holds what a caller wrote. */
export interface Metrics {
  /** Seconds, by route, method and status. */
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  /** Seconds, by the name of a persisted document (`other` elsewhere) and the kind of operation. */
  readonly operations: Histogram<'document' | 'operation'>;
  readonly errors: Counter<'code'>;
  /** Follows the connections of a pool, under a name; the answer ends it. */
  watchPool(name: string, pool: pg.Pool): () => void;
  /** Questions, by where they began to read: `primary`, or a standby. Counted where there are standbys. */
  readonly reads: Counter<'at'>;
  /** Statements that a standby did not answer, and the primary then did. */
  readonly readsMoved: Counter<'standby'>;
  /** Follows standbys. */
  watchStandbys(standbys: readonly WatchedStandby[]): void;
  /** The text that Prometheus reads. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** A standby as it was last seen. */
export interface WatchedStandby {
  readonly key: string;
  /** Why nothing is read there; null: it is well. */
  readonly ailment: string | null;
  readonly behindBytes: number;
  readonly behindSeconds: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

const PREFIX = 'conventions_';

/** @param importsOf counts of imports, asked of the database each time that the metrics are read */
export const openMetrics = (importsOf: () => Promise<{ readonly runs: number; readonly files: number }>): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: PREFIX });
  const pools = new Map<string, Set<pg.Pool>>();
  new Gauge({
    name: `${PREFIX}database_connections`,
    help: 'Connections to PostgreSQL, by pool and state; waiting: requests without one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [pool, members] of pools) {
        const sum = (count: (member: pg.Pool) => number): number => [...members].reduce((total, member) => total + count(member), 0);
        this.set({ pool, state: 'busy' }, sum(({ totalCount, idleCount }) => totalCount - idleCount));
        this.set({ pool, state: 'idle' }, sum(({ idleCount }) => idleCount));
        this.set({ pool, state: 'waiting' }, sum(({ waitingCount }) => waitingCount));
      }
    },
  });
  new Gauge({
    name: `${PREFIX}imports`,
    help: 'Imports kept in the database, and the files that they read.',
    labelNames: ['of'],
    registers,
    async collect() {
      const { runs, files } = await importsOf();
      this.set({ of: 'runs' }, runs);
      this.set({ of: 'files' }, files);
    },
  });
  return {
    requests: new Histogram({ name: `${PREFIX}http_request_seconds`, help: 'Time of answers, in seconds.', labelNames: ['route', 'method', 'status'], buckets: SECONDS, registers }),
    operations: new Histogram({ name: `${PREFIX}graphql_operation_seconds`, help: 'Time of GraphQL operations, in seconds.', labelNames: ['document', 'operation'], buckets: SECONDS, registers }),
    errors: new Counter({ name: `${PREFIX}errors_total`, help: 'Refusals and failures told to callers, by code.', labelNames: ['code'], registers }),
    reads: new Counter({ name: `${PREFIX}reads_total`, help: 'Questions, by where they began to read: primary, or a standby.', labelNames: ['at'], registers }),
    readsMoved: new Counter({ name: `${PREFIX}reads_moved_total`, help: 'Statements that a standby did not answer, and the primary then did.', labelNames: ['standby'], registers }),
    watchStandbys: (standbys) => {
      const follow = (name: string, help: string, read: (standby: WatchedStandby) => number): Gauge<'standby'> =>
        new Gauge({
          name: PREFIX + name,
          help,
          labelNames: ['standby'],
          registers,
          collect() {
            for (const standby of standbys) this.set({ standby: standby.key }, read(standby));
          },
        });
      follow('standby_taken', 'Whether a standby is read: 1, or 0 where it is left out.', ({ ailment }) => (ailment === null ? 1 : 0));
      follow('standby_behind_bytes', 'What a standby had yet to replay of the primary’s log when last looked at, in bytes.', ({ behindBytes }) => behindBytes);
      follow('standby_behind_seconds', 'How long ago the primary was where a standby has yet to be, in seconds.', ({ behindSeconds }) => behindSeconds);
    },
    watchPool: (name, pool) => {
      const members = pools.get(name) ?? new Set();
      pools.set(name, members.add(pool));
      return () => void members.delete(pool);
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
};
