import type { CellType, Column, SectionKey } from './column.js';
import { fold } from './fold.js';
import { columnsOf } from './sections.js';
import type { Resource } from './resource-columns.js';

/** What follows the header of a column of codes in the header of its words, or of a column of words in that of its codes. */
const COMPANIONS: Partial<Record<CellType, string>> = {
  AXIS: 'libellé',
  FUNDING_SOURCE: 'libellé',
  AUDIENCE: 'libellé',
  ACADEMY: 'libellé',
  ACADEMIES: 'libellés',
  UAI: 'établissement',
  STATUS: 'code',
  ROLE: 'code',
  DIRECTION: 'code',
};

/** Says of a row that it is of the demonstration. */
export const NOTICE = {
  field: 'notice',
  header: 'Avertissement',
  type: 'TEXT',
  required: false,
  help: 'Rempli par les exports de la démonstration. Une action ainsi marquée reste fictive quand elle est importée.',
  aliases: [],
  width: 30,
} as const satisfies Column;

export const FICTITIOUS = 'Données fictives (démonstration)';

/** Whether the text of « Avertissement » marks its action as fictitious. */
export function isFictitiousNotice(text: string): boolean {
  return fold(text).startsWith(fold('Données fictives'));
}

/** The column of words that exports set beside a column of codes (or of codes, beside words); null where it says all by itself. */
export function companionOf(column: Column): Column | null {
  const suffix = COMPANIONS[column.type];
  if (suffix === undefined) return null;
  const help = `Écrit par les exports, pour être lu. L’import ne lit que « ${column.header} » et refuse la ligne si les deux se contredisent.`;
  return { field: `${column.field}.label`, header: `${column.header} (${suffix})`, type: 'TEXT', required: false, help, aliases: [], width: 28, labels: column.field };
}

/** All columns of a section as exports write them: codes with their words, and the mark of the demonstration. */
export function exportedColumnsOf(key: SectionKey, resources: readonly Resource[]): readonly Column[] {
  const columns = columnsOf(key, resources).flatMap((column) => [column, ...[companionOf(column)].filter((companion) => companion !== null)]);
  return [...columns, NOTICE];
}
