/** Whether a text can stand in a column, by what the column holds. */
export type Fits = (text: string) => boolean;

/** A column of a row to cut anew: what fits in it, and whether it holds numbers, in which a decimal comma may have cut. */
export interface RecutColumn {
  readonly fits: Fits;
  readonly isNumber: boolean;
}

interface Cut {
  readonly cost: number;
  readonly cells: readonly string[];
  /** Whether another cut costs as little. */
  readonly isTied: boolean;
}

// A comma inside a number cuts before its decimals; in prose it is followed by a space. Any other cut is unlikely.
const IN_NUMBER = 0;
const IN_PROSE = 1;
const ELSEWHERE = 5;

/**
 * Joins the pieces of a row that an unquoted separator cut too often, so that each column holds what it should.
 * @returns null when no way of joining fits, or when two fit equally well: nothing is proposed then
 */
export function recutRow(pieces: readonly string[], columns: readonly RecutColumn[], separator: string): readonly string[] | null {
  const extra = pieces.length - columns.length;
  if (extra < 0 || extra > MOST_EXTRA) return null;
  const best = new Map<string, Cut | null>();
  const cut = (column: number, from: number): Cut | null => {
    if (column === columns.length) return from === pieces.length ? { cost: 0, cells: [], isTied: false } : null;
    const key = `${column}/${from}`;
    const known = best.get(key);
    if (known !== undefined) return known;
    let found: Cut | null = null;
    const last = pieces.length - (columns.length - column - 1);
    for (let to = from + 1; to <= last; to += 1) {
      const group = pieces.slice(from, to);
      const text = group.join(separator).trim();
      const spec = columns[column];
      if (spec === undefined || !spec.fits(text)) continue;
      const rest = cut(column + 1, to);
      if (rest === null) continue;
      found = cheaper(found, { cost: rest.cost + joinCost(group, spec.isNumber), cells: [text, ...rest.cells], isTied: rest.isTied });
    }
    best.set(key, found);
    return found;
  };
  const result = cut(0, 0);
  return result === null || result.isTied ? null : result.cells;
}

const MOST_EXTRA = 12;

function cheaper(left: Cut | null, right: Cut): Cut {
  if (left === null || right.cost < left.cost) return right;
  return right.cost === left.cost ? { ...left, isTied: true } : left;
}

function joinCost(group: readonly string[], isNumber: boolean): number {
  return group.slice(1).reduce((cost, piece) => {
    if (isNumber && /^[0-9]{1,2}\s*(?:€|%)?$/u.test(piece.trim())) return cost + IN_NUMBER;
    return cost + (/^\s/u.test(piece) ? IN_PROSE : ELSEWHERE);
  }, 0);
}
