/**
 * The words that a cell may hold in place of a code. A cell matches one entirely, whatever its accents and case, or is
 * refused: nothing is guessed from a resemblance.
 */
export interface Choice<Code extends string = string> {
  readonly code: Code;
  readonly label: string;
  readonly aliases: readonly string[];
}

export const STATUSES = [
  { code: 'DRAFT', label: 'Brouillon', aliases: [] },
  { code: 'SUBMITTED', label: 'Transmise', aliases: [] },
  { code: 'COMMISSION_OPINION', label: 'Avis de la commission', aliases: [] },
  { code: 'MINISTRIES_OPINION', label: 'Avis des ministères', aliases: [] },
  { code: 'COMMITTEE', label: 'Comité de pilotage', aliases: [] },
  { code: 'BOARD', label: 'Conseil d’administration', aliases: [] },
  { code: 'COMMITTED', label: 'Engagée', aliases: [] },
  { code: 'REALISED', label: 'Réalisée', aliases: [] },
  { code: 'CLOSED', label: 'Clôturée', aliases: ['Close'] },
  { code: 'REFUSED', label: 'Refusée', aliases: [] },
  { code: 'WITHDRAWN', label: 'Retirée', aliases: [] },
  { code: 'ABANDONED', label: 'Abandonnée', aliases: [] },
] as const satisfies readonly Choice[];

export const SHEET_KINDS = [
  { code: 'PLANNED', label: 'P', aliases: ['Prévisionnelle', 'Fiche prévisionnelle', 'Prévu', 'P-'] },
  { code: 'REALISED', label: 'R', aliases: ['Réalisée', 'Fiche réalisée', 'Réalisé', 'R-'] },
] as const satisfies readonly Choice[];

export const DIRECTIONS = [
  { code: 'UP', label: 'Hausse', aliases: ['À la hausse'] },
  { code: 'DOWN', label: 'Baisse', aliases: ['À la baisse'] },
] as const satisfies readonly Choice[];

export const ROLES = [
  { code: 'PROVIDER', label: 'Prestataire', aliases: [] },
  { code: 'PARTNER', label: 'Partenaire', aliases: [] },
  { code: 'CAMPUS', label: 'Campus des métiers et des qualifications', aliases: ['Campus', 'CMQ'] },
  { code: 'NETWORK', label: 'Réseau', aliases: [] },
  { code: 'SCHOOL', label: 'Établissement scolaire', aliases: ['Établissement'] },
  { code: 'HIGHER_EDUCATION', label: 'Enseignement supérieur', aliases: [] },
  { code: 'FIRM', label: 'Entreprise', aliases: [] },
  { code: 'BRANCH', label: 'Branche professionnelle', aliases: ['Branche'] },
  { code: 'ASSOCIATION', label: 'Association', aliases: [] },
  { code: 'PUBLIC_BODY', label: 'Organisme public', aliases: [] },
] as const satisfies readonly Choice[];
