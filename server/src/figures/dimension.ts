import type { Catalogue } from '../convention/catalogue.js';
import { formatMonth } from '@conventions-ouvertes/shared/local-date-text';
import { badInput } from '../platform/graphql/errors.js';
import { Dimension } from './figures.graphql.js';
import { MONTH_OF_LINE, type Scope } from './scope.js';

/** The kinds of facts that figures are made of; each has its own columns besides those that all have. */
export type Facts = 'MONEY' | 'HEADCOUNT' | 'INDICATOR';

/** One value of a dimension. A null code is what was not broken down. */
export interface DimensionKey {
  readonly dimension: Dimension;
  readonly code: string | null;
  readonly label: string;
}

const COLUMNS: Record<Dimension, string> = {
  [Dimension.CONVENTION]: 'f.convention_key',
  [Dimension.YEAR]: 'f.year::text',
  [Dimension.MONTH]: MONTH_OF_LINE,
  [Dimension.AXIS]: "f.convention_key || '/' || f.axis_code",
  [Dimension.TOP_AXIS]: "f.convention_key || '/' || x.top_code",
  [Dimension.THEME]: 'x.theme_code',
  [Dimension.FUNDING_SOURCE]: "f.convention_key || '/' || f.funding_source_code",
  [Dimension.ACADEMIC_REGION]: 'd.academic_region_code',
  [Dimension.ACADEMY]: 'f.academy_code',
  [Dimension.AUDIENCE]: 'f.audience_code',
};

const ONLY_FOR: Partial<Record<Dimension, Facts>> = {
  [Dimension.FUNDING_SOURCE]: 'MONEY',
  [Dimension.MONTH]: 'MONEY',
  [Dimension.AUDIENCE]: 'HEADCOUNT',
};

const MOST_DIMENSIONS = 4;

/**
 * Refuses a breakdown that has no meaning for the facts: money is not split by audience, nor participations by source.
 * @throws BAD_USER_INPUT DIMENSION_NOT_APPLICABLE, DIMENSION_TWICE, TOO_MANY_DIMENSIONS
 */
export const checkDimensions = (by: readonly Dimension[], facts: Facts): void => {
  if (new Set(by).size < by.length) throw badInput('DIMENSION_TWICE', 'Une même dimension est demandée deux fois : gardez-la une seule fois.');
  if (by.length > MOST_DIMENSIONS) throw badInput('TOO_MANY_DIMENSIONS', `Croisez ${MOST_DIMENSIONS} dimensions au plus.`);
  for (const dimension of by) {
    const only = ONLY_FOR[dimension];
    if (only && only !== facts) {
      throw badInput('DIMENSION_NOT_APPLICABLE', `Ces montants ou effectifs ne se ventilent pas par ${dimension} : retirez cette dimension.`);
    }
  }
};

/** The dimension's column among the facts `f`, the axis lineage `x` and the académie `d`. */
export const columnOf = (dimension: Dimension): string => COLUMNS[dimension];

export const isTerritory = (dimension: Dimension): boolean =>
  dimension === Dimension.ACADEMY || dimension === Dimension.ACADEMIC_REGION;

const labelOf = (dimension: Dimension, code: string | null, catalogue: Catalogue): string => {
  if (code === null) return dimension === Dimension.MONTH ? 'Sans date' : 'Non ventilé';
  switch (dimension) {
    case Dimension.CONVENTION:
      return catalogue.conventions.get(code)?.shortTitle ?? code;
    case Dimension.AXIS:
    case Dimension.TOP_AXIS: {
      const axis = catalogue.axes.get(code);
      return axis ? `${axis.code} ${axis.title}` : code;
    }
    case Dimension.THEME:
      return catalogue.themes.get(code)?.labelFr ?? code;
    case Dimension.FUNDING_SOURCE:
      return catalogue.fundingSources.get(code)?.label ?? code;
    case Dimension.ACADEMIC_REGION:
      return catalogue.regions.get(code)?.name ?? code;
    case Dimension.ACADEMY:
      return catalogue.academies.get(code)?.name ?? code;
    case Dimension.AUDIENCE:
      return catalogue.audiences.get(code)?.labelFr ?? code;
    case Dimension.YEAR:
      return code;
    case Dimension.MONTH:
      return formatMonth(Number(code.slice(0, 4)), Number(code.slice(5)));
  }
};

