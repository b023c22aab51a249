import { mayTellRate } from '@conventions-ouvertes/shared/disclosure/rules';
import type { Catalogue } from '../convention/catalogue.js';
import { holdsFirmsMoney } from '../convention/firms-sources.js';
import { decidedRows, IS_DECIDED } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, rulesOf, type Sight } from '../disclosure/sight.js';
import { seenInFull } from '../disclosure/split-groups.js';
import { decodeCursor, encodeCursor } from '../platform/graphql/paging.js';
import type { Queryable } from '../platform/database.js';
import { conditionsOn, COUNTED_AS_PLANNED, EXPECTED_TO_REPORT, Params, PRESENCE, sqlList } from './facts.js';
import type { Measure } from './proof-id.js';
import { isByMonth, type Scope } from './scope.js';

/** One line that a figure is made of. */
export interface ProofLineRow {
  readonly line_key: string;
  readonly action_id: number;
  readonly label: string;
  readonly cents: number | null;
  readonly units: number | null;
  readonly text: string | null;
  /** Whether secrecy hides its units from the reader. */
  readonly is_hidden: boolean;
  readonly academy_code: string | null;
  readonly funding_source_id: string | null;
  readonly import_file_id: number | null;
  readonly source_sheet: string | null;
  readonly source_row: number | null;
}

const PROVENANCE = 'f.import_file_id, f.source_sheet, f.source_row';
const SOURCE_ID = "f.convention_key || '/' || f.funding_source_code";

/** What a draft or a refused action plans is in no total, but it is the figure of that action alone. */
const countsAsPlanned = (stage: string, { actionId }: Scope): string =>
  stage === 'PLANNED' && actionId === undefined ? ` AND f.status IN (${sqlList(COUNTED_AS_PLANNED)})` : '';

/** What is told with a line of headcounts: the group that secrecy tells it with, and whether the reader sees it in full. */
interface Guard {
  /** Columns secret_group, secret_size and is_hidden of a line `f`. */
  readonly columns: string;
  readonly join: string;
}

const OPEN = 'NULL AS secret_group, NULL::int AS secret_size, false AS is_hidden';

/** Which column of a decision hides the lines of a measure; null: nothing does. */
const SECRET_OF: Partial<Record<Measure, 'total' | 'gender' | 'disability'>> = {
  HEADCOUNT_PLANNED: 'total',
  HEADCOUNT_REACHED: 'total',
  COST_PER_PARTICIPATION: 'total',
  GIRLS: 'gender',
  BOYS: 'gender',
  DISABILITY: 'disability',
};

const guardOf = (measure: Measure, sight: Sight, params: Params): Guard => {
  const secret = SECRET_OF[measure];
  if (sight.seesAll || secret === undefined) return { columns: OPEN, join: '' };
  return {
    columns: `s.${secret}_group AS secret_group, s.${secret}_size AS secret_size, s.${secret}_group IS NOT NULL AND NOT ${seenInFull(sight, (value) => params.add(value))} AS is_hidden`,
    join: 'LEFT JOIN line_secrecy s ON s.line_id = f.line_id',
  };
};

const moneyLines = (stage: string, scope: Scope, where: string): string => `
  SELECT f.line_key, f.action_id, f.label, f.amount_cents AS cents, NULL::bigint AS units, NULL AS text, f.academy_code,
         ${SOURCE_ID} AS funding_source_id, ${PROVENANCE}, ${OPEN}
    FROM money_line f
   WHERE f.stage = '${stage}' AND ${where}${countsAsPlanned(stage, scope)}`;

const headcountLines = (stage: string, column: string, scope: Scope, where: string, { columns, join }: Guard): string => `
  SELECT 'H' || f.line_id AS line_key, f.action_id, u.label_fr AS label, NULL::bigint AS cents, f.${column}::bigint AS units, NULL AS text, f.academy_code,
         NULL AS funding_source_id, ${PROVENANCE}, ${columns}
    FROM headcount_line f JOIN audience u ON u.code = f.audience_code ${join}
   WHERE f.stage = '${stage}' AND f.${column} IS NOT NULL AND ${where}${countsAsPlanned(stage, scope)}`;

