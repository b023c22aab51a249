import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { COST, COUNT, MONEY, SOURCE_LINE } from './fragments.js';

const SHEET = graphql(
  `fragment SheetParts on Sheet {
    kind version number article steeringPartner steeringMinistry targetAudiences objectives startsOn endsOn
    partnerOrProvider description toolsAndActivities successIndicators evaluationMethod quantitativeReview
    qualitativeReview receivedOn
    total { ...Money }
    expenseItems {
      id label totalCents isTotalHidden academy { name } school { name }
      shares { cents fundingSource { id label } }
      source { ...Line }
    }
    headcounts { audience { code label } total isTotalHidden girls boys disability academy { name } }
    inKind { label givenBy estimatedCents }
    source { ...Line }
  }`,
  [MONEY, SOURCE_LINE],
);

export const ACTION = graphql(
  `query Action($slug: String!) {
    action(slug: $slug) {
      slug reference title year status isDemo
      convention { key shortTitle parties { key shortName } fundingSources { id label } }
      axis { code title article theme { code label } }
      academies { code name }
      actors { role name school { name commune } }
      plannedSheet { ...SheetParts }
      realisedSheet { ...SheetParts }
      indicators { id label unit direction target result isHidden attainment attainmentBasisPoints evaluatedOn academy { name } }
      commitments { id cents committedOn ground fundingSource { label } academy { name } source { ...Line } }
      planned { ...Money } committed { ...Money } spent { ...Money }
      plannedHeadcount { ...Count } reachedHeadcount { ...Count }
      costPerParticipation { ...Cost }
      source { ...Line }
      way { status label state decidedOn articles summary marks actorRole actorParty }
      opinions { body value givenOn sheetVersion stands articles party { shortName } }
      modifications {
        fromVersion toVersion state proposedOn presentedOn explanation articles
        content { label before after } budget { item source before after }
      }
      programme { year value decidedOn article summary }
    }
  }`,
  [SHEET, MONEY, COUNT, COST, SOURCE_LINE],
);

export type ActionDetail = NonNullable<ResultOf<typeof ACTION>['action']>;
export type Sheet = NonNullable<ActionDetail['plannedSheet']>;
export type Indicator = ActionDetail['indicators'][number];
