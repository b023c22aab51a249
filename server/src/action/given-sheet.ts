/** The written rubrics of a fiche as given; a member absent or null is left blank. */
export interface SheetTexts {
  readonly article?: string | null;
  readonly steeringPartner?: string | null;
  readonly steeringMinistry?: string | null;
  readonly targetAudiences?: string | null;
  readonly objectives?: string | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly partnerOrProvider?: string | null;
  readonly description?: string | null;
  readonly toolsAndActivities?: string | null;
  readonly successIndicators?: string | null;
  readonly evaluationMethod?: string | null;
  readonly quantitativeReview?: string | null;
  readonly qualitativeReview?: string | null;
}

export interface GivenExpense {
  readonly label: string;
  readonly academy?: string | null;
  readonly school?: string | null;
  readonly shares: readonly { readonly source: string; readonly cents: number }[];
}

export interface GivenHeadcount {
  readonly audience: string;
  readonly academy?: string | null;
  readonly school?: string | null;
  readonly total?: number | null;
  readonly girls?: number | null;
  readonly boys?: number | null;
  readonly disability?: number | null;
}

/** An indicator that a planned fiche sets. */
export interface GivenTarget {
  readonly label: string;
  readonly unit: string;
  readonly direction: 'UP' | 'DOWN';
  /** An exact decimal as text; null: no target set. */
  readonly target?: string | null;
  readonly academy?: string | null;
}

export interface GivenInKind {
  readonly label: string;
  readonly givenBy?: string | null;
  /** Null: not estimated. */
  readonly estimatedCents?: number | null;
}

/** A fiche as someone gives it, whole; but for what is left out (null), which stays as in the version in force. */
export interface GivenSheet extends SheetTexts {
  readonly expenses: readonly GivenExpense[];
  readonly headcounts: readonly GivenHeadcount[];
  readonly indicators?: readonly GivenTarget[] | null;
  readonly inKind?: readonly GivenInKind[] | null;
}

export interface NewSheet {
  readonly actionId: number;
  readonly conventionKey: string;
  readonly kind: 'PLANNED' | 'REALISED';
  readonly version: number;
  readonly isCurrent: boolean;
  readonly isPending: boolean;
  readonly receivedOn: string;
  readonly content: GivenSheet;
}
