import type { Catalogue } from '../convention/catalogue.js';
import { keysOfScope } from '../figures/dimension.js';
import { Dimension } from '../figures/figures.graphql.js';
import type { Scope } from '../figures/scope.js';
import { STATUSES } from '../import/template/labels.js';
import { typeset } from '../import/typeset.js';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';

/** What every file says of itself. */
export interface About {
  readonly title: string;
  readonly day: LocalDate;
  readonly isFictitious: boolean;
  /** « Année : 2021 », one a criterion; none: all. */
  readonly filters: readonly string[];
}

export const SOURCE = 'Conventions ouvertes';
export const LICENCE = 'Licence Ouverte 2.0 (Etalab)';
export const FICTITIOUS_NOTICE =
  'DONNÉES FICTIVES : actions, montants, effectifs, établissements et organismes sont inventés pour la démonstration et ne disent rien des signataires.';

const NAMES: Readonly<Record<Dimension, string>> = {
  [Dimension.CONVENTION]: 'Convention',
  [Dimension.YEAR]: 'Année',
  [Dimension.MONTH]: 'Mois',
  [Dimension.AXIS]: 'Axe',
  [Dimension.TOP_AXIS]: 'Axe',
  [Dimension.THEME]: 'Thème',
  [Dimension.FUNDING_SOURCE]: 'Ressource',
  [Dimension.ACADEMIC_REGION]: 'Région académique',
  [Dimension.ACADEMY]: 'Académie',
  [Dimension.AUDIENCE]: 'Public',
};

export const dimensionName = (dimension: Dimension): string => NAMES[dimension];

/** The criteria of a scope in words, several values of one on one line. */
export const filterLines = (scope: Scope, catalogue: Catalogue): readonly string[] => {
  const told = new Map<string, string[]>();
  const add = (name: string, value: string): unknown => told.set(name, [...(told.get(name) ?? []), value]);
  for (const { dimension, label } of keysOfScope(scope, catalogue)) add(NAMES[dimension], label);
  for (const status of scope.statuses ?? []) add('Statut', STATUSES.find(({ code }) => code === status)?.label ?? status);
  if (scope.search !== undefined) add('Recherche', `« ${scope.search} »`);
  return [...told].map(([name, values]) => typeset(`${name} : ${values.join(' ; ')}`));
};

/** The lines that open a file: what it is, whose, of when, under which licence, what was asked. */
export const aboutLines = ({ title, day, isFictitious, filters }: About): readonly string[] =>
  [
    ...(isFictitious ? [FICTITIOUS_NOTICE] : []),
    title,
    `Source : ${SOURCE}, données au ${formatDate(day)}`,
    `Licence : ${LICENCE}`,
    filters.length === 0 ? 'Filtres : aucun' : `Filtres : ${filters.join(' · ')}`,
  ].map(typeset);
