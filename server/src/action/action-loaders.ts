import type { EntityName } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Queryable } from '../platform/database.js';
import { rowsOf } from '../platform/rows-of.js';
import * as rows from './action.entity.js';
import { ImportFileEntity, type ImportFileRow } from './import-file.entity.js';

const grouped = <Row extends object>(found: readonly Row[], parent: keyof Row, ids: readonly number[]): Row[][] => {
  const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
  for (const row of found) groups.get(row[parent] as number)?.push(row);
  return ids.map((id) => groups.get(id) ?? []);
};

/** All rows of one kind that belong to each of the parents, in their own order. */
const childrenOf = <Row extends object>(entity: EntityName<Row>, parent: keyof Row & string, orderBy: readonly string[]): ((db: Queryable) => DataLoader<number, Row[]>) => {
  const read = rowsOf(entity, parent, orderBy);
  return (db) => new DataLoader(async (ids) => grouped(await read(db, ids), parent, ids));
};

const one = <Row extends { readonly id: number }>(entity: EntityName<Row>): ((db: Queryable) => DataLoader<number, Row | null>) => {
  const read = rowsOf(entity, 'id', []);
  return (db) =>
    new DataLoader(async (ids) => {
      const byId = new Map((await read(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
};

export interface ActionLoaders {
  readonly actionById: DataLoader<number, rows.ActionRow | null>;
  readonly academyCodes: DataLoader<number, rows.ActionAcademyRow[]>;
  readonly actors: DataLoader<number, rows.ActionActorRow[]>;
  readonly sheets: DataLoader<number, rows.SheetRow[]>;
  readonly indicators: DataLoader<number, rows.IndicatorRow[]>;
  readonly commitments: DataLoader<number, rows.CommitmentRow[]>;
  readonly expenseItems: DataLoader<number, rows.ExpenseItemRow[]>;
  readonly expenseShares: DataLoader<number, rows.ExpenseShareRow[]>;
  readonly headcounts: DataLoader<number, rows.HeadcountRow[]>;
  readonly inKind: DataLoader<number, rows.InKindSupportRow[]>;
  readonly importFile: DataLoader<number, ImportFileRow | null>;
}

const ofAction = {
  actionById: one<rows.ActionRow>(rows.ActionEntity),
  academyCodes: childrenOf<rows.ActionAcademyRow>(rows.ActionAcademyEntity, 'actionId', ['academy_code']),
  actors: childrenOf<rows.ActionActorRow>(rows.ActionActorEntity, 'actionId', ['position']),
  sheets: childrenOf<rows.SheetRow>(rows.SheetEntity, 'actionId', ['kind', 'version DESC']),
  indicators: childrenOf<rows.IndicatorRow>(rows.IndicatorEntity, 'actionId', ['position']),
  commitments: childrenOf<rows.CommitmentRow>(rows.CommitmentEntity, 'actionId', ['id']),
  expenseItems: childrenOf<rows.ExpenseItemRow>(rows.ExpenseItemEntity, 'sheetId', ['position']),
  expenseShares: childrenOf<rows.ExpenseShareRow>(rows.ExpenseShareEntity, 'expenseItemId', ['funding_source_code']),
  headcounts: childrenOf<rows.HeadcountRow>(rows.HeadcountEntity, 'sheetId', ['audience_code', 'id']),
  inKind: childrenOf<rows.InKindSupportRow>(rows.InKindSupportEntity, 'sheetId', ['position']),
  importFile: one<ImportFileRow>(ImportFileEntity),
};

/** The same statements for every request, which each connection prepares once. */
export const actionLoaders = (db: Queryable): ActionLoaders => ({
  actionById: ofAction.actionById(db),
  academyCodes: ofAction.academyCodes(db),
  actors: ofAction.actors(db),
  sheets: ofAction.sheets(db),
  indicators: ofAction.indicators(db),
  commitments: ofAction.commitments(db),
  expenseItems: ofAction.expenseItems(db),
  expenseShares: ofAction.expenseShares(db),
  headcounts: ofAction.headcounts(db),
  inKind: ofAction.inKind(db),
  importFile: ofAction.importFile(db),
});
