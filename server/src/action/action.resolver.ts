import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { scopedId } from '../convention/catalogue.js';
import { Axis, Convention } from '../convention/convention.graphql.js';
import { Academy, School } from '../reference/reference.graphql.js';
import { SheetKind } from './action-enums.js';
import { Action, Actor, Commitment } from './action.graphql.js';
import { Indicator, Sheet } from './sheet.graphql.js';
import { SourceLine } from './source-line.graphql.js';
import { noteDrafts } from './note-drafts.js';
import { sourceLine } from './source-line.js';

const currentSheet = async ({ loaders }: RequestContext, actionId: number, kind: SheetKind): Promise<Sheet | null> => {
  const sheets = await loaders.sheets.load(actionId);
  return (sheets.find((sheet) => sheet.isCurrent && sheet.kind === kind) as Sheet | undefined) ?? null;
};

@Resolver(() => Action)
export class ActionResolver {
  @Query(() => Action, { nullable: true, description: 'One action; null where no such address exists.' })
  async action(
    @Arg('slug', () => String, { description: 'Its name in addresses.' }) slug: string,
    @Ctx() { loaders, actor, note }: RequestContext,
  ): Promise<Action | null> {
    const action = (await loaders.actionBySlug.load(slug)) as Action | null;
    await noteDrafts({ actor, note }, action === null ? [] : [action]);
    return action;
  }

  @FieldResolver(() => Convention, { description: 'The convention that it comes under.' })
  convention(@Root() { conventionKey }: Action, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }

  @FieldResolver(() => Axis, { description: 'The axis that it hangs on.' })
  axis(@Root() { conventionKey, axisCode }: Action, @Ctx() { catalogue }: RequestContext): Axis {
    return catalogue.axes.get(scopedId(conventionKey, axisCode)) as Axis;
  }

  @FieldResolver(() => [Academy], { description: 'Where it takes place; empty: national or not broken down (« non ventilé »).' })
  async academies(@Root() { id }: Action, @Ctx() { catalogue, loaders }: RequestContext): Promise<Academy[]> {
    const places = await loaders.academyCodes.load(id);
    return places.map(({ academyCode }) => catalogue.academies.get(academyCode) as Academy);
  }

  @FieldResolver(() => [Actor], { description: 'Who acts beside the signatories.' })
  async actors(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<Actor[]> {
    return (await loaders.actors.load(id)) as Actor[];
  }

  @FieldResolver(() => Sheet, { nullable: true, description: 'Current planned fiche; null: none received.' })
  plannedSheet(@Root() { id }: Action, @Ctx() context: RequestContext): Promise<Sheet | null> {
    return currentSheet(context, id, SheetKind.PLANNED);
  }

  @FieldResolver(() => Sheet, { nullable: true, description: 'Current realised fiche; null: not reported.' })
  realisedSheet(@Root() { id }: Action, @Ctx() context: RequestContext): Promise<Sheet | null> {
    return currentSheet(context, id, SheetKind.REALISED);
  }

  @FieldResolver(() => [Sheet], { description: 'All fiches in all versions, the latest first.' })
  async sheets(@Root() { id }: Action, @Ctx() { loaders, actor }: RequestContext): Promise<Sheet[]> {
    // A change that waits for the committee is not public.
    return (await loaders.sheets.load(id)).filter(({ isPending }) => actor !== null || !isPending) as Sheet[];
  }

  @FieldResolver(() => [Indicator], { description: 'Its indicators.' })
  async indicators(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<Indicator[]> {
    return (await loaders.indicators.load(id)) as Indicator[];
  }

  @FieldResolver(() => [Commitment], { description: 'What was engaged.' })
  async commitments(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<Commitment[]> {
    return (await loaders.commitments.load(id)) as Commitment[];
  }

  @FieldResolver(() => SourceLine, { nullable: true, description: 'File and row; null when entered in the system itself.' })
  source(@Root() action: Action, @Ctx() { loaders }: RequestContext): Promise<SourceLine | null> {
    return sourceLine(loaders, action);
  }
}

@Resolver(() => Actor)
export class ActorResolver {
  @FieldResolver(() => School, { nullable: true, description: 'The school, where it is one of the directory.' })
  school(@Root() { uai }: Actor, @Ctx() { loaders }: RequestContext): Promise<School | null> | null {
    return uai ? loaders.school.load(uai) : null;
  }
}