export const dimensionKey = (dimension: Dimension, code: string | null, catalogue: Catalogue): DimensionKey => ({
  dimension,
  code,
  label: labelOf(dimension, code, catalogue),
});

/** The scope of one cell: that of the whole table, narrowed to the cell's keys. */
export const scopeOfCell = (scope: Scope, keys: readonly DimensionKey[]): Scope => {
  let cell: Scope = scope;
  for (const { dimension, code } of keys) cell = { ...cell, ...narrowed(dimension, code) };
  return cell;
};

const narrowed = (dimension: Dimension, code: string | null): Scope => {
  switch (dimension) {
    case Dimension.CONVENTION:
      return { conventions: [code!] };
    case Dimension.YEAR:
      return { years: [Number(code)] };
    case Dimension.MONTH:
      return code === null ? { undated: true } : { months: [code] };
    case Dimension.AXIS:
      return { exactAxis: code! };
    case Dimension.TOP_AXIS:
      return { axes: [code!] };
    case Dimension.THEME:
      return { themes: [code!] };
    case Dimension.FUNDING_SOURCE:
      return { fundingSources: [code!] };
    case Dimension.ACADEMIC_REGION:
      return code === null ? { notBrokenDown: true } : { academicRegions: [code] };
    case Dimension.ACADEMY:
      return code === null ? { notBrokenDown: true } : { academies: [code] };
    case Dimension.AUDIENCE:
      return { audiences: [code!] };
  }
};

/** The scope's own criteria, as keys with their labels, to be told beside a figure. */
export const keysOfScope = (scope: Scope, catalogue: Catalogue): DimensionKey[] => {
  const keys = (dimension: Dimension, codes: readonly (string | number)[] | undefined): DimensionKey[] =>
    (codes ?? []).map((code) => dimensionKey(dimension, String(code), catalogue));
  return [
    ...keys(Dimension.CONVENTION, scope.conventions),
    ...keys(Dimension.YEAR, scope.years),
    ...keys(Dimension.MONTH, scope.months),
    ...(scope.undated ? [dimensionKey(Dimension.MONTH, null, catalogue)] : []),
    ...keys(Dimension.TOP_AXIS, scope.axes),
    ...keys(Dimension.AXIS, scope.exactAxis ? [scope.exactAxis] : []),
    ...keys(Dimension.THEME, scope.themes),
    ...keys(Dimension.FUNDING_SOURCE, scope.fundingSources),
    ...keys(Dimension.ACADEMIC_REGION, scope.academicRegions),
    ...keys(Dimension.ACADEMY, scope.academies),
    ...(scope.notBrokenDown ? [dimensionKey(Dimension.ACADEMY, null, catalogue)] : []),
    ...keys(Dimension.AUDIENCE, scope.audiences),
  ];
};

/** Position of each code in the order of the site, for tables that read like the text. */
export const orderOf = (dimension: Dimension, catalogue: Catalogue): ((code: string | null) => number) => {
  const lists: Partial<Record<Dimension, Iterable<string>>> = {
    [Dimension.CONVENTION]: catalogue.conventions.keys(),
    [Dimension.AXIS]: catalogue.axes.keys(),
    [Dimension.TOP_AXIS]: catalogue.axes.keys(),
    [Dimension.THEME]: catalogue.themes.keys(),
    [Dimension.FUNDING_SOURCE]: catalogue.fundingSources.keys(),
    [Dimension.ACADEMIC_REGION]: catalogue.regions.keys(),
    [Dimension.ACADEMY]: catalogue.academies.keys(),
    [Dimension.AUDIENCE]: catalogue.audiences.keys(),
  };
  const positions = new Map([...(lists[dimension] ?? [])].map((code, index) => [code, index]));
  return (code) => (code === null ? Number.MAX_SAFE_INTEGER : (positions.get(code) ?? Number(code.replace('-', ''))));
};

