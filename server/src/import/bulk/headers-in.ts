import { amountColumns } from '../mapping/apply-mapping.js';
import { findHeaders } from '../mapping/find-headers.js';
import type { Mapping } from '../mapping/mapping.js';
import { placeTables } from '../place-tables.js';
import type { RawTable } from '../reading/raw-table.js';
import { findTemplateHeaders } from '../rows/find-template-headers.js';
import type { ImportContext } from '../store/import-context.js';
import { exportedColumnsOf } from '../template/label-columns.js';
import type { SniffedFile } from './sniff-file.js';

/** Where the headers of a file stand among its first rows, 0 being the first, and which of its columns hold amounts whose sums are sought. */
export function headersIn({ identity, top }: SniffedFile, mapping: Mapping | undefined, { convention }: ImportContext): { readonly at: number; readonly amounts: readonly number[] } {
  const table: RawTable = { file: identity.name, sheet: null, rows: top };
  if (mapping !== undefined) {
    const found = findHeaders(table, mapping);
    return { at: found?.at ?? 0, amounts: amountColumns(found?.names ?? [], mapping) };
  }
  const [placed] = placeTables([table]).tables;
  const found = placed === undefined ? null : findTemplateHeaders(table, exportedColumnsOf(placed.section, convention.fundingSources));
  return { at: found?.at ?? 0, amounts: [] };
}
