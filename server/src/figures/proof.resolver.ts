import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Action } from '../action/action.graphql.js';
import { SourceLine } from '../action/source-line.graphql.js';
import { sourceLine } from '../action/source-line.js';
import { Convention, FundingSource } from '../convention/convention.graphql.js';
import { hidesIndicator } from '../disclosure/hide-lines.js';
import { PageInfo } from '../platform/graphql/page-info.js';
import { pageSize } from '../platform/graphql/paging.js';
import { CentsScalar, DateTimeScalar } from '../platform/graphql/scalars.js';
import { Academy } from '../reference/reference.graphql.js';
import { keysOfScope } from './dimension.js';
import { DimensionKeyType } from './figures.graphql.js';
import { parseProofId, type Measure } from './proof-id.js';
import { proofArticles, reasonOf, wordsOf, type ProofArticleRow } from './proof-words.js';
import { proofLeftOut, proofLines, proofTotals, type ProofLineRow } from './proof.js';
import { linesPool } from './reading-pool.js';
import { checkScope, type Scope } from './scope.js';

@ObjectType({ description: 'An article that sets or bounds a figure.' })
export class ProofArticle {
  @Field(() => String, { nullable: true, description: 'Its number; null where the text gives none.' })
  article: string | null;

  @Field({ description: 'What it says of the figure, in our own words, in French.' })
  statement: string;
}

@ObjectType({ description: 'One line that a figure is made of.' })
export class ProofLine {
  @Field(() => ID, { description: 'Identifier of the line.' })
  key: string;

  @Field({ description: 'What the line is: expense item, commitment, audience or indicator.' })
  label: string;

  @Field(() => CentsScalar, { nullable: true, description: 'Its amount, for money.' })
  cents: number | null;

  @Field(() => Int, { nullable: true, description: 'Its participations, for headcounts; null too where they are hidden.' })
  units: number | null;

  @Field({ description: 'Whether its participations, or the target and result of its indicator, are hidden (« secret statistique »).' })
  isHidden: boolean;

  @Field(() => String, { nullable: true, description: 'For an indicator: attainment, result, target and unit, separated by bars.' })
  text: string | null;
}

@ObjectType({ description: 'A page of the lines of a figure, the largest first.' })
export class ProofLineConnection {
  @Field(() => [ProofLine], { description: 'The lines of this page.' })
  nodes: ProofLine[];

  @Field(() => PageInfo, { description: 'Where this page stands.' })
  pageInfo: PageInfo;
}

@ObjectType({ description: 'What of the subject a figure does not count, and why.' })
export class LeftOut {
  @Field({ description: 'Why, in French.' })
  reason: string;

  @Field(() => Int, { description: 'Actions concerned.' })
  actions: number;

  @Field(() => CentsScalar, { nullable: true, description: 'Amount left out, where it is told.' })
  cents: number | null;

  @Field(() => Int, { nullable: true, description: 'Participations or lines left out, where told.' })
  count: number | null;

  @Field({ description: 'Whether the participations or the amount left out are hidden (« secret statistique »).' })
  isHidden: boolean;
}

@ObjectType({ description: 'How a figure is computed, from which lines, and what was left out.' })
export class Proof {
  @Field(() => ID, { description: 'Name of the figure.' })
  id: string;

  @Field({ description: 'What is measured: `PLANNED`, `COMMITTED`, `SPENT`, `HEADCOUNT_REACHED` …' })
  measure: string;

  @Field({ description: 'Title, in French.' })
  title: string;

  @Field({ description: 'The formula, in French.' })
  formula: string;

  @Field(() => Int, { description: 'Number of lines counted.' })
  lineCount: number;

  @Field(() => Int, { description: 'Number of actions that they belong to.' })
  actionCount: number;

  @Field(() => CentsScalar, { nullable: true, description: 'What the lines add up to, for money.' })
  totalCents: number | null;

  @Field(() => Int, { nullable: true, description: 'What the lines add up to, for participations.' })
  totalUnits: number | null;

  @Field({ description: 'Whether what they add up to is hidden (« secret statistique »): participations, or money where firms alone gave it.' })
  isHidden: boolean;

  @Field(() => DateTimeScalar, { description: 'The last change of the data that the figure stands on.' })
  asOf: Date;

  scope: Scope;
}

const isMoney = (measure: Measure): boolean => measure === 'PLANNED' || measure === 'COMMITTED' || measure === 'SPENT';

const leavesOutFirms = async (context: RequestContext, measure: Measure, scope: Scope): Promise<boolean> =>
  (await proofLeftOut(linesPool(context, scope), context.catalogue, measure, scope, context.sight)).some(({ reason }) => reason === 'FIRMS_MONEY');

