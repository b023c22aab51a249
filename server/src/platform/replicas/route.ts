import type pg from 'pg';
import { isGone, isWorthAsking } from './failures.js';
import type { Standby } from './standby.js';

type Query = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * Where one question reads: all of it at one standby, so that nothing of it is older than the rest; or at the primary, where it
 * stays once it has been there, for the primary is behind no one.
 */
export class Route<Connections> {
  #standby: Standby<Connections> | null;

  /** @param onLost told of each statement that a standby did not answer and the primary then did */
  constructor(
    standby: Standby<Connections> | null,
    readonly onLost: (key: string) => void,
  ) {
    this.#standby = standby;
  }

  toPrimary(): void {
    this.#standby = null;
  }

  /**
   * The primary's pool, whose single statements are asked where the question reads. One that a standby does not answer is asked
   * anew at the primary: it only read. What takes a connection of its own takes the primary's.
   * @param there the standby's connections of the same kind
   */
  reading(primary: pg.Pool, there: (connections: Connections) => pg.Pool): pg.Pool {
    const atPrimary = primary.query.bind(primary) as Query;
    const query: Query = async (...given) => {
      const standby = this.#standby;
      if (standby === null) return atPrimary(...given);
      try {
        const pool = there(standby.connections);
        return await (Reflect.apply(pool.query, pool, given) as Promise<unknown>);
      } catch (error) {
        if (!isWorthAsking(error)) throw error;
        if (isGone(error)) standby.leaveOut('UNREACHABLE');
        this.toPrimary();
        this.onLost(standby.key);
        return atPrimary(...given);
      }
    };
    return Object.create(primary, { query: { value: query }, connect: { value: primary.connect.bind(primary) } }) as pg.Pool;
  }

  /** A pool to write with: whoever takes it reads at the primary from then on, and so what they wrote. */
  writing(pool: pg.Pool): pg.Pool {
    const first =
      <Arguments extends unknown[], Result>(call: (...given: Arguments) => Result) =>
      (...given: Arguments): Result => {
        this.toPrimary();
        return call.apply(pool, given);
      };
    return Object.create(pool, { query: { value: first(pool.query) }, connect: { value: first(pool.connect) } }) as pg.Pool;
  }
}
