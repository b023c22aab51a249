import type { Catalogue } from '../convention/catalogue.js';
import { isTerritory } from './dimension.js';
import type { Params } from './facts.js';
import { Dimension } from './figures.graphql.js';
import { academiesInScope, axesInScope, type Scope } from './scope.js';

/** What the cells of a rollup are broken down by besides convention, axis and year. */
type Grain = 'WHOLE' | 'ACADEMY' | 'REGION' | 'SOURCE';

/** The slots of a grain that a scope keeps; null: all. */
interface Slots {
  readonly grain: Grain;
  readonly kept: readonly string[] | null;
}

const NOT_BROKEN_DOWN = '';

/** Criteria that rollups do not carry, and dimensions of lines alone. */
const isOfLines = (by: readonly Dimension[], { statuses, search, actionId, audiences, months, undated }: Scope): boolean =>
  by.includes(Dimension.MONTH) || [statuses, search, actionId, audiences, months, undated].some((criterion) => criterion !== undefined);

const placesOf = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue): Slots | null => {
  const { academies, academicRegions, notBrokenDown } = scope;
  const isNarrowed = academies !== undefined || academicRegions !== undefined;
  if (notBrokenDown && isNarrowed) return null;
  if (by.includes(Dimension.ACADEMY)) return { grain: 'ACADEMY', kept: notBrokenDown ? [NOT_BROKEN_DOWN] : academiesInScope(scope, catalogue) };
  // An action counts once in a région, and once in a filter, however many académies of it it takes place in.
  if (by.includes(Dimension.ACADEMIC_REGION)) {
    if (academies !== undefined) return null;
    return { grain: 'REGION', kept: notBrokenDown ? [NOT_BROKEN_DOWN] : (academicRegions ?? null) };
  }
  if (notBrokenDown) return { grain: 'ACADEMY', kept: [NOT_BROKEN_DOWN] };
  if (academies === undefined && academicRegions?.length === 1) return { grain: 'REGION', kept: academicRegions };
  const kept = academiesInScope(scope, catalogue);
  return kept?.length === 1 ? { grain: 'ACADEMY', kept } : null;
};

/** Which grain holds the cells asked for, each action once in each; null: none does. */
const slotsOf = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue): Slots | null => {
  const { academies, academicRegions, notBrokenDown, fundingSources } = scope;
  const byPlace = by.some(isTerritory) || academies !== undefined || academicRegions !== undefined || notBrokenDown === true;
  const isBySource = by.includes(Dimension.FUNDING_SOURCE);
  if (isBySource || fundingSources !== undefined) {
    return byPlace || (!isBySource && fundingSources?.length !== 1) ? null : { grain: 'SOURCE', kept: null };
  }
  return byPlace ? placesOf(by, scope, catalogue) : { grain: 'WHOLE', kept: null };
};

/** Whether rollups answer, whatever the number of lines. */
export const isRolledUp = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue): boolean => !isOfLines(by, scope) && slotsOf(by, scope, catalogue) !== null;

type Level = 'CELL' | 'CONVENTION' | 'THEME';

/** The coarsest level that tells apart all that is asked for. */
const levelOf = (grain: Grain, by: readonly Dimension[], { conventions, axes, exactAxis, themes }: Scope): Level => {
  const asks = (...dimensions: Dimension[]): boolean => dimensions.some((dimension) => by.includes(dimension));
  if (asks(Dimension.AXIS, Dimension.TOP_AXIS) || axes !== undefined || exactAxis !== undefined) return 'CELL';
  const byConvention = asks(Dimension.CONVENTION, Dimension.FUNDING_SOURCE) || conventions !== undefined || grain === 'SOURCE';
  const byTheme = asks(Dimension.THEME) || themes !== undefined;
  if (byConvention) return byTheme ? 'CELL' : 'CONVENTION';
  return 'THEME';
};

