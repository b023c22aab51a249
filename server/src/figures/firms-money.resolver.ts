import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Convention, FundingSource } from '../convention/convention.graphql.js';
import { scopedId } from '../convention/catalogue.js';
import { firmsSources, holdsFirmsMoney } from '../convention/firms-sources.js';
import { firmsTable } from '../disclosure/decide-firms-money.js';
import { FirmsMoneyCell } from './firms-money.graphql.js';
import { tellFirmsMoney } from './firms-money.js';

@Resolver(() => FirmsMoneyCell)
export class FirmsMoneyResolver {
  @Query(() => [FirmsMoneyCell], {
    description: 'Money that firms gave, by convention and year, by convention, by year and in all. It is left out of all other figures, and told here where at least three firms gave and none dominates. Empty: no firm gave any.',
  })
  async firmsMoney(
    @Arg('convention', () => ID, { nullable: true, description: 'Key of a convention: its years and their sum alone; all, if not said.' }) convention: string | null,
    @Ctx() { writer, catalogue, today, sight }: RequestContext,
  ): Promise<FirmsMoneyCell[]> {
    if (!holdsFirmsMoney(catalogue)) return [];
    const cells = tellFirmsMoney(await firmsTable(writer, catalogue, today), sight);
    return cells.filter(({ conventionKey }) => convention === null || convention === undefined || conventionKey === convention);
  }

  @FieldResolver(() => Convention, { nullable: true, description: 'The convention; null: all conventions.' })
  convention(@Root() { conventionKey }: FirmsMoneyCell, @Ctx() { catalogue }: RequestContext): Convention | null {
    return conventionKey === null ? null : ((catalogue.conventions.get(conventionKey) as Convention | undefined) ?? null);
  }
}

@Resolver(() => FundingSource)
export class FirmsSourceResolver {
  @FieldResolver(() => Boolean, { description: 'Whether a firm gives it: its money is then left out of public figures, and told by `firmsMoney` alone.' })
  isOfFirm(@Root() { conventionKey, code }: FundingSource, @Ctx() { catalogue }: RequestContext): boolean {
    return firmsSources(catalogue).has(scopedId(conventionKey, code));
  }
}
