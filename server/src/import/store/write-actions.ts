import type { ActionContent } from '../content/action-content.js';
import { isSameList } from '../content/fingerprint.js';
import type { PlannedChange } from '../plan-import.js';
import { insertRows, type RowOf } from './insert-rows.js';
import { ORIGIN_SHAPE, originColumns, type WriteContext, type WrittenAction } from './write-context.js';
import { writeActionLines } from './write-action-lines.js';
import { writeSheets } from './write-sheets.js';

const ACTION_SHAPE = {
  reference: 'text',
  convention_key: 'text',
  axis_code: 'text',
  year: 'integer',
  title: 'text',
  status: 'text',
  is_demo: 'boolean',
  content_sha256: 'text',
  ...ORIGIN_SHAPE,
} as const;

/** The tables that grow most with the actions that are written. */
export const GROWING_TABLES = ['action', 'action_academy', 'sheet', 'expense_item', 'expense_share', 'headcount', 'indicator', 'commitment', 'record'] as const;

/** Writes new and changed actions with all that hangs on them; a handful of statements, whatever their number. */
export async function writeActions(context: WriteContext, changes: readonly PlannedChange[]): Promise<void> {
  const written = [...(await insertNew(context, changes)), ...(await updateStored(context, changes))];
  await writeTerritory(context, written);
  await writeSheets(context, written);
  await writeActionLines(context, written);
}

async function insertNew(context: WriteContext, changes: readonly PlannedChange[]): Promise<WrittenAction[]> {
  const created = new Map(changes.filter(({ stored }) => stored === null).map((change) => [change.content.reference, change]));
  const rows = [...created.values()].map((change) => actionRow(context, change));
  const inserted = await insertRows<typeof ACTION_SHAPE, { id: number; reference: string }>(context.transaction, 'action', ACTION_SHAPE, rows, {
    returning: ['id', 'reference'],
    onRows: context.onRows,
  });
  return inserted.map(({ id, reference }) => {
    const change = created.get(reference);
    if (change === undefined) throw new Error(`action ${reference} was not asked for`);
    return { id, change };
  });
}

async function updateStored(context: WriteContext, changes: readonly PlannedChange[]): Promise<WrittenAction[]> {
  const updated = changes.flatMap((change) => (change.stored === null ? [] : [{ id: change.stored.id, change }]));
  if (updated.length === 0) return [];
  await context.transaction.query(
    `UPDATE action AS a
        SET axis_code = given.axis_code, year = given.year, title = given.title, status = given.status, content_sha256 = given.content_sha256,
            import_file_id = given.import_file_id, source_sheet = given.source_sheet, source_row = given.source_row
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, ${Object.entries(ACTION_SHAPE).map(([name, type]) => `${name} ${type}`).join(', ')})
      WHERE a.id = given.id`,
    [JSON.stringify(updated.map(({ id, change }) => ({ id, ...actionRow(context, change) })))],
  );
  context.onRows?.(updated.length);
  return updated;
}

function actionRow({ conventionKey, fileIds }: WriteContext, { content, fingerprint, isDemo }: PlannedChange): RowOf<typeof ACTION_SHAPE> {
  const { reference, identity, origin } = content;
  return {
    reference,
    convention_key: conventionKey,
    axis_code: identity.axis,
    year: identity.year,
    title: identity.title,
    status: identity.status,
    is_demo: isDemo,
    content_sha256: fingerprint,
    ...originColumns(origin, fileIds),
  };
}

async function writeTerritory({ transaction, onRows }: WriteContext, written: readonly WrittenAction[]): Promise<void> {
  const moved = written.filter(({ change }) => !isSameList(codes(change.stored?.content), codes(change.content)));
  await transaction.query('DELETE FROM action_academy WHERE action_id = ANY ($1::bigint[])', [moved.map(({ id }) => id)]);
  const rows = moved.flatMap(({ id, change }) => change.content.territory.map((academy) => ({ action_id: id, academy_code: academy })));
  await insertRows(transaction, 'action_academy', { action_id: 'bigint', academy_code: 'text' }, rows, { onRows });
}

function codes(content: ActionContent | undefined): readonly { readonly code: string }[] {
  return (content?.territory ?? []).map((code) => ({ code }));
}
