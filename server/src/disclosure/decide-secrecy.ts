import { neighbourhood } from '@conventions-ouvertes/shared/disclosure/neighbourhood';
import { MEASURES, type HeadcountLine, type SecretMeasure } from '@conventions-ouvertes/shared/disclosure/headcount-line';
import { protect, type FormerGroups, type LineSecrecy } from '@conventions-ouvertes/shared/disclosure/protect';
import type { DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import { PLANNED_STATUSES } from '@conventions-ouvertes/shared/action/status';
import type { Queryable } from '../platform/database.js';
import type { Sight } from './sight.js';
import { storedThresholds } from './thresholds.js';

type Groups = { readonly [name in `${SecretMeasure}_${'group' | 'reason'}`]: string | null } & { readonly [name in `${SecretMeasure}_size`]: number | null };

interface LineRow extends Groups {
  /** Said by one row, for all. */
  readonly due: readonly number[] | null;
  readonly former: number;
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
 * Lines, former decision and changes due in one statement: they are of one instant. A row without a line where there is none at all. What is
 * due is said once: beside each line, thousands of changes would be gigabytes.
 */
const LINES = `
  SELECT CASE WHEN row_number() OVER () = 1 THEN v.due END AS due, d.decision AS former, f.line_id, f.cell, s.line_id AS former_line_id, f.stage, f.status, f.action_id, f.convention_key, f.axis_code,
         f.top_code, f.year, f.academy_code, f.academic_region_code, f.audience_code, f.total, f.girls, f.boys, f.disability, f.partners,
         s.total_group, s.total_size, s.total_reason, s.gender_group, s.gender_size, s.gender_reason,
         s.disability_group, s.disability_size, s.disability_reason
    FROM (SELECT coalesce(jsonb_agg(id), '[]') AS due FROM secrecy_due) v CROSS JOIN secrecy_state d
    LEFT JOIN (SELECT h.*, x.top_code, a.academic_region_code, p.partners
                 FROM headcount_cell h
                 JOIN axis_lineage x ON x.convention_key = h.convention_key AND x.code = h.axis_code
                 LEFT JOIN academy a ON a.code = h.academy_code
                 -- A ministry sees all; those who see a part are the other parties.
                 LEFT JOIN (SELECT c.convention_key, array_agg(c.party_key ORDER BY c.party_key) AS partners
                              FROM convention_party c JOIN party q ON q.key = c.party_key WHERE q.kind <> 'MINISTRY'
                             GROUP BY c.convention_key) p ON p.convention_key = h.convention_key) f ON true
    LEFT JOIN line_secrecy s ON s.cell = f.cell`;

const NOTHING = { total: null, gender: null, disability: null } as const satisfies LineSecrecy;

const lineOf = (row: LineRow): HeadcountLine => ({
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

const stored = (row: LineRow, secrecy: LineSecrecy): Record<string, string | number | null> => ({
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

const isChanged = (row: LineRow, next: Record<string, string | number | null>): boolean =>
  row.former_line_id !== row.line_id || MEASURES.some((measure) => (['group', 'size', 'reason'] as const).some((name) => row[`${measure}_${name}`] !== next[`${measure}_${name}`]));

/** A row without what it does not say: a list of a million whole ones is larger than the database takes. */
const compact = (row: Record<string, string | number | null>): Record<string, string | number | null> => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** In a list of columns: whether the decision is of the data that the statement reads. */
export const IS_DECIDED = 'NOT EXISTS (SELECT FROM secrecy_due) AS is_decided';

/** Each round is lost to another process that decided meanwhile, or to a write: where both go on without a pause, a few are lost in a row. */
const MOST_ROUNDS = 20;

/**
 * Decides what is hidden in the present data, from the former decision on, and stores it; does nothing where that is done. Several
 * may do it at once: one decision is stored, and all would have decided the same.
 * @throws when the data moved on at each of its rounds
 */
export const decideSecrecy = async (db: Queryable): Promise<void> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await db.query<{ is_decided: boolean }>(`SELECT ${IS_DECIDED}`);
    if (due.rows[0]?.is_decided) return;
    const { rows } = await db.query<LineRow>(LINES);
    const { due: known, former } = rows.find(({ due: said }) => said !== null)!;
    const lines = rows.filter(({ line_id }) => line_id !== null);
    const before: FormerGroups = new Map(
      lines.flatMap((row) =>
        row.former_line_id === null ? [] : [[row.cell, { total: row.total_group, gender: row.gender_group, disability: row.disability_group }] as const],
      ),
    );
    const secrecy = protect(lines.map(lineOf), await storedThresholds(db), before);
    const changed = lines.flatMap((row) => {
      const next = stored(row, secrecy.get(row.cell) ?? NOTHING);
      return isChanged(row, next) ? [compact(next)] : [];
    });
    const done = await db.query<{ done: boolean }>('SELECT store_secrecy($1, $2, $3) AS done', [former, known, JSON.stringify(changed)]);
    if (done.rows[0]?.done) return;
  }
  throw new Error(`the data moved on ${MOST_ROUNDS} times while secrecy was decided`);
};

/**
 * Waits until secrecy is decided for a data version, before anything of it is read: those who read for someone cannot write the
 * decision themselves. One decision a version, however many ask at once. Answers the thresholds that it rests upon.
 * @param decide decides it
 */
export const secrecyKeeper = (db: Queryable, decide: () => Promise<void>): ((version: number) => Promise<DisclosureRules>) => {
  let held: { readonly version: number; readonly decided: Promise<DisclosureRules> } | undefined;
  return (version) => {
    if (held?.version !== version) {
      const decided = decide().then(() => storedThresholds(db));
      held = { version, decided };
      decided.catch(() => (held = undefined));
    }
    return held.decided;
  };
};

/**
 * The rows of a statement that has IS_DECIDED among its columns, run anew after a decision where there was none of its data.
 * @throws rather than let an undecided row through
 */
export const decidedRows = async <Row extends { readonly is_decided: boolean }>(db: Queryable, { decide }: Sight, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rows = await read();
    if (rows.every(({ is_decided }) => is_decided)) return rows;
    await (decide ? decide() : decideSecrecy(db));
  }
  throw new Error('the data moved on at each reading before secrecy was decided');
};
