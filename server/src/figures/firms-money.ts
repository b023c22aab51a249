import { toldSum, type FirmsCell } from '@conventions-ouvertes/shared/disclosure/firms-groups';
import type { FirmsStage, FirmsTable } from '../disclosure/decide-firms-money.js';
import type { Sight } from '../disclosure/sight.js';
import { FigureState } from './figures.graphql.js';
import type { FirmsMoneyCell, FirmsMoneyFigure } from './firms-money.graphql.js';

type Asks = (cell: FirmsCell) => boolean;

const wholeOf = (cells: readonly FirmsCell[]): number => cells.reduce((sum, { contributions }) => contributions.reduce((all, { cents }) => all + cents, sum), 0);

/**
 * What may be told of the money of firms: each convention's year, each convention, each year, and all. Whoever sees conventions in full
 * reads what these hold; of all others the public's sums.
 */
export const tellFirmsMoney = (table: FirmsTable, { seesAll, conventions }: Sight): readonly FirmsMoneyCell[] => {
  const own = new Set(conventions);
  const figure = (stage: FirmsStage, asks: Asks): FirmsMoneyFigure => {
    const { cells, groups } = table[stage];
    const asked = cells.filter(asks);
    if (seesAll || asked.every(({ convention }) => own.has(convention))) return { state: FigureState.KNOWN, cents: wholeOf(asked), isOfNow: true };
    const { cents, isOfNow } = toldSum(asked, groups);
    return { state: cents === null ? FigureState.HIDDEN : FigureState.KNOWN, cents, isOfNow };
  };
  const cell = (conventionKey: string | null, year: number | null): FirmsMoneyCell => {
    const asks: Asks = (one) => (conventionKey === null || one.convention === conventionKey) && (year === null || one.year === year);
    return { conventionKey, year, planned: figure('PLANNED', asks), committed: figure('COMMITTED', asks), spent: figure('SPENT', asks) };
  };
  const all = [...table.PLANNED.cells, ...table.COMMITTED.cells, ...table.SPENT.cells];
  if (all.length === 0) return [];
  const keys = [...new Set(all.map(({ convention }) => convention))].sort();
  const years = [...new Set(all.map(({ year }) => year))].sort((left, right) => left - right);
  return [
    ...keys.flatMap((key) => [...years.filter((year) => all.some((one) => one.convention === key && one.year === year)).map((year) => cell(key, year)), cell(key, null)]),
    ...years.map((year) => cell(null, year)),
    cell(null, null),
  ];
};
