import DataLoader from 'dataloader';
import type { WayLoaders } from '../action/way-loaders.js';
import type { NoteReading } from '../record/note-reading.js';

/** The same loader, whose batches are noted before they are handed over, as far as they hold what stays inside. */
export const noted = <Key, Value>(loader: DataLoader<Key, Value>, subjectsOf: (value: Value) => readonly string[], note: (subjects: readonly string[]) => Promise<void>): DataLoader<Key, Value> =>
  new DataLoader(async (keys) => {
    const values = await loader.clearAll().loadMany(keys);
    await note(values.flatMap((value) => (value instanceof Error ? [] : subjectsOf(value))));
    return values;
  });

type WithAction = readonly { readonly actionId: number }[];

const actionsWith =
  <Rows extends WithAction>(isInside: (row: Rows[number]) => boolean) =>
  (rows: Rows): readonly string[] =>
    rows.filter(isInside).map(({ actionId }) => `action/${actionId}`);

/** What was recorded of actions, where it says why. */
export const notedWay = (all: WayLoaders, note: NoteReading): WayLoaders => {
  const reasoning = (subjects: readonly string[]): Promise<void> => note('REASONING', subjects);
  return {
    ...all,
    steps: noted(all.steps, actionsWith(({ grounds }) => grounds !== null), reasoning),
    opinions: noted(all.opinions, actionsWith((row) => row.reasoning !== null || row.recommendations !== null), reasoning),
    sheetChanges: noted(all.sheetChanges, actionsWith(({ reason }) => reason !== null), reasoning),
  };
};
