import type { Ask } from '#lib/api/client.js';
import type { FigureFilter } from '#lib/api/figures.js';
import type { DimensionKey, OutcomeCell } from '#lib/api/fragments.js';
import { PIVOT_COST, PIVOT_OUTCOMES, PIVOT_REACH, PIVOT_SPENDING, type PivotDimension, type PivotReachCell } from '#lib/api/pivot.js';
import type { ChartUnit } from '#lib/charts/model.js';
import type { Breakdown, FigureFile } from '#lib/files/addresses.js';
import type { AnyFigure } from '#lib/format/figure.js';
import { m } from '#lib/paraglide/messages.js';

/** What the cells of a pivot show, in the words of its address. */
export const MEASURES = ['prevu', 'engage', 'depense', 'effectif-prevu', 'effectif', 'filles', 'garcons', 'handicap', 'atteints', 'cout'] as const;
export type Measure = (typeof MEASURES)[number];

/** What rows and columns can be, in the words of the address. */
export const DIMENSIONS = ['convention', 'annee', 'mois', 'axe', 'theme', 'ressource', 'region', 'academie', 'public'] as const satisfies readonly Breakdown[];
export type PivotBreakdown = (typeof DIMENSIONS)[number];

const DIMENSION_OF: Readonly<Record<PivotBreakdown, PivotDimension>> = {
  convention: 'CONVENTION',
  annee: 'YEAR',
  mois: 'MONTH',
  axe: 'TOP_AXIS',
  theme: 'THEME',
  ressource: 'FUNDING_SOURCE',
  region: 'ACADEMIC_REGION',
  academie: 'ACADEMY',
  public: 'AUDIENCE',
};

type Kind = 'MONEY' | 'HEADCOUNT' | 'INDICATOR' | 'COST';

const KIND: Readonly<Record<Measure, Kind>> = {
  prevu: 'MONEY',
  engage: 'MONEY',
  depense: 'MONEY',
  'effectif-prevu': 'HEADCOUNT',
  effectif: 'HEADCOUNT',
  filles: 'HEADCOUNT',
  garcons: 'HEADCOUNT',
  handicap: 'HEADCOUNT',
  atteints: 'INDICATOR',
  cout: 'COST',
};

/** Money is not split by audience, nor participations by source or month. */
const ONLY_FOR: Partial<Record<PivotBreakdown, Kind>> = { mois: 'MONEY', ressource: 'MONEY', public: 'HEADCOUNT' };

export function isMeasure(name: string | null): name is Measure {
  return MEASURES.some((each) => each === name);
}

export function isBreakdown(name: string | null): name is PivotBreakdown {
  return DIMENSIONS.some((each) => each === name);
}

/** What a measure can be broken down by. */
export function breakdownsFor(measure: Measure): readonly PivotBreakdown[] {
  return DIMENSIONS.filter((each) => ONLY_FOR[each] === undefined || ONLY_FOR[each] === KIND[measure]);
}

/** Whether parts of it add up to a whole: a mean does not, and is never stacked. */
export function isAdditive(measure: Measure): boolean {
  return KIND[measure] !== 'COST';
}

export function unitOf(measure: Measure): ChartUnit {
  if (KIND[measure] === 'MONEY' || KIND[measure] === 'COST') return 'EUROS';
  return KIND[measure] === 'HEADCOUNT' ? 'PARTICIPATIONS' : 'INDICATORS';
}

/** The table of the API's files that has it; none has the cost. */
export function fileOf(measure: Measure): FigureFile | null {
  return { MONEY: 'depenses', HEADCOUNT: 'publics', INDICATOR: 'resultats', COST: null }[KIND[measure]] as FigureFile | null;
}

/** A cell of the API, reduced to the one figure that the pivot shows. */
export interface MeasuredCell {
  readonly keys: readonly DimensionKey[];
  readonly figure: AnyFigure;
}

export interface PivotAnswer {
  readonly cells: readonly MeasuredCell[];
  readonly rows: readonly MeasuredCell[];
  readonly columns: readonly MeasuredCell[];
  readonly whole: MeasuredCell | null;
}

export interface PivotQuestion {
  readonly rows: PivotBreakdown;
  readonly columns: PivotBreakdown;
  readonly measure: Measure;
  readonly filter: FigureFilter;
}

export async function askPivot(ask: Ask, { rows, columns, measure, filter }: PivotQuestion): Promise<PivotAnswer> {
  const [row, column] = [DIMENSION_OF[rows], DIMENSION_OF[columns]];
  const variables = { both: [row, column], rows: [row], columns: [column], filter };
  switch (KIND[measure]) {
    case 'MONEY': {
      const field = ({ prevu: 'planned', engage: 'committed', depense: 'spent' } as const)[measure as 'prevu' | 'engage' | 'depense'];
      return measured(await ask(PIVOT_SPENDING, variables), (cell) => cell[field]);
    }
    case 'HEADCOUNT':
      return measured(await ask(PIVOT_REACH, variables), (cell) => cell[REACH_FIELD[measure as keyof typeof REACH_FIELD]]);
    case 'INDICATOR':
      return measured(await ask(PIVOT_OUTCOMES, variables), attained);
    case 'COST':
      return measured(await ask(PIVOT_COST, variables), (cell) => cell.costPerParticipation);
  }
}

const REACH_FIELD = {
  'effectif-prevu': 'planned',
  effectif: 'reached',
  filles: 'girls',
  garcons: 'boys',
  handicap: 'disability',
} as const satisfies Partial<Record<Measure, keyof PivotReachCell>>;

interface Answer<Cell> {
  readonly cells: readonly Cell[];
  readonly rows: readonly Cell[];
  readonly columns: readonly Cell[];
  readonly whole: readonly Cell[];
}

function measured<Cell extends { readonly keys: readonly DimensionKey[] }>({ cells, rows, columns, whole }: Answer<Cell>, figure: (cell: Cell) => AnyFigure): PivotAnswer {
  const reduce = (cell: Cell): MeasuredCell => ({ keys: cell.keys, figure: figure(cell) });
  const [first] = whole;
  return { cells: cells.map(reduce), rows: rows.map(reduce), columns: columns.map(reduce), whole: first === undefined ? null : reduce(first) };
}

/** Without any indicator there is nothing to attain, which is not zero. */
function attained({ indicators, reached, proof }: OutcomeCell): AnyFigure {
  return indicators === 0 ? { state: 'NOT_APPLICABLE', count: null, proof } : { state: 'KNOWN', count: reached, proof };
}

export function measureWords(measure: Measure): string {
  return {
    prevu: m.planned,
    engage: m.committed,
    depense: m.spent,
    'effectif-prevu': m.planned_headcount,
    effectif: m.reached_headcount,
    filles: m.pivot_girls,
    garcons: m.pivot_boys,
    handicap: m.pivot_disability,
    atteints: m.indicators_reached,
    cout: m.cost_per_participation,
  }[measure]();
}

export function breakdownWords(breakdown: PivotBreakdown): string {
  return {
    convention: m.convention,
    annee: m.year,
    mois: m.month,
    axe: m.axis,
    theme: m.theme,
    ressource: m.funding_source,
    region: m.academic_region,
    academie: m.academy,
    public: m.audience,
  }[breakdown]();
}
