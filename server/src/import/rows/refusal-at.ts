import { shownText } from '../reading/raw-table.js';
import { shorten, type Refusal } from '../refusal.js';
import type { SourceRecord } from './source-record.js';

/** A refusal at one field of a row, with what the cell holds. */
export function refusalAt(record: SourceRecord, field: string, code: string, reason: string, fileNames: readonly string[]): Refusal {
  const source = record.fields.get(field);
  return {
    file: fileNames[record.origin.file] ?? '',
    sheet: record.origin.sheet,
    row: record.origin.row,
    column: source?.column ?? null,
    value: source === undefined ? null : shorten(shownText(source.cell)),
    code,
    reason,
  };
}
