import type pg from 'pg';
import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';

/** Cells kept of one catalogue, of all tables: some twenty megabytes. Beyond, all are made anew; a table of more than half of that is not kept. */
const MOST_CELLS = 20_000;

/** Characters of a name that weigh as much as a cell. */
const CHARACTERS_A_CELL = 500;

/** What a table takes, in ordinary cells: a filter of hundreds of values is in its name, and again in that of each figure. */
export const weightOf = (cells: number, name: string): number => (cells + 1) * Math.ceil(name.length / CHARACTERS_A_CELL);

interface Kept {
  readonly tables: Map<string, readonly unknown[]>;
  cells: number;
}

/** A catalogue is of one version of the data: with another version, which brings another catalogue, they go. */
const keptOf = new WeakMap<Catalogue, Kept>();

const keptWith = (catalogue: Catalogue): Kept => {
  const kept = keptOf.get(catalogue) ?? { tables: new Map<string, readonly unknown[]>(), cells: 0 };
  keptOf.set(catalogue, kept);
  return kept;
};

/**
 * What the public reads of rollups, read once a version of the data and then from memory.
 *
 * It never goes stale: whoever answers a question reads the version after the question came, and answers with the catalogue of that
 * version alone. What was kept with it was read before, when the version was no later; and not before the catalogue, when it was no
 * earlier.
 * @param name of what is read; what others than the public see is theirs alone, and has none
 */
export const keptTable = async <Cell>(catalogue: Catalogue, name: string, read: () => Promise<Cell[]>): Promise<Cell[]> => {
  const found = keptWith(catalogue).tables.get(name);
  if (found) return found as Cell[];
  const cells = await read();
  const kept = keptWith(catalogue);
  const weight = weightOf(cells.length, name);
  if (weight > MOST_CELLS / 2) return cells;
  if (kept.cells + weight > MOST_CELLS) {
    kept.tables.clear();
    kept.cells = 0;
  }
  kept.tables.set(name, cells);
  kept.cells += weight;
  return cells;
};

/**
 * Connections whose rows are kept so.
 * @param db reads as the public
 */
export const keptRows = (db: Queryable, catalogue: Catalogue): Queryable => ({
  query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> => {
    const results = await keptTable(catalogue, `${text}\n${JSON.stringify(values)}`, async () => [await db.query<Row>(text, values)]);
    return results[0]!;
  },
});
