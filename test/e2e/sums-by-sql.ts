import type pg from 'pg';

/** What is summed: criteria are combined, values of one criterion are alternatives. The words of the API's filter. */
export interface Selection {
  readonly conventions?: readonly string[];
  readonly years?: readonly number[];
  readonly axes?: readonly string[];
  /** One axis alone, without those under it: only the proofs of a table by axis speak of it. */
  readonly exactAxis?: string;
  readonly themes?: readonly string[];
  readonly fundingSources?: readonly string[];
  readonly academicRegions?: readonly string[];
  readonly academies?: readonly string[];
  readonly notBrokenDown?: boolean;
  readonly audiences?: readonly string[];
  /** Months of money alone, as 2024-01: those of its fiche's first day, or of the commitment. */
  readonly months?: readonly string[];
  /** Money whose month is not told. */
  readonly undated?: boolean;
  /** One action alone: only the proofs of its own figures speak of it. */
  readonly actionId?: number;
}

/** Cents and participations; zero where no line tells anything. */
export interface Sums {
  readonly PLANNED: number;
  readonly COMMITTED: number;
  readonly SPENT: number;
  readonly HEADCOUNT_PLANNED: number;
  readonly HEADCOUNT_REACHED: number;
}

/**
 * The selection's actions, and its places, from the tables alone: no view and no code of the server's has a part in it. What a
 * draft or a refused action planned is in no total; asked of that one action, it is what its fiche says. What was committed and then
 * released is committed no more.
 */
const SELECTED = `
  WITH RECURSIVE lineage AS (
    SELECT convention_key, code, code AS under FROM axis
    UNION ALL
    SELECT l.convention_key, l.code, x.parent_code FROM lineage l JOIN axis x ON x.convention_key = l.convention_key AND x.code = l.under
     WHERE x.parent_code IS NOT NULL
  ), chosen AS (
    SELECT a.id, $6::bigint IS NOT NULL OR a.status NOT IN ('DRAFT', 'REFUSED', 'WITHDRAWN', 'ABANDONED') AS is_planned
      FROM action a JOIN axis x ON x.convention_key = a.convention_key AND x.code = a.axis_code
     WHERE a.published_at IS NOT NULL AND a.status <> 'DRAFT'
       AND ($1::text[] IS NULL OR a.convention_key = ANY($1))
       AND ($2::int[] IS NULL OR a.year = ANY($2))
       AND ($3::text[] IS NULL OR EXISTS (SELECT FROM lineage l WHERE l.convention_key = a.convention_key AND l.code = a.axis_code
                                             AND l.convention_key || '/' || l.under = ANY($3)))
       AND ($4::text IS NULL OR a.convention_key || '/' || a.axis_code = $4)
       AND ($5::text[] IS NULL OR x.theme_code = ANY($5))
       AND ($6::bigint IS NULL OR a.id = $6)
  ), places AS (
    SELECT code FROM academy
     WHERE ($7::text[] IS NULL OR academic_region_code = ANY($7)) AND ($8::text[] IS NULL OR code = ANY($8))
  ), money AS (
    SELECT s.action_id, CASE s.kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'SPENT' END AS stage,
           e.convention_key || '/' || h.funding_source_code AS source, e.academy_code, h.amount_cents, s.starts_on AS dated_on
      FROM sheet s JOIN expense_item e ON e.sheet_id = s.id JOIN expense_share h ON h.expense_item_id = e.id
     WHERE s.is_current
    UNION ALL
    SELECT action_id, 'COMMITTED', convention_key || '/' || funding_source_code, academy_code, amount_cents, committed_on FROM commitment
    UNION ALL
    SELECT action_id, 'COMMITTED', convention_key || '/' || funding_source_code, academy_code, -amount_cents, committed_on FROM money_entry WHERE kind = 'RELEASE'
  ), heads AS (
    SELECT s.action_id, s.kind, h.audience_code, h.academy_code, h.total
      FROM sheet s JOIN headcount h ON h.sheet_id = s.id WHERE s.is_current
  )`;

const isHere = (line: string): string => `
       AND (($7::text[] IS NULL AND $8::text[] IS NULL) OR ${line}.academy_code IN (SELECT code FROM places))
       AND (NOT $9::boolean OR ${line}.academy_code IS NULL)`;

const SUMS = `${SELECTED}
  SELECT m.*, p.*
    FROM (SELECT coalesce(sum(amount_cents) FILTER (WHERE stage = 'PLANNED' AND is_planned), 0)::bigint AS "PLANNED",
                 coalesce(sum(amount_cents) FILTER (WHERE stage = 'COMMITTED'), 0)::bigint AS "COMMITTED",
                 coalesce(sum(amount_cents) FILTER (WHERE stage = 'SPENT'), 0)::bigint AS "SPENT"
            FROM money JOIN chosen ON chosen.id = money.action_id
           WHERE ($10::text[] IS NULL OR source = ANY($10))
             AND ($12::text[] IS NULL OR to_char(dated_on, 'YYYY-MM') = ANY($12))
             AND (NOT $13::boolean OR dated_on IS NULL)
             AND ($11::text[] IS NULL OR EXISTS (SELECT FROM heads h WHERE h.action_id = chosen.id AND h.audience_code = ANY($11)))
             ${isHere('money')}) m,
         (SELECT coalesce(sum(total) FILTER (WHERE kind = 'PLANNED' AND is_planned), 0)::bigint AS "HEADCOUNT_PLANNED",
                 coalesce(sum(total) FILTER (WHERE kind = 'REALISED'), 0)::bigint AS "HEADCOUNT_REACHED"
            FROM heads JOIN chosen ON chosen.id = heads.action_id
           WHERE ($11::text[] IS NULL OR audience_code = ANY($11))
             AND ($10::text[] IS NULL OR EXISTS (SELECT FROM money n WHERE n.action_id = chosen.id AND n.source = ANY($10)))
             ${isHere('heads')}) p`;

/** The oracle of the journeys: what the database's own lines add up to. */
export const sumsBySql = async (database: pg.Pool, selection: Selection): Promise<Sums> => {
  const { conventions, years, axes, exactAxis, themes, actionId, academicRegions, academies, notBrokenDown, fundingSources, audiences, months, undated } = selection;
  const values = [conventions, years, axes, exactAxis, themes, actionId, academicRegions, academies, notBrokenDown ?? false, fundingSources, audiences, months, undated ?? false];
  const { rows } = await database.query<Record<keyof Sums, string | number>>(SUMS, values.map((value) => value ?? null));
  const { PLANNED, COMMITTED, SPENT, HEADCOUNT_PLANNED, HEADCOUNT_REACHED } = rows[0]!;
  // Beyond 32 bits the driver hands over text; all amounts are safe integers.
  return {
    PLANNED: Number(PLANNED),
    COMMITTED: Number(COMMITTED),
    SPENT: Number(SPENT),
    HEADCOUNT_PLANNED: Number(HEADCOUNT_PLANNED),
    HEADCOUNT_REACHED: Number(HEADCOUNT_REACHED),
  };
};
