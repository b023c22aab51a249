/** What a cell of the column holds; each type has one parser in `../cell/`. */
export type CellType =
  | 'REFERENCE'
  | 'YEAR'
  | 'TEXT'
  | 'AMOUNT'
  | 'DATE'
  | 'HEADCOUNT'
  | 'DECIMAL'
  | 'SIRET'
  | 'UAI'
  | 'AXIS'
  | 'FUNDING_SOURCE'
  | 'AUDIENCE'
  | 'ACADEMY'
  | 'ACADEMIES'
  | 'STATUS'
  | 'SHEET_KIND'
  | 'DIRECTION'
  | 'ROLE';

/** One column of the workbook. Headers and help are shown to partners, in French. */
export interface Column<Field extends string = string, Type extends CellType = CellType> {
  readonly field: Field;
  readonly header: string;
  readonly type: Type;
  /** A row without it is refused. An empty cell that is not required means « non communiqué », never zero. */
  readonly required: boolean;
  readonly help: string;
  /** Other headers that mean the same column, compared as `headerKey` does. */
  readonly aliases: readonly string[];
  /** Width in the workbook, in characters. */
  readonly width: number;
  /** The field whose code this column puts in words, for readers: see `label-columns.ts`. */
  readonly labels?: string;
}

export const SECTION_KEYS = [
  'actions',
  'depenses',
  'publics',
  'indicateurs',
  'engagements',
  'soutiens',
  'acteurs',
] as const;

/** Names a sheet of the workbook, and the CSV file that holds the same rows. */
export type SectionKey = (typeof SECTION_KEYS)[number];

/**
 * One sheet of the workbook.
 *
 * The same as CSV is a bundle of files, one a section, told apart by what stands before `.csv`:
 * `<anything>.actions.csv`, `<anything>.depenses.csv`, `<anything>.publics.csv`, `<anything>.indicateurs.csv`,
 * `<anything>.engagements.csv`, `<anything>.soutiens.csv`, `<anything>.acteurs.csv` (see `csv-name.ts`).
 * Only the first is required, and the first line of each holds the headers.
 */
export interface Section<Columns extends readonly Column[] = readonly Column[]> {
  readonly key: SectionKey;
  readonly sheetName: string;
  readonly purpose: string;
  readonly columns: Columns;
}
