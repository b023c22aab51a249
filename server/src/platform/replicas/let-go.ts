import type pg from 'pg';
import { openPool, type PoolOptions } from '../database.js';

/** Pools of one server that can be let go at once. */
export interface LetGo {
  open(options: PoolOptions): pg.Pool;
  /** Cuts every connection now: what waits for an answer fails, and is asked elsewhere. A server that hangs would never let go by itself. */
  drop(): void;
  /** The same for good. */
  stop(): void;
}

export const letGo = (url: string): LetGo => {
  const pools = new Set<pg.Pool>();
  const clients = new Set<pg.PoolClient>();
  // The pools hear that their connections broke, and open others when next asked.
  const drop = (): void => clients.forEach((client) => client.connection.stream.destroy());
  return {
    open: (options) => {
      for (const pool of pools) if (pool.ending) pools.delete(pool);
      const pool = openPool(url, options);
      pool.on('connect', (client) => void clients.add(client));
      pool.on('remove', (client) => void clients.delete(client));
      pools.add(pool);
      return pool;
    },
    drop,
    stop: () => {
      for (const pool of pools) if (!pool.ending) void pool.end().catch(() => undefined);
      drop();
    },
  };
};
