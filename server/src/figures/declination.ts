import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import { DECLINATION_RULE, DeclinationCycleError } from '@conventions-ouvertes/shared/declination/declination';
import { yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { RequestContext } from '../api/context.js';
import type { Catalogue } from '../convention/catalogue.js';
import { FrenchError } from '../platform/french-error.js';
import { Dimension } from './figures.graphql.js';
import type { Declination } from './declination.graphql.js';
import { spending } from './spending.js';

/** The conventions that come under one, at every level below. @throws FrenchError DECLINATION_CYCLE */
export const descendantsOf = (catalogue: Pick<Catalogue, 'conventions'>, key: string): readonly string[] => {
  const found: string[] = [];
  const visit = (parent: string, path: readonly string[]): void => {
    for (const { key: child, parentKey } of catalogue.conventions.values()) {
      if (parentKey !== parent) continue;
      if (path.includes(child)) throw new FrenchError('DECLINATION_CYCLE', new DeclinationCycleError([...path, child]).message);
      found.push(child);
      visit(child, [...path, child]);
    }
  };
  visit(key, [key]);
  return found;
};

/**
 * Totals of a convention with and without what comes under it, up to the year of a day. A total is counted over a set of
 * conventions at once, so that an action counts once in it: it is no sum of totals.
 */
export const declinationOf = async (key: string, on: LocalDate, { pool, catalogue, loaders }: RequestContext): Promise<Declination> => {
  const begun = await Promise.all(
    descendantsOf(catalogue, key).map(async (child) => {
      const terms = catalogue.conventions.get(child)?.terms;
      if (terms === undefined || terms.kind === 'TEMPLATE') return [];
      const { amendments, life } = await loaders.conventionFacts.load(child);
      return amendedLifeAt(terms, amendments, life, on).life.status === 'NOT_YET_IN_FORCE' ? [] : [child];
    }),
  );
  const conventions = [key, ...begun.flat()];
  const years = await yearsUpTo(conventions, on, loaders);
  const own = await spending(pool, catalogue, [], { conventions: [key], years });
  const whole = await spending(pool, catalogue, [], { conventions, years });
  const each = await spending(pool, catalogue, [Dimension.CONVENTION], { conventions, years });
  return { on, rule: DECLINATION_RULE, own: own[0]!, withDescendants: whole[0]!, byConvention: each, conventionKeys: conventions };
};

const yearsUpTo = async (conventions: readonly string[], on: LocalDate, loaders: RequestContext['loaders']): Promise<number[]> => {
  const activity = await Promise.all(conventions.map((key) => loaders.conventionActivity.load(key)));
  return [...new Set(activity.flatMap(({ years }) => years))].filter((year) => year <= yearOf(on)).sort((left, right) => left - right);
};
