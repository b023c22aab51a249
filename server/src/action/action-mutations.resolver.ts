import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { bindingTerms } from '../convention/permit-act.js';
import { forgetLoaded } from '../platform/graphql/forget-loaded.js';
import {
  BoardDecisionInput,
  CommitteeDecisionInput,
  DraftActionInput,
  EndActionInput,
  OnActionInput,
  OpinionInput,
  PresentModificationInput,
  ProgrammeDecisionInput,
  ReportRealisationInput,
  ReviseSheetInput,
} from './act-inputs.js';
import { Action } from './action.graphql.js';
import { approveProgramme } from './approve-programme.js';
import { draftAction } from './draft-action.js';
import { abandonAction, closeAction, refuseAction, withdrawAction } from './end-action.js';
import { giveCommissionOpinion, giveMinistryOpinion } from './give-opinion.js';
import { presentModification } from './present-modification.js';
import { tellProgramme } from './read-way.js';
import { recordBoardDecision, recordCommitteeDecision } from './record-decision.js';
import { reportRealisation } from './report-realisation.js';
import { reviseSheet } from './revise-sheet.js';
import { submitAction } from './submit-action.js';
import { tellAct } from './tell-act.js';
import { ActResult, ProgrammeApproval } from './way.graphql.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const INPUT = { description: 'What is done, and to what.' };

@Resolver()
export class ActionMutationResolver {
  @Mutation(() => ActResult, { description: 'Begins an action, with or without its planned fiche. By a partner of the convention.' })
  async draftAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: DraftActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await draftAction(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Changes the planned fiche: a new version. After approval, where the text says so, it waits for the committee.' })
  async reviseSheet(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReviseSheetInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await reviseSheet(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records that a change was put before the committee: it applies from then on. By the committee’s secretary.' })
  async presentModification(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: PresentModificationInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await presentModification(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Sends the planned fiche (« dépôt »). By the partner.' })
  async submitAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: OnActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await submitAction(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records the opinion of the partner’s commission. By the partner.' })
  async giveCommissionOpinion(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: OpinionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await giveCommissionOpinion(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Gives a ministry’s opinion; a later one takes the place of an earlier one. By that ministry.' })
  async giveMinistryOpinion(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: OpinionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await giveMinistryOpinion(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records the committee’s opinion of an action. Where the text sets a vote its result comes from the ballots, unless it leaves a tie to the chair. By its secretary.' })
  async recordCommitteeDecision(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: CommitteeDecisionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await recordCommitteeDecision(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records what the board decided of an action. By the partner.' })
  async recordBoardDecision(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: BoardDecisionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await recordBoardDecision(context, key, input));
  }

  @Mutation(() => ProgrammeApproval, { description: 'Records what the board decided of the programme of a year. By the partner.' })
  async approveProgramme(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ProgrammeDecisionInput, @Ctx() context: RequestContext): Promise<ProgrammeApproval> {
    const { conventionKey, year } = await approveProgramme(context, key, input);
    forgetLoaded(context.loaders);
    return tellProgramme(bindingTerms(context.catalogue, conventionKey), year, await context.loaders.programmes.load(`${conventionKey}/${year}`)) as ProgrammeApproval;
  }

  @Mutation(() => ActResult, { description: 'Reports what was done, or corrects the report until the action is closed. By the partner.' })
  async reportRealisation(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReportRealisationInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await reportRealisation(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Closes an action of which nothing is left open. By the ministry, a delegation or the committee’s secretary.' })
  async closeAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: EndActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await closeAction(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Refuses an action to which the body whose yes is needed said no. By whoever records that body.' })
  async refuseAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: EndActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await refuseAction(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Takes an action back before any money is committed. By the partner.' })
  async withdrawAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: EndActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await withdrawAction(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Gives up an action whose money has been released. By the partner.' })
  async abandonAction(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: EndActionInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await abandonAction(context, key, input));
  }
}

@Resolver(() => ActResult)
export class ActResultResolver {
  @FieldResolver(() => Action, { description: 'The action, read anew.' })
  async action(@Root() { actionId }: ActResult, @Ctx() { loaders }: RequestContext): Promise<Action> {
    return (await loaders.actionById.load(actionId)) as unknown as Action;
  }
}
