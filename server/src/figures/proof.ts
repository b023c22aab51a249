import type { Catalogue } from '../convention/catalogue.js';
import { decodeCursor, encodeCursor } from '../platform/graphql/paging.js';
import type { Queryable } from '../platform/database.js';
import { conditionsOn, COUNTED_AS_PLANNED, EXPECTED_TO_REPORT, Params, PRESENCE, sqlList } from './facts.js';
import type { Measure } from './proof-id.js';
import type { Scope } from './scope.js';

/** One line that a figure is made of. */
export interface ProofLineRow {
  readonly line_key: string;
  readonly action_id: number;
  readonly label: string;
  readonly cents: number | null;
  readonly units: number | null;
  readonly text: string | null;
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

const moneyLines = (stage: string, scope: Scope, where: string): string => `
  SELECT f.line_key, f.action_id, f.label, f.amount_cents AS cents, NULL::bigint AS units, NULL AS text, f.academy_code,
         ${SOURCE_ID} AS funding_source_id, ${PROVENANCE}
    FROM money_line f
   WHERE f.stage = '${stage}' AND ${where}${countsAsPlanned(stage, scope)}`;

const headcountLines = (stage: string, column: string, scope: Scope, where: string): string => `
  SELECT 'H' || f.line_id, f.action_id, u.label_fr, NULL::bigint, f.${column}::bigint, NULL, f.academy_code, NULL, ${PROVENANCE}
    FROM headcount_line f JOIN audience u ON u.code = f.audience_code
   WHERE f.stage = '${stage}' AND f.${column} IS NOT NULL AND ${where}${countsAsPlanned(stage, scope)}`;

const indicatorLines = (where: string): string => `
  SELECT 'N' || f.line_id AS line_key, f.action_id, f.label, NULL::bigint AS cents, NULL::bigint AS units,
         f.attainment || '|' || coalesce(f.result::text, '') || '|' || coalesce(f.target::text, '') || '|' || f.unit AS text,
         f.academy_code, NULL AS funding_source_id, ${PROVENANCE}
    FROM indicator_line f WHERE f.is_accepted AND ${where}`;

const REACHED = 'REACHED';

/** The statement whose rows are the lines of a figure. */
const linesSql = (measure: Measure, scope: Scope, catalogue: Catalogue, params: Params): string => {
  const money = (stage: string): string => moneyLines(stage, scope, conditionsOn('MONEY', scope, catalogue, params));
  const heads = (stage: string, column: string): string => headcountLines(stage, column, scope, conditionsOn('HEADCOUNT', scope, catalogue, params));
  switch (measure) {
    case 'PLANNED':
    case 'COMMITTED':
    case 'SPENT':
      return money(measure);
    case 'HEADCOUNT_PLANNED':
      return `SELECT * FROM (${heads('PLANNED', 'total')}) h (line_key, action_id, label, cents, units, text, academy_code, funding_source_id, import_file_id, source_sheet, source_row)`;
    case 'HEADCOUNT_REACHED':
    case 'GIRLS':
    case 'BOYS':
    case 'DISABILITY': {
      const column = measure === 'HEADCOUNT_REACHED' ? 'total' : measure.toLowerCase();
      return `SELECT * FROM (${heads(REACHED, column)}) h (line_key, action_id, label, cents, units, text, academy_code, funding_source_id, import_file_id, source_sheet, source_row)`;
    }
    case 'OUTCOMES':
      return indicatorLines(conditionsOn('INDICATOR', scope, catalogue, params));
    case 'COST_PER_PARTICIPATION':
      // Both parts of the quotient, of the actions that told both.
      return `WITH parts AS (${money('SPENT')} UNION ALL ${heads(REACHED, 'total')}),
        both AS (SELECT action_id FROM parts GROUP BY action_id HAVING count(cents) > 0 AND count(units) > 0)
        SELECT parts.* FROM parts JOIN both USING (action_id)`;
  }
};

/** What the lines of a figure add up to, computed from the same statement that lists them. */
export interface ProofTotals {
  readonly lines: number;
  readonly actions: number;
  readonly cents: number | null;
  readonly units: number | null;
}

export const proofTotals = async (pool: Queryable, catalogue: Catalogue, measure: Measure, scope: Scope): Promise<ProofTotals> => {
  const params = new Params();
  const { rows } = await pool.query<ProofTotals>(
    `SELECT count(*) AS lines, count(DISTINCT action_id) AS actions, sum(cents)::bigint AS cents, sum(units)::bigint AS units
       FROM (${linesSql(measure, scope, catalogue, params)}) l`,
    params.values,
  );
  return rows[0]!;
};

/** A page of the lines, the largest first. */
export const proofLines = async (
  pool: Queryable,
  catalogue: Catalogue,
  measure: Measure,
  scope: Scope,
  { first, after }: { first: number; after: string | null },
): Promise<{ lines: ProofLineRow[]; hasNextPage: boolean; endCursor: string | null }> => {
  const params = new Params();
  const lines = linesSql(measure, scope, catalogue, params);
  const weight = 'coalesce(l.cents, l.units, 0)';
  let position = '';
  if (after) {
    const [value, key] = decodeCursor(after, ['integer', 'text']);
    const at = params.add(value);
    position = `WHERE ${weight} < ${at}::bigint OR (${weight} = ${at}::bigint AND l.line_key > ${params.add(key)}::text)`;
  }
  const { rows } = await pool.query<ProofLineRow>(
    `SELECT l.* FROM (${lines}) l ${position} ORDER BY ${weight} DESC, l.line_key LIMIT ${params.add(first + 1)}`,
    params.values,
  );
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    lines: page,
    hasNextPage: rows.length > first,
    endCursor: last ? encodeCursor([last.cents ?? last.units ?? 0, last.line_key]) : null,
  };
};

