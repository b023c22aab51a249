import type { Queryable } from '../database.js';

/** Where the primary is. */
export interface PrimaryLook {
  /** Place in its write-ahead log, in bytes: all that it has committed lies before it. */
  readonly position: number;
  /** The server's own number, which its standbys share; null where this role may not read it. */
  readonly system: string | null;
  readonly version: number;
  readonly changedAt: Date;
}

/** Where a standby is. */
export interface StandbyLook extends Omit<PrimaryLook, 'position'> {
  /** Place up to which it has replayed the primary's log; null: it replays none. */
  readonly position: number | null;
  readonly isFollowing: boolean;
}

/** A page of the log begins with a header, which no record ends in: of 24 bytes, or 40 where a file begins. */
const PAGE = 8192;
const HEADERS: ReadonlySet<number> = new Set([24, 40]);

/**
 * The end of the last record before a place: the next is written after a page's header, while the last was replayed up to the page's
 * start. Without this, a standby that has replayed all would look 24 bytes late until something else is written.
 */
export const endOfLastRecord = (insertPosition: number): number => (HEADERS.has(insertPosition % PAGE) ? insertPosition - (insertPosition % PAGE) : insertPosition);

const POSITION = `(pg_current_wal_insert_lsn() - '0/0')::int8 AS position`;

/** The place in the primary's log after all that it shows at the time of asking. */
export const primaryPosition = async (primary: Queryable): Promise<number> => {
  const { rows } = await primary.query<{ position: number }>(`SELECT ${POSITION}`);
  return endOfLastRecord(rows[0]!.position);
};

const SYSTEM = `CASE WHEN has_function_privilege('pg_control_system()', 'EXECUTE') THEN (SELECT system_identifier::text FROM pg_control_system()) END AS system`;

export const lookAtPrimary = async (primary: Queryable): Promise<PrimaryLook> => {
  const { rows } = await primary.query<PrimaryLook>(`SELECT ${POSITION}, ${SYSTEM}, version, changed_at AS "changedAt" FROM data_version`);
  const look = rows[0]!;
  return { ...look, position: endOfLastRecord(look.position) };
};

export const lookAtStandby = async (standby: Queryable): Promise<StandbyLook> => {
  const { rows } = await standby.query<StandbyLook>(
    `SELECT pg_is_in_recovery() AS "isFollowing", (pg_last_wal_replay_lsn() - '0/0')::int8 AS position, ${SYSTEM}, version, changed_at AS "changedAt" FROM data_version`,
  );
  return rows[0]!;
};
