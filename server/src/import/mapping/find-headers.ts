import { isBlank, shownText, type RawTable, type TableRemark } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import { unitAbove, unitInHeader } from '../rows/amount-unit.js';
import { columnName } from '../rows/source-record.js';
import { fold } from '../template/fold.js';
import { namedColumns, type Mapping } from './mapping.js';

/** The header row of a foreign table, each column under the name that the mapping knows it by. */
export interface MappedHeaders {
  /** Place of the header row among the rows of the table. */
  readonly at: number;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** As the mapping names them; the file's own word where the mapping has none. */
  readonly names: readonly string[];
  /** As the file names them. */
  readonly labels: readonly string[];
  readonly problems: readonly HeaderProblem[];
  readonly remarks: readonly TableRemark[];
}

interface HeaderProblem {
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
}

/** A title, a logo and a few notes may stand above the headers, no more. */
const SEARCHED_ROWS = 30;

/** Finds the row of headers: of the first rows, the one that names most of the columns that the mapping asks for. Null: nothing in the table. */
export function findHeaders(table: RawTable, mapping: Mapping): MappedHeaders | null {
  const canonical = canonicalNames(mapping);
  let best: { at: number; known: number } | null = null;
  for (const [at, row] of table.rows.slice(0, SEARCHED_ROWS).entries()) {
    if (isBlank(row)) continue;
    const known = new Set(row.cells.flatMap((cell) => canonical.get(fold(shownText(cell))) ?? [])).size;
    if (best === null || known > best.known) best = { at, known };
  }
  const header = best === null ? undefined : table.rows[best.at];
  if (best === null || header === undefined) return null;
  const labels = header.cells.map(shownText);
  const names = labels.map((label) => canonical.get(fold(label)) ?? label);
  const { problems, remarks } = checkHeaders(labels, names, mapping, new Set(canonical.values()));
  const rowsAbove = table.rows.slice(0, best.at).filter((row) => !isBlank(row));
  const above = rowsAbove.length;
  const unit = unitAbove(rowsAbove);
  if (unit !== null) problems.push({ column: null, value: unit.text, code: unit.code, reason: unit.reason });
  const skipped = above === 0 ? [] : [{ code: 'ROWS_ABOVE_HEADERS', text: `Les en-têtes sont à la ligne ${header.row} ; ce qui précède (${above} ligne(s)) n’est pas lu.` }];
  return { at: best.at, row: header.row, names, labels, problems, remarks: [...skipped, ...remarks] };
}

/** What the mapping calls each header, folded. */
function canonicalNames(mapping: Mapping): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { aliases }] of Object.entries(mapping.columns)) for (const one of [...aliases, name]) names.set(fold(one), name);
  for (const name of [...namedColumns(mapping), ...mapping.ignored]) if (!names.has(fold(name))) names.set(fold(name), name);
  return names;
}

function checkHeaders(
  labels: readonly string[],
  names: readonly string[],
  mapping: Mapping,
  known: ReadonlySet<string>,
): { readonly problems: HeaderProblem[]; readonly remarks: readonly TableRemark[] } {
  const present = names.map(fold);
  const optional = (name: string): boolean => Object.entries(mapping.columns).some(([one, { required }]) => fold(one) === fold(name) && !required);
  const missing = [...new Set([...namedColumns(mapping), ...Object.entries(mapping.columns).filter(([, { required }]) => required).map(([name]) => name)])]
    .filter((name) => !present.includes(fold(name)) && !optional(name))
    .map((name) => ({ column: null, value: null, code: 'HEADER_MISSING', reason: `La colonne « ${name} », que la correspondance demande, manque au fichier.` }));
  const problems: HeaderProblem[] = [...missing];
  const taken = new Set(namedColumns(mapping).map(fold));
  const remarks: TableRemark[] = [];
  labels.forEach((label, index) => {
    if (label === '') return;
    const place = { column: columnName(index, ''), value: shorten(label) };
    const name = names[index] ?? label;
    const unit = taken.has(fold(name)) ? unitInHeader(label) : null;
    if (unit !== null) problems.push({ ...place, code: unit.code, reason: unit.reason });
    if (present.indexOf(fold(name)) !== index) {
      problems.push({ ...place, code: 'HEADER_TWICE', reason: `Deux colonnes s’appellent « ${shorten(label)} » : renommez-en une.` });
    } else if (!known.has(name)) {
      if (mapping.unknown === 'NOTED') remarks.push({ code: 'COLUMN_LEFT_OUT', text: `La colonne « ${shorten(label)} » n’est pas reprise : la correspondance ne la connaît pas.` });
      else problems.push({ ...place, code: 'HEADER_UNKNOWN', reason: `La correspondance ne dit rien de la colonne « ${shorten(label)} » : ajoutez-la à un champ ou à « ignored ».` });
    }
  });
  return { problems, remarks };
}
