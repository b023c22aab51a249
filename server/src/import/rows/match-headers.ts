import { shownText, type RawRow } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import type { Column } from '../template/column.js';
import { fold } from '../template/fold.js';

export interface MatchedColumn {
  readonly column: Column;
  readonly index: number;
  readonly header: string;
}

/** A header that cannot be matched; `index` null when a column is missing. */
export interface HeaderProblem {
  readonly index: number | null;
  readonly header: string | null;
  readonly code: string;
  readonly reason: string;
}

/** Matches a header row to columns: each header, folded, is a header or an alias of one column, or is refused. */
export function matchHeaders(
  row: RawRow,
  columns: readonly Column[],
): { readonly matched: readonly MatchedColumn[]; readonly problems: readonly HeaderProblem[] } {
  const byName = indexNames(columns);
  const matched: MatchedColumn[] = [];
  const problems: HeaderProblem[] = [];
  row.cells.forEach((cell, index) => {
    const header = shownText(cell);
    if (header === '') return;
    const found = byName.get(fold(header)) ?? byName.get(resourceName(header));
    const earlier = matched.find(({ column }) => column === found);
    if (found === undefined) {
      problems.push({ index, header, code: 'HEADER_UNKNOWN', reason: `La colonne « ${shorten(header)} » n’est pas du modèle : corrigez son nom ou supprimez-la.` });
    } else if (earlier !== undefined) {
      problems.push({ index, header, code: 'HEADER_TWICE', reason: `La colonne « ${shorten(header)} » double « ${earlier.header} » : n’en gardez qu’une.` });
    } else {
      matched.push({ column: found, index, header });
    }
  });
  for (const column of columns) {
    if (column.required && !matched.some((one) => one.column === column)) {
      problems.push({ index: null, header: null, code: 'HEADER_MISSING', reason: `La colonne « ${column.header} » manque : ajoutez-la, son nom sur la première ligne.` });
    }
  }
  return { matched, problems };
}

function indexNames(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const byName = new Map<string, Column>();
  for (const column of columns) byName.set(fold(column.field), column);
  // Headers win over aliases: « Montant » may be an alias of one column and the header of another.
  for (const column of columns) for (const alias of column.aliases) byName.set(fold(alias), column);
  for (const column of columns) byName.set(fold(column.header), column);
  return byName;
}

/** « Ressource TA : an older label » is still the resource TA. */
function resourceName(header: string): string {
  return fold(/^\s*(ressource [^:]+?)\s*:/iu.exec(header)?.[1] ?? '');
}
