import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver, TokenResolver } from '../account/account.resolver.js';
import { PublicationResolver } from '../action/publication.resolver.js';
import { ActionResolver, ActorResolver } from '../action/action.resolver.js';
import { ActionMutationResolver, ActResultResolver } from '../action/action-mutations.resolver.js';
import * as way from '../action/way.resolver.js';
import * as budget from '../budget/budget.resolver.js';
import * as sheet from '../action/sheet.resolver.js';
import { ConventionCertificateResolver, SkillsCertificateResolver } from '../certificate/certificate.resolver.js';
import { CommitteeMutationResolver } from '../committee/committee-mutations.resolver.js';
import { CommitteeMeetingResolver, ConventionCommitteeResolver } from '../committee/committee.resolver.js';
import * as convention from '../convention/convention.resolver.js';
import { ActionConnectionResolver, ActionEdgeResolver } from '../figures/actions.resolver.js';
import { ImportUploadResolver } from '../import/desk/desk.resolver.js';
import { ConventionActivityResolver } from '../figures/convention-activity.resolver.js';
import { ConventionOrderResolver, MeetingOrderResolver, OrderMutationResolver } from '../committee/order.resolver.js';
import { ConventionDisputeResolver, DisputeResolver } from '../dispute/dispute.resolver.js';
import { ConventionDeclinationResolver, DeclinationResolver } from '../figures/declination.resolver.js';
import * as figures from '../figures/figures.resolver.js';
import * as firmsMoney from '../figures/firms-money.resolver.js';
import { LifeMutationResolver } from '../life/life-mutations.resolver.js';
import { ConventionEventResolver, ConventionLifeResolver } from '../life/life.resolver.js';
import { ObligationMutationResolver } from '../obligation/obligation-mutations.resolver.js';
import * as obligation from '../obligation/obligation.resolver.js';
import * as proof from '../figures/proof.resolver.js';
import { ConventionPrivacyResolver, PrivacyResolver } from '../privacy/privacy.resolver.js';
import * as reference from '../reference/reference.resolver.js';
import { withDirectResolvers } from './direct-resolvers.js';
import { withPlainFields } from './plain-fields.js';
import { SiteResolver } from './site.resolver.js';

/** The API's schema, from an explicit list of resolvers. */
export const buildApiSchema = async (): Promise<GraphQLSchema> => {
  const schema = await buildSchema({
    resolvers: [
      SiteResolver,
      TokenResolver,
      AccountResolver,
      ConventionPrivacyResolver,
      PrivacyResolver,
      PublicationResolver,
      ImportUploadResolver,
      reference.AcademicRegionResolver,
      reference.AcademyResolver,
      reference.PupilCountResolver,
      reference.SchoolResolver,
      reference.NomenclatureResolver,
      convention.ConventionResolver,
      convention.PartyResolver,
      convention.SignatoryResolver,
      convention.AxisResolver,
      convention.ConventionAudienceResolver,
      convention.FundingSourceResolver,
      convention.CapResolver,
      ConventionLifeResolver,
      ConventionEventResolver,
      LifeMutationResolver,
      ConventionCommitteeResolver,
      CommitteeMeetingResolver,
      CommitteeMutationResolver,
      MeetingOrderResolver,
      ConventionOrderResolver,
      OrderMutationResolver,
      obligation.ConventionObligationResolver,
      obligation.ObligationListResolver,
      obligation.ObligationResolver,
      obligation.FindingAnswerResolver,
      ObligationMutationResolver,
      ConventionCertificateResolver,
      SkillsCertificateResolver,
      ConventionDisputeResolver,
      DisputeResolver,
      ConventionDeclinationResolver,
      DeclinationResolver,
      ActionResolver,
      ActorResolver,
      way.ActionWayResolver,
      way.BodyOpinionResolver,
      way.ConventionProgrammeResolver,
      ActionMutationResolver,
      ActResultResolver,
      budget.BudgetResolver,
      budget.ActionBudgetResolver,
      budget.MoneyPositionResolver,
      budget.ImaginedCapUseResolver,
      budget.NotFittingResolver,
      sheet.SheetResolver,
      sheet.ExpenseItemResolver,
      sheet.ExpenseShareResolver,
      sheet.HeadcountResolver,
      sheet.IndicatorResolver,
      sheet.CommitmentResolver,
      figures.FiguresResolver,
      figures.CapUseResolver,
      firmsMoney.FirmsMoneyResolver,
      firmsMoney.FirmsSourceResolver,
      figures.CapAxisUseResolver,
      figures.ActionFiguresResolver,
      figures.SheetTotalResolver,
      ConventionActivityResolver,
      ActionConnectionResolver,
      ActionEdgeResolver,
      proof.ProofResolver,
      proof.ProofArticleResolver,
      proof.ProofLineResolver,
    ],
    validate: false,
  });
  return withDirectResolvers(withPlainFields(schema));
};

/** The schema as text, sorted, as it is committed in schema.graphql. */
export const printApiSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