const indicatorLines = (where: string): string => `
  SELECT 'N' || f.line_id AS line_key, f.action_id, f.label, NULL::bigint AS cents, NULL::bigint AS units,
         f.attainment || '|' || coalesce(f.result::text, '') || '|' || coalesce(f.target::text, '') || '|' || f.unit AS text,
         f.academy_code, NULL AS funding_source_id, ${PROVENANCE}, ${OPEN}
    FROM indicator_line f WHERE f.is_accepted AND ${where}`;

const REACHED = 'REACHED';

/** The statement whose rows are the lines of a figure, each with the group that it is told with and whether the reader sees it in full. */
const guardedSql = (measure: Measure, scope: Scope, catalogue: Catalogue, sight: Sight, params: Params): string => {
  const money = (stage: string): string => moneyLines(stage, scope, conditionsOn('MONEY', scope, catalogue, params));
  const heads = (stage: string, column: string): string =>
    headcountLines(stage, column, scope, conditionsOn('HEADCOUNT', scope, catalogue, params), guardOf(measure, sight, params));
  switch (measure) {
    case 'PLANNED':
    case 'COMMITTED':
    case 'SPENT':
      return money(measure);
    case 'HEADCOUNT_PLANNED':
      return heads('PLANNED', 'total');
    case 'HEADCOUNT_REACHED':
      return heads(REACHED, 'total');
    case 'GIRLS':
    case 'BOYS':
    case 'DISABILITY':
      return heads(REACHED, measure.toLowerCase());
    case 'OUTCOMES':
      return indicatorLines(conditionsOn('INDICATOR', scope, catalogue, params));
    case 'COST_PER_PARTICIPATION':
      // Both parts of the quotient, of the actions that told both.
      return `WITH parts AS (${money('SPENT')} UNION ALL ${heads(REACHED, 'total')}),
        complete AS (SELECT action_id FROM parts GROUP BY action_id HAVING count(cents) > 0 AND count(units) > 0)
        SELECT parts.* FROM parts JOIN complete USING (action_id)`;
  }
};

const decidedFor = (measure: Measure, sight: Sight): string => (sight.seesAll || SECRET_OF[measure] === undefined ? 'true AS is_decided' : IS_DECIDED);

/** What the lines of a figure add up to, computed from the same statement that lists them. */
export interface ProofTotals {
  readonly lines: number;
  readonly actions: number;
  readonly cents: number | null;
  /** Null too where secrecy hides it. */
  readonly units: number | null;
  readonly isHidden: boolean;
}

/** @param sight for whose eyes: the public's, if not said */
export const proofTotals = async (pool: Queryable, catalogue: Catalogue, measure: Measure, scope: Scope, sight: Sight = PUBLIC_SIGHT): Promise<ProofTotals> => {
  const params = new Params();
  const guarded = guardedSql(measure, scope, catalogue, sight, params);
  const sql = `
    WITH lines AS (${guarded}),
         split AS (SELECT secret_group FROM lines WHERE secret_group IS NOT NULL
                    GROUP BY secret_group, secret_size HAVING count(*) <> secret_size AND bool_or(is_hidden))
    SELECT count(*) AS lines, count(DISTINCT action_id) AS actions, sum(cents)::bigint AS cents, sum(units)::bigint AS units,
           EXISTS (SELECT FROM split) AS is_split, ${decidedFor(measure, sight)}
      FROM lines`;
  type Row = Omit<ProofTotals, 'isHidden'> & { readonly is_split: boolean; readonly is_decided: boolean };
  const rows = await decidedRows(pool, sight, async () => (await pool.query<Row>(sql, params.values)).rows);
  const { lines, actions, cents, units, is_split } = rows[0]!;
  // Both parts of a mean over few would tell the mean.
  const isMeanOfFew = measure === 'COST_PER_PARTICIPATION' && !sight.seesAll && units !== null && !mayTellRate(units, rulesOf(sight));
  const isHidden = units !== null && (is_split || isMeanOfFew);
  return { lines, actions, cents, units: isHidden ? null : units, isHidden };
};

/**
 * A page of the lines, the largest first; those that are hidden last, in an order that says nothing of them.
 * @param sight for whose eyes: the public's, if not said
 */
