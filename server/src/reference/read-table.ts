import { CsvError, parse } from 'csv-parse/sync';
import type { ProblemList } from './reference-problems.js';

/** A data row of a CSV file: its cells by column name, and the line on which it starts. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/**
 * Reads a CSV file whose header is known. A header that differs, or a row with more or fewer cells, is a problem:
 * nothing is shifted or filled in.
 */
export function readTable<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
  problems: ProblemList,
): readonly TableRow<Column>[] {
  const records = parseRecords(file, text, problems);
  if (records === null) return [];
  const header = records.shift();
  if (header === undefined || header.record.join() !== columns.join()) {
    problems.add(file, 1, `l’en-tête doit être « ${columns.join(',')} ».`);
    return [];
  }
  return records.map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])) as Record<Column, string>,
  }));
}

interface ParsedRecord {
  readonly line: number;
  readonly record: readonly string[];
}

function parseRecords(file: string, text: string, problems: ProblemList): ParsedRecord[] | null {
  const records: ParsedRecord[] = [];
  try {
    parse(text, {
      bom: true,
      on_record: (record: string[], { lines }) => {
        records.push({ line: lines, record });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(file, typeof error['lines'] === 'number' ? error['lines'] : null, `le fichier ne se lit pas comme un CSV (${error.code}).`);
    return null;
  }
  return records;
}
