import type { AccordSubject } from '@conventions-ouvertes/shared/committee/common-accord';
import type { BodySitting } from '@conventions-ouvertes/shared/committee/meeting-order';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';

export interface AccordRow {
  readonly subject: AccordSubject;
  readonly year: number | null;
  readonly meetingId: number | null;
  readonly party: string;
  readonly agreedOn: LocalDate;
}

/** What the order of a convention's meetings, and what is set by common accord, rest upon. */
export interface OrderFacts {
  readonly sittings: readonly BodySitting[];
  readonly accords: readonly AccordRow[];
}

type Keyed<Row> = Row & { readonly key: string };

/** Sittings recorded as such, and those that a body's decision or opinion of a day shows. The body of a kind is the text's own. */
const SITTINGS = `
  SELECT convention_key AS key, body, sat_on AS "on" FROM body_sitting WHERE convention_key = ANY ($1)
  UNION
  SELECT c.key, b ->> 'key', d.on
    FROM convention c CROSS JOIN LATERAL jsonb_array_elements(c.terms -> 'bodies') b
    JOIN (SELECT a.convention_key, 'BOARD' AS kind, x.decided_on AS on FROM body_decision x JOIN action a ON a.id = x.action_id WHERE x.body = 'BOARD'
          UNION SELECT convention_key, 'BOARD', decided_on FROM programme_approval
          UNION SELECT a.convention_key, 'COMMISSION', o.given_on FROM opinion o JOIN action a ON a.id = o.action_id WHERE o.body = 'COMMISSION') d
      ON d.convention_key = c.key AND d.kind = b ->> 'kind'
   WHERE c.key = ANY ($1) ORDER BY 1, 2, 3`;

const ACCORDS = `
  SELECT convention_key AS key, subject, year, meeting_id AS "meetingId", party_key AS party, agreed_on AS "agreedOn"
    FROM common_accord WHERE convention_key = ANY ($1) ORDER BY agreed_on, id`;

/** Of several conventions at once, in the order asked for. */
export const orderFactsOf = async (pool: Queryable, keys: readonly string[]): Promise<OrderFacts[]> => {
  const sittings = await pool.query<Keyed<BodySitting>>(SITTINGS, [keys]);
  const accords = await pool.query<Keyed<AccordRow>>(ACCORDS, [keys]);
  return keys.map((wanted) => ({
    sittings: sittings.rows.filter(({ key }) => key === wanted).map(({ body, on }) => ({ body, on })),
    accords: accords.rows.filter(({ key }) => key === wanted),
  }));
};