export const proofLines = async (
  pool: Queryable,
  catalogue: Catalogue,
  measure: Measure,
  scope: Scope,
  { first, after, sight = PUBLIC_SIGHT }: { first: number; after: string | null; sight?: Sight },
): Promise<{ lines: ProofLineRow[]; hasNextPage: boolean; endCursor: string | null }> => {
  const params = new Params();
  const guarded = guardedSql(measure, scope, catalogue, sight, params);
  let position = '';
  if (after) {
    const [value, key] = decodeCursor(after, ['integer', 'text']);
    const at = params.add(value);
    position = `WHERE l.weight < ${at}::bigint OR (l.weight = ${at}::bigint AND l.line_key > ${params.add(key)}::text)`;
  }
  const sql = `
    SELECT l.*, ${decidedFor(measure, sight)}
      FROM (SELECT g.line_key, g.action_id, g.label, g.cents, CASE WHEN NOT g.is_hidden THEN g.units END AS units, g.text, g.is_hidden, g.academy_code,
                   g.funding_source_id, g.import_file_id, g.source_sheet, g.source_row,
                   coalesce(g.cents, CASE WHEN g.is_hidden THEN -1 ELSE g.units END, 0) AS weight
              FROM (${guarded}) g) l
     ${position} ORDER BY l.weight DESC, l.line_key LIMIT ${params.add(first + 1)}`;
  type Row = ProofLineRow & { readonly weight: number; readonly is_decided: boolean };
  const rows = await decidedRows(pool, sight, async () => (await pool.query<Row>(sql, params.values)).rows);
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    lines: page,
    hasNextPage: rows.length > first,
    endCursor: last ? encodeCursor([last.weight, last.line_key]) : null,
  };
};

/** Something of the subject that the figure does not count, and why. */
export interface LeftOutRow {
  readonly reason: 'STATUS' | 'NOT_REPORTED' | 'NOT_BROKEN_DOWN' | 'NOT_EVALUATED_STATUS' | 'IN_KIND' | 'FIRMS_MONEY';
  readonly actions: number;
  readonly cents: number | null;
  /** Null too where secrecy hides it. */
  readonly count: number | null;
  readonly is_hidden: boolean;
}

const MONEY_MEASURES: readonly Measure[] = ['PLANNED', 'COMMITTED', 'SPENT'];
const TOLD: Partial<Record<Measure, string>> = { PLANNED: 'has_planned', COMMITTED: 'has_committed', SPENT: 'has_spent' };

