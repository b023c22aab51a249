import type { Queryable } from '../platform/database.js';

/** The chains that entries hang in: what was changed, and who read what stays inside. */
export const AUDIT_CHAINS = ['record', 'confidential_reading'] as const;
export type AuditChain = (typeof AUDIT_CHAINS)[number];

/** Where a chain ends. Whoever notes it elsewhere can tell later whether all up to it is as it was. */
export interface AuditEnd {
  readonly chain: AuditChain;
  /** Number of its entries. */
  readonly position: number;
  readonly hash: string;
}

export interface AuditBreak {
  readonly chain: AuditChain;
  /** Place in the chain; null: an entry that is in none. */
  readonly position: number | null;
  readonly entryId: number | null;
  /**
   * CHANGED: its content, or an entry's before it, is not what was hashed. GONE: its entry is no more. GAP: a link before it is no more.
   * UNLINKED: written past the chain. END: the chain's end is not its last link. NOTED_END: not what was noted of it.
   */
  readonly wrong: 'CHANGED' | 'GONE' | 'GAP' | 'UNLINKED' | 'END' | 'NOTED_END';
}

export const auditEnds = async (client: Queryable): Promise<AuditEnd[]> =>
  (await client.query<AuditEnd>('SELECT chain, position, hash FROM audit_head ORDER BY chain DESC')).rows;

/**
 * The first break of each kind of each chain, in the order of the chains; none, when all is as it was written.
 * @param noted ends that were noted before, to be found again
 */
export const firstBreaks = async (client: Queryable, noted: readonly AuditEnd[] = []): Promise<AuditBreak[]> => {
  const { rows } = await client.query<AuditBreak>(
    `SELECT chain, position, entry_id AS "entryId", wrong
       FROM (SELECT b.*, row_number() OVER (PARTITION BY chain, wrong ORDER BY position, entry_id) AS rank FROM audit_break b) b
      WHERE rank = 1 ORDER BY chain DESC, position NULLS LAST`,
  );
  const { rows: unlike } = await client.query<AuditBreak>(
    `SELECT n.chain, n.position, NULL AS "entryId", 'NOTED_END' AS wrong
       FROM jsonb_to_recordset($1::jsonb) AS n (chain text, position bigint, hash text)
      WHERE n.position > 0 AND NOT EXISTS (SELECT FROM audit_link l WHERE l.chain = n.chain AND l.position = n.position AND l.hash = n.hash)`,
    [JSON.stringify(noted)],
  );
  return [...rows, ...unlike];
};
