import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { scopedId } from '../convention/catalogue.js';
import { FundingSource } from '../convention/convention.graphql.js';
import { Academy, Audience, School } from '../reference/reference.graphql.js';
import { Attainment } from './action-enums.js';
import { Commitment } from './action.graphql.js';
import { ExpenseItem, ExpenseShare, Headcount, Indicator, InKindSupport, Sheet } from './sheet.graphql.js';
import { SourceLine } from './source-line.graphql.js';
import { indicatorAttainment } from './indicator-attainment.js';
import { sourceLine } from './source-line.js';

const academyOf = (code: string | null | undefined, { catalogue }: RequestContext): Academy | null =>
  code ? (catalogue.academies.get(code) ?? null) : null;

@Resolver(() => Sheet)
export class SheetResolver {
  @FieldResolver(() => [ExpenseItem], { description: 'Its financial annex; empty: none was sent.' })
  async expenseItems(@Root() { id }: Sheet, @Ctx() { loaders }: RequestContext): Promise<ExpenseItem[]> {
    return (await loaders.expenseItems.load(id)) as readonly object[] as ExpenseItem[];
  }

  @FieldResolver(() => [Headcount], { description: 'Participations per audience and place.' })
  async headcounts(@Root() { id }: Sheet, @Ctx() { loaders }: RequestContext): Promise<Headcount[]> {
    return (await loaders.headcounts.load(id)) as Headcount[];
  }

  @FieldResolver(() => [InKindSupport], { description: 'Support in kind, in no total.' })
  async inKind(@Root() { id }: Sheet, @Ctx() { loaders }: RequestContext): Promise<InKindSupport[]> {
    return (await loaders.inKind.load(id)) as InKindSupport[];
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() sheet: Sheet, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, sheet);
  }
}

@Resolver(() => ExpenseItem)
export class ExpenseItemResolver {
  @FieldResolver(() => [ExpenseShare], { description: 'What each source pays; adds up to the item.' })
  async shares(@Root() { id }: ExpenseItem, @Ctx() { loaders }: RequestContext): Promise<ExpenseShare[]> {
    const rows = await loaders.expenseShares.load(id);
    return rows.map(({ amountCents, ...row }) => ({ ...row, cents: amountCents }));
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Place; null: not broken down.' })
  academy(@Root() { academyCode }: ExpenseItem, @Ctx() context: RequestContext): Academy | null {
    return academyOf(academyCode, context);
  }

  @FieldResolver(() => School, { nullable: true, description: 'School; null: none told.' })
  school(@Root() { schoolUai }: ExpenseItem, @Ctx() { loaders }: RequestContext): Promise<School | null> | null {
    return schoolUai ? loaders.school.load(schoolUai) : null;
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() item: ExpenseItem, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, item);
  }
}

@Resolver(() => ExpenseShare)
export class ExpenseShareResolver {
  @FieldResolver(() => FundingSource, { description: 'The source charged.' })
  fundingSource(@Root() { conventionKey, fundingSourceCode }: ExpenseShare, @Ctx() { catalogue }: RequestContext): FundingSource {
    return catalogue.fundingSources.get(scopedId(conventionKey, fundingSourceCode)) as FundingSource;
  }
}

@Resolver(() => Headcount)
export class HeadcountResolver {
  @FieldResolver(() => Audience, { description: 'The audience.' })
  audience(@Root() { audienceCode }: Headcount, @Ctx() { catalogue }: RequestContext): Audience {
    return catalogue.audiences.get(audienceCode) as Audience;
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Place; null: not broken down.' })
  academy(@Root() { academyCode }: Headcount, @Ctx() context: RequestContext): Academy | null {
    return academyOf(academyCode, context);
  }

  @FieldResolver(() => School, { nullable: true, description: 'School; null: none told.' })
  school(@Root() { schoolUai }: Headcount, @Ctx() { loaders }: RequestContext): Promise<School | null> | null {
    return schoolUai ? loaders.school.load(schoolUai) : null;
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() headcount: Headcount, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, headcount);
  }
}

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => Attainment, { description: 'Result set against target.' })
  attainment(@Root() indicator: Indicator): Attainment {
    return indicatorAttainment(indicator).attainment;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Share of the target attained, in hundredths of a percent (10000 = 100 %); null where it has no sense.',
  })
  attainmentBasisPoints(@Root() indicator: Indicator): number | null {
    return indicatorAttainment(indicator).basisPoints;
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Place; null: the whole action.' })
  academy(@Root() { academyCode }: Indicator, @Ctx() context: RequestContext): Academy | null {
    return academyOf(academyCode, context);
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, indicator);
  }
}

@Resolver(() => Commitment)
export class CommitmentResolver {
  @FieldResolver(() => FundingSource, { description: 'The source engaged.' })
  fundingSource(@Root() { conventionKey, fundingSourceCode }: Commitment, @Ctx() { catalogue }: RequestContext): FundingSource {
    return catalogue.fundingSources.get(scopedId(conventionKey, fundingSourceCode)) as FundingSource;
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Place; null: not broken down.' })
  academy(@Root() { academyCode }: Commitment, @Ctx() context: RequestContext): Academy | null {
    return academyOf(academyCode, context);
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() commitment: Commitment, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, commitment);
  }
}
