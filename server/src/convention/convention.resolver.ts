import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Audience, Theme } from '../reference/reference.graphql.js';
import { scopedId } from './catalogue.js';
import {
  Amendment,
  Axis,
  Cap,
  Convention,
  ConventionAudience,
  FundingSource,
  Party,
  ReadingOfClause,
  Signatory,
} from './convention.graphql.js';

const present = <T>(rows: readonly (T | undefined)[]): T[] => rows.filter((row) => row !== undefined);

@Resolver(() => Convention)
export class ConventionResolver {
  @Query(() => [Convention], { description: 'All conventions and templates, in the order of the site.' })
  conventions(@Ctx() { catalogue }: RequestContext): Convention[] {
    return [...catalogue.conventions.values()] as Convention[];
  }

  @Query(() => Convention, { nullable: true, description: 'One convention; null where no such key exists.' })
  convention(
    @Arg('key', () => ID, { description: 'Key of the convention.' }) key: string,
    @Ctx() { catalogue }: RequestContext,
  ): Convention | null {
    return (catalogue.conventions.get(key) as Convention | undefined) ?? null;
  }

  @FieldResolver(() => [Party], { description: 'Bodies bound by it, in the order of the text.' })
  parties(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Party[] {
    return present((catalogue.partiesOf.get(key) ?? []).map((row) => catalogue.parties.get(row.partyKey))) as Party[];
  }

  @FieldResolver(() => [Signatory], { description: 'Persons who sign.' })
  signatories(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Signatory[] {
    return [...(catalogue.signatoriesOf.get(key) ?? [])];
  }

  @FieldResolver(() => [Axis], { description: 'Axes and sub-axes, in article order.' })
  axes(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Axis[] {
    return [...(catalogue.axesOf.get(key) ?? [])] as Axis[];
  }

  @FieldResolver(() => [ConventionAudience], { description: 'Audiences that the text names.' })
  audiences(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): ConventionAudience[] {
    return [...(catalogue.audiencesOf.get(key) ?? [])] as ConventionAudience[];
  }

  @FieldResolver(() => [FundingSource], { description: 'Sources that a fiche may charge to.' })
  fundingSources(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): FundingSource[] {
    return [...(catalogue.fundingSourcesOf.get(key) ?? [])] as FundingSource[];
  }

  @FieldResolver(() => [Cap], { description: 'Caps that bind its sources; empty where the text sets none.' })
  caps(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Cap[] {
    return [...catalogue.caps.values()].filter((cap) =>
      catalogue.capScopesOf.get(cap.key)?.some((scope) => scope.conventionKey === key),
    ) as Cap[];
  }

  @FieldResolver(() => Convention, { nullable: true, description: 'The convention of this site that it comes under (« déclinaison »).' })
  parent(@Root() { parentKey }: Convention, @Ctx() { catalogue }: RequestContext): Convention | null {
    return parentKey ? ((catalogue.conventions.get(parentKey) as Convention | undefined) ?? null) : null;
  }

  @FieldResolver(() => [Convention], { description: 'Conventions of this site that come under it.' })
  children(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Convention[] {
    return [...catalogue.conventions.values()].filter((other) => other.parentKey === key) as Convention[];
  }

  @FieldResolver(() => Convention, { nullable: true, description: 'The template it was made from.' })
  template(@Root() { templateKey }: Convention, @Ctx() { catalogue }: RequestContext): Convention | null {
    return templateKey ? ((catalogue.conventions.get(templateKey) as Convention | undefined) ?? null) : null;
  }

  @FieldResolver(() => [Convention], { description: 'Local conventions made from this template.' })
  instances(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Convention[] {
    return [...catalogue.conventions.values()].filter((other) => other.templateKey === key) as Convention[];
  }

  @FieldResolver(() => [Amendment], { description: 'Amendments, oldest first.' })
  amendments(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Amendment[] {
    return [...(catalogue.amendmentsOf.get(key) ?? [])];
  }

  @FieldResolver(() => [ReadingOfClause], { description: 'How clauses that the text leaves open are read (« interprétations »).' })
  readings(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): ReadingOfClause[] {
    return [...(catalogue.conventions.get(key)?.terms.readings ?? [])];
  }
}

@Resolver(() => Party)
export class PartyResolver {
  @Query(() => [Party], { description: 'All bodies bound by a convention.' })
  parties(@Ctx() { catalogue }: RequestContext): Party[] {
    return [...catalogue.parties.values()] as Party[];
  }

  @FieldResolver(() => [Convention], { description: 'Conventions that bind it.' })
  conventions(@Root() { key }: Party, @Ctx() { catalogue }: RequestContext): Convention[] {
    return present(
      (catalogue.conventionsOfParty.get(key) ?? []).map((row) => catalogue.conventions.get(row.conventionKey)),
    ) as Convention[];
  }
}

@Resolver(() => Signatory)
export class SignatoryResolver {
  @FieldResolver(() => Party, { name: 'signsFor', description: 'The party signed for.' })
  signedParty(@Root() { signsFor }: Signatory, @Ctx() { catalogue }: RequestContext): Party {
    return catalogue.parties.get(signsFor) as Party;
  }
}

@Resolver(() => Axis)
export class AxisResolver {
  @FieldResolver(() => ID, { description: 'Identifier across conventions: `opca-defi-2016/4`.' })
  id(@Root() { conventionKey, code }: Axis): string {
    return scopedId(conventionKey, code);
  }

  @FieldResolver(() => Axis, { nullable: true, description: 'The axis that it is a part of.' })
  parent(@Root() { conventionKey, parentCode }: Axis, @Ctx() { catalogue }: RequestContext): Axis | null {
    return parentCode ? ((catalogue.axes.get(scopedId(conventionKey, parentCode)) as Axis | undefined) ?? null) : null;
  }

  @FieldResolver(() => Theme, { description: 'Its theme in the common nomenclature.' })
  theme(@Root() { themeCode }: Axis, @Ctx() { catalogue }: RequestContext): Theme {
    return catalogue.themes.get(themeCode)!;
  }

  @FieldResolver(() => Convention, { description: 'The convention that sets it.' })
  convention(@Root() { conventionKey }: Axis, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}

@Resolver(() => ConventionAudience)
export class ConventionAudienceResolver {
  @FieldResolver(() => Audience, { description: 'The audience.' })
  audience(@Root() { audienceCode }: ConventionAudience, @Ctx() { catalogue }: RequestContext): Audience {
    return catalogue.audiences.get(audienceCode) as Audience;
  }
}

@Resolver(() => FundingSource)
export class FundingSourceResolver {
  @FieldResolver(() => ID, { description: 'Identifier across conventions: `opca-defi-2016/HORS_QUOTA`.' })
  id(@Root() { conventionKey, code }: FundingSource): string {
    return scopedId(conventionKey, code);
  }

  @FieldResolver(() => Boolean, { description: 'Whether a cap binds it.' })
  isCapped(@Root() { conventionKey, code }: FundingSource, @Ctx() { catalogue }: RequestContext): boolean {
    return [...catalogue.capScopesOf.values()].some((scopes) =>
      scopes.some((scope) => scope.conventionKey === conventionKey && scope.fundingSourceCode === code),
    );
  }

  @FieldResolver(() => Convention, { description: 'The convention that names it.' })
  convention(@Root() { conventionKey }: FundingSource, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}

@Resolver(() => Cap)
export class CapResolver {
  @FieldResolver(() => [FundingSource], { description: 'The sources that count against it, and no other.' })
  fundingSources(@Root() { key }: Cap, @Ctx() { catalogue }: RequestContext): FundingSource[] {
    const scopes = catalogue.capScopesOf.get(key) ?? [];
    return present(
      scopes.map((scope) => catalogue.fundingSources.get(scopedId(scope.conventionKey, scope.fundingSourceCode))),
    ) as FundingSource[];
  }

  @FieldResolver(() => [Convention], { description: 'The conventions that it covers.' })
  conventions(@Root() { key }: Cap, @Ctx() { catalogue }: RequestContext): Convention[] {
    const keys = new Set((catalogue.capScopesOf.get(key) ?? []).map((scope) => scope.conventionKey));
    return present([...keys].map((conventionKey) => catalogue.conventions.get(conventionKey))) as Convention[];
  }
}
