import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { CellContext } from '../cell/parse-cell.js';

/** What the cells of a row are read against. */
export interface RowContext extends Omit<CellContext, 'unit'> {
  /** The day of the import: what is said to have been done later is doubtful; null: not asked. */
  readonly today: LocalDate | null;
}
