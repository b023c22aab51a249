import { PLANNED_STATUSES } from '@conventions-ouvertes/shared/action/status';
import { MEASURES, type HeadcountLine, type SecretMeasure } from '@conventions-ouvertes/shared/disclosure/headcount-line';
import { neighbourhood } from '@conventions-ouvertes/shared/disclosure/neighbourhood';
import type { LineSecrecy } from '@conventions-ouvertes/shared/disclosure/protect';
import type { Queryable } from '../platform/database.js';

type Groups = { readonly [name in `${SecretMeasure}_${'group' | 'reason'}`]: string | null } & { readonly [name in `${SecretMeasure}_size`]: number | null };

/** Where the decision stands, at the instant of the lines. */
export interface SecrecyState {
  /** How many decisions were stored. */
  readonly former: number;
  /** What was changed by a transaction and is not decided upon yet: the conventions whose lines it touched; null: any. */
  readonly due: readonly { readonly id: number; readonly conventions: readonly string[] | null }[];
  /** Conventions that had a group in common with another when all was decided last. */
  readonly crossing: readonly string[];
  /** The catalogue's version then; null: never. */
  readonly decidedWith: number | null;
  /** The catalogue's version now. */
  readonly catalogue: number;
}

export interface LineRow extends Groups {
  /** Said by one row, for all. */
  readonly state: SecrecyState | null;
  readonly line_id: number | null;
  readonly cell: string;
  readonly former_line_id: number | null;
  readonly stage: string;
  readonly status: string;
  readonly action_id: number;
  readonly convention_key: string;
  readonly axis_code: string;
  readonly top_code: string;
  readonly year: number;
  readonly academy_code: string | null;
  readonly academic_region_code: string | null;
  readonly audience_code: string;
  readonly total: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly disability: number | null;
  readonly partners: readonly string[];
}

/**
 * Lines, former decision and changes due in one statement: they are of one instant. A row without a line where there is none at all. The state
 * is said once: beside each line, thousands of changes would be gigabytes.
 */
const linesSql = (ofSome: boolean): string => `
  SELECT CASE WHEN row_number() OVER () = 1 THEN v.state END AS state, f.line_id, f.cell, s.line_id AS former_line_id, f.stage, f.status, f.action_id, f.convention_key, f.axis_code,
         f.top_code, f.year, f.academy_code, f.academic_region_code, f.audience_code, f.total, f.girls, f.boys, f.disability, f.partners,
         s.total_group, s.total_size, s.total_reason, s.gender_group, s.gender_size, s.gender_reason,
         s.disability_group, s.disability_size, s.disability_reason
    FROM (SELECT jsonb_build_object('former', d.decision, 'crossing', d.crossing, 'decidedWith', d.catalogue, 'catalogue', (SELECT version FROM catalogue_version),
                   'due', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'conventions', conventions)), '[]') FROM secrecy_due)) AS state
            FROM secrecy_state d) v
    LEFT JOIN (SELECT h.*, x.top_code, a.academic_region_code, p.partners
                 FROM headcount_cell h
                 JOIN axis_lineage x ON x.convention_key = h.convention_key AND x.code = h.axis_code
                 LEFT JOIN academy a ON a.code = h.academy_code
                 -- A ministry sees all; those who see a part are the other parties.
                 LEFT JOIN (SELECT c.convention_key, array_agg(c.party_key ORDER BY c.party_key) AS partners
                              FROM convention_party c JOIN party q ON q.key = c.party_key WHERE q.kind <> 'MINISTRY'
                             GROUP BY c.convention_key) p ON p.convention_key = h.convention_key
                 ${ofSome ? 'WHERE h.convention_key = ANY($1)' : ''}) f ON true
    LEFT JOIN line_secrecy s ON s.cell = f.cell`;

export const NOTHING = { total: null, gender: null, disability: null } as const satisfies LineSecrecy;

export const lineOf = (row: LineRow): HeadcountLine => ({
  key: row.cell,
  total: row.total,
  girls: row.girls,
  boys: row.boys,
  disability: row.disability,
  // What a draft or a refused action plans is in no total: it cannot stand in for what is.
  kind: row.stage === 'REACHED' || PLANNED_STATUSES.some((status) => status === row.status) ? row.stage : `${row.stage} APART`,
  path: neighbourhood({
    action: String(row.action_id),
    convention: row.convention_key,
    axis: row.axis_code,
    topAxis: row.top_code,
    year: row.year,
    academy: row.academy_code,
    region: row.academic_region_code,
    audience: row.audience_code,
  }),
  insiders: [
    ...(row.partners ?? []).map((party) => `party:${party}`),
    ...(row.academic_region_code === null ? [] : [`region:${row.academic_region_code}`]),
  ],
});

export const stored = (row: LineRow, secrecy: LineSecrecy): Record<string, string | number | null> => ({
  cell: row.cell,
  line_id: row.line_id,
  ...Object.fromEntries(
    MEASURES.flatMap((measure) => [
      [`${measure}_group`, secrecy[measure]?.group ?? null],
      [`${measure}_size`, secrecy[measure]?.size ?? null],
      [`${measure}_reason`, secrecy[measure]?.reason ?? null],
    ]),
  ),
});

export const isChanged = (row: LineRow, next: Record<string, string | number | null>): boolean =>
  row.former_line_id !== row.line_id || MEASURES.some((measure) => (['group', 'size', 'reason'] as const).some((name) => row[`${measure}_${name}`] !== next[`${measure}_${name}`]));

/** The lines that are public, of these conventions or of all. */
export const readLines = async (db: Queryable, conventions: readonly string[] | null): Promise<LineRow[]> =>
  (await db.query<LineRow>(linesSql(conventions !== null), conventions === null ? [] : [conventions])).rows;

/** A row without what it does not say: a list of a million whole ones is larger than the database takes. */
export const compact = (row: Record<string, string | number | null>): Record<string, string | number | null> => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

