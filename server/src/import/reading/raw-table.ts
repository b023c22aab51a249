import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { DateProof } from './date-proof.js';

/** What a cell holds before its column gives it a meaning. */
export type RawCell =
  | { readonly kind: 'EMPTY' }
  /** `isExact`: of a format made for programs, where « 1.234 » can only be a decimal. */
  | { readonly kind: 'TEXT'; readonly text: string; readonly isExact?: boolean }
  /** `isPercent`: the sheet shows 0.85 as « 85 % ». */
  | { readonly kind: 'NUMBER'; readonly number: number; readonly isPercent: boolean }
  /** `hasTime`: the cell holds an hour besides the day. */
  | { readonly kind: 'DATE'; readonly date: LocalDate; readonly hasTime: boolean }
  | { readonly kind: 'BOOLEAN'; readonly value: boolean }
  /** What no value can be taken from, with the reason; `likely`: what the cell most likely means, for a person to confirm. */
  | { readonly kind: 'UNUSABLE'; readonly shown: string; readonly code: string; readonly reason: string; readonly likely?: string };

export const EMPTY: RawCell = { kind: 'EMPTY' };

export interface RawRow {
  /** As a spreadsheet numbers rows: the first is 1. */
  readonly row: number;
  readonly cells: readonly RawCell[];
  /** The workbook hides it: whoever looks at the sheet does not see it. */
  readonly isHidden?: boolean;
  /** A row of a CSV cut in more or fewer cells than the header, as it was cut. */
  readonly pieces?: readonly string[];
}

/** Something about a table that changes no value and that its sender may not expect. */
export interface TableRemark {
  readonly code: string;
  readonly text: string;
}

/** What the rows of a file tell together and none of them alone. Columns by their place: 0 is column A. */
export interface WholeFacts {
  /** What the dates of a column prove of their order. */
  readonly dateProofs: ReadonlyMap<number, DateProof>;
  /** Rows that add up others, by their number, with the column where they do. */
  readonly sums: ReadonlyMap<number, number>;
}

/** One sheet of a workbook, or one CSV file. */
export interface RawTable {
  readonly file: string;
  /** Null for a CSV. */
  readonly sheet: string | null;
  /** Key of the convention that the file itself names for these rows; null or not said: none. */
  readonly convention?: string | null;
  /** All rows, the header included. */
  readonly rows: readonly RawRow[];
  readonly remarks?: readonly TableRemark[];
  /** Only some of the rows of a file, in another order than the file's: what all of them tell together. */
  readonly whole?: WholeFacts;
  /** Of a CSV. */
  readonly separator?: string;
  /** Place of the row of a CSV that has about as many cells as the lines: titles above the headers have fewer. */
  readonly headerAt?: number;
}

/** What the sender sees in the cell. */
export function shownText(cell: RawCell): string {
  switch (cell.kind) {
    case 'EMPTY':
      return '';
    case 'TEXT':
      return cell.text;
    case 'NUMBER':
      return cell.isPercent ? `${decimalOf(cell.number)} (affiché en pourcentage)` : decimalOf(cell.number);
    case 'DATE':
      return cell.date;
    case 'BOOLEAN':
      return cell.value ? 'VRAI' : 'FAUX';
    case 'UNUSABLE':
      return cell.shown;
  }
}

/** The number at the 15 digits that spreadsheets show, so that 0.30000000000000004 reads 0.3. */
export function decimalOf(number: number): string {
  return String(Number(number.toPrecision(15)));
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell.kind === 'EMPTY');
}
