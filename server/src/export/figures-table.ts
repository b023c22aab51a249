import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import type { Sight } from '../disclosure/sight.js';
import type { DimensionKey } from '../figures/dimension.js';
import { Dimension, FigureState, type CountFigure, type MoneyFigure } from '../figures/figures.graphql.js';
import { outcomes } from '../figures/outcomes.js';
import { reach } from '../figures/reach.js';
import type { Scope } from '../figures/scope.js';
import { spending } from '../figures/spending.js';
import type { Queryable } from '../platform/database.js';
import { dimensionName, FICTITIOUS_NOTICE, filterLines, LICENCE, SOURCE } from './about-export.js';

export const FIGURE_KINDS = ['depenses', 'publics', 'resultats'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

export type FigureColumnType = 'TEXT' | 'AMOUNT' | 'COUNT';
/** Cents in an amount; null where the figure is not known, with its state in the column beside. */
export type FigureValue = string | number | null;

/** A table of figures, as the site shows them. */
export interface FiguresTable {
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly type: FigureColumnType }[];
  readonly rows: readonly (readonly FigureValue[])[];
}

export const FIGURE_TITLES: Readonly<Record<FigureKind, string>> = {
  depenses: 'Montants prévus, engagés et dépensés',
  publics: 'Participations prévues et touchées',
  resultats: 'Résultats des indicateurs',
};

export interface FiguresRequest {
  readonly kind: FigureKind;
  readonly by: readonly Dimension[];
  readonly scope: Scope;
  readonly day: LocalDate;
  readonly sight: Sight;
}

interface Measures {
  readonly keys: readonly DimensionKey[];
  readonly cells: readonly (readonly [string, FigureColumnType, FigureValue])[];
}

/**
 * The cells of a breakdown as a table: all of them, from the functions that the pages and the API call. Each row bears its
 * filters, date, source and licence, so that none of them can be cut off from the numbers.
 * @throws BAD_USER_INPUT as the functions of the figures do
 */
export const figuresTable = async (pool: Queryable, catalogue: Catalogue, { kind, by, scope, day, sight }: FiguresRequest, isFictitious: boolean): Promise<FiguresTable> => {
  const measured = await MEASURES[kind](pool, catalogue, by, scope, sight);
  const filters = filterLines(scope, catalogue).join(' · ') || 'aucun';
  const about: Measures['cells'] = [
    ['Filtres', 'TEXT', filters],
    ['Données au', 'TEXT', day],
    ['Source', 'TEXT', SOURCE],
    ['Licence', 'TEXT', LICENCE],
    ...(isFictitious ? [['Avertissement', 'TEXT', FICTITIOUS_NOTICE] as const] : []),
  ];
  const head = by.flatMap((dimension) => {
    const name = by.includes(Dimension.AXIS) && dimension === Dimension.TOP_AXIS ? 'Axe principal' : dimensionName(dimension);
    return [`${name} (code)`, name].map((header) => ({ header, type: 'TEXT' as const }));
  });
  const cells = measured[0]?.cells ?? [];
  return {
    title: FIGURE_TITLES[kind],
    columns: [...head, ...[...cells, ...about].map(([header, type]) => ({ header, type }))],
    rows: measured.map(({ keys, cells: own }) => [...keys.flatMap(({ code, label }) => [code, label]), ...[...own, ...about].map(([, , value]) => value)]),
  };
};

type Measure = (pool: Queryable, catalogue: Catalogue, by: readonly Dimension[], scope: Scope, sight: Sight) => Promise<readonly Measures[]>;

const MEASURES: Readonly<Record<FigureKind, Measure>> = {
  depenses: async (pool, catalogue, by, scope) =>
    (await spending(pool, catalogue, by, scope)).map(({ keys, planned, committed, spent, actions }) => ({
      keys,
      cells: [...money('Prévu', planned), ...money('Engagé', committed), ...money('Dépensé', spent), ['Actions', 'COUNT', actions]],
    })),
  publics: async (pool, catalogue, by, scope, sight) =>
    (await reach(pool, catalogue, by, scope, sight)).map(({ keys, planned, reached, girls, boys, disability, actions }) => ({
      keys,
      cells: [
        ...count('Participations prévues', planned),
        ...count('Participations touchées', reached),
        ...count('Dont filles et femmes', girls),
        ...count('Dont garçons et hommes', boys),
        ...count('Dont situations de handicap', disability),
        ['Actions', 'COUNT', actions],
      ],
    })),
  resultats: async (pool, catalogue, by, scope) =>
    (await outcomes(pool, catalogue, by, scope)).map((cell) => ({
      keys: cell.keys,
      cells: [
        ['Indicateurs', 'COUNT', cell.indicators],
        ['Cibles atteintes', 'COUNT', cell.reached],
        ['Cibles atteintes en partie', 'COUNT', cell.partly],
        ['Cibles manquées', 'COUNT', cell.missed],
        ['Non évalués', 'COUNT', cell.notEvaluated],
        ['Sans cible', 'COUNT', cell.noTarget],
        ['Indicateurs - preuve', 'TEXT', cell.proof],
      ],
    })),
};

const STATES: Readonly<Record<FigureState, string>> = {
  [FigureState.KNOWN]: 'connu',
  [FigureState.NOT_REPORTED]: 'non communiqué',
  [FigureState.HIDDEN]: 'secret statistique',
  [FigureState.NOT_APPLICABLE]: 'sans objet',
};

export const stateInWords = (state: FigureState): string => STATES[state];

const money = (name: string, figure: MoneyFigure): Measures['cells'] => [[`${name} (€)`, 'AMOUNT', figure.cents], ...knowledge(name, figure)];
const count = (name: string, figure: CountFigure): Measures['cells'] => [[name, 'COUNT', figure.count], ...knowledge(name, figure)];

/** « connu, hors apports d’entreprises » where the money of firms was left out. */
const stateOf = (figure: MoneyFigure | CountFigure): string => ('setAside' in figure && figure.setAside !== null ? `${STATES[figure.state]}, ${figure.setAside}` : STATES[figure.state]);

const knowledge = (name: string, figure: MoneyFigure | CountFigure): Measures['cells'] => [
  [`${name} - état`, 'TEXT', stateOf(figure)],
  [`${name} - communiqués`, 'COUNT', figure.reported],
  [`${name} - attendus`, 'COUNT', figure.expected],
  [`${name} - preuve`, 'TEXT', figure.proof],
];
