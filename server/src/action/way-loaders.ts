import DataLoader from 'dataloader';
import type { Queryable } from '../platform/database.js';
import { CHANGES, OPINIONS, PROGRAMMES, STEPS, type ChangeRow, type ProgrammeRow, type RecordedStep, type ToldOpinion } from './read-way.js';
import { storedSheetsOf, type StoredSheet } from './stored-sheet.js';

/** Batches of what was recorded of actions, by their identifiers. */
export interface WayLoaders {
  readonly steps: DataLoader<number, readonly RecordedStep[]>;
  readonly opinions: DataLoader<number, readonly ToldOpinion[]>;
  readonly sheetChanges: DataLoader<number, readonly ChangeRow[]>;
  readonly sheetVersions: DataLoader<number, readonly StoredSheet[]>;
  /** By `convention/year`. */
  readonly programmes: DataLoader<string, ProgrammeRow | null>;
}

/** Lines that hang on actions, of several at once. */
export const linesOf = <Line extends { readonly actionId: number }>(pool: Queryable, sql: string): DataLoader<number, readonly Line[]> =>
  new DataLoader(async (ids) => {
    const { rows } = await pool.query<Line>(sql, [ids]);
    return ids.map((id) => rows.filter(({ actionId }) => actionId === id));
  });

export const wayLoaders = (pool: Queryable): WayLoaders => ({
  steps: linesOf(pool, STEPS),
  opinions: linesOf(pool, OPINIONS),
  sheetChanges: linesOf(pool, CHANGES),
  sheetVersions: new DataLoader((ids) => storedSheetsOf(pool, ids)),
  programmes: new DataLoader(async (keys) => {
    const { rows } = await pool.query<ProgrammeRow>(PROGRAMMES, [keys]);
    return keys.map((wanted) => rows.find(({ key }) => key === wanted) ?? null);
  }),
});
