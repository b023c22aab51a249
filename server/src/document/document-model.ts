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

/** The part of the width that each column takes: columns of numbers what their longest one needs, so that no « € » is left alone on a line; those of words the rest. */
export const columnShares = ({ columns, rows }: TableBlock): readonly number[] => {
  const needs = columns.map(({ header }, index) => needOf(header, rows.map((row) => row[index] ?? '')));
  const numbers = columns.reduce((sum, { isNumber }, index) => (isNumber ? sum + (needs[index] ?? 0) : sum), 0);
  const weights = columns.reduce((sum, { isNumber, weight = 1 }) => (isNumber ? sum : sum + weight), 0);
  const words = columns.reduce((sum, { isNumber }, index) => (isNumber ? sum : sum + Math.min(LEAST_WORDS, needs[index] ?? 0)), 0);
  const scale = numbers === 0 ? 1 : Math.min(1, (1 - Math.min(MOST_KEPT_FOR_WORDS, words)) / numbers);
  const rest = 1 - numbers * scale;
  if (weights === 0) return needs.map((need) => need / numbers);
  return columns.map(({ isNumber, weight = 1 }, index) => (isNumber ? (needs[index] ?? 0) * scale : (rest * weight) / weights));
};

/** Widths as parts of the width of a page, for the letters of the widest of the fonts that readers have. */
const LETTER = 0.0118;
const BOLD_LETTER = 0.0132;
const NARROW_SIGN = 0.006;
const MARGINS = 0.02;
/** A column of words that takes less than this is no longer read as one. */
const LEAST_WORDS = 0.15;
/** However many columns of words there are. */
const MOST_KEPT_FOR_WORDS = 0.6;
/** A word longer than that is cut, wherever it stands. */
const LONGEST_WORD = 0.24;

/** What the longest piece that no line break may cut takes. */
const needOf = (header: string, texts: readonly string[]): number => {
  const longest = (all: readonly string[], letter: number): number => Math.max(0, ...all.flatMap((text) => text.split(/[ \n]/u)).map((piece) => widthOf(piece, letter)));
  return Math.min(LONGEST_WORD, Math.max(longest([header], BOLD_LETTER), longest(texts, LETTER))) + MARGINS;
};

const widthOf = (piece: string, letter: number): number => [...piece].reduce((sum, sign) => sum + (/[\u00A0\u202F.,:()'’il|]/u.test(sign) ? NARROW_SIGN : letter), 0);
