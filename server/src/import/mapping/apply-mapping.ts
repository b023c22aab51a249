import { createHash } from 'node:crypto';
import type { DateOrder } from '../cell/nomenclature.js';
import { parseCell } from '../cell/parse-cell.js';
import { EMPTY, isBlank, shownText, type RawCell, type RawRow, type RawTable } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import { orderOfColumn } from '../rows/date-order.js';
import { doubtsOfRow, notALine } from '../rows/not-a-line.js';
import { sumLines } from '../rows/sum-lines.js';
import { columnName, type Fault, type SourceCell, type SourceRecord } from '../rows/source-record.js';
import { filledBelow, type TableRecords } from '../rows/table-records.js';
import type { MappingContext } from './mapping-context.js';
import { fold } from '../template/fold.js';
import { checkTyped } from './check-columns.js';
import { findHeaders, type MappedHeaders } from './find-headers.js';
import { namesInTemplate, type FieldSource, type Mapping } from './mapping.js';
import { shiftedFault } from './shifted-fault.js';

/** Reads each row of a foreign table as the mapping says. A header that the mapping neither takes nor sets aside is refused. */
export function applyMapping(
  table: RawTable,
  mapping: Mapping,
  context: MappingContext,
  from: { readonly file: number; readonly bundle: string },
): TableRecords {
  const headers = findHeaders(table, mapping);
  if (headers === null) return { records: [], problems: [], remarks: [] };
  if (headers.problems.length > 0) {
    const place = { file: table.file, sheet: table.sheet, row: headers.row };
    return { records: [], problems: headers.problems.map((problem) => ({ ...place, ...problem })), remarks: [], unread: filledBelow(table, headers.at) };
  }
  const rows = table.rows.slice(headers.at + 1).filter((row) => !isBlank(row));
  const orders = headers.names.map((_name, index): DateOrder => orderOfColumn(rows.map(({ cells }) => cells[index] ?? EMPTY), mapping.dateOrder, table.whole?.dateProofs.get(index)));
  const remarks = [...headers.remarks];
  const noted = new Map<string, number>();
  const sums = table.whole?.sums ?? sumsAmong(rows, headers, mapping, context);
  const sumOf = (row: RawRow): Fault | null => sumFault(row, sums.get(row.row), headers);
  const records = rows.flatMap((row) => {
    const cells = cellsOf(row, headers, orders);
    const all = row.pieces === undefined ? faultsOfRow(cells, headers, mapping, context) : { faults: [shiftedFault(row, headers, mapping, table.separator ?? ',', context)], doubts: [], noted: [] };
    for (const code of all.noted) noted.set(code, (noted.get(code) ?? 0) + 1);
    const other = notALine(row, headers.names, all.faults.length > 0) ?? (all.faults.length > 0 ? sumOf(row) : null);
    const faults = other === null ? all.faults : [other];
    const doubts = [...doubtsOfRow(row), ...all.doubts, ...(faults.length > 0 ? [] : [sumOf(row)].filter((sum) => sum !== null))];
    const origin = { file: from.file, sheet: table.sheet, row: row.row };
    const sections = mapping.rows.filter(({ when }) => when === undefined || says(cells.get(fold(when.column)), when.among));
    return sections.map(({ into, fields }, index): SourceRecord => {
      const mapped = Object.entries(fields).map(([field, source]) => [field, take(source, cells, context)] as const);
      return { section: into, origin, bundle: from.bundle, fields: new Map(mapped), ...(index === 0 && { faults, doubts }) };
    });
  });
  for (const [text, count] of noted) remarks.push({ code: 'COLUMN_NOTED', text: `${count} ligne(s) : ${text}` });
  return { records, problems: [], remarks };
}

/** Rows whose amount is the sum of those above or below, by their number, with the column: no label says that they are totals, and the figures do. */
function sumsAmong(rows: readonly RawRow[], { names }: MappedHeaders, mapping: Mapping, context: MappingContext): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const index of amountColumns(names, mapping)) {
    for (const at of sumLines(rows.map(({ cells }) => amountIn(cells[index] ?? EMPTY, context)))) {
      const row = rows[at]?.row;
      if (row !== undefined) found.set(row, index);
    }
  }
  return found;
}

/** Places of the columns that hold amounts, as the mapping says. */
export function amountColumns(names: readonly string[], mapping: Mapping): readonly number[] {
  return names.flatMap((name, index) => (Object.entries(mapping.columns).find(([one]) => fold(one) === fold(name))?.[1].type === 'AMOUNT' ? [index] : []));
}

/** In cents; null: none can be read. */
export function amountIn(cell: RawCell, { nomenclature }: MappingContext): number | null {
  const parsed = cell.kind === 'TEXT' || cell.kind === 'NUMBER' ? parseCell('AMOUNT', cell, { nomenclature, dateOrder: 'UNSTATED', unit: null }) : null;
  return parsed?.ok === true && typeof parsed.value === 'number' ? parsed.value : null;
}

function sumFault(row: RawRow, index: number | undefined, { names, labels }: MappedHeaders): Fault | null {
  if (index === undefined) return null;
  const column = columnName(index, labels[index] ?? names[index] ?? '');
  const reason = 'Ce montant est exactement la somme d’autres lignes : c’est sans doute un total. Écartez la ligne, ou gardez-la.';
  return { column, value: shorten(shownText(row.cells[index] ?? EMPTY)), code: 'TOTAL_BY_SUM', reason, proposal: { kind: 'LEAVE_OUT' } };
}

type NamedCells = ReadonlyMap<string, SourceCell>;

