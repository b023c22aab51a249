import { PLANNED_STATUSES } from '@conventions-ouvertes/shared/action/status';
import type { Catalogue } from '../convention/catalogue.js';
import { columnOf, isTerritory, type Facts } from './dimension.js';
import { Dimension } from './figures.graphql.js';
import { academiesInScope, axesInScope, MONTH_OF_LINE, type Scope } from './scope.js';

/** Collects the values of a statement and names them $1, $2 … */
export class Params {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const AXIS_ID = "f.convention_key || '/' || f.axis_code";
const sourceIdOf = (table: string): string => `${table}.convention_key || '/' || ${table}.funding_source_code`;

/** Conditions on facts `f`. A criterion that the facts do not carry is asked of their action instead. */
export const conditionsOn = (facts: Facts | 'PRESENCE', scope: Scope, catalogue: Catalogue, params: Params): string => {
  const conditions: string[] = [];
  const among = (column: string, values: readonly unknown[] | null | undefined, type = 'text'): void => {
    if (values) conditions.push(`${column} = ANY(${params.add(values)}::${type}[])`);
  };
  among('f.convention_key', scope.conventions);
  among('f.year', scope.years, 'int');
  among(AXIS_ID, axesInScope(scope, catalogue));
  among('f.academy_code', academiesInScope(scope, catalogue));
  among('f.status', scope.statuses);
  if (facts === 'MONEY') {
    among(MONTH_OF_LINE, scope.months);
    if (scope.undated) conditions.push('f.dated_on IS NULL');
  }
  if (scope.notBrokenDown) conditions.push('f.academy_code IS NULL');
  if (scope.actionId !== undefined) conditions.push(`f.action_id = ${params.add(scope.actionId)}`);
  if (scope.fundingSources) {
    if (facts === 'MONEY') among(sourceIdOf('f'), scope.fundingSources);
    else conditions.push(`EXISTS (SELECT FROM money_line m WHERE m.action_id = f.action_id AND ${sourceIdOf('m')} = ANY(${params.add(scope.fundingSources)}))`);
  }
  if (scope.audiences) {
    if (facts === 'HEADCOUNT') among('f.audience_code', scope.audiences);
    else conditions.push(`EXISTS (SELECT FROM headcount_line h WHERE h.action_id = f.action_id AND h.audience_code = ANY(${params.add(scope.audiences)}))`);
  }
  if (scope.search) {
    const pattern = params.add(`%${scope.search.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`EXISTS (SELECT FROM action s WHERE s.id = f.action_id AND (s.title ILIKE ${pattern} OR s.reference ILIKE ${pattern}))`);
  }
  return conditions.length ? conditions.join(' AND ') : 'true';
};

/** Every action in each place where it happens (null: national or not broken down), so that one without lines still counts. */
export const PRESENCE = `(SELECT a.id AS action_id, a.convention_key, a.axis_code, a.year, a.status, p.academy_code
  FROM action a LEFT JOIN action_academy p ON p.action_id = a.id)`;

/** Columns k1 … kn of a breakdown, and the joins that they need beside the facts `f`. */
export const breakdown = (by: readonly Dimension[]): { columns: string; names: string; joins: string } => ({
  columns: by.map((dimension, index) => `${columnOf(dimension)} AS k${index + 1}, `).join(''),
  names: by.map((_, index) => `k${index + 1}`).join(', '),
  joins: [
    by.some((dimension) => dimension === Dimension.TOP_AXIS || dimension === Dimension.THEME)
      ? 'JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code'
      : '',
    by.includes(Dimension.ACADEMIC_REGION) ? 'LEFT JOIN academy d ON d.code = f.academy_code' : '',
  ].join(' '),
});

export const isByPlace = (by: readonly Dimension[], scope: Scope): boolean =>
  by.some(isTerritory) || Boolean(scope.academicRegions ?? scope.academies);

/** Statuses whose planned amounts and headcounts count: drafts and actions that were turned down or given up do not. */
export const COUNTED_AS_PLANNED: readonly string[] = PLANNED_STATUSES;

/** Statuses that owe a realised fiche, now or later: their silence is « non communiqué ». */
export const EXPECTED_TO_REPORT = ['COMMITTED', 'REALISED', 'CLOSED'];

export const sqlList = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
