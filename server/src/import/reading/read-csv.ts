import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile } from '../refusal.js';
import { decodeText } from './decode-text.js';
import { LIMITS } from './limits.js';
import type { RawCell, RawRow, RawTable } from './raw-table.js';
import { textCell } from './text-cell.js';

export const SEPARATORS = [';', ',', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Reads a CSV file whole. A row keeps the number that a spreadsheet would show for it, and a row with more or fewer cells
 * than the header is refused cell by cell: an unquoted decimal comma shifts all that follows it.
 * @param separator null to find it
 * @throws UnreadableFile when the encoding or the separator is doubtful, or a quote is left open
 */
export function readCsv(file: string, bytes: Uint8Array, separator: Separator | null): RawTable {
  const { text } = decodeText(bytes);
  const used = separator ?? detect(text);
  const rows = parseRows(text, used);
  const width = rows[0]?.length ?? 0;
  if (width > LIMITS.columnsPerTable) {
    throw new UnreadableFile('TOO_MANY_COLUMNS', `Le fichier a ${width} colonnes : ${LIMITS.columnsPerTable} au plus sont lues.`);
  }
  return { file, sheet: null, separator: used, rows: rows.map((cells, index) => toRow(cells, index + 1, width)) };
}

function toRow(cells: readonly string[], row: number, width: number): RawRow {
  const read = cells.map(textCell);
  if (cells.length === width || read.every((cell) => cell.kind === 'EMPTY')) return { row, cells: read };
  const shifted: RawCell = {
    kind: 'UNUSABLE',
    shown: cells.join(' | '),
    code: 'ROW_SHIFTED',
    reason: `La ligne a ${cells.length} cellules et l’en-tête ${width} : un séparateur manque ou n’est pas entre guillemets (une virgule décimale, par exemple).`,
  };
  return { row, cells: [shifted], pieces: cells };
}

/**
 * The separator is the only one that cuts the header in several cells. Where several do, as in « Montant, en euros », it is
 * the only one that cuts some row as it cuts the header, or else the only one that so cuts them all.
 */
function detect(text: string): Separator {
  const header = text.slice(0, 100_000).split(/\r\n?|\n/u, 1)[0] ?? '';
  const cutting = SEPARATORS.filter((separator) => header.includes(separator));
  if (cutting.length === 1 && cutting[0] !== undefined) return cutting[0];
  const trials = cutting.map((separator) => trial(text, separator)).filter((one) => one !== null);
  const candidates = [
    trials.filter(({ regular }) => regular > 0),
    trials.filter(({ regular, filled }) => regular === filled),
    // Headers alone, and no row that could be read in two ways.
    trials.filter(({ filled, width }) => filled === 0 && trials.every((other) => other.width <= width)),
  ].find((some) => some.length === 1);
  if (candidates?.[0] !== undefined) return candidates[0].separator;
  throw new UnreadableFile(
    'SEPARATOR_DOUBTFUL',
    'Le séparateur du fichier CSV ne se reconnaît pas sans doute : enregistrez le fichier avec des points-virgules.',
  );
}

interface Trial {
  readonly separator: Separator;
  readonly width: number;
  /** Rows below the header that hold something. */
  readonly filled: number;
  /** Those among them that have as many cells as the header. */
  readonly regular: number;
}

function trial(text: string, separator: Separator): Trial | null {
  try {
    const rows = parseRows(text, separator);
    const width = rows[0]?.length ?? 0;
    if (width < 2) return null;
    const filled = rows.slice(1).filter((row) => row.some((cell) => cell.trim() !== ''));
    return { separator, width, filled: filled.length, regular: filled.filter((row) => row.length === width).length };
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

function parseRows(text: string, separator: Separator): string[][] {
  try {
    const rows = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      bom: true,
      to: LIMITS.rowsPerTable + 2,
      max_record_size: LIMITS.cellCharacters * LIMITS.columnsPerTable,
    });
    if (rows.length > LIMITS.rowsPerTable + 1) {
      throw new UnreadableFile('TOO_MANY_ROWS', `Le fichier a plus de ${LIMITS.rowsPerTable} lignes : coupez-le en plusieurs.`);
    }
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['records'] === 'number' ? error['records'] + 1 : null;
    throw new UnreadableFile('CSV_MALFORMED', 'Le fichier CSV est mal formé à cette ligne : vérifiez les guillemets.', row);
  }
}
