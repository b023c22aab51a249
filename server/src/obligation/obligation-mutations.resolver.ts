import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';
import { bindingTerms } from '../convention/permit-act.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import type { ConventionObligation } from './compute-obligations.js';
import { correctReport } from './correct-report.js';
import { DigitalToolInput, DutyDoneInput, LogoLeaveInput, ReportCorrectionInput, ReportInput } from './fulfilment-inputs.js';
import { FindingDecision } from './obligation-enums.js';
import { Obligation } from './obligation.graphql.js';
import { recordContactList, recordDigitalTool, recordLogoLeave, recordReport, type Changed } from './record-fulfilment.js';
import { answerFinding, recordDutyDone, reviewFinding } from './review-finding.js';
import { tellObligation } from './tell-obligation.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const INPUT = { description: 'What is recorded.' };
const OBLIGATION = { description: 'Identifier of the obligation.' };
const WHO = 'By the party that owes it, the committee’s secretariat, the ministry or an administrator.';

const changed = ({ convention }: Changed, { catalogue }: RequestContext): Convention => catalogue.conventions.get(convention) as Convention;
const told = (obligation: ConventionObligation, { catalogue }: RequestContext): Obligation => tellObligation(bindingTerms(catalogue, obligation.conventionKey), obligation);

@Resolver()
export class ObligationMutationResolver {
  @Mutation(() => Convention, { description: `Records a report as sent, approved or shown to a body. ${WHO}` })
  async recordReport(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReportInput, @Ctx() context: RequestContext): Promise<Convention> {
    return changed(await recordReport(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Convention, { description: `Corrects a day recorded of a report: the earlier day and the reason stay, for all to read. ${WHO}` })
  async correctReport(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReportCorrectionInput, @Ctx() context: RequestContext): Promise<Convention> {
    return changed(await correctReport(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Convention, { description: `Records the day on which lists of contacts were exchanged; the lists are not kept. ${WHO}` })
  async recordContactList(
    @Arg('key', KEY) key: string,
    @Arg('convention', () => ID, { description: 'Key of the convention.' }) convention: string,
    @Arg('exchangedOn', () => LocalDateScalar, { description: 'The day.' }) exchangedOn: string,
    @Ctx() context: RequestContext,
  ): Promise<Convention> {
    return changed(await recordContactList(context, context.catalogue, key, { convention, exchangedOn }), context);
  }

  @Mutation(() => Convention, { description: `Records a digital tool, its agreements and its sheets. ${WHO}` })
  async recordDigitalTool(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: DigitalToolInput, @Ctx() context: RequestContext): Promise<Convention> {
    return changed(await recordDigitalTool(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Convention, { description: 'Records a ministry’s leave to use its logo. By the ministry or an administrator.' })
  async recordLogoLeave(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: LogoLeaveInput, @Ctx() context: RequestContext): Promise<Convention> {
    return changed(await recordLogoLeave(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Obligation, { description: `Records that a duty which an event set off was done. ${WHO}` })
  async recordDutyDone(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: DutyDoneInput, @Ctx() context: RequestContext): Promise<Obligation> {
    return told(await recordDutyDone(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Obligation, { description: 'Confirms or sets aside a delay or a miss that the computer found. By a person of the ministry alone.' })
  async reviewFinding(
    @Arg('key', KEY) key: string,
    @Arg('obligation', () => ID, OBLIGATION) obligation: string,
    @Arg('decision', () => FindingDecision, { description: 'What is said of it.' }) decision: FindingDecision,
    @Arg('reason', { description: 'Why, in French.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    return told(await reviewFinding(context, context.catalogue, key, { obligation, decision, reason }), context);
  }

  @Mutation(() => Obligation, { description: 'Answers a finding, for all to read beside it. By the party concerned alone.' })
  async answerFinding(
    @Arg('key', KEY) key: string,
    @Arg('obligation', () => ID, OBLIGATION) obligation: string,
    @Arg('answer', { description: 'The answer, in French. No personal data.' }) answer: string,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    return told(await answerFinding(context, context.catalogue, key, { obligation, answer }), context);
  }
}