function cellsOf(row: RawRow, { names, labels }: MappedHeaders, orders: readonly DateOrder[]): NamedCells {
  const shifted = row.pieces === undefined ? null : (row.cells[0] ?? EMPTY);
  return new Map(
    names.map((name, index) => [
      fold(name),
      { cell: shifted ?? row.cells[index] ?? EMPTY, column: columnName(index, labels[index] ?? name), dateOrder: orders[index] ?? 'UNSTATED' },
    ]),
  );
}

function says(source: SourceCell | undefined, among: readonly string[]): boolean {
  const text = fold(shownText(source?.cell ?? EMPTY));
  return among.some((one) => fold(one) === text);
}

interface RowFaults {
  readonly faults: readonly Fault[];
  readonly doubts: readonly Fault[];
  readonly noted: readonly string[];
}

/** Checks the typed columns of a row; those that are only noted keep it from nothing. */
function faultsOfRow(
  cells: NamedCells,
  { names }: MappedHeaders,
  mapping: Mapping,
  { nomenclature }: MappingContext,
): RowFaults {
  const faults: Fault[] = [];
  const doubts: Fault[] = [];
  const noted: string[] = [];
  for (const [header, spec] of Object.entries(mapping.columns)) {
    const source = cells.get(fold(header));
    if (source === undefined) continue;
    const fault = checkTyped(spec, header, source.cell, { nomenclature, dateOrder: source.dateOrder ?? mapping.dateOrder, unit: null });
    if (fault === null) continue;
    if (spec.noted) noted.push(`« ${header} » n’a pas la forme attendue ; cette colonne n’est pas reprise.`);
    else faults.push({ ...fault, column: source.column, value: shorten(shownText(source.cell)) });
  }
  for (const group of mapping.oneOf) {
    const present = group.filter((header) => names.some((name) => fold(name) === fold(header)));
    if (present.length === 0 || present.some((header) => (cells.get(fold(header))?.cell.kind ?? 'EMPTY') !== 'EMPTY')) continue;
    const words = group.map((header) => `« ${header} »`).join(' ni ');
    const column = cells.get(fold(present[0] ?? ''))?.column ?? null;
    doubts.push({ column, value: '', code: 'ONE_OF_REQUIRED', reason: `Ni ${words} n’est rempli : complétez la ligne, ou gardez-la ainsi.`, proposal: { kind: 'KEEP' } });
  }
  return { faults, doubts, noted };
}

function take(source: FieldSource, cells: NamedCells, context: MappingContext): SourceCell {
  if ('constant' in source) return { cell: { kind: 'TEXT', text: source.constant }, column: null };
  if ('template' in source) return fill(source.template, cells);
  if ('digest' in source) return digest(source, cells);
  const found = cells.get(fold(source.column)) ?? { cell: EMPTY, column: null };
  if (source.nowhere?.includes(shownText(found.cell)) === true) return { ...found, cell: EMPTY };
  if (source.through === undefined || found.cell.kind === 'EMPTY') return found;
  return { ...found, cell: source.through === 'department' ? academyOf(found.cell, context) : yearOf(found.cell) };
}

/** A text made of columns; with one of them empty or unusable, there is no text. */
function fill(template: string, cells: NamedCells): SourceCell {
  const used = namesInTemplate(template).map((name) => cells.get(fold(name)) ?? { cell: EMPTY, column: null });
  const column = used.map((one) => one.column).filter((one) => one !== null).join(' + ');
  const bad = used.find(({ cell }) => cell.kind === 'EMPTY' || cell.kind === 'UNUSABLE');
  if (bad !== undefined) return { cell: bad.cell, column: bad.column };
  const text = template.replace(/\{([^{}]+)\}/gu, (_match, name: string) => shownText(cells.get(fold(name))?.cell ?? EMPTY));
  return { cell: { kind: 'TEXT', text }, column };
}

const DIGEST_LENGTH = 16;

function digest({ digest: names, prefix }: Extract<FieldSource, { digest: string[] }>, cells: NamedCells): SourceCell {
  const texts = names.map((name) => fold(shownText(cells.get(fold(name))?.cell ?? EMPTY)));
  const code = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, DIGEST_LENGTH);
  return { cell: { kind: 'TEXT', text: `${prefix}${code}` }, column: null };
}

/** The year of a date; a date that reads in two ways has its year all the same. */
function yearOf(cell: RawCell): RawCell {
  const year = /^([0-9]{4})-|[/.-]([0-9]{4})$/u.exec(shownText(cell));
  const found = year?.[1] ?? year?.[2];
  if (found !== undefined && cell.kind !== 'UNUSABLE') return { kind: 'TEXT', text: found };
  const shown = shorten(shownText(cell));
  return { kind: 'UNUSABLE', shown, code: 'DATE_UNREADABLE', reason: `« ${shown} » n’est pas une date : écrivez AAAA-MM-JJ.` };
}

/** « 4 » can only be the département 04: spreadsheets eat leading zeros. */
function academyOf(cell: RawCell, { departments }: MappingContext): RawCell {
  const shown = shorten(shownText(cell));
  const code = [shown, shown.padStart(2, '0')].find((one) => departments.has(one.toUpperCase()))?.toUpperCase();
  if (code === undefined) {
    return { kind: 'UNUSABLE', shown, code: 'DEPARTMENT_UNKNOWN', reason: `« ${shown} » n’est pas un code de département : corrigez-le, ou dites dans la correspondance qu’il ne désigne aucune académie (nowhere).` };
  }
  const academy = departments.get(code) ?? null;
  return academy === null ? EMPTY : { kind: 'TEXT', text: academy };
}
