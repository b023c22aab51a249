import type { SheetContent, SheetFields, SheetKind } from '../content/action-content.js';
import { isSameList, isSameSheet } from '../content/fingerprint.js';
import { targetsOf, type Target } from '../content/targets.js';
import { insertRows, type RowOf } from './insert-rows.js';
import { SHEET_COLUMNS } from './sheet-columns.js';
import { ORIGIN_SHAPE, originColumns, type WriteContext, type WrittenAction } from './write-context.js';

interface WrittenSheet {
  readonly id: number;
  readonly actionId: number;
  readonly content: SheetContent;
  /** What a planned fiche sets to be measured by; none on a realised one. */
  readonly targets: readonly Target[];
}

const OWNER_SHAPE = { sheet_id: 'bigint', action_id: 'bigint', convention_key: 'text' } as const;

/** Writes the fiches that changed as new versions; the version before stays, no longer current, with its own lines. */
export async function writeSheets(context: WriteContext, written: readonly WrittenAction[]): Promise<void> {
  const changed = written.flatMap((action) => [...changedSheet(action, 'PLANNED'), ...changedSheet(action, 'REALISED')]);
  const former = changed.flatMap(({ formerId, waits }) => (waits ? [] : (formerId ?? [])));
  await context.transaction.query('UPDATE sheet SET is_current = false WHERE id = ANY ($1::bigint[])', [former]);
  // A change that waited is replaced by this one.
  const replaced = changed.flatMap(({ actionId, waits }) => (waits ? actionId : []));
  await context.transaction.query('UPDATE sheet SET is_pending = false WHERE action_id = ANY ($1::bigint[]) AND is_pending', [replaced]);
  const sheets = await insertSheets(context, changed);
  await recordChanges(context, changed);
  await insertExpenses(context, sheets);
  await insertHeadcounts(context, sheets);
  await insertInKind(context, sheets);
  await insertTargets(context, sheets);
}

interface ChangedSheet {
  readonly actionId: number;
  readonly kind: SheetKind;
  readonly content: SheetContent;
  readonly targets: readonly Target[];
  readonly formerId: number | null;
  readonly version: number;
  /** Whether it must be presented to the committee before it applies. */
  readonly waits: boolean;
  /** The version in force and the status of the action, before; null: it had no such fiche. */
  readonly before: { readonly version: number; readonly status: string } | null;
}

function changedSheet({ id, change }: WrittenAction, kind: SheetKind): ChangedSheet[] {
  const side = kind === 'PLANNED' ? 'planned' : 'realised';
  const content = change.content[side];
  const before = change.stored?.content[side] ?? null;
  const targets = kind === 'PLANNED' ? targetsOf(change.content) : [];
  const hasSameTargets = kind === 'REALISED' || isSameList(targetsOf(change.stored?.content ?? { indicators: [] }), targets);
  if (content === null || (before !== null && isSameSheet(before, content) && hasSameTargets)) return [];
  const former = change.stored?.sheets.find((sheet) => sheet.kind === kind);
  const version = (former?.lastVersion ?? 0) + 1;
  const waits = kind === 'PLANNED' && change.plannedWaits;
  const status = change.stored?.content.identity.status;
  return [{ actionId: id, kind, content, targets, formerId: former?.id ?? null, version, waits, before: former && status ? { version: former.version, status } : null }];
}

