import { filterOf } from '#lib/filters.js';
import { breakdownsFor, isBreakdown, isMeasure, type PivotBreakdown, type PivotQuestion } from './measures.js';

export const PIVOT_PARAMETERS = { rows: 'lignes', columns: 'colonnes', measure: 'mesure' } as const;

/** What the page shows before anything is asked of it. */
export const FIRST_QUESTION: PivotQuestion = { rows: 'theme', columns: 'annee', measure: 'depense', filter: {} };

/** The question of an address. What is not understood, or has no meaning for the measure, is left out: an old link still opens. */
export function questionOf(parameters: URLSearchParams): PivotQuestion {
  const asked = parameters.get(PIVOT_PARAMETERS.measure);
  const measure = isMeasure(asked) ? asked : FIRST_QUESTION.measure;
  const allowed = breakdownsFor(measure);
  const read = (name: string, fallback: PivotBreakdown): PivotBreakdown => {
    const value = parameters.get(name);
    return isBreakdown(value) && allowed.includes(value) ? value : fallback;
  };
  const rows = read(PIVOT_PARAMETERS.rows, FIRST_QUESTION.rows);
  const wanted = read(PIVOT_PARAMETERS.columns, FIRST_QUESTION.columns);
  // One thing crossed with itself says nothing: another one takes its place.
  const columns = wanted === rows ? (rows === FIRST_QUESTION.columns ? FIRST_QUESTION.rows : FIRST_QUESTION.columns) : wanted;
  return { rows, columns, measure, filter: filterOf(parameters) };
}
