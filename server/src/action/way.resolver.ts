import { withoutCounts, type ContentChange } from '@conventions-ouvertes/shared/action/compare-sheets';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { RequestContext } from '../api/context.js';
import { bindingTerms } from '../convention/permit-act.js';
import { Convention, Party } from '../convention/convention.graphql.js';
import { readRecord } from '../record/read-record.js';
import { RecordLine } from '../record/record.graphql.js';
import { ActionStatus } from './action-enums.js';
import { Action } from './action.graphql.js';
import { tellModifications, tellOpinions, tellProgramme, tellWay } from './read-way.js';
import { BodyOpinion, ProgrammeApproval, SheetModification, WayStep } from './way.graphql.js';
import type { CommitmentMark } from './way-enums.js';

/** The terms that bind on the day of the answer, amendments included. */
const termsToday = async (key: string, { catalogue, loaders, today }: RequestContext): Promise<BindingTerms> => {
  const { amendments, life } = await loaders.conventionFacts.load(key);
  return termsAt(bindingTerms(catalogue, key), amendments, life, today).terms;
};

/** Reasons and what waits are for those who act on the convention, the ministry and administrators: never for the public. */
const maySeeInside = (terms: BindingTerms, { actor }: RequestContext): boolean =>
  actor !== null && (actor.role === 'MINISTRY' || actor.role === 'ADMINISTRATOR' || terms.parties.some(({ key }) => key === actor.party));

/** What is told of one académie says which. */
const placed = ({ label, academyCode, ...change }: ContentChange, { catalogue }: RequestContext): Omit<ContentChange, 'academyCode'> => ({
  ...change,
  label: academyCode === null ? label : `${label}, ${catalogue.academies.get(academyCode)?.name ?? academyCode}`,
});

@Resolver(() => Action)
export class ActionWayResolver {
  @FieldResolver(() => [WayStep], { description: 'Its way under its convention: only the steps that the text sets are to be taken.' })
  async way(@Root() { id, conventionKey, status }: Action, @Ctx() context: RequestContext): Promise<WayStep[]> {
    const terms = await termsToday(conventionKey, context);
    const isInside = maySeeInside(terms, context);
    return tellWay(terms, status, await context.loaders.steps.load(id)).map(({ step, recorded, status: at, ...halt }) => ({
      ...halt,
      status: ActionStatus[at],
      summary: step?.summary ?? null,
      decidedOn: recorded?.decidedOn ?? null,
      recordedAt: recorded?.recordedAt ?? null,
      actorRole: recorded?.actorRole ?? null,
      actorParty: recorded?.actorParty ?? null,
      marks: (recorded?.marks ?? []) as CommitmentMark[],
      grounds: isInside ? (recorded?.grounds ?? null) : null,
    }));
  }

  @FieldResolver(() => [BodyOpinion], { description: 'What bodies said of it, oldest first; a later word takes the place of an earlier one.' })
  async opinions(@Root() { id, conventionKey }: Action, @Ctx() context: RequestContext): Promise<BodyOpinion[]> {
    const isInside = maySeeInside(await termsToday(conventionKey, context), context);
    return [...tellOpinions(await context.loaders.opinions.load(id), isInside)];
  }

  @FieldResolver(() => [SheetModification], { description: 'Changes to its planned fiche, oldest first. Those that wait for the committee are not public.' })
  async modifications(@Root() { id, conventionKey }: Action, @Ctx() context: RequestContext): Promise<SheetModification[]> {
    const { loaders } = context;
    const changes = await loaders.sheetChanges.load(id);
    if (changes.length === 0) return [];
    const terms = await termsToday(conventionKey, context);
    const isInside = maySeeInside(terms, context);
    const told = tellModifications(terms, changes, await loaders.sheetVersions.load(id), isInside);
    return told.map(({ comparison: { content, budget }, ...change }) => ({ ...change, content: (isInside ? content : withoutCounts(content)).map((line) => placed(line, context)), budget }));
  }

  @FieldResolver(() => ProgrammeApproval, { nullable: true, description: 'What the board said of the programme that it belongs to; null where the text submits none to it.' })
  async programme(@Root() { conventionKey, year }: Action, @Ctx() context: RequestContext): Promise<ProgrammeApproval | null> {
    return tellProgramme(await termsToday(conventionKey, context), year, await context.loaders.programmes.load(`${conventionKey}/${year}`));
  }

  @FieldResolver(() => [RecordLine], { nullable: true, description: 'What was done to it, latest first; null for those who may not see it.' })
  history(@Root() { slug }: Action, @Ctx() { pool, actor }: RequestContext): Promise<RecordLine[] | null> {
    return readRecord(pool, actor, { kind: 'ACTION', key: slug });
  }
}

@Resolver(() => BodyOpinion)
export class BodyOpinionResolver {
  @FieldResolver(() => Party, { nullable: true, description: 'The party whose opinion it is; null for the committee and the board.' })
  party(@Root() { partyKey }: BodyOpinion, @Ctx() { catalogue }: RequestContext): Party | null {
    return partyKey === null ? null : ((catalogue.parties.get(partyKey) as Party | undefined) ?? null);
  }
}

@Resolver(() => Convention)
export class ConventionProgrammeResolver {
  @FieldResolver(() => ProgrammeApproval, { nullable: true, description: 'What the board said of the programme of a year; null where the text submits none to it.' })
  async programme(
    @Root() { key, kind }: Convention,
    @Arg('year', () => Int, { description: 'The year.' }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<ProgrammeApproval | null> {
    if (kind === 'TEMPLATE') return null;
    return tellProgramme(await termsToday(key, context), year, await context.loaders.programmes.load(`${key}/${year}`));
  }

  @FieldResolver(() => [RecordLine], { nullable: true, description: 'What was done to it, latest first; null for those who may not see it.' })
  history(@Root() { key }: Convention, @Ctx() { pool, actor }: RequestContext): Promise<RecordLine[] | null> {
    return readRecord(pool, actor, { kind: 'CONVENTION', key });
  }
}
