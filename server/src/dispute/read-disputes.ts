import type { Dispute as RuleDispute } from '@conventions-ouvertes/shared/dispute/dispute';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';

/** A dispute as stored, with the day of its exceptional committee once held. */
export interface DisputeRow {
  readonly id: number;
  readonly convention_key: string;
  readonly opened_on: LocalDate;
  readonly opened_by: string;
  readonly is_serious: boolean;
  readonly subject: string;
  readonly conciliation_on: LocalDate | null;
  readonly exceptional_on: LocalDate | null;
  readonly meeting_on: LocalDate | null;
  readonly amicable_on: LocalDate | null;
  readonly closed_on: LocalDate | null;
  readonly outcome: 'SETTLED' | 'TERMINATED' | 'WITHDRAWN' | null;
}

const SELECT = `SELECT d.id, d.convention_key, d.opened_on, d.opened_by, d.is_serious, d.subject, d.conciliation_on,
    (SELECT m.meets_on FROM committee_meeting m WHERE m.id = d.exceptional_meeting_id AND m.status = 'HELD') AS exceptional_on,
    d.meeting_on, d.amicable_on, d.closed_on, d.outcome FROM dispute d`;

/** Disputes of several conventions at once, in the order asked for, oldest first. */
export const disputesOf = async (pool: Queryable, keys: readonly string[]): Promise<DisputeRow[][]> => {
  const { rows } = await pool.query<DisputeRow>(`${SELECT} WHERE d.convention_key = ANY($1) ORDER BY d.opened_on, d.id`, [keys]);
  return keys.map((key) => rows.filter((row) => row.convention_key === key));
};

/** One dispute, nobody else writing to it until the transaction ends; null where there is none. */
export const lockDispute = async (client: Queryable, id: string): Promise<DisputeRow | null> => {
  const { rows } = await client.query<DisputeRow>(`${SELECT} WHERE d.id::text = $1 FOR UPDATE OF d`, [id]);
  return rows[0] ?? null;
};

export const ruleDispute = (row: DisputeRow): RuleDispute => ({
  openedOn: row.opened_on,
  openedBy: row.opened_by,
  isSerious: row.is_serious,
  conciliationOn: row.conciliation_on,
  exceptionalCommitteeOn: row.exceptional_on,
  meetingOn: row.meeting_on,
  amicableOn: row.amicable_on,
  closedOn: row.closed_on,
});
