import type { AcademyTable } from '#lib/api/academies.js';
import { keyOf } from '#lib/api/fragments.js';
import { figureText, type AnyFigure } from '#lib/format/figure.js';
import { formatEurosShort } from '#lib/format/money.js';
import { formatBasisPoints, formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import { pupilRate } from './places.js';
import { numberOf } from './rank.js';

/** What is known of an académie; a part is undefined where it has no action. */
export type AcademyRow = ReturnType<typeof rowsOf>[number];

/** The académies by name, each with its figures. */
export function rowsOf({ academies, spending, reach, pupils }: AcademyTable) {
  return [...academies]
    .sort((left, right) => left.name.localeCompare(right.name, 'fr'))
    .map((academy) => ({
      academy,
      money: spending.find((cell) => keyOf(cell, 'ACADEMY').code === academy.code),
      reach: reach.find((cell) => keyOf(cell, 'ACADEMY').code === academy.code),
      pupils: pupils.find((cell) => keyOf(cell, 'ACADEMY').code === academy.code),
    }));
}

/** What the map of académies may show, and how it is named in an address. */
export interface MapMeasure {
  readonly name: string;
  readonly label: string;
  readonly format: (value: number) => string;
  readonly of: (row: AcademyRow) => AnyFigure | null;
}

/** A rate has lycée pupils above and below. */
export const mapMeasures = (): readonly [MapMeasure, ...MapMeasure[]] => [
  { name: 'depense', label: m.map_spent(), format: formatEurosShort, of: ({ money }) => money?.spent ?? null },
  { name: 'engage', label: m.map_committed(), format: formatEurosShort, of: ({ money }) => money?.committed ?? null },
  { name: 'effectif', label: m.map_reached(), format: formatCount, of: ({ reach }) => reach?.reached ?? null },
  {
    name: 'lyceens',
    label: m.map_rate(),
    format: formatBasisPoints,
    of: ({ academy, pupils }) => pupilRate({ reached: pupils?.reached, enrolled: academy.lyceePupils?.total ?? null }),
  },
];

/** The measure that an address asks for; the first where it asks for none that there is. */
export function measureAsked(asked: string | null): MapMeasure {
  const measures = mapMeasures();
  return measures.find(({ name }) => name === asked) ?? measures[0];
}

/** Each académie as the map shows it. */
export const placesOnMap = (rows: readonly AcademyRow[], measure: MapMeasure) =>
  rows.map((row) => {
    const figure = measure.of(row);
    return { code: row.academy.code, name: row.academy.name, value: numberOf(figure), text: figure === null ? m.no_action() : figureText(figure, 'short').text };
  });
