import type { AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Cents } from '@conventions-ouvertes/shared/money';
import type { ROLES, STATUSES } from '../import/template/labels.js';

export type Status = (typeof STATUSES)[number]['code'];
export type Role = (typeof ROLES)[number]['code'];

/** Where a line takes place; both null: national, or not broken down. */
export interface DemoPlace {
  readonly academyCode: string | null;
  readonly uai: string | null;
}

export interface DemoItem extends DemoPlace {
  readonly label: string;
  /** What each funding source pays; the item's total is their sum. */
  readonly shares: readonly { readonly code: string; readonly amount: Cents }[];
}

export interface DemoHeadcount extends DemoPlace {
  readonly audience: AudienceCode;
  /** Null: not reported. */
  readonly total: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly disability: number | null;
}

export interface DemoInKind {
  readonly label: string;
  readonly givenBy: string | null;
  /** Null: not estimated. */
  readonly estimated: Cents | null;
}

/** The texts and dates of a fiche; null where the partner left the field empty. */
export interface DemoSheetTexts {
  readonly number: string | null;
  readonly article: string | null;
  readonly steeringPartner: string | null;
  readonly steeringMinistry: string | null;
  readonly targetAudiences: string | null;
  readonly objectives: string | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly partnerOrProvider: string | null;
  readonly description: string | null;
  readonly toolsAndActivities: string | null;
  readonly receivedOn: LocalDate | null;
}

interface DemoSheetLines {
  readonly items: readonly DemoItem[];
  readonly headcounts: readonly DemoHeadcount[];
  readonly inKind: readonly DemoInKind[];
}

export interface DemoPlannedSheet extends DemoSheetTexts, DemoSheetLines {
  readonly successIndicators: string | null;
  readonly evaluationMethod: string | null;
}

export interface DemoRealisedSheet extends DemoSheetTexts, DemoSheetLines {
  readonly quantitativeReview: string | null;
  readonly qualitativeReview: string | null;
}

export interface DemoIndicator {
  readonly label: string;
  readonly unit: string;
  readonly direction: 'UP' | 'DOWN';
  /** In tenths of the unit; null: no target set. */
  readonly targetTenths: number | null;
  /** In tenths of the unit; null: not evaluated. */
  readonly resultTenths: number | null;
  readonly evaluatedOn: LocalDate | null;
  readonly academyCode: string | null;
}

export interface DemoCommitment {
  readonly fundingSource: string;
  readonly amount: Cents;
  readonly committedOn: LocalDate;
  readonly ground: string;
  readonly academyCode: string | null;
}

export interface DemoActor {
  readonly role: Role;
  readonly name: string;
  /** UAI of an invented school; null for all else. No actor has a SIRET: an invented one could be somebody's. */
  readonly uai: string | null;
}

/** An invented action, as a partner would have sent it. */
export interface DemoAction {
  readonly reference: string;
  readonly year: number;
  readonly axisCode: string;
  readonly title: string;
  readonly status: Status;
  readonly academyCodes: readonly string[];
  readonly planned: DemoPlannedSheet;
  /** Null: no fiche réalisée has come in. */
  readonly realised: DemoRealisedSheet | null;
  readonly indicators: readonly DemoIndicator[];
  readonly commitments: readonly DemoCommitment[];
  readonly actors: readonly DemoActor[];
}
