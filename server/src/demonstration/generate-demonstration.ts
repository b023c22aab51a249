import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { ReferenceData, School } from '../reference/reference-data.js';
import { budgetYear } from './budget.js';
import type { DemoAction } from './demo-action.js';
import { inventAction } from './invent-action.js';
import { outlineActions, type DemoTerms } from './outline.js';
import { profileOf, type Profile } from './profile.js';
import { inventSchools } from './demo-schools.js';
import { writeBundle, type DemoFile } from './write-bundle.js';

/** The bundle of CSV files that the partner of one convention would have sent. */
export interface DemoBundle {
  readonly conventionKey: string;
  readonly files: readonly DemoFile[];
}

export interface Demonstration {
  /** Invented schools, `isDemo` true: to be loaded before the bundles, which name them. */
  readonly schools: readonly School[];
  readonly bundles: readonly DemoBundle[];
}

/** An action of the demonstration, with the convention under which it stands. */
export interface InventedActions {
  readonly terms: DemoTerms;
  readonly actions: readonly DemoAction[];
}

/**
 * Invents the fiches of the demonstration: the same conventions and reference data give the same bytes. Schools, firms,
 * providers and figures are made up; conventions and académies are real. Conventions for which it has no profile get none.
 */
export function generateDemonstration(conventions: readonly ConventionTerms[], reference: ReferenceData): Demonstration {
  const { schools, invented } = inventActions(conventions, reference);
  return {
    schools,
    bundles: invented.map(({ terms, actions }) => ({
      conventionKey: terms.key,
      files: writeBundle(`demonstration/${terms.key}`, actions, terms),
    })),
  };
}

/** The same as typed records, before they are written. */
export function inventActions(
  conventions: readonly ConventionTerms[],
  reference: ReferenceData,
): { readonly schools: readonly School[]; readonly invented: readonly InventedActions[] } {
  const told = conventions
    .flatMap((terms) => (terms.kind === 'TEMPLATE' ? [] : withProfile(terms)))
    .sort((left, right) => (left.terms.key < right.terms.key ? -1 : 1));
  const { schools, carrying } = inventSchools(reference, told.flatMap(({ terms }) => (terms.kind === 'LOCAL' ? [terms] : [])));
  return {
    schools,
    invented: told.map(({ terms, profile }) => {
      const known = { schools, carrying: carrying.get(terms.key) ?? null };
      return {
        terms,
        actions: outlineActions(terms, profile, reference, known)
          .flatMap(budgetYear)
          .map((outline) => inventAction(outline, inForceFrom(terms, profile), schools)),
      };
    }),
  };
}

function withProfile(terms: DemoTerms): readonly { readonly terms: DemoTerms; readonly profile: Profile }[] {
  const profile = profileOf(terms);
  return profile === null ? [] : [{ terms, profile }];
}

/** The day of signature; for the undated text, the first day of the first year that the profile tells of. */
function inForceFrom(terms: DemoTerms, profile: Profile): LocalDate {
  if (terms.signature.state === 'DATED') return terms.signature.date;
  return localDate(`${profile.years[0]?.year ?? 0}-01-01`);
}
