import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Cents } from '@conventions-ouvertes/shared/money';
import type { CellValues } from '../cell/cell-value.js';
import type { MaybeWithheld } from './withheld-cell.js';

/** Where a line comes from: a row of this import, or the file that it was stored from and that this import says nothing against. */
export type LineOrigin =
  | { readonly kind: 'READ'; readonly file: number; readonly sheet: string | null; readonly row: number }
  | { readonly kind: 'STORED'; readonly importFileId: number | null; readonly sheet: string | null; readonly row: number | null };

interface Line {
  readonly origin: LineOrigin;
}

export type SheetKind = CellValues['SHEET_KIND'];

/** The fields of a fiche, annexes 1 and 2 together; null: not told. */
export interface SheetFields {
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
  /** Annexe 1 only. */
  readonly successIndicators: string | null;
  /** Annexe 1 only. */
  readonly evaluationMethod: string | null;
  /** Annexe 2 only. */
  readonly quantitativeReview: string | null;
  /** Annexe 2 only. */
  readonly qualitativeReview: string | null;
  readonly receivedOn: LocalDate | null;
}

export const SHEET_FIELD_NAMES = [
  'number',
  'article',
  'steeringPartner',
  'steeringMinistry',
  'targetAudiences',
  'objectives',
  'startsOn',
  'endsOn',
  'partnerOrProvider',
  'description',
  'toolsAndActivities',
  'successIndicators',
  'evaluationMethod',
  'quantitativeReview',
  'qualitativeReview',
  'receivedOn',
] as const satisfies readonly (keyof SheetFields)[];

export interface Expense extends Line {
  readonly label: string;
  readonly total: Cents;
  readonly academy: string | null;
  readonly school: string | null;
  /** By code of funding source, in order of code; an explicit zero is kept. */
  readonly shares: readonly { readonly source: string; readonly cents: Cents }[];
}

export interface Headcount extends Line {
  readonly audience: string;
  readonly academy: string | null;
  readonly school: string | null;
  readonly total: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly disability: number | null;
}

export interface InKind extends Line {
  readonly label: string;
  readonly givenBy: string | null;
  readonly estimated: Cents | null;
}

export interface Indicator extends Line {
  readonly label: string;
  readonly unit: string;
  readonly direction: CellValues['DIRECTION'];
  /** Exact decimals, `12.5`. */
  readonly target: string | null;
  readonly result: string | null;
  readonly evaluatedOn: LocalDate | null;
  readonly academy: string | null;
}

export interface Commitment extends Line {
  readonly source: string;
  readonly cents: Cents;
  readonly committedOn: LocalDate | null;
  readonly ground: string | null;
  readonly academy: string | null;
}

export interface Actor {
  readonly role: CellValues['ROLE'];
  readonly name: string;
  readonly siret: string | null;
  readonly school: string | null;
}

export interface SheetContent extends Line {
  readonly fields: SheetFields;
  readonly expenses: readonly Expense[];
  readonly headcounts: readonly Headcount[];
  readonly inKind: readonly InKind[];
}

export interface ActionIdentity {
  readonly year: number;
  readonly axis: string;
  readonly title: string;
  readonly status: CellValues['STATUS'];
}

/** All that the database holds of an action once an import is done. */
export interface ActionContent extends Line {
  readonly reference: string;
  readonly identity: ActionIdentity;
  /** Codes of académies, in order: those told of the action and those of its lines. Empty: national or not broken down. */
  readonly territory: readonly string[];
  readonly planned: SheetContent | null;
  readonly realised: SheetContent | null;
  readonly indicators: readonly Indicator[];
  readonly commitments: readonly Commitment[];
  readonly actors: readonly Actor[];
}

/** Lines whose numbers an export may withhold. */
export type ToldHeadcount = Headcount & MaybeWithheld;
export type ToldIndicator = Indicator & MaybeWithheld;

/** Lines whose amounts an export may withhold; null: it did. */
export type ToldExpense = Omit<Expense, 'total'> & MaybeWithheld & { readonly total: Cents | null };
export type ToldCommitment = Omit<Commitment, 'cents'> & MaybeWithheld & { readonly cents: Cents | null };

/** What an import says of a fiche; undefined: not a word, so what is stored stays. */
export interface ToldSheet {
  readonly fields: { readonly [Name in keyof SheetFields]: SheetFields[Name] | undefined };
  readonly expenses: readonly ToldExpense[] | undefined;
  readonly headcounts: readonly ToldHeadcount[] | undefined;
  readonly inKind: readonly InKind[] | undefined;
}

/** What an import says of an action. */
export interface ToldAction extends Line, MaybeWithheld {
  readonly reference: string;
  readonly identity: ActionIdentity;
  readonly territory: readonly string[] | undefined;
  readonly planned: ToldSheet | undefined;
  readonly realised: ToldSheet | undefined;
  readonly indicators: readonly ToldIndicator[] | undefined;
  readonly commitments: readonly ToldCommitment[] | undefined;
  readonly actors: readonly Actor[] | undefined;
}

/** A fiche as it is told, once what was withheld of it is what is stored. */
export type KeptSheet = Omit<ToldSheet, 'expenses'> & { readonly expenses: readonly Expense[] | undefined };

/** An action as it is told, once what was withheld of it is what is stored. */
export type KeptAction = Omit<ToldAction, 'planned' | 'realised' | 'commitments'> & {
  readonly planned: KeptSheet | undefined;
  readonly realised: KeptSheet | undefined;
  readonly commitments: readonly Commitment[] | undefined;
};