/** A line as the reader may see it: the target and result of an indicator may be hidden. */
const shownLine = async (line: ProofLineRow, loaders: RequestContext['loaders']): Promise<ProofLineRow & { readonly isHidden: boolean }> => {
  if (line.text === null) return { ...line, isHidden: line.is_hidden };
  const [attainment = '', result = '', target = '', unit = ''] = line.text.split('|');
  const secrecy = await loaders.actionSecrecy.load(line.action_id);
  const isHidden = hidesIndicator({ label: line.label, unit, target: target || null, result: result || null }, secrecy);
  return { ...line, text: isHidden ? [attainment, '', '', unit].join('|') : line.text, isHidden };
};

@Resolver(() => Proof)
export class ProofResolver {
  @Query(() => Proof, { description: 'The proof of a figure, by the name that the figure carries.' })
  async proof(
    @Arg('id', () => ID, { description: 'The field `proof` of a figure.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Proof> {
    const { catalogue, sight } = context;
    const { measure, scope } = parseProofId(id);
    checkScope(scope, catalogue);
    const totals = await proofTotals(linesPool(context, scope), catalogue, measure, scope, sight);
    return {
      id,
      measure,
      ...wordsOf(measure),
      lineCount: totals.lines,
      actionCount: totals.actions,
      totalCents: totals.cents,
      totalUnits: totals.units,
      isHidden: totals.isHidden || (isMoney(measure) && !totals.cents && (await leavesOutFirms(context, measure, scope))),
      asOf: catalogue.dataVersion.changedAt,
      scope,
    };
  }

  @FieldResolver(() => [DimensionKeyType], { description: 'What the figure is narrowed to.' })
  filters(@Root() { scope }: Proof, @Ctx() { catalogue }: RequestContext): DimensionKeyType[] {
    return keysOfScope(scope, catalogue) as DimensionKeyType[];
  }

  @FieldResolver(() => [ProofArticle], { description: 'Articles that set or bound it, of the conventions it is narrowed to.' })
  articles(@Root() { measure, scope }: Proof, @Ctx() { catalogue }: RequestContext): ProofArticle[] {
    return proofArticles(measure as Measure, scope, catalogue);
  }

  @FieldResolver(() => ProofLineConnection, { description: 'The lines counted.' })
  async lines(
    @Root() { measure, scope }: Proof,
    @Arg('first', () => Int, { nullable: true, description: 'Page size, 1 to 200 (20 if not said).' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ProofLineConnection> {
    const { catalogue, loaders, sight } = context;
    const page = await proofLines(linesPool(context, scope), catalogue, measure as Measure, scope, { first: pageSize(first), after: after ?? null, sight });
    const nodes = await Promise.all(page.lines.map(async (line) => ({ ...(await shownLine(line, loaders)), key: line.line_key })));
    return {
      nodes,
      pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage: Boolean(after), startCursor: null, endCursor: page.endCursor },
    };
  }

  @FieldResolver(() => [LeftOut], { description: 'What was left out, and why; empty where all counted.' })
  async leftOut(@Root() { measure, scope }: Proof, @Ctx() context: RequestContext): Promise<LeftOut[]> {
    const { catalogue, sight } = context;
    const rows = await proofLeftOut(linesPool(context, scope), catalogue, measure as Measure, scope, sight);
    return rows.map((row) => ({ ...row, reason: reasonOf(row), isHidden: row.is_hidden }));
  }
}

@Resolver(() => ProofArticle)
export class ProofArticleResolver {
  @FieldResolver(() => Convention, { description: 'The convention.' })
  convention(@Root() { conventionKey }: ProofArticleRow, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}

@Resolver(() => ProofLine)
export class ProofLineResolver {
  @FieldResolver(() => Action, { description: 'The action that it belongs to.' })
  action(@Root() { action_id }: ProofLineRow, @Ctx() { loaders }: RequestContext): Promise<Action> {
    return loaders.actionById.load(action_id) as Promise<unknown> as Promise<Action>;
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Place; null: not broken down.' })
  academy(@Root() { academy_code }: ProofLineRow, @Ctx() { catalogue }: RequestContext): Academy | null {
    return academy_code ? (catalogue.academies.get(academy_code) ?? null) : null;
  }

  @FieldResolver(() => FundingSource, { nullable: true, description: 'The source charged, for money.' })
  fundingSource(@Root() { funding_source_id }: ProofLineRow, @Ctx() { catalogue }: RequestContext): FundingSource | null {
    return funding_source_id ? ((catalogue.fundingSources.get(funding_source_id) as FundingSource | undefined) ?? null) : null;
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() line: ProofLineRow, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, { importFileId: line.import_file_id, sourceSheet: line.source_sheet, sourceRow: line.source_row });
  }
}
