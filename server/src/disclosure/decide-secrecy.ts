import { MEASURES } from '@conventions-ouvertes/shared/disclosure/headcount-line';
import { protect, protectBlock, type FormerGroups, type LineSecrecy } from '@conventions-ouvertes/shared/disclosure/protect';
import type { DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import type { Queryable } from '../platform/database.js';
import { compact, isChanged, lineOf, NOTHING, readLines, stored, type LineRow, type SecrecyState } from './secrecy-lines.js';
import type { Sight } from './sight.js';
import { storedThresholds } from './thresholds.js';

/** In a list of columns: whether the decision is of the data that the statement reads. */
export const IS_DECIDED = 'NOT EXISTS (SELECT FROM secrecy_due) AS is_decided';

/** Each round is lost to another process that decided meanwhile, or to a write: where both go on without a pause, a few are lost in a row. */
const MOST_ROUNDS = 20;

/** Conventions that are decided one by one; more of them are decided with all others. */
const MOST_CONVENTIONS = 10;

/** Keys of the conventions that are decided upon by themselves; null: all are decided together. */
type Part = readonly string[] | null;

/** The conventions of what is due; null: any. Undefined: nothing is due. */
const conventionsDue = async (db: Queryable): Promise<Part | undefined> => {
  const { rows } = await db.query<{ conventions: readonly string[] | null; is_any: boolean }>(`
    SELECT array_agg(DISTINCT u.key ORDER BY u.key) AS conventions, bool_or(d.conventions IS NULL) AS is_any
      FROM secrecy_due d LEFT JOIN LATERAL unnest(d.conventions) AS u (key) ON true HAVING count(*) > 0`);
  const due = rows[0];
  if (!due) return undefined;
  const { conventions, is_any: isAny } = due;
  return isAny || conventions === null || conventions.length > MOST_CONVENTIONS ? null : conventions;
};

/** Whether what changed is of these conventions, whose groups hold no line of others, and all else is as when it was decided. */
const mayBeDecidedAlone = (part: readonly string[], { due, crossing, decidedWith, catalogue }: SecrecyState): boolean =>
  decidedWith === catalogue && !part.some((key) => crossing.includes(key)) && due.every(({ conventions }) => conventions?.every((key) => part.includes(key)) ?? false);

const formerOf = (lines: readonly LineRow[]): FormerGroups =>
  new Map(lines.flatMap((row) => (row.former_line_id === null ? [] : [[row.cell, { total: row.total_group, gender: row.gender_group, disability: row.disability_group }] as const])));

/** What is decided of the lines; null: some need the company of conventions that are not among them. */
const decisionOf = (lines: readonly LineRow[], part: Part, rules: DisclosureRules): ReadonlyMap<string, LineSecrecy> | null => {
  if (part === null) return protect(lines.map(lineOf), rules, formerOf(lines));
  const decided = new Map<string, LineSecrecy>();
  for (const key of part) {
    const own = lines.filter((row) => row.convention_key === key);
    const secrecy = protectBlock(own.map(lineOf), rules, formerOf(own));
    if (secrecy === null) return null;
    for (const [cell, one] of secrecy) decided.set(cell, one);
  }
  return decided;
};

/** Conventions that have a group in common with another. */
const crossingOf = (lines: readonly LineRow[], secrecy: ReadonlyMap<string, LineSecrecy>): readonly string[] => {
  const homes = new Map<string, string>();
  const crossing = new Set<string>();
  for (const { cell, convention_key: convention } of lines) {
    for (const measure of MEASURES) {
      const group = secrecy.get(cell)?.[measure]?.group;
      if (group === undefined) continue;
      const name = `${measure} ${group}`;
      const home = homes.get(name) ?? convention;
      homes.set(name, home);
      if (home !== convention) crossing.add(home).add(convention);
    }
  }
  return [...crossing].sort();
};

/**
 * Decides what is hidden in the present data, from the former decision on, and stores it; does nothing where that is done. Several
 * may do it at once: one decision is stored, and all would have decided the same. Where what changed is of a few conventions whose groups
 * hold no line of others, they alone are decided (docs/adr/0006).
 * @param decideAll decides all in place of this, where all must be; this does, if not said
 * @returns how many conventions were decided by themselves; null: all together; 0: nothing was due
 * @throws when the data moved on at each of its rounds
 */
export const decideSecrecy = async (db: Queryable, decideAll?: () => Promise<unknown>): Promise<number | null> => {
  let isOfAll = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const touched = await conventionsDue(db);
    if (touched === undefined) return 0;
    const part: Part = isOfAll ? null : touched;
    if (part === null && decideAll) {
      await decideAll();
      return null;
    }
    const rows = await readLines(db, part);
    const state = rows.map((row) => row.state).find((said) => said !== null)!;
    if (part !== null && !mayBeDecidedAlone(part, state)) {
      isOfAll = true;
      continue;
    }
    const lines = rows.filter(({ line_id }) => line_id !== null);
    const secrecy = decisionOf(lines, part, await storedThresholds(db));
    if (secrecy === null) {
      isOfAll = true;
      continue;
    }
    const changed = lines.flatMap((row) => {
      const next = stored(row, secrecy.get(row.cell) ?? NOTHING);
      return isChanged(row, next) ? [compact(next)] : [];
    });
    const crossing = part === null ? crossingOf(lines, secrecy) : [];
    const done = await db.query<{ done: boolean }>('SELECT store_secrecy($1, $2, $3, $4, $5, $6) AS done', [state.former, state.due.map(({ id }) => id), JSON.stringify(changed), part, crossing, state.catalogue]);
    if (done.rows[0]?.done) return part === null ? null : part.length;
  }
  throw new Error(`the data moved on ${MOST_ROUNDS} times while secrecy was decided`);
};

/**
 * Waits until secrecy is decided for a data version, before anything of it is read: those who read for someone cannot write the
 * decision themselves. One decision a version, however many ask at once. Answers the thresholds that it rests upon.
 * @param decide decides it
 */
export const secrecyKeeper = (db: Queryable, decide: () => Promise<void>): ((version: number) => Promise<DisclosureRules>) => {
  let held: { readonly version: number; readonly decided: Promise<DisclosureRules> } | undefined;
  return (version) => {
    if (held?.version !== version) {
      const decided = decide().then(() => storedThresholds(db));
      held = { version, decided };
      decided.catch(() => (held = undefined));
    }
    return held.decided;
  };
};

/**
 * The rows of a statement that has IS_DECIDED among its columns, run anew after a decision where there was none of its data.
 * @throws rather than let an undecided row through
 */
export const decidedRows = async <Row extends { readonly is_decided: boolean }>(db: Queryable, { decide }: Sight, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rows = await read();
    if (rows.every(({ is_decided }) => is_decided)) return rows;
    await (decide ? decide() : decideSecrecy(db));
  }
  throw new Error('the data moved on at each reading before secrecy was decided');
};
