import { IS_DECIDED } from '../disclosure/decide-secrecy.js';
import type { Sight } from '../disclosure/sight.js';
import { HIDDEN_COLUMNS, WITHHELD } from '../disclosure/split-groups.js';
import type { Params } from './facts.js';
import { Dimension } from './figures.graphql.js';
import type { Scope } from './scope.js';

const NUMBERS = [
  ...['planned', 'planned_reported', 'planned_expected', 'reached', 'reached_reported', 'reached_expected', 'reached_lines'],
  ...['girls', 'girls_reported', 'boys', 'boys_reported', 'disability', 'disability_reported'],
];

/** What is kept under the name of all, in place of one. */
const ALL = { convention_key: "''", year: '0' } as const;

const KEYS = [
  { dimension: Dimension.CONVENTION, criterion: 'conventions', column: 'convention_key', type: 'text' },
  { dimension: Dimension.YEAR, criterion: 'years', column: 'year', type: 'int' },
] as const;

const KEPT_CRITERIA: readonly string[] = KEYS.map(({ criterion }) => criterion);

/** One cell may be of one of them or of all; of some, it would have to be known which groups they hold together. */
const isKept = (by: readonly Dimension[], scope: Scope): boolean =>
  by.every((dimension) => KEYS.some((key) => key.dimension === dimension)) &&
  Object.entries(scope).every(([criterion, value]) => value === undefined || KEPT_CRITERIA.includes(criterion)) &&
  KEYS.every(({ dimension, criterion }) => by.includes(dimension) || scope[criterion] === undefined || scope[criterion].length === 1);

/**
 * The statement of headcounts that anyone is told, from those kept with each decision of secrecy; null where only the lines can answer. Its
 * columns are those of the statement over lines; without any cell it still says whether secrecy is decided, in a row whose actions are null.
 * Of what is hidden, what is kept is the told part already.
 */
export const keptReachSql = (by: readonly Dimension[], scope: Scope, sight: Sight, params: Params): string | null => {
  if (!sight.isPublic || !isKept(by, scope)) return null;
  const conditions = KEYS.flatMap(({ dimension, criterion, column, type }) => {
    const values = scope[criterion];
    if (values === undefined && !by.includes(dimension)) return [`k.${column} = ${ALL[column]}`];
    // Whoever asks for the year 0 does not ask for all.
    return [`k.${column} <> ${ALL[column]}`, ...(values === undefined ? [] : [`k.${column} = ANY(${params.add(values)}::${type}[])`])];
  });
  const columns = by.map((dimension, index) => `k.${KEYS.find((key) => key.dimension === dimension)!.column}::text AS k${index + 1}, `).join('');
  // A table of one cell has it, be there no action.
  const number = (name: string): string => (by.length === 0 ? `coalesce(k.${name}, 0) AS ${name}` : `k.${name}`);
  const hidden = HIDDEN_COLUMNS.map((name) => `coalesce(k.${name}, false) AS ${name}`);
  return `SELECT ${columns}${['actions', ...NUMBERS].map(number).join(', ')}, ${hidden.join(', ')}, ${WITHHELD.map(({ name }) => `0 AS ${name}_withheld`).join(', ')}, d.is_decided
            FROM (SELECT ${IS_DECIDED}) d LEFT JOIN public_reach k ON ${conditions.join(' AND ')}`;
};
