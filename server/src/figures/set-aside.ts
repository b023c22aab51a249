import type { Catalogue } from '../convention/catalogue.js';
import { holdsFirmsMoney } from '../convention/firms-sources.js';
import type { Queryable } from '../platform/database.js';
import { breakdown, conditionsOn, COUNTED_AS_PLANNED, Params, sqlList } from './facts.js';
import { FigureState, type CostFigure, type Dimension, type MoneyFigure } from './figures.graphql.js';
import type { Scope } from './scope.js';

/** Said beside each figure from which lines of firms' money were left out (docs/adr/0006). */
export const SET_ASIDE = 'hors apports d’entreprises';

/** In which stages of a cell lines were left out that the reader does not see. */
export interface SetAside {
  readonly planned: boolean;
  readonly committed: boolean;
  readonly spent: boolean;
}

export const NOTHING_ASIDE: SetAside = { planned: false, committed: false, spent: false };

/** A cell of a breakdown with lines that were left out. */
export type SetAsideRow = SetAside & { readonly [key: `k${number}`]: string | null } & { readonly actions: number };

/** Columns that say in which stages the lines `f` were left out. */
export const STAGES_ASIDE = `
  bool_or(f.stage = 'PLANNED' AND f.status IN (${sqlList(COUNTED_AS_PLANNED)})) AS planned, bool_or(f.stage = 'COMMITTED') AS committed, bool_or(f.stage = 'SPENT') AS spent`;

const keyOf = (row: { readonly [key: `k${number}`]: string | null }, by: readonly Dimension[]): string =>
  JSON.stringify(by.map((_, index) => row[`k${index + 1}`] ?? null));

/** What was left out of each cell of a breakdown for whoever reads. */
export class SetAsideCells {
  readonly #rows: ReadonlyMap<string, SetAsideRow>;
  readonly #by: readonly Dimension[];

  constructor(rows: readonly SetAsideRow[], by: readonly Dimension[]) {
    this.#rows = new Map(rows.map((row) => [keyOf(row, by), row]));
    this.#by = by;
  }

  of(row: { readonly [key: `k${number}`]: string | null }): SetAside {
    return this.#rows.get(keyOf(row, this.#by)) ?? NOTHING_ASIDE;
  }

  /** Cells that hold nothing else, and are in no table made of the other lines. */
  beside(rows: readonly { readonly [key: `k${number}`]: string | null }[]): readonly SetAsideRow[] {
    const there = new Set(rows.map((row) => keyOf(row, this.#by)));
    return [...this.#rows].flatMap(([key, row]) => (there.has(key) ? [] : [row]));
  }
}

/** Reads which cells of a breakdown lines were left out of. Asks nothing where no convention holds money of firms. */
export const setAsideCells = async (pool: Queryable, catalogue: Catalogue, by: readonly Dimension[], scope: Scope): Promise<SetAsideCells> => {
  if (!holdsFirmsMoney(catalogue)) return new SetAsideCells([], by);
  const params = new Params();
  const { columns, names, joins } = breakdown(by);
  const { rows } = await pool.query<SetAsideRow>(
    `SELECT ${columns}count(DISTINCT f.action_id) AS actions, ${STAGES_ASIDE}
       FROM set_aside_line f ${joins} WHERE ${conditionsOn('MONEY', scope, catalogue, params)} ${names ? `GROUP BY ${names}` : 'HAVING count(*) > 0'}`,
    params.values,
  );
  return new SetAsideCells(rows, by);
};

/** The figure, saying that lines were left out of it; hidden (« secret statistique »), never zero, where nothing else is left. */
export const besideFirms = <Figure extends MoneyFigure | CostFigure>(figure: Figure, isSetAside: boolean): Figure => {
  if (!isSetAside) return figure;
  return figure.cents ? { ...figure, setAside: SET_ASIDE } : { ...figure, state: FigureState.HIDDEN, cents: null, setAside: SET_ASIDE };
};
