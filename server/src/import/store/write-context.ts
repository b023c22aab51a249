import type { Actor } from '../../access/actor.js';
import type { Queryable } from '../../platform/database.js';
import type { LineOrigin } from '../content/action-content.js';
import type { PlannedChange } from '../plan-import.js';
import type { RowOf } from './insert-rows.js';

/** What is written of an action: its content, and the identifier that it has in the database. */
export interface WrittenAction {
  readonly id: number;
  readonly change: PlannedChange;
}

export interface WriteContext {
  readonly transaction: Queryable;
  readonly conventionKey: string;
  /** Identifiers of the import's files, in their order. */
  readonly fileIds: readonly number[];
  /** Who sends the files; null or not said: the program itself. */
  readonly by?: Actor | null | undefined;
  readonly onRows?: ((count: number) => void) | undefined;
}

/** Where a line comes from, as columns. */
export const ORIGIN_SHAPE = { import_file_id: 'bigint', source_sheet: 'text', source_row: 'integer' } as const;

export function originColumns(origin: LineOrigin, fileIds: readonly number[]): RowOf<typeof ORIGIN_SHAPE> {
  const file = origin.kind === 'STORED' ? origin.importFileId : (fileIds[origin.file] ?? null);
  return { import_file_id: file, source_sheet: origin.sheet, source_row: origin.row };
}
