import type { ArticleRef } from './article.js';
import type { ActorRef, PartyBody, YearlyDeadline } from './terms-committee.js';

/** An act on an action's way (« étape »). */
export type ActionStepKind =
  | 'PLANNED_SHEET'
  | 'COMMISSION_EXAMINATION'
  | 'MINISTRY_OPINION'
  | 'COMMITTEE_OPINION'
  | 'COMMITTEE_VOTE'
  | 'BOARD_APPROVAL'
  | 'COMMITTEE_INFORMED'
  | 'COMMITMENT'
  | 'REALISED_SHEET';

/**
 * What a step decides: MONEY, no credit may be committed without it; PROGRESS, the next body sees only what passed;
 * SUPPORT, the ministries' own part in the action; NOTHING, it is a duty that blocks nothing by itself.
 */
export type StepBinding = 'MONEY' | 'PROGRESS' | 'SUPPORT' | 'NOTHING';

/** A step that the text sets, in order (« parcours d'une action »). */
export interface ActionStep {
  readonly kind: ActionStepKind;
  readonly by: ActorRef;
  /** Whether it is taken for each action, or once for the yearly programme. */
  readonly on: 'ACTION' | 'YEARLY_PROGRAMME';
  readonly binds: StepBinding;
  /**
   * What the step must yield for what it binds: GIVEN, whatever it says; FAVOURABLE, a yes. AS_READ: the text does not
   * say; see `OPINION_BINDING` (an opinion) or `PROGRAMME_APPROVAL_BINDING` (the board on the programme).
   */
  readonly requires: 'GIVEN' | 'FAVOURABLE' | 'AS_READ';
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** An opinion that a ministry may give on a fiche, and what follows (« avis favorable, réservé, défavorable »). */
export interface OpinionRule {
  readonly value: 'FAVOURABLE' | 'RESERVED' | 'UNFAVOURABLE';
  /** LOGO_AND_RELAY: support, shown by the logo — which needs its own leave — and relay; RECOMMENDATIONS: what would make it favourable. */
  readonly effect: 'LOGO_AND_RELAY' | 'RECOMMENDATIONS' | 'NO_SUPPORT';
  readonly article: ArticleRef | null;
}

/** What a change to an approved action calls for (« modification d'une action »). */
export interface ModificationRule {
  readonly of: readonly ('CONTENT' | 'BUDGET')[];
  /** PRESENTED: shown beforehand, not voted again. */
  readonly duty: 'PRESENTED_BEFOREHAND' | 'VOTED_AGAIN';
  readonly to: ActorRef;
  readonly article: ArticleRef | null;
}

/** The fiches that an action must have (« fiche prévisionnelle, fiche de réalisation, annexe financière »). */
export interface SheetsClause {
  readonly planned: { readonly article: ArticleRef | null; readonly model: ArticleRef | null };
  readonly realised: { readonly article: ArticleRef | null; readonly model: ArticleRef | null };
  /** Itemised financial annex; null where the text asks for none. */
  readonly financialAnnex: { readonly article: ArticleRef | null } | null;
  /** Who receives the fiches; NOT_IN_TEXT where not said. */
  readonly sentTo: ActorRef;
}

/** When a report falls due (« échéance »). */
export type ReportDue =
  | ({ readonly kind: 'YEARLY' } & YearlyDeadline)
  /** At the yearly meeting of the committee. */
  | { readonly kind: 'YEARLY_MEETING' }
  /** At the end of the convention, without a date; see `MULTI_YEAR_REPORT_DUE`. */
  | { readonly kind: 'AT_THE_END' };

/** A report that the parties owe (« bilan »). */
export interface ReportClause {
  readonly key: string;
  /** ANNUAL_REPORT: bilan annuel; MULTI_YEAR_REPORT: bilan pluriannuel; YEARLY_PLAN: plan de l'année à venir; REVIEW: point annuel. */
  readonly kind: 'ANNUAL_REPORT' | 'MULTI_YEAR_REPORT' | 'YEARLY_PLAN' | 'REVIEW';
  readonly label: string;
  /** CALENDAR_YEAR: 1 January to 31 December; UNSPECIFIED_YEAR: « l'année ». */
  readonly period: 'CALENDAR_YEAR' | 'UNSPECIFIED_YEAR' | 'WHOLE_TERM';
  readonly groupedByAxis: boolean;
  readonly by: ActorRef;
  readonly to: readonly ActorRef[];
  /** Bodies that see it before it is sent; empty where none. */
  readonly presentedFirstTo: readonly ActorRef[];
  /** Sent for approval (« pour validation »). */
  readonly forApproval: boolean;
  readonly due: ReportDue;
  /** Still owed once the convention has ended. */
  readonly outlivesConvention: boolean;
  readonly article: ArticleRef | null;
}

/** How actions are decided, followed and reported. */
export interface GovernanceTerms {
  readonly bodies: readonly PartyBody[];
  /** In the order that the text sets; empty where it sets none. */
  readonly actionSteps: readonly ActionStep[];
  /** Empty where the text names no opinion values. */
  readonly opinions: readonly OpinionRule[];
  readonly modification: ModificationRule | null;
  readonly sheets: SheetsClause | null;
  readonly reports: readonly ReportClause[];
}
