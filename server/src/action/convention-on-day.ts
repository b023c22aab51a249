import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { BindingTerms, ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { conventionFacts } from '../life/convention-facts.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';

/** A convention's terms as amended by a day, and whether money may be newly committed on it. */
export interface ConventionOnDay {
  readonly terms: BindingTerms;
  /** Null: impossible to tell, the convention is undated. */
  readonly mayCommit: boolean | null;
}

/** @throws FrenchError CONVENTION_UNKNOWN, CONVENTION_IS_TEMPLATE */
export const conventionOnDay = async (client: Queryable, key: string, day: LocalDate): Promise<ConventionOnDay> => {
  const { rows } = await client.query<{ terms: ConventionTerms }>('SELECT terms FROM convention WHERE key = $1', [key]);
  const terms = rows[0]?.terms;
  if (!terms) throw new FrenchError('CONVENTION_UNKNOWN', `La convention « ${key.slice(0, 100)} » n’existe pas : choisissez-la dans la liste.`);
  if (terms.kind === 'TEMPLATE') throw new FrenchError('CONVENTION_IS_TEMPLATE', `« ${key} » est un modèle : il ne lie personne, et aucune action n’en relève.`);
  const [facts] = await conventionFacts(client, [key]);
  const amended = amendedLifeAt(terms, facts!.amendments, facts!.life, day);
  return { terms: amended.terms, mayCommit: amended.life.mayCommit };
};
