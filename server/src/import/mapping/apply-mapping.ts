import { EMPTY, isBlank, shownText, type RawCell, type RawRow, type RawTable } from '../reading/raw-table.js';
import { shorten, type Refusal } from '../refusal.js';
import { columnName, type SourceCell, type SourceRecord } from '../rows/source-record.js';
import type { TableRecords } from '../rows/table-records.js';
import { fold } from '../template/fold.js';
import type { FieldSource, Mapping } from './mapping.js';

/** What a mapping looks codes up in. */
export interface MappingContext {
  /** Académie of each département by code; null for one that has none. */
  readonly departments: ReadonlyMap<string, string | null>;
}

/** Reads each row of a foreign table as the mapping says. A header that the mapping neither takes nor sets aside is refused. */
export function applyMapping(
  table: RawTable,
  mapping: Mapping,
  context: MappingContext,
  from: { readonly file: number; readonly bundle: string },
): TableRecords {
  const at = table.rows.findIndex((row) => !isBlank(row));
  const header = table.rows[at];
  if (header === undefined) return { records: [], problems: [] };
  const headers = header.cells.map(shownText);
  const problems = checkHeaders(headers, mapping).map(({ column, code, reason, value }): Refusal => {
    return { file: table.file, sheet: table.sheet, row: header.row, column, value, code, reason };
  });
  if (problems.length > 0) return { records: [], problems };
  const records = table.rows.slice(at + 1).flatMap((row) => {
    if (isBlank(row)) return [];
    const cells = cellsOf(row, headers);
    return mapping.rows.map(({ into, fields }): SourceRecord => {
      const mapped = Object.entries(fields).map(([field, source]) => [field, take(source, cells, context)] as const);
      return { section: into, origin: { file: from.file, sheet: table.sheet, row: row.row }, bundle: from.bundle, fields: new Map(mapped) };
    });
  });
  return { records, problems: [] };
}

type NamedCells = ReadonlyMap<string, SourceCell>;

function cellsOf(row: RawRow, headers: readonly string[]): NamedCells {
  const [shifted] = row.cells;
  const isShifted = row.cells.length === 1 && shifted?.kind === 'UNUSABLE' && shifted.code === 'ROW_SHIFTED';
  return new Map(
    headers.map((header, index) => [
      fold(header),
      { cell: (isShifted ? shifted : row.cells[index]) ?? EMPTY, column: columnName(index, header) },
    ]),
  );
}

function take(source: FieldSource, cells: NamedCells, context: MappingContext): SourceCell {
  if ('constant' in source) return { cell: { kind: 'TEXT', text: source.constant }, column: null };
  if ('template' in source) return fill(source.template, cells);
  const found = cells.get(fold(source.column)) ?? { cell: EMPTY, column: null };
  if (source.nowhere?.includes(shownText(found.cell)) === true) return { ...found, cell: EMPTY };
  return source.through === undefined || found.cell.kind === 'EMPTY' ? found : { ...found, cell: academyOf(found.cell, context) };
}

/** A text made of columns; with one of them empty or unusable, there is no text. */
function fill(template: string, cells: NamedCells): SourceCell {
  const used = namesIn(template).map((name) => cells.get(fold(name)) ?? { cell: EMPTY, column: null });
  const column = used.map((one) => one.column).filter((one) => one !== null).join(' + ');
  const bad = used.find(({ cell }) => cell.kind === 'EMPTY' || cell.kind === 'UNUSABLE');
  if (bad !== undefined) return { cell: bad.cell, column: bad.column };
  const text = template.replace(/\{([^{}]+)\}/gu, (_match, name: string) => shownText(cells.get(fold(name))?.cell ?? EMPTY));
  return { cell: { kind: 'TEXT', text }, column };
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

function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/gu)].map(([, name]) => name ?? '');
}

interface HeaderProblem {
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
}

function checkHeaders(headers: readonly string[], mapping: Mapping): readonly HeaderProblem[] {
  const sources = mapping.rows.flatMap(({ fields }) => Object.values(fields));
  const wanted = sources.flatMap((source) => ('column' in source ? [source.column] : 'template' in source ? namesIn(source.template) : []));
  const known = new Set([...wanted, ...mapping.ignored].map(fold));
  const present = headers.map(fold);
  return [
    ...[...new Set(wanted)].filter((name) => !present.includes(fold(name))).map((name) => {
      return { column: null, value: null, code: 'HEADER_MISSING', reason: `La colonne « ${name} », que la correspondance demande, manque au fichier.` };
    }),
    ...headers.flatMap((header, index) => {
      if (header === '') return [];
      const place = { column: columnName(index, ''), value: shorten(header) };
      if (present.indexOf(fold(header)) !== index) return [{ ...place, code: 'HEADER_TWICE', reason: `Deux colonnes s’appellent « ${shorten(header)} » : renommez-en une.` }];
      if (known.has(fold(header))) return [];
      return [{ ...place, code: 'HEADER_UNKNOWN', reason: `La correspondance ne dit rien de la colonne « ${shorten(header)} » : ajoutez-la à un champ ou à « ignored ».` }];
    }),
  ];
}
