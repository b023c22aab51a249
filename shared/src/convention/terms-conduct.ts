import type { ArticleRef } from './article.js';
import type { ActorRef } from './terms-committee.js';
import type { VariantCode } from './terms-blank.js';

/** What must be kept, or shared with care (« confidentialité, contacts »). */
export type SecrecyClause =
  | {
      readonly kind: 'CONFIDENTIALITY';
      /** Whose information, in French. */
      readonly of: readonly ('MEMBER_FIRMS' | 'EDUCATION_SERVICE')[];
      /** Use elsewhere needs the express consent of those concerned. */
      readonly consentNeeded: boolean;
      /** Who must warn their staff; null where nobody. */
      readonly staffWarnedBy: ActorRef | null;
      readonly article: ArticleRef | null;
      readonly summary: string;
    }
  | {
      /** Lists of contacts shared among the signatories: never public. */
      readonly kind: 'CONTACT_LIST';
      readonly between: ActorRef;
      /** Month of the yearly exchange, 1 to 12; null where the text sets no rhythm. */
      readonly yearlyMonth: number | null;
      readonly underGdpr: boolean;
      readonly article: ArticleRef | null;
      readonly summary: string;
    };

/** What the parties owe each other when they speak in public (« communication »). */
export type CommunicationClause =
  | {
      /** A ministry's logo, by express written leave (« autorisation expresse et écrite »). */
      readonly kind: 'LOGO_LEAVE';
      readonly grantedBy: ActorRef;
      /** The leave says for how long. */
      readonly statesDuration: boolean;
      /** Key of the ending that a breach brings about; null where none. */
      readonly breachEnding: string | null;
      readonly article: ArticleRef | null;
      readonly summary: string;
    }
  /** Documents made together are approved by all parties. */
  | { readonly kind: 'JOINT_APPROVAL'; readonly by: ActorRef; readonly article: ArticleRef | null; readonly summary: string }
  /** The partnership is named on what the convention pays for. */
  | { readonly kind: 'PARTNERSHIP_NAMED'; readonly article: ArticleRef | null; readonly summary: string }
  /** The parties make the convention and its actions known. */
  | { readonly kind: 'RELAY'; readonly article: ArticleRef | null; readonly summary: string };

/** Rules for digital tools paid for by the convention (« environnements numériques »). */
export interface DigitalToolsClause {
  readonly priorAgreementOf: ActorRef;
  readonly sheets: readonly ('GDPR' | 'PUBLIC_ALGORITHM')[];
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** Who may sign a certificate of skills (« attestation de compétences »). */
export interface CertificateClause {
  readonly variant: VariantCode | null;
  /** On whose proposal; null where none is needed. */
  readonly proposedBy: 'HEAD_OF_SCHOOL' | null;
  /** Exactly one of these signs for education. */
  readonly educationSigner: readonly ('HEAD_OF_SCHOOL' | 'ACADEMIC_REGION_RECTOR' | 'ACADEMY_RECTOR')[];
  /** The professional partner or partners sign too. */
  readonly partnersSign: boolean;
  /** Those who may sign besides. */
  readonly mayAlsoSign: readonly 'REGION'[];
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** How a dispute is dealt with (« litiges »). */
export interface DisputeClause {
  /** CONCILIATION: a procedure; AMICABLE: settled between the parties; MEETING: they meet and examine it. */
  readonly kind: 'CONCILIATION' | 'AMICABLE' | 'MEETING';
  /** An exceptional meeting of the committee may be called by any party. */
  readonly exceptionalCommittee: boolean;
  /** Must come before any termination. */
  readonly beforeTermination: boolean;
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** An event that sets off a duty. */
export type TriggerEvent =
  | 'COLLECTION_LICENCE_CHANGED'
  | 'COLLECTION_LICENCE_WITHDRAWN'
  | 'PROVIDER_AGREEMENT_SIGNED'
  | 'BOARD_DECIDED'
  | 'CAMPUS_CREATED'
  | 'SECTION_OPENING_CHANGE_OR_CLOSURE_CONSIDERED'
  | 'IMMERSION_DONE'
  | 'FIRST_MEETING'
  | 'SCHOOL_PROPOSAL_RECEIVED';

/** A duty that an event sets off (« obligation déclenchée par un événement »). The texts set no delay for any. */
export interface EventDuty {
  readonly key: string;
  readonly event: TriggerEvent;
  readonly duty: 'INFORM' | 'SEND' | 'CONSULT' | 'EVALUATE' | 'TAKE_STOCK' | 'PASS_ON_WITH_OPINION';
  readonly owedBy: ActorRef;
  readonly owedTo: ActorRef;
  readonly form: 'WRITTEN' | 'ANY';
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** How the parties behave. */
export interface ConductTerms {
  readonly secrecy: readonly SecrecyClause[];
  readonly communication: readonly CommunicationClause[];
  readonly digitalTools: DigitalToolsClause | null;
  readonly certificates: readonly CertificateClause[];
  readonly disputes: readonly DisputeClause[];
  readonly eventDuties: readonly EventDuty[];
  /** The law that governs the convention, in French; null where the text does not say. */
  readonly governingLaw: { readonly law: string; readonly article: ArticleRef | null } | null;
}
