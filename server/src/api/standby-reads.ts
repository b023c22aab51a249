import type pg from 'pg';
import type { Actor } from '../access/actor.js';
import { prepares } from '../platform/prepared.js';
import type { StandbyAddress } from '../platform/replicas/read-addresses.js';
import { Route } from '../platform/replicas/route.js';
import { openStandbys } from '../platform/replicas/standbys.js';
import type { Logger } from '../platform/telemetry/log.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import { readersStepDown } from '../store/prepare-reading.js';
import { kindsOfReaders, OF_FEW } from './kinds-of-readers.js';
import type { Reader } from './readers.js';

/** What one question reads and writes with. */
export interface Reads {
  readonly pool: pg.Pool;
  readonly few: pg.Pool;
  /** The program's own, to read with. */
  readonly facts: pg.Pool;
  /** The program's own, to write with. */
  readonly writer: pg.Pool;
  /** What is read from now on is read at the primary. */
  readonly toPrimary: () => void;
}

export interface StandbyReads {
  /**
   * Where a question reads: at a standby that shows the version of the data that it is answered from; at the primary where none does.
   * @param version whose secrecy was decided
   */
  readsOf(actor: Actor | null, reader: Reader, version: number): Reads;
  stop(): void;
}

/** How long a question waits for a connection to a standby, in milliseconds: the primary is asked instead. */
const PATIENCE_MS = 2000;

interface Lines {
  readonly pool: pg.Pool;
  readonly few: pg.Pool;
  readonly forget: () => void;
}

interface Connections {
  readonly facts: pg.Pool;
  linesOf(actor: Actor | null): Lines;
}

/** Reads at standbys of the database of a pool, as the same kinds of readers as there. */
export const openStandbyReads = async (system: pg.Pool, addresses: readonly StandbyAddress[], log: Logger, metrics: Metrics): Promise<StandbyReads> => {
  const stepsDown = await readersStepDown(system);
  const standbys = await openStandbys<Connections>({
    primary: system,
    addresses,
    log,
    connect: (pools, key) => {
      const open = (name: string, max: number, options: string): { pool: pg.Pool; forget: () => void } => {
        const pool = prepares(pools.open({ max, options, patienceMs: PATIENCE_MS }));
        return { pool, forget: metrics.watchPool(`${key} ${name}`, pool) };
      };
      const kinds = kindsOfReaders<Lines>(
        stepsDown,
        ({ name, connections, options }) => {
          const all = open(name, connections, options);
          const few = open(`${name} FEW`, connections, options + OF_FEW);
          const forget = (): void => [all, few].forEach((each) => each.forget());
          return { pool: all.pool, few: few.pool, forget };
        },
        ({ pool, few, forget }) => {
          forget();
          for (const each of [pool, few]) void each.end().catch(() => undefined);
        },
      );
      const facts = open('system', system.options.max, `${system.options.options ?? ''} -c default_transaction_read_only=on`);
      return { facts: facts.pool, linesOf: kinds.of };
    },
  });
  metrics.watchStandbys(standbys.all);
  return {
    readsOf: (actor, reader, version) => {
      const standby = standbys.showing(version);
      metrics.reads.inc({ at: standby?.key ?? 'primary' });
      const route = new Route(standby, (key) => metrics.readsMoved.inc({ standby: key }));
      return {
        pool: route.reading(reader.pool, ({ linesOf }) => linesOf(actor).pool),
        few: route.reading(reader.few, ({ linesOf }) => linesOf(actor).few),
        facts: route.reading(system, ({ facts }) => facts),
        writer: route.writing(system),
        toPrimary: () => route.toPrimary(),
      };
    },
    stop: standbys.stop,
  };
};
