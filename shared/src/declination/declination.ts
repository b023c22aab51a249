import type { ConventionLevel } from '../convention/terms-identity.js';
import { total, type Figure } from '../figure.js';

/** A convention in the tree of those that decline one another (national → région académique → académie → local). */
export interface DeclinedConvention {
  readonly key: string;
  readonly level: ConventionLevel;
  /** The convention that it comes under here; null: none, or one that the site does not hold. */
  readonly parentKey: string | null;
}

/** Something counted, on the one convention that it was made under. `alsoUnder`: the same action reported under others too. */
export interface CountedAction<T> {
  readonly action: string;
  readonly conventionKey: string;
  readonly alsoUnder: readonly string[];
  readonly value: Figure<T>;
}

/** A convention's total: its own actions, and those of all that come under it. */
export interface DeclinedTotal<T> {
  readonly key: string;
  readonly own: Figure<T>;
  readonly withDescendants: Figure<T>;
  /** Actions counted in `withDescendants`, each once. */
  readonly actions: readonly string[];
}

export const DECLINATION_RULE =
  'Une action compte une fois dans chaque total auquel elle appartient\u00A0: sa convention, puis chaque convention dont celle-ci est la déclinaison. ' +
  'Le total d’un niveau est fait d’actions distinctes, et non de la somme des totaux des niveaux inférieurs.';

export class DeclinationCycleError extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`Des conventions se déclinent en cercle\u00A0: ${keys.join(' → ')}.`);
    this.name = 'DeclinationCycleError';
  }
}

/**
 * Totals of each convention with and without what comes under it. An action is counted once in each total, even where
 * it is reported under a convention and under its parent.
 * @throws DeclinationCycleError when conventions come under each other in a circle.
 */
export function declinedTotals<T>(
  conventions: readonly DeclinedConvention[],
  actions: readonly CountedAction<T>[],
  zero: T,
  plus: (left: T, right: T) => T,
): readonly DeclinedTotal<T>[] {
  const ancestors = ancestorsOf(conventions);
  const own = new Map(conventions.map(({ key }) => [key, new Map<string, Figure<T>>()]));
  const all = new Map(conventions.map(({ key }) => [key, new Map<string, Figure<T>>()]));
  for (const { action, conventionKey, alsoUnder, value } of actions) {
    own.get(conventionKey)?.set(action, value);
    for (const under of [conventionKey, ...alsoUnder]) {
      for (const key of [under, ...(ancestors.get(under) ?? [])]) all.get(key)?.set(action, value);
    }
  }
  return conventions.map(({ key }) => {
    const counted = all.get(key) ?? new Map<string, Figure<T>>();
    return {
      key,
      own: total((own.get(key) ?? new Map<string, Figure<T>>()).values(), zero, plus),
      withDescendants: total(counted.values(), zero, plus),
      actions: [...counted.keys()],
    };
  });
}

/** The total over several conventions, related or not: each action once. */
export function unionTotal<T>(actions: readonly CountedAction<T>[], keys: ReadonlySet<string>, zero: T, plus: (left: T, right: T) => T): Figure<T> {
  const counted = new Map(
    actions.filter(({ conventionKey, alsoUnder }) => [conventionKey, ...alsoUnder].some((key) => keys.has(key))).map(({ action, value }) => [action, value]),
  );
  return total(counted.values(), zero, plus);
}

function ancestorsOf(conventions: readonly DeclinedConvention[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(conventions.map(({ key, parentKey }) => [key, parentKey]));
  return new Map(
    conventions.map(({ key }) => {
      const line: string[] = [];
      for (let at = parents.get(key) ?? null; at !== null; at = parents.get(at) ?? null) {
        if (at === key || line.includes(at)) throw new DeclinationCycleError([key, ...line, at]);
        line.push(at);
      }
      return [key, line] as const;
    }),
  );
}
