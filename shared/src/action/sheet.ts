import type { AudienceCode } from '../convention/audiences.js';
import type { FundingSourceCode } from '../convention/terms-money.js';
import type { Figure } from '../figure.js';
import type { LocalDate } from '../local-date.js';
import type { Cents } from '../money.js';

/** The share of an expense item that one source pays (« ressource affectée »). */
export interface ExpenseShare {
  readonly source: FundingSourceCode;
  readonly amount: Cents;
}

/** One line of the financial annex (« poste de dépenses »); its shares add up to it. */
export interface ExpenseItem {
  readonly label: string;
  readonly academyCode: string | null;
  readonly uai: string | null;
  readonly shares: readonly ExpenseShare[];
}

export interface SheetHeadcount {
  readonly audience: AudienceCode;
  readonly academyCode: string | null;
  readonly uai: string | null;
  /** Participations. */
  readonly total: Figure<number>;
  /** Of which girls and women, boys and men, people with a disability. */
  readonly girls: Figure<number>;
  readonly boys: Figure<number>;
  readonly disability: Figure<number>;
}

export interface SheetIndicator {
  readonly label: string;
  readonly unit: string;
  readonly direction: 'UP' | 'DOWN';
  /** A decimal number as text; null: no target set. */
  readonly target: string | null;
  readonly academyCode: string | null;
}

/** Support in kind (« soutien en nature »): in no total of money. */
export interface SheetInKind {
  readonly label: string;
  /** Null: not told. */
  readonly givenBy: string | null;
  /** Null: not estimated. */
  readonly estimated: Cents | null;
}

/** The written rubrics of annexes 1 and 2 of the DEFi convention; null: left blank. */
export interface SheetRubrics {
  readonly axisCode: string | null;
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
  readonly successIndicators: string | null;
  readonly evaluationMethod: string | null;
}

/** A sheet (« fiche ») of one kind in one version. */
export interface Sheet {
  readonly version: number;
  readonly rubrics: SheetRubrics;
  readonly items: readonly ExpenseItem[];
  readonly headcounts: readonly SheetHeadcount[];
  /** Those that this version sets; none on a realised sheet. */
  readonly indicators: readonly SheetIndicator[];
  readonly inKind: readonly SheetInKind[];
}

export const RUBRIC_LABELS: Readonly<Record<keyof SheetRubrics, string>> = {
  axisCode: 'Axe',
  article: 'Article de la convention',
  steeringPartner: 'Pilotage pour le partenaire',
  steeringMinistry: 'Pilotage pour le ministère',
  targetAudiences: 'Publics cibles',
  objectives: 'Objectifs',
  startsOn: 'Date de début',
  endsOn: 'Date de fin',
  partnerOrProvider: 'Partenaire ou prestataire',
  description: 'Descriptif de l’action',
  toolsAndActivities: 'Outils et activités',
  successIndicators: 'Indicateurs de réussite',
  evaluationMethod: 'Modalités d’évaluation',
};

/**
 * Names items so that those of two sheets can be set side by side: by label and place, and by order among namesakes.
 * Case and spaces do not count.
 */
export function keyed<T extends { readonly academyCode: string | null; readonly uai: string | null }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
): ReadonlyMap<string, T> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const name = JSON.stringify([nameOf(row).trim().replace(/\s+/gu, ' ').toLowerCase(), row.academyCode, row.uai]);
      const rank = (seen.get(name) ?? 0) + 1;
      seen.set(name, rank);
      return [`${name}#${rank}`, row] as const;
    }),
  );
}
