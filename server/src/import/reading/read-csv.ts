import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile } from '../refusal.js';
import { decodeText } from './decode-text.js';
import { LIMITS } from './limits.js';
import type { RawRow, RawTable } from './raw-table.js';
import { readLeniently, type LenientRecord } from './lenient-csv.js';
import { textCell } from './text-cell.js';

const USUAL = [';', ',', '\t', '|'] as const;
/** Thought of where none of the usual ones cuts the header. */
const RARE = ['^', '~', '¦', '§'] as const;
export const SEPARATORS = [...USUAL, ...RARE] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Reads a CSV file whole. A row keeps the number that a spreadsheet would show for it, and a row with more or fewer cells
 * than the header is refused cell by cell: an unquoted decimal comma shifts all that follows it.
 * @param separator null to find it
 * @throws UnreadableFile when the encoding or the separator is doubtful, or a line is out of all proportion
 */
export function readCsv(file: string, bytes: Uint8Array, separator: Separator | null): RawTable {
  const { text, encoding } = decodeText(bytes);
  refuseEndlessLines(text);
  refuseTooManyLines(text);
  const used = separator ?? detect(text);
  const rows = parseRows(text, used);
  const header = headerAt(rows);
  const width = rows[header]?.cells.length ?? 0;
  if (width > LIMITS.columnsPerTable) {
    throw new UnreadableFile('TOO_MANY_COLUMNS', `Le fichier a ${width} colonnes : ${LIMITS.columnsPerTable} au plus sont lues.`);
  }
  const remarks = encoding === 'mixed' ? [MIXED] : [];
  return { file, sheet: null, separator: used, headerAt: header, remarks, rows: rows.map((record, index) => toRow(record, index + 1, index < header ? record.cells.length : width)) };
}

/** A file put together from two may end its lines in two ways. */
export const LINE_ENDS = ['\r\n', '\n', '\r'];

/** A record as a row; one whose cells are not as many as the headers cannot be read by its columns. */
export function toRow({ cells, isDoubtful }: LenientRecord, row: number, width: number): RawRow {
  const read = cells.map((text) => textCell(text));
  if (!isDoubtful && (cells.length === width || read.every((cell) => cell.kind === 'EMPTY'))) return { row, cells: read };
  const fault = isDoubtful
    ? { code: 'QUOTES_DOUBTFUL', reason: 'Un guillemet s’ouvre sur cette ligne et ne se ferme pas : ses cellules ne se séparent pas avec certitude.' }
    : {
        code: 'ROW_SHIFTED',
        reason: `La ligne a ${cells.length} cellules et l’en-tête ${width} : un séparateur manque ou n’est pas entre guillemets (une virgule décimale, par exemple).`,
      };
  return { row, cells: [{ kind: 'UNUSABLE', shown: cells.join(' | '), ...fault }], pieces: cells };
}

const MIXED = { code: 'ENCODING_MIXED', text: 'Le fichier mêle deux encodages : chaque ligne est lue dans le sien. Vérifiez les accents.' };

/** No line of data is so long; parsing one costs more than its length. */
const LONGEST_LINE = 2_000_000;

function refuseEndlessLines(text: string): void {
  for (let from = 0; text.length - from > LONGEST_LINE; ) {
    const end = text.lastIndexOf('\n', from + LONGEST_LINE);
    if (end < from) throw new UnreadableFile('LINE_TOO_LONG', 'Une ligne du fichier est démesurée : ce n’est sans doute pas un fichier CSV.');
    from = end + 1;
  }
}

/** Quoted cells hold line breaks, so that lines are more than rows; not ten times more. */
const MOST_LINES = 10 * LIMITS.rowsPerTable;

function refuseTooManyLines(text: string): void {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > MOST_LINES) throw tooManyRows();
}

function tooManyRows(): UnreadableFile {
  return new UnreadableFile('TOO_MANY_ROWS', `Le fichier a plus de ${count(LIMITS.rowsPerTable)} lignes : coupez-le en plusieurs, ou importez-le par la ligne de commande.`);
}

/** Rows of titles and notes above the headers have few cells, the headers about as many as the lines. */
const ABOUT_AS_MANY = 0.6;

/** Place of the first row that has about as many cells as most rows. */
function headerAt(rows: readonly LenientRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, SAMPLE)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best), [0, 0] as [number, number]);
  return Math.max(0, rows.findIndex(({ cells }) => cells.length >= usual * ABOUT_AS_MANY));
}

const SAMPLE = 1_000;

/** The first line that has about as many separators as any of those that follow: titles above the headers have fewer. */
function headerLine(text: string): string {
  const lines = text.slice(0, 100_000).split(/\r\n?|\n/u, 31);
  const counts = lines.map((line) => [...line].filter((sign) => SEPARATORS.some((separator) => separator === sign)).length);
  const most = Math.max(...counts);
  return lines[counts.findIndex((count) => count * 2 >= most)] ?? '';
}

/**
 * The separator is the only one that cuts the header in several cells. Where several do, as in « Montant, en euros », it is
 * the only one that cuts some row as it cuts the header, or else the only one that so cuts them all.
 */
function detect(text: string): Separator {
  const header = headerLine(text);
  const cuttingOf = (some: readonly Separator[]): readonly Separator[] => some.filter((separator) => header.includes(separator));
  const usual = cuttingOf(USUAL);
  const cutting = usual.length > 0 ? usual : cuttingOf(RARE);
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
    const at = headerAt(rows);
    const width = rows[at]?.cells.length ?? 0;
    if (width < 2) return null;
    const filled = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    return { separator, width, filled: filled.length, regular: filled.filter(({ cells }) => cells.length === width).length };
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

function parseRows(text: string, separator: Separator): readonly LenientRecord[] {
  const records = parseStrictly(text, separator) ?? readLeniently(text, separator);
  if (records.length > LIMITS.rowsPerTable + 1) throw tooManyRows();
  return records;
}

/** Null: a quote is wrong somewhere. */
function parseStrictly(text: string, separator: Separator): readonly LenientRecord[] | null {
  try {
    const rows = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      record_delimiter: LINE_ENDS,
      bom: true,
      to: LIMITS.rowsPerTable + 2,
      max_record_size: LIMITS.cellCharacters * LIMITS.columnsPerTable,
    });
    return rows.map((cells) => ({ cells, isDoubtful: false }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new UnreadableFile('LINE_TOO_LONG', 'Une ligne du fichier est démesurée : ce n’est sans doute pas un fichier CSV.');
    return null;
  }
}

function count(value: number): string {
  return String(value).replace(/\B(?=(?:[0-9]{3})+$)/gu, '\u202F');
}
