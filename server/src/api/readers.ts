import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Actor } from '../access/actor.js';
import { openPool } from '../platform/database.js';
import { prepares } from '../platform/prepared.js';
import { openOrm } from '../store/open-orm.js';
import { readersStepDown } from '../store/prepare-reading.js';
import { kindsOfReaders, OF_FEW, type Kind } from './kinds-of-readers.js';

/** Connections that read as one kind of reader, and see what that one may. */
export interface Reader {
  /** For questions over all lines. */
  readonly pool: pg.Pool;
  /** For questions about a few actions: the same rows may be read, found another way (migration 0011). */
  readonly few: pg.Pool;
  readonly orm: MikroORM;
}

export interface Readers {
  /** Connections of someone; null: of the public. */
  readerOf(actor: Actor | null): Promise<Reader>;
  stop(): Promise<void>;
}

export type WatchPool = (name: string, pool: pg.Pool) => () => void;

type Closable = Reader & { forget(): void };

/**
 * Opens connections by kind of reader: whom they read for is set as they open, so that a query costs nothing more, and a
 * connection of one kind never serves another.
 * @param system the program's own pool, over the same database
 * @param watchPool is told of each pool that opens, under a name; what it answers is called as the pool closes
 */
export const openReaders = async (system: pg.Pool, watchPool: WatchPool = () => () => undefined): Promise<Readers> => {
  const url = system.options.connectionString;
  if (url === undefined) throw new TypeError('the pool has no address to open readers at');

  const open = async ({ options, connections, name }: Kind): Promise<Closable> => {
    const pool = prepares(openPool(url, { max: connections, options }));
    const ofFew = options + OF_FEW;
    const few = prepares(openPool(url, { max: connections, options: ofFew }));
    const forget = [watchPool(name, pool), watchPool(`${name} FEW`, few)];
    return { pool, few, orm: await openOrm(url, { max: connections, options: ofFew }), forget: () => forget.forEach((each) => each()) };
  };
  const close = async (reader: Promise<Closable>): Promise<void> => {
    const { pool, few, orm, forget } = await reader;
    forget();
    await Promise.all([pool.end(), few.end(), orm.close(true)]);
  };
  const kinds = kindsOfReaders(
    await readersStepDown(system),
    (kind) => {
      const reader = open(kind);
      reader.catch(() => kinds.forget(reader));
      return reader;
    },
    (reader) => void close(reader).catch(() => undefined),
  );
  return {
    readerOf: async (actor) => kinds.of(actor),
    stop: async () => {
      await Promise.all(kinds.take().map(close));
    },
  };
};