/** What a file changes of a planned fiche is told as any other change is. */
async function recordChanges({ transaction }: WriteContext, changed: readonly ChangedSheet[]): Promise<void> {
  const rows = changed.flatMap(({ actionId, kind, version, before }) => (kind === 'PLANNED' && before !== null ? [{ actionId, version, from: before.version, status: before.status }] : []));
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO sheet_change (sheet_id, action_id, from_version, to_version, status, proposed_on)
     SELECT s.id, r."actionId", r."from", r.version, r.status, (now() AT TIME ZONE 'Europe/Paris')::date
       FROM jsonb_to_recordset($1::jsonb) AS r ("actionId" bigint, "from" int, version int, status text)
       JOIN sheet s ON s.action_id = r."actionId" AND s.kind = 'PLANNED' AND s.version = r.version`,
    [JSON.stringify(rows)],
  );
}

async function insertSheets(context: WriteContext, changed: readonly ChangedSheet[]): Promise<readonly WrittenSheet[]> {
  const shape = {
    action_id: 'bigint',
    convention_key: 'text',
    kind: 'text',
    version: 'integer',
    is_current: 'boolean',
    is_pending: 'boolean',
    ...Object.fromEntries(Object.entries(SHEET_COLUMNS).map(([name, column]) => [column, name.endsWith('On') ? 'date' : 'text'])),
    ...ORIGIN_SHAPE,
  };
  const rows = changed.map(({ actionId, kind, version, content, waits }) => ({
    action_id: actionId,
    convention_key: context.conventionKey,
    kind,
    version,
    is_current: !waits,
    is_pending: waits,
    ...fieldColumns(content.fields),
    ...originColumns(content.origin, context.fileIds),
  }));
  const inserted = await insertRows<typeof shape, { id: number; action_id: number; kind: SheetKind }>(context.transaction, 'sheet', shape, rows, {
    returning: ['id', 'action_id', 'kind'],
    onRows: context.onRows,
  });
  const contents = new Map(changed.map((sheet) => [`${sheet.actionId}/${sheet.kind}`, sheet]));
  return inserted.map(({ id, action_id: actionId, kind }) => {
    const asked = contents.get(`${actionId}/${kind}`);
    if (asked === undefined) throw new Error(`sheet ${kind} of action ${actionId} was not asked for`);
    return { id, actionId, content: asked.content, targets: asked.targets };
  });
}

function fieldColumns(fields: SheetFields): Record<string, string | null> {
  return Object.fromEntries(Object.entries(SHEET_COLUMNS).map(([name, column]) => [column, fields[name as keyof SheetFields]]));
}

function owner({ conventionKey }: WriteContext, { id, actionId }: WrittenSheet): RowOf<typeof OWNER_SHAPE> {
  return { sheet_id: id, action_id: actionId, convention_key: conventionKey };
}

async function insertExpenses(context: WriteContext, sheets: readonly WrittenSheet[]): Promise<void> {
  const { transaction, conventionKey, fileIds, onRows } = context;
  const shape = { ...OWNER_SHAPE, position: 'integer', label: 'text', total_cents: 'bigint', academy_code: 'text', school_uai: 'text', ...ORIGIN_SHAPE };
  const rows = sheets.flatMap((sheet) =>
    sheet.content.expenses.map((expense, index) => ({
      ...owner(context, sheet),
      position: index + 1,
      label: expense.label,
      total_cents: expense.total,
      academy_code: expense.academy,
      school_uai: expense.school,
      ...originColumns(expense.origin, fileIds),
    })),
  );
  const items = await insertRows<typeof shape, { id: number; sheet_id: number; position: number }>(transaction, 'expense_item', shape, rows, {
    returning: ['id', 'sheet_id', 'position'],
    onRows,
  });
  const ids = new Map(items.map(({ id, sheet_id, position }) => [`${sheet_id}/${position}`, id]));
  const shares = sheets.flatMap((sheet) =>
    sheet.content.expenses.flatMap((expense, index) =>
      expense.shares.map(({ source, cents }) => ({
        expense_item_id: ids.get(`${sheet.id}/${index + 1}`) ?? null,
        convention_key: conventionKey,
        funding_source_code: source,
        amount_cents: cents,
      })),
    ),
  );
  const shareShape = { expense_item_id: 'bigint', convention_key: 'text', funding_source_code: 'text', amount_cents: 'bigint' };
  await insertRows(transaction, 'expense_share', shareShape, shares, { onRows });
}

async function insertHeadcounts(context: WriteContext, sheets: readonly WrittenSheet[]): Promise<void> {
  const shape = {
    ...OWNER_SHAPE,
    audience_code: 'text',
    academy_code: 'text',
    school_uai: 'text',
    total: 'integer',
    girls: 'integer',
    boys: 'integer',
    disability: 'integer',
    ...ORIGIN_SHAPE,
  };
  const rows = sheets.flatMap((sheet) =>
    sheet.content.headcounts.map(({ audience, academy, school, total, girls, boys, disability, origin }) => ({
      ...owner(context, sheet),
      audience_code: audience,
      academy_code: academy,
      school_uai: school,
      total,
      girls,
      boys,
      disability,
      ...originColumns(origin, context.fileIds),
    })),
  );
  await insertRows(context.transaction, 'headcount', shape, rows, { onRows: context.onRows });
}

async function insertInKind(context: WriteContext, sheets: readonly WrittenSheet[]): Promise<void> {
  const shape = { sheet_id: 'bigint', position: 'integer', label: 'text', given_by: 'text', estimated_cents: 'bigint', ...ORIGIN_SHAPE };
  const rows = sheets.flatMap((sheet) =>
    sheet.content.inKind.map(({ label, givenBy, estimated, origin }, index) => ({
      sheet_id: sheet.id,
      position: index + 1,
      label,
      given_by: givenBy,
      estimated_cents: estimated,
      ...originColumns(origin, context.fileIds),
    })),
  );
  await insertRows(context.transaction, 'in_kind_support', shape, rows, { onRows: context.onRows });
}

async function insertTargets({ transaction }: WriteContext, sheets: readonly WrittenSheet[]): Promise<void> {
  const shape = { sheet_id: 'bigint', position: 'integer', label: 'text', unit: 'text', direction: 'text', target: 'numeric', academy_code: 'text' };
  const rows = sheets.flatMap(({ id, targets }) =>
    targets.map(({ label, unit, direction, target, academy }, index) => ({ sheet_id: id, position: index + 1, label, unit, direction, target, academy_code: academy })),
  );
  await insertRows(transaction, 'sheet_target', shape, rows, {});
}
