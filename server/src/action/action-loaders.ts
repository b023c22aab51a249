import type { EntityManager, EntityName, FilterQuery, MikroORM, QueryOrderMap } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import * as rows from './action.entity.js';
import { ImportFileEntity, type ImportFileRow } from './import-file.entity.js';

/** All rows of one kind that belong to each of the parents, in their own order. */
const childrenOf = <Row extends object>(
  em: () => EntityManager,
  entity: EntityName<Row>,
  parent: keyof Row & string,
  orderBy: QueryOrderMap<Row>,
): DataLoader<number, Row[]> =>
  new DataLoader(async (ids) => {
    const found = await em().find(entity, { [parent]: { $in: [...ids] } } as unknown as FilterQuery<NoInfer<Row>>, { orderBy: [orderBy] });
    const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
    for (const row of found as Row[]) groups.get(row[parent] as number)?.push(row);
    return ids.map((id) => groups.get(id) ?? []);
  });

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

const importFiles = async (em: EntityManager, ids: readonly number[]): Promise<(ImportFileRow | null)[]> => {
  const files = await em.find(ImportFileEntity, { id: { $in: [...ids] } });
  const byId = new Map(files.map((file) => [file.id, file]));
  return ids.map((id) => byId.get(id) ?? null);
};

export const actionLoaders = (orm: MikroORM): ActionLoaders => {
  const em = (): EntityManager => orm.em.fork({ clear: true });
  return {
    actionById: new DataLoader(async (ids) => {
      const found = await em().find(rows.ActionEntity, { id: { $in: [...ids] } });
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    academyCodes: childrenOf<rows.ActionAcademyRow>(em, rows.ActionAcademyEntity, 'actionId', { academyCode: 'asc' }),
    actors: childrenOf<rows.ActionActorRow>(em, rows.ActionActorEntity, 'actionId', { position: 'asc' }),
    sheets: childrenOf<rows.SheetRow>(em, rows.SheetEntity, 'actionId', { kind: 'asc', version: 'desc' }),
    indicators: childrenOf<rows.IndicatorRow>(em, rows.IndicatorEntity, 'actionId', { position: 'asc' }),
    commitments: childrenOf<rows.CommitmentRow>(em, rows.CommitmentEntity, 'actionId', { id: 'asc' }),
    expenseItems: childrenOf<rows.ExpenseItemRow>(em, rows.ExpenseItemEntity, 'sheetId', { position: 'asc' }),
    expenseShares: childrenOf<rows.ExpenseShareRow>(em, rows.ExpenseShareEntity, 'expenseItemId', { fundingSourceCode: 'asc' }),
    headcounts: childrenOf<rows.HeadcountRow>(em, rows.HeadcountEntity, 'sheetId', { audienceCode: 'asc', id: 'asc' }),
    inKind: childrenOf<rows.InKindSupportRow>(em, rows.InKindSupportEntity, 'sheetId', { position: 'asc' }),
    importFile: new DataLoader((ids) => importFiles(em(), ids)),
  };
};