const COLUMNS: Partial<Record<Dimension, string>> = {
  [Dimension.CONVENTION]: 'f.convention_key',
  [Dimension.YEAR]: 'f.year::text',
  [Dimension.AXIS]: "f.convention_key || '/' || f.axis_code",
  [Dimension.TOP_AXIS]: "f.convention_key || '/' || f.top_code",
  [Dimension.THEME]: 'f.theme_code',
  [Dimension.FUNDING_SOURCE]: "f.convention_key || '/' || f.slot",
  [Dimension.ACADEMY]: "nullif(f.slot, '')",
};

const columnOf = (dimension: Dimension, grain: Grain): string =>
  dimension === Dimension.ACADEMIC_REGION ? (grain === 'REGION' ? "nullif(f.slot, '')" : 'd.academic_region_code') : COLUMNS[dimension]!;

const AXIS_ID = "f.convention_key || '/' || f.axis_code";

/** A cell without actions is as if it were not there; inside, it may hold what firms gave to actions that count in the public one. */
const IS_THERE = 'f.actions > 0';
export const IS_INSIDE = '(f.actions > 0 OR f.planned <> 0 OR f.committed <> 0 OR f.committed_reported <> 0 OR f.spent <> 0)';

const conditionsOn = (level: Level, kept: readonly string[] | null, scope: Scope, catalogue: Catalogue, params: Params): string => {
  const conditions: string[] = [];
  const among = (column: string, values: readonly unknown[] | null | undefined, type = 'text'): void => {
    if (values) conditions.push(`${column} = ANY(${params.add(values)}::${type}[])`);
  };
  among('f.convention_key', scope.conventions);
  among('f.year', scope.years, 'int');
  if (level === 'THEME') among('f.theme_code', scope.themes);
  else among(AXIS_ID, axesInScope(scope, catalogue));
  among('f.slot', kept);
  among("f.convention_key || '/' || f.slot", scope.fundingSources);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
};

/** Asked once a statement: nothing that is inside is looked at for the public, which its policies would show none of. */
export const READS_INSIDE = "(SELECT reader_role()) <> 'PUBLIC'";

const KEYS = 'convention_key, theme_code, year, axis_code, top_code, slot';
const MEASURES = ['actions', 'planned', 'planned_reported', 'planned_expected', 'committed', 'committed_reported', 'spent', 'spent_reported', 'spent_expected'];

/**
 * The statement of a table of spending over rollups: what is public, and what of the rest the reader may see; null where only
 * the lines can answer. Its columns are those of the statement over lines.
 */
export const spendingRollupSql = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue, params: Params): string | null => {
  if (isOfLines(by, scope)) return null;
  const slots = slotsOf(by, scope, catalogue);
  if (slots === null) return null;
  const { grain, kept } = slots;
  const level = levelOf(grain, by, scope);
  const columns = by.map((dimension, index) => `${columnOf(dimension, grain)} AS k${index + 1}, `).join('');
  const names = by.map((_, index) => `k${index + 1}`).join(', ');
  const joins = grain === 'ACADEMY' && by.includes(Dimension.ACADEMIC_REGION) ? 'LEFT JOIN academy d ON d.code = f.slot' : '';
  const where = conditionsOn(level, kept, scope, catalogue, params);
  // What is inside is kept with all keys; its coarser levels are its sums.
  return `
    SELECT ${columns}${MEASURES.map((name) => `coalesce(sum(f.${name}), 0)::bigint AS ${name}`).join(', ')}, coalesce(sum(f.actions), 0)::bigint AS committed_expected
      FROM (SELECT ${KEYS}, ${MEASURES.join(', ')} FROM spending_public f WHERE f.grain = '${grain}' AND f.level = '${level}' AND ${IS_THERE} AND ${where}
            UNION ALL
            SELECT ${KEYS}, ${MEASURES.join(', ')} FROM spending_inside f WHERE ${READS_INSIDE} AND f.grain = '${grain}' AND ${IS_INSIDE} AND ${where}) f ${joins}
     ${names ? `GROUP BY ${names}` : ''}`;
};
