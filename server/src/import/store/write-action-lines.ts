import { isSameList } from '../content/fingerprint.js';
import type { ActionContent } from '../content/action-content.js';
import { indicatorsInForce } from '../content/targets.js';
import type { PlannedChange } from '../plan-import.js';
import { insertRows, type RowOf, type RowShape } from './insert-rows.js';
import { ORIGIN_SHAPE, originColumns, type WriteContext, type WrittenAction } from './write-context.js';

/** Replaces the indicators, commitments and actors of each action where they changed. */
export async function writeActionLines(context: WriteContext, written: readonly WrittenAction[]): Promise<void> {
  const { conventionKey, fileIds } = context;
  const measured = written.map(({ id, change }) => ({ id, change: { ...change, content: { ...change.content, indicators: indicatorsAfter(change) } } }));
  await replace(context, measured, 'indicator', INDICATOR_SHAPE, ({ indicators }) => indicators, true, (id, { indicators }) =>
    indicators.map(({ label, unit, direction, target, result, evaluatedOn, academy, origin }, index) => ({
      action_id: id,
      position: index + 1,
      label,
      unit,
      direction,
      target,
      result,
      evaluated_on: evaluatedOn,
      academy_code: academy,
      ...originColumns(origin, fileIds),
    })),
  );
  await replace(context, written, 'commitment', COMMITMENT_SHAPE, ({ commitments }) => commitments, false, (id, { commitments }) =>
    commitments.map(({ source, cents, committedOn, ground, academy, origin }) => ({
      action_id: id,
      convention_key: conventionKey,
      funding_source_code: source,
      academy_code: academy,
      amount_cents: cents,
      committed_on: committedOn,
      ground,
      ...originColumns(origin, fileIds),
    })),
  );
  await replace(context, written, 'action_actor', ACTOR_SHAPE, ({ actors }) => actors, true, (id, { actors }) =>
    actors.map(({ role, name, siret, school }, index) => ({ action_id: id, position: index + 1, role, name, siret, uai: school })),
  );
}

/** A target of a fiche that waits for the committee does not apply yet. */
const indicatorsAfter = ({ stored, content, plannedWaits }: PlannedChange): ActionContent['indicators'] =>
  plannedWaits && stored !== null ? indicatorsInForce(stored.content.indicators, content.indicators) : content.indicators;

const INDICATOR_SHAPE = {
  action_id: 'bigint',
  position: 'integer',
  label: 'text',
  unit: 'text',
  direction: 'text',
  target: 'numeric',
  result: 'numeric',
  evaluated_on: 'date',
  academy_code: 'text',
  ...ORIGIN_SHAPE,
} as const;

const COMMITMENT_SHAPE = {
  action_id: 'bigint',
  convention_key: 'text',
  funding_source_code: 'text',
  academy_code: 'text',
  amount_cents: 'bigint',
  committed_on: 'date',
  ground: 'text',
  ...ORIGIN_SHAPE,
} as const;

const ACTOR_SHAPE = { action_id: 'bigint', position: 'integer', role: 'text', name: 'text', siret: 'text', uai: 'text' } as const;

async function replace<Shape extends RowShape>(
  { transaction, onRows }: WriteContext,
  written: readonly WrittenAction[],
  table: 'indicator' | 'commitment' | 'action_actor',
  shape: Shape,
  listOf: (content: ActionContent) => readonly object[],
  isOrdered: boolean,
  toRows: (id: number, content: ActionContent) => readonly RowOf<Shape>[],
): Promise<void> {
  const changed = written.filter(({ change: { stored, content } }) => {
    return !isSameList(stored === null ? [] : listOf(stored.content), listOf(content), isOrdered);
  });
  const stored = changed.flatMap(({ id, change }) => (change.stored === null ? [] : id));
  if (stored.length > 0) await transaction.query(`DELETE FROM ${table} WHERE action_id = ANY ($1::bigint[])`, [stored]);
  await insertRows(transaction, table, shape, changed.flatMap(({ id, change }) => toRows(id, change.content)), { onRows });
}
