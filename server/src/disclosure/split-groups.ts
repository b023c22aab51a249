import { PLANNED_STATUSES } from '@conventions-ouvertes/shared/action/status';
import type { Sight } from './sight.js';

/** Which measures of a cell must be hidden. */
export interface HiddenMeasures {
  readonly planned_hidden: boolean;
  readonly reached_hidden: boolean;
  readonly gender_hidden: boolean;
  readonly disability_hidden: boolean;
}

export const HIDDEN_COLUMNS = ['planned_hidden', 'reached_hidden', 'gender_hidden', 'disability_hidden'] as const;

interface Asked {
  /** Columns k1 … kn of a breakdown, each followed by a comma; empty: one cell. */
  readonly columns: string;
  /** Their names. */
  readonly names: string;
  readonly joins: string;
  readonly where: string;
  /** The lines `f` that are summed; all, if not said. */
  readonly lines?: string;
  /** Whether what drafts and refused actions plan is in no sum, or is the figure of that action alone. */
  readonly leavesOutDrafts: boolean;
  /** Whether to tell what the parts of groups add up to: what of the cell is not told. Asks for all numbers of the lines. */
  readonly withSums?: boolean;
  /** Adds a value to the statement and gives its name. */
  readonly add: (value: unknown) => string;
}

/** Condition on a line `f`: the reader sees it in full. */
export const seenInFull = ({ seesAll, conventions, academies }: Sight, add: Asked['add']): string => {
  if (seesAll) return 'true';
  const seen = [
    ...(conventions.length > 0 ? [`f.convention_key = ANY(${add(conventions)}::text[])`] : []),
    ...(academies.length > 0 ? [`coalesce(f.academy_code = ANY(${add(academies)}::text[]), false)`] : []),
  ];
  return seen.length > 0 ? `(${seen.join(' OR ')})` : 'false';
};

/** What of each number of a cell lies in groups that it takes a part of. */
export const WITHHELD = [
  { name: 'planned', measure: 'total', column: 'total', stage: 'PLANNED' },
  { name: 'reached', measure: 'total', column: 'total', stage: 'REACHED' },
  { name: 'girls', measure: 'gender', column: 'girls', stage: 'REACHED' },
  { name: 'boys', measure: 'gender', column: 'boys', stage: 'REACHED' },
  { name: 'disability', measure: 'disability', column: 'disability', stage: 'REACHED' },
] as const;

/** Withheld numbers of a cell that told sums are made of. */
export type WithheldSums = { readonly [name in `${(typeof WITHHELD)[number]['name']}_withheld`]: number };

/**
 * A statement whose rows are the cells of a breakdown that take a part of a group and leave the rest: the sums that would give a
 * small headcount away by subtraction. Cells that are not among its rows may be told.
 * A group counts only where some of its lines in the cell are not seen in full by the reader.
 */
export const splitGroupsSql = (sight: Sight, { columns, names, joins, where, lines = 'headcount_line', leavesOutDrafts, withSums = false, add }: Asked): string => {
  const grouped = names ? `${names}, ` : '';
  const counted = leavesOutDrafts ? `AND (f.stage = 'REACHED' OR f.status IN (${PLANNED_STATUSES.map((status) => `'${status}'`).join(', ')}))` : '';
  return `
    SELECT ${grouped}bool_or(measure = 'total' AND stage = 'PLANNED') AS planned_hidden, bool_or(measure = 'total' AND stage = 'REACHED') AS reached_hidden,
           bool_or(measure = 'gender' AND stage = 'REACHED') AS gender_hidden, bool_or(measure = 'disability' AND stage = 'REACHED') AS disability_hidden
           ${withSums ? `, ${WITHHELD.map(({ name, measure, column, stage }) => `sum(${column}) FILTER (WHERE measure = '${measure}' AND stage = '${stage}') AS ${name}_withheld`).join(', ')}` : ''}
      FROM (SELECT ${columns}f.stage, m.measure${withSums ? ', sum(f.total) AS total, sum(f.girls) AS girls, sum(f.boys) AS boys, sum(f.disability) AS disability' : ''}
              FROM ${lines} f
              JOIN line_secrecy s ON s.line_id = f.line_id
             CROSS JOIN LATERAL (VALUES ('total', s.total_group, s.total_size), ('gender', s.gender_group, s.gender_size),
                                        ('disability', s.disability_group, s.disability_size)) m (measure, name, size)
              ${joins}
             WHERE m.name IS NOT NULL ${counted} AND ${where}
             GROUP BY ${grouped}f.stage, m.measure, m.name, m.size
            HAVING count(*) <> m.size AND bool_or(NOT ${seenInFull(sight, add)})) g
     ${names ? `GROUP BY ${names}` : 'HAVING count(*) > 0'}`;
};
