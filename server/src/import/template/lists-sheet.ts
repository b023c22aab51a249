import type { WriteSheet } from 'hucre';
import { choiceText } from '../cell/choice-index.js';
import type { CellType } from './column.js';
import { DIRECTIONS, ROLES, SHEET_KINDS, STATUSES, type Choice } from './labels.js';
import { LISTS_SHEET } from './side-sheets.js';
import type { TemplateConvention } from './template-convention.js';

/** The cells of « Listes » that a column's drop-down shows. */
export interface ListRange {
  readonly letter: string;
  readonly length: number;
}

/** « Listes »: every word that a cell may hold, one column a kind, as the drop-downs show them. */
export function listsSheet(convention: TemplateConvention): { readonly sheet: WriteSheet; readonly ranges: ReadonlyMap<CellType, ListRange> } {
  const label = ({ label: text }: Choice): string => text;
  const lists: readonly (readonly [CellType, string, readonly string[]])[] = [
    ['AXIS', 'Axes', convention.axes.map(choiceText)],
    ['FUNDING_SOURCE', 'Ressources', convention.fundingSources.map(choiceText)],
    ['AUDIENCE', 'Publics', convention.audiences.map(label)],
    ['ACADEMY', 'Académies', convention.academies.map(choiceText)],
    ['STATUS', 'Statuts', STATUSES.map(label)],
    ['SHEET_KIND', 'Fiches', SHEET_KINDS.map(label)],
    ['DIRECTION', 'Sens', DIRECTIONS.map(label)],
    ['ROLE', 'Rôles', ROLES.map(label)],
  ];
  const height = Math.max(...lists.map(([, , words]) => words.length));
  const rows = Array.from({ length: height }, (_none, row) => lists.map(([, , words]) => words[row] ?? null));
  const sheet: WriteSheet = {
    name: LISTS_SHEET,
    columns: lists.map(() => ({ width: 34, style: { numFmt: '@' } })),
    rows: [lists.map(([, header]) => header), ...rows],
    freezePane: { rows: 1 },
  };
  const ranges = lists.flatMap(([type, , words], index) =>
    words.length === 0 ? [] : [[type, { letter: String.fromCharCode(65 + index), length: words.length }] as const],
  );
  return { sheet, ranges: new Map(ranges) };
}

export function listOf({ letter, length }: ListRange): string {
  return `${LISTS_SHEET}!$${letter}$2:$${letter}$${length + 1}`;
}
