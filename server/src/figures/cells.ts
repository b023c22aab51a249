import type { Catalogue, CatalogueContents } from '../convention/catalogue.js';
import { dimensionKey, orderOf, scopeOfCell, type DimensionKey } from './dimension.js';
import type { Dimension } from './figures.graphql.js';
import { weightOf } from './kept-cells.js';
import type { Scope } from './scope.js';

/** A row of a breakdown: its keys are the columns k1 … kn. */
export interface BreakdownRow {
  readonly [key: `k${number}`]: string | null;
}

/** What a cell is called, where it stands and what its figures are named by: its keys alone say so, whatever it adds up to. */
interface Frame {
  readonly keys: DimensionKey[];
  readonly scope: Scope;
  /** Its place in the order of the site, dimension after dimension. */
  readonly places: readonly number[];
}

/** The frames of one table, by its rows' keys. */
interface Frames {
  readonly order: readonly ((code: string | null) => number)[];
  readonly made: Map<string, Frame>;
}

/** Cells whose frames are kept of one catalogue, in all tables: some twenty megabytes. Beyond, all are made anew. */
const MOST_CELLS = 20_000;

interface Kept {
  readonly tables: Map<string, Frames>;
  cells: number;
}

/** Frames speak of what the catalogue holds alone: once that changes, they go. */
const keptOf = new WeakMap<CatalogueContents, Kept>();

const framesOf = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue): { readonly frames: Frames; readonly kept: Kept; readonly weight: number } => {
  const kept = keptOf.get(catalogue.contents) ?? { tables: new Map<string, Frames>(), cells: 0 };
  keptOf.set(catalogue.contents, kept);
  if (kept.cells > MOST_CELLS) {
    kept.tables.clear();
    kept.cells = 0;
  }
  const name = JSON.stringify([by, scope]);
  const frames = kept.tables.get(name) ?? { order: by.map((dimension) => orderOf(dimension, catalogue)), made: new Map<string, Frame>() };
  const weight = weightOf(0, name);
  if (!kept.tables.has(name)) kept.cells += weight;
  kept.tables.set(name, frames);
  return { frames, kept, weight };
};

/** Turns the rows of a breakdown into cells with their keys and scope, in the order of the site. */
export const cellsOf = <Row extends BreakdownRow, Cell extends object>(
  rows: readonly Row[],
  by: readonly Dimension[],
  scope: Scope,
  catalogue: Catalogue,
  cell: (row: Row, scope: Scope) => Cell,
): (Cell & { keys: DimensionKey[] })[] => {
  const { frames: { order, made }, kept, weight } = framesOf(by, scope, catalogue);
  const frameOf = (row: Row): Frame => {
    const codes = by.map((_, index) => row[`k${index + 1}`] ?? null);
    // No code holds the mark between two; what was not broken down is no code.
    const name = codes.map((code) => code ?? '\u0001').join('\u0000');
    const found = made.get(name);
    if (found) return found;
    const keys = by.map((dimension, index) => dimensionKey(dimension, codes[index]!, catalogue));
    const frame = { keys, scope: scopeOfCell(scope, keys), places: codes.map((code, index) => order[index]!(code)) };
    made.set(name, frame);
    kept.cells += weight;
    return frame;
  };
  const framed = rows.map((row) => ({ row, frame: frameOf(row) }));
  framed.sort(({ frame: { places: left } }, { frame: { places: right } }) => {
    for (const [index, place] of left.entries()) if (place !== right[index]) return place - right[index]!;
    return 0;
  });
  return framed.map(({ row, frame }) => ({ keys: frame.keys, ...cell(row, frame.scope) }));
};
