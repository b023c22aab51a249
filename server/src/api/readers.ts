import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Actor } from '../access/actor.js';
import { openPool } from '../platform/database.js';
import { prepares } from '../platform/prepared.js';
import { openOrm } from '../store/open-orm.js';
import { READER_ROLE, readersStepDown } from '../store/prepare-reading.js';

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

const PUBLIC_CONNECTIONS = 10;
const CONNECTIONS_OF_ONE_KIND = 2;
/** Kinds of signed-in readers kept open; beyond, those that nobody used for a minute are closed. */
const KINDS_KEPT = 24;
const KEPT_MS = 60_000;

/** How long a statement may run, and a transaction wait for its reader, in milliseconds: nobody keeps a connection for good. */
const BOUNDS = { statement_timeout: '15000', idle_in_transaction_session_timeout: '90000' };

export type WatchPool = (name: string, pool: pg.Pool) => () => void;

/** Values of settings; anything else would be taken for a further option. */
const PLAIN = /^[\w,-]*$/;

/** For whom a connection reads, as the policies of the database ask. */
export const settingsOf = (actor: Actor | null): Readonly<Record<string, string>> => ({
  'app.role': actor?.role ?? 'PUBLIC',
  'app.party': actor?.party ?? '',
  'app.regions': [...(actor?.academicRegions ?? [])].sort().join(','),
  'app.conventions': [...(actor?.token?.conventions ?? [])].sort().join(','),
});

const optionsOf = (settings: Readonly<Record<string, string>>, stepsDown: boolean): string => {
  const all = { ...settings, ...BOUNDS, default_transaction_read_only: 'on', ...(stepsDown && { role: READER_ROLE }) };
  return Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      if (!PLAIN.test(value)) throw new RangeError(`the setting ${name} cannot be ${value}`);
      return `-c ${name}=${value}`;
    })
    .join(' ');
};

interface Kept {
  readonly reader: Promise<Reader & { forget(): void }>;
  usedAt: number;
}

/**
 * Opens connections by kind of reader: whom they read for is set as they open, so that a query costs nothing more, and a
 * connection of one kind never serves another.
 * @param system the program's own pool, over the same database
 * @param watchPool is told of each pool that opens, under a name; what it answers is called as the pool closes
 */
export const openReaders = async (system: pg.Pool, watchPool: WatchPool = () => () => undefined): Promise<Readers> => {
  const url = system.options.connectionString;
  if (url === undefined) throw new TypeError('the pool has no address to open readers at');
  const stepsDown = await readersStepDown(system);
  const kept = new Map<string, Kept>();

  const open = async (options: string, connections: number, name: string): Promise<Reader & { forget(): void }> => {
    const pool = prepares(openPool(url, { max: connections, options }));
    const ofFew = `${options} -c app.reads=FEW -c plan_cache_mode=force_generic_plan`;
    const few = prepares(openPool(url, { max: connections, options: ofFew }));
    const forget = [watchPool(name, pool), watchPool(`${name} FEW`, few)];
    return { pool, few, orm: await openOrm(url, { max: connections, options: ofFew }), forget: () => forget.forEach((each) => each()) };
  };
  const close = async (reader: Kept['reader']): Promise<void> => {
    const { pool, few, orm, forget } = await reader;
    forget();
    await Promise.all([pool.end(), few.end(), orm.close(true)]);
  };
  const closeUnused = (now: number): void => {
    for (const [key, { reader, usedAt }] of kept) {
      if (kept.size <= KINDS_KEPT) return;
      if (now - usedAt < KEPT_MS) continue;
      kept.delete(key);
      void close(reader).catch(() => undefined);
    }
  };

  return {
    readerOf: async (actor) => {
      const options = optionsOf(settingsOf(actor), stepsDown);
      const now = performance.now();
      const found = kept.get(options);
      if (found) {
        found.usedAt = now;
        return found.reader;
      }
      closeUnused(now);
      const reader = open(options, actor === null ? PUBLIC_CONNECTIONS : CONNECTIONS_OF_ONE_KIND, actor?.role ?? 'PUBLIC');
      kept.set(options, { reader, usedAt: now });
      reader.catch(() => kept.delete(options));
      return reader;
    },
    stop: async () => {
      const readers = [...kept.values()].map(({ reader }) => close(reader));
      kept.clear();
      await Promise.all(readers);
    },
  };
};
