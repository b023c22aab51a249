import type { Siret } from '@conventions-ouvertes/shared/identifiers/siret';
import type { Uai } from '@conventions-ouvertes/shared/identifiers/uai';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Cents } from '@conventions-ouvertes/shared/money';
import type { Column } from '../template/column.js';
import type { DIRECTIONS, ROLES, SHEET_KINDS, STATUSES } from '../template/labels.js';

/** What a cell of each type is once read. */
export interface CellValues {
  REFERENCE: string;
  YEAR: number;
  TEXT: string;
  AMOUNT: Cents;
  DATE: LocalDate;
  HEADCOUNT: number;
  /** An exact decimal, `12.5`. */
  DECIMAL: string;
  SIRET: Siret;
  UAI: Uai;
  AXIS: string;
  FUNDING_SOURCE: string;
  AUDIENCE: string;
  ACADEMY: string;
  ACADEMIES: readonly string[];
  STATUS: (typeof STATUSES)[number]['code'];
  SHEET_KIND: (typeof SHEET_KINDS)[number]['code'];
  DIRECTION: (typeof DIRECTIONS)[number]['code'];
  ROLE: (typeof ROLES)[number]['code'];
}

export type CellValueOf = CellValues[keyof CellValues];

/**
 * A row read by its columns. A column that is not required gives null where the cell is empty, and undefined where the file
 * has no such column: what a file has no word on is left as it is.
 */
export type RowValues<Columns extends readonly Column[]> = {
  readonly [C in Columns[number] as C['field']]: C['required'] extends true
    ? CellValues[C['type']]
    : CellValues[C['type']] | null | undefined;
};