const leftOutSql = (measure: Measure, scope: Scope, catalogue: Catalogue, params: Params, sight: Sight): string[] => {
  const parts: string[] = [];
  const isMoney = MONEY_MEASURES.includes(measure);
  const isPlanned = measure === 'PLANNED' || measure === 'HEADCOUNT_PLANNED';
  if (measure === 'PLANNED' && scope.actionId === undefined) {
    parts.push(`SELECT 'STATUS' AS reason, count(DISTINCT f.action_id) AS actions, sum(f.amount_cents)::bigint AS cents, NULL::bigint AS count, false
      FROM money_line f WHERE f.stage = 'PLANNED' AND f.status NOT IN (${sqlList(COUNTED_AS_PLANNED)}) AND ${conditionsOn('MONEY', scope, catalogue, params)}`);
  }
  const owing = isPlanned ? COUNTED_AS_PLANNED : EXPECTED_TO_REPORT;
  if (isMoney && !scope.fundingSources && !isByMonth(scope)) {
    parts.push(`SELECT 'NOT_REPORTED', count(DISTINCT f.action_id), NULL::bigint, NULL::bigint, false
      FROM ${PRESENCE} f JOIN action_reporting r ON r.action_id = f.action_id
     WHERE f.status IN (${sqlList(owing)}) AND NOT r.${TOLD[measure]} AND ${conditionsOn('PRESENCE', scope, catalogue, params)}`);
  }
  if (measure.startsWith('HEADCOUNT') && !scope.audiences) {
    const stage = isPlanned ? 'PLANNED' : 'REACHED';
    parts.push(`SELECT 'NOT_REPORTED', count(DISTINCT f.action_id), NULL::bigint, NULL::bigint, false FROM ${PRESENCE} f
     WHERE f.status IN (${sqlList(owing)}) AND ${conditionsOn('PRESENCE', scope, catalogue, params)}
       AND NOT EXISTS (SELECT FROM headcount_line h WHERE h.action_id = f.action_id AND h.stage = '${stage}' AND h.total IS NOT NULL)`);
  }
  if (scope.academies || scope.academicRegions) {
    const { academies: _academies, academicRegions: _regions, ...wider } = scope;
    const whole: Scope = { ...wider, notBrokenDown: true };
    if (isMoney) {
      parts.push(`SELECT 'NOT_BROKEN_DOWN', count(DISTINCT f.action_id), sum(f.amount_cents)::bigint, NULL::bigint, false
        FROM money_line f WHERE f.stage = '${measure}' AND ${conditionsOn('MONEY', whole, catalogue, params)}`);
    } else if (measure !== 'OUTCOMES') {
      const stage = isPlanned ? 'PLANNED' : 'REACHED';
      const lines = `SELECT f.action_id, f.total, s.total_group, s.total_size, s.total_group IS NOT NULL AND NOT ${seenInFull(sight, (value) => params.add(value))} AS is_hidden
        FROM headcount_line f LEFT JOIN line_secrecy s ON s.line_id = f.line_id
       WHERE f.stage = '${stage}' AND ${conditionsOn('HEADCOUNT', whole, catalogue, params)}`;
      const split = 'SELECT FROM lines WHERE total_group IS NOT NULL GROUP BY total_group, total_size HAVING count(*) <> total_size AND bool_or(is_hidden)';
      parts.push(`(WITH lines AS (${lines})
        SELECT 'NOT_BROKEN_DOWN', actions, NULL::bigint, CASE WHEN NOT split THEN units END, split AND units IS NOT NULL
          FROM (SELECT count(DISTINCT action_id) AS actions, sum(total)::bigint AS units, EXISTS (${split}) AS split FROM lines) t)`);
    }
  }
  const stageAside = isMoney ? measure : measure === 'COST_PER_PARTICIPATION' ? 'SPENT' : null;
  if (stageAside !== null && holdsFirmsMoney(catalogue)) {
    parts.push(`SELECT 'FIRMS_MONEY' AS reason, count(DISTINCT f.action_id) AS actions, NULL::bigint AS cents, count(*) AS count, true
      FROM set_aside_line f WHERE f.stage = '${stageAside}' AND ${conditionsOn('MONEY', scope, catalogue, params)}${countsAsPlanned(stageAside, scope)}`);
  }
  if (measure === 'OUTCOMES') {
    parts.push(`SELECT 'NOT_EVALUATED_STATUS', count(DISTINCT f.action_id), NULL::bigint, count(*), false FROM indicator_line f
      WHERE NOT f.is_accepted AND ${conditionsOn('INDICATOR', scope, catalogue, params)}`);
  }
  if (measure === 'PLANNED' || measure === 'SPENT') {
    parts.push(`SELECT 'IN_KIND', count(DISTINCT f.action_id), sum(k.estimated_cents)::bigint, count(k.id), false FROM ${PRESENCE} f
      JOIN sheet s ON s.action_id = f.action_id AND s.is_current AND s.kind = '${measure === 'PLANNED' ? 'PLANNED' : 'REALISED'}'
      JOIN in_kind_support k ON k.sheet_id = s.id WHERE ${conditionsOn('PRESENCE', scope, catalogue, params)}`);
  }
  return parts;
};

/**
 * What of the subject was left out of the figure, and why; nothing where all counted.
 * @param sight for whose eyes: the public's, if not said
 */
export const proofLeftOut = async (pool: Queryable, catalogue: Catalogue, measure: Measure, scope: Scope, sight: Sight = PUBLIC_SIGHT): Promise<LeftOutRow[]> => {
  const params = new Params();
  const parts = leftOutSql(measure, scope, catalogue, params, sight);
  if (parts.length === 0) return [];
  const sql = `SELECT l.*, ${decidedFor(measure, sight)} FROM (${parts.join(' UNION ALL ')}) l (reason, actions, cents, count, is_hidden) WHERE actions > 0`;
  return [...(await decidedRows(pool, sight, async () => (await pool.query<LeftOutRow & { readonly is_decided: boolean }>(sql, params.values)).rows))];
};