/** Something of the subject that the figure does not count, and why. */
export interface LeftOutRow {
  readonly reason: 'STATUS' | 'NOT_REPORTED' | 'NOT_BROKEN_DOWN' | 'NOT_EVALUATED_STATUS' | 'IN_KIND';
  readonly actions: number;
  readonly cents: number | null;
  readonly count: number | null;
}

const MONEY_MEASURES: readonly Measure[] = ['PLANNED', 'COMMITTED', 'SPENT'];
const TOLD: Partial<Record<Measure, string>> = { PLANNED: 'has_planned', COMMITTED: 'has_committed', SPENT: 'has_spent' };

const leftOutSql = (measure: Measure, scope: Scope, catalogue: Catalogue, params: Params): string[] => {
  const parts: string[] = [];
  const isMoney = MONEY_MEASURES.includes(measure);
  const isPlanned = measure === 'PLANNED' || measure === 'HEADCOUNT_PLANNED';
  if (measure === 'PLANNED' && scope.actionId === undefined) {
    parts.push(`SELECT 'STATUS' AS reason, count(DISTINCT f.action_id) AS actions, sum(f.amount_cents)::bigint AS cents, NULL::bigint AS count
      FROM money_line f WHERE f.stage = 'PLANNED' AND f.status NOT IN (${sqlList(COUNTED_AS_PLANNED)}) AND ${conditionsOn('MONEY', scope, catalogue, params)}`);
  }
  const owing = isPlanned ? COUNTED_AS_PLANNED : EXPECTED_TO_REPORT;
  if (isMoney && !scope.fundingSources) {
    parts.push(`SELECT 'NOT_REPORTED', count(DISTINCT f.action_id), NULL::bigint, NULL::bigint
      FROM ${PRESENCE} f JOIN action_reporting r ON r.action_id = f.action_id
     WHERE f.status IN (${sqlList(owing)}) AND NOT r.${TOLD[measure]} AND ${conditionsOn('PRESENCE', scope, catalogue, params)}`);
  }
  if (measure.startsWith('HEADCOUNT') && !scope.audiences) {
    const stage = isPlanned ? 'PLANNED' : 'REACHED';
    parts.push(`SELECT 'NOT_REPORTED', count(DISTINCT f.action_id), NULL::bigint, NULL::bigint FROM ${PRESENCE} f
     WHERE f.status IN (${sqlList(owing)}) AND ${conditionsOn('PRESENCE', scope, catalogue, params)}
       AND NOT EXISTS (SELECT FROM headcount_line h WHERE h.action_id = f.action_id AND h.stage = '${stage}' AND h.total IS NOT NULL)`);
  }
  if (scope.academies || scope.academicRegions) {
    const { academies: _academies, academicRegions: _regions, ...wider } = scope;
    const whole: Scope = { ...wider, notBrokenDown: true };
    if (isMoney) {
      parts.push(`SELECT 'NOT_BROKEN_DOWN', count(DISTINCT f.action_id), sum(f.amount_cents)::bigint, NULL::bigint
        FROM money_line f WHERE f.stage = '${measure}' AND ${conditionsOn('MONEY', whole, catalogue, params)}`);
    } else if (measure !== 'OUTCOMES') {
      const stage = isPlanned ? 'PLANNED' : 'REACHED';
      parts.push(`SELECT 'NOT_BROKEN_DOWN', count(DISTINCT f.action_id), NULL::bigint, sum(f.total)::bigint
        FROM headcount_line f WHERE f.stage = '${stage}' AND ${conditionsOn('HEADCOUNT', whole, catalogue, params)}`);
    }
  }
  if (measure === 'OUTCOMES') {
    parts.push(`SELECT 'NOT_EVALUATED_STATUS', count(DISTINCT f.action_id), NULL::bigint, count(*) FROM indicator_line f
      WHERE NOT f.is_accepted AND ${conditionsOn('INDICATOR', scope, catalogue, params)}`);
  }
  if (measure === 'PLANNED' || measure === 'SPENT') {
    parts.push(`SELECT 'IN_KIND', count(DISTINCT f.action_id), sum(k.estimated_cents)::bigint, count(k.id) FROM ${PRESENCE} f
      JOIN sheet s ON s.action_id = f.action_id AND s.is_current AND s.kind = '${measure === 'PLANNED' ? 'PLANNED' : 'REALISED'}'
      JOIN in_kind_support k ON k.sheet_id = s.id WHERE ${conditionsOn('PRESENCE', scope, catalogue, params)}`);
  }
  return parts;
};

/** What of the subject was left out of the figure, and why; nothing where all counted. */
export const proofLeftOut = async (pool: Queryable, catalogue: Catalogue, measure: Measure, scope: Scope): Promise<LeftOutRow[]> => {
  const params = new Params();
  const parts = leftOutSql(measure, scope, catalogue, params);
  if (parts.length === 0) return [];
  const { rows } = await pool.query<LeftOutRow>(`SELECT * FROM (${parts.join(' UNION ALL ')}) l (reason, actions, cents, count) WHERE actions > 0`, params.values);
  return rows;
};
