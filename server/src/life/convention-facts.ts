import type { Amendment, ChangedTerms } from '@conventions-ouvertes/shared/convention/amendment';
import type { CommittedActions, LifeFacts } from '@conventions-ouvertes/shared/convention/life-facts';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';
import type { EventRow } from './event-row.js';
import { lifeFactsOf } from './life-facts.js';

/** What is recorded of one convention, beside its text. */
export interface ConventionFacts {
  /** Oldest first. */
  readonly events: readonly EventRow[];
  readonly amendments: readonly Amendment[];
  readonly life: LifeFacts;
  /** Day from which its facts are recorded here; null: none are. */
  readonly recordsKeptFrom: LocalDate | null;
  /** Whether those records are invented (« fictif »). */
  readonly recordsAreDemo: boolean;
}

interface ConventionRow {
  readonly key: string;
  readonly records_kept_from: LocalDate | null;
  readonly records_are_demo: boolean;
  readonly is_open: boolean;
  readonly realised_on: LocalDate | null;
}

interface AmendmentRow {
  readonly convention_key: string;
  readonly number: number;
  readonly signed_on: LocalDate;
  readonly effective_on: LocalDate;
  readonly signed_by: string[] | null;
  readonly changed_terms: ChangedTerms;
}

/** Facts of several conventions at once, in the order asked for. */
export const conventionFacts = async (pool: Queryable, keys: readonly string[]): Promise<ConventionFacts[]> => {
  // One after the other: inside a transaction there is one connection, which takes one question at a time.
  const conventions = await pool.query<ConventionRow>(
    `SELECT c.key, c.records_kept_from, c.records_are_demo,
            EXISTS (SELECT FROM action a WHERE a.convention_key = c.key AND a.status = 'COMMITTED') AS is_open,
            (SELECT max(s.received_on) FROM sheet s WHERE s.convention_key = c.key AND s.kind = 'REALISED' AND s.is_current) AS realised_on
       FROM convention c WHERE c.key = ANY($1)`,
    [keys],
  );
  const events = await pool.query<EventRow>(
    `SELECT id, convention_key, kind, party_key, clause, occurred_on, received_on, effective_on, notified_on, requested_last_day,
            agreed_last_day, summary, source, source_address, confirmed_on, is_demo
       FROM convention_event WHERE convention_key = ANY($1) ORDER BY coalesce(occurred_on, received_on), id`,
    [keys],
  );
  const amendments = await pool.query<AmendmentRow>(
    'SELECT convention_key, number, signed_on, effective_on, signed_by, changed_terms FROM amendment WHERE convention_key = ANY($1) ORDER BY number',
    [keys],
  );
  return keys.map((key) => {
    const convention = conventions.rows.find((row) => row.key === key);
    const own = events.rows.filter((row) => row.convention_key === key);
    return {
      events: own,
      amendments: amendments.rows.filter((row) => row.convention_key === key).map(amendmentOf),
      life: lifeFactsOf(own, committedActions(convention)),
      recordsKeptFrom: convention?.records_kept_from ?? null,
      recordsAreDemo: convention?.records_are_demo ?? false,
    };
  });
};

const committedActions = (convention: ConventionRow | undefined): CommittedActions => {
  if (convention?.is_open === true) return { kind: 'OPEN' };
  const lastDay = convention?.realised_on ?? null;
  return lastDay === null ? { kind: 'NONE' } : { kind: 'UNTIL', lastDay };
};

const amendmentOf = (row: AmendmentRow): Amendment => ({
  number: row.number,
  signedOn: row.signed_on,
  effectiveOn: row.effective_on,
  signedBy: row.signed_by,
  changedTerms: row.changed_terms,
});
