import { SHEET_TEXT_COLUMNS } from '../../action/sheet-columns.js';
import type { SheetFields } from '../content/action-content.js';

/** Columns of the table `sheet`, field by field, in the order in which files hold them. */
export const SHEET_COLUMNS = { number: 'number', ...SHEET_TEXT_COLUMNS, receivedOn: 'received_on' } as const satisfies Record<keyof SheetFields, string>;
