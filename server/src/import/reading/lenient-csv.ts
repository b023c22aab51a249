import { CsvError, parse } from 'csv-parse/sync';

/** A record of a CSV whose quotes are wrong somewhere. */
export interface LenientRecord {
  readonly cells: readonly string[];
  /** A quote opens a cell of this line and none closes it: where its cells end is not certain. */
  readonly isDoubtful: boolean;
}

/** A quoted cell may hold so many line breaks; a quote that is still open beyond was never meant to open anything. */
const MOST_LINES = 50;

/**
 * Reads a CSV line by line where it cannot be read as a whole: a quote inside an unquoted cell (« festival "Nuits Musicales" »)
 * is text, and a quote that never closes spoils its own line alone.
 */
export function readLeniently(text: string, separator: string): readonly LenientRecord[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
  if (lines.at(-1) === '') lines.pop();
  const records: LenientRecord[] = [];
  for (let at = 0; at < lines.length; ) {
    const { cells, taken, isDoubtful } = recordAt(lines, at, separator);
    records.push({ cells, isDoubtful });
    at += taken;
  }
  return records;
}

function recordAt(lines: readonly string[], at: number, separator: string): LenientRecord & { readonly taken: number } {
  const line = lines[at] ?? '';
  if (!line.includes('"')) return { cells: line.split(separator), taken: 1, isDoubtful: false };
  let candidate = '';
  for (let taken = 1; taken <= MOST_LINES && at + taken <= lines.length; taken += 1) {
    candidate = taken === 1 ? line : `${candidate}\n${lines[at + taken - 1] ?? ''}`;
    const strict = one(candidate, separator, false);
    if (strict !== 'OPEN' && strict !== null) return { cells: strict, taken, isDoubtful: false };
    if (taken === 1 && strict === null) {
      const relaxed = one(candidate, separator, true);
      if (relaxed !== 'OPEN' && relaxed !== null) return { cells: relaxed, taken, isDoubtful: false };
      if (relaxed === null) break;
    }
  }
  return { cells: line.split(separator), taken: 1, isDoubtful: true };
}

/** One record; `OPEN`: a quote is not closed at the end of the text; null: not a record. */
function one(text: string, delimiter: string, relaxQuotes: boolean): readonly string[] | 'OPEN' | null {
  try {
    const records: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: relaxQuotes });
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'OPEN' : null;
  }
}
