/** What a file may weigh. Beyond, it is refused before it is read: memory stays bounded whatever comes in. */
export const LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  /** CSV files that weigh more together go through the database a few rows at a time, whatever they weigh. */
  bulkBytes: 8 * 1024 * 1024,
  /** All parts of a workbook together, once decompressed. */
  decompressedBytes: 96 * 1024 * 1024,
  archiveEntries: 2_000,
  rowsPerTable: 100_000,
  columnsPerTable: 400,
  /** A spreadsheet holds no more than that in a cell. */
  cellCharacters: 32_767,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
