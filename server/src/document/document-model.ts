import type { LocalDate } from '@conventions-ouvertes/shared/local-date';

/** A document for a committee or a file, whatever it is written as. Texts are ready to be read, typography included. */
export interface DocumentModel {
  readonly title: string;
  readonly subtitle: string;
  readonly day: LocalDate;
  /** Whether a line of it is of the demonstration: then every page says so. */
  readonly isFictitious: boolean;
  /** Source, date, licence: on the last lines. */
  readonly colophon: readonly string[];
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'HEADING'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  | { readonly kind: 'LIST'; readonly items: readonly string[] }
  /** What a form asks for, and what it was told: a table of two columns whose first holds headers. */
  | { readonly kind: 'FIELDS'; readonly caption: string; readonly rows: readonly (readonly [label: string, text: string])[] }
  | TableBlock;

export interface TableBlock {
  readonly kind: 'TABLE';
  readonly caption: string;
  /** A column of words takes the more room the more it weighs, beside the others; 1, if not said. */
  readonly columns: readonly { readonly header: string; readonly isNumber: boolean; readonly weight?: number }[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly string[])[];
}

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'HEADING', level, text });
export const paragraph = (text: string): Block => ({ kind: 'PARAGRAPH', text });

/** A table, or the words that stand in its place when there is no row. */
export const table = (caption: string, columns: TableBlock['columns'], rows: TableBlock['rows'], none: string): Block =>
  rows.length === 0 ? paragraph(none) : { kind: 'TABLE', caption, columns, rows };

export const textColumn = (header: string, weight = 1): TableBlock['columns'][number] => ({ header, isNumber: false, weight });
export const numberColumn = (header: string): TableBlock['columns'][number] => ({ header, isNumber: true });

/** The part of the width that each column takes: columns of numbers what they need, those of words the rest. */
export const columnShares = ({ columns }: TableBlock): readonly number[] => {
  const numbers = columns.filter(({ isNumber }) => isNumber).length;
  const number = Math.min(0.17, 0.7 / Math.max(1, numbers));
  const weights = columns.reduce((sum, { isNumber, weight = 1 }) => (isNumber ? sum : sum + weight), 0);
  return columns.map(({ isNumber, weight = 1 }) => (isNumber ? number : ((1 - number * numbers) * weight) / weights));
};
