import type { BindingTerms } from '../convention/terms.js';
import type { ActionRole } from './status.js';

/** Who acts on an action, as far as the convention and the place decide. */
export interface ActingOnAction {
  readonly role: ActionRole;
  /** Null: belongs to no party. */
  readonly party: string | null;
  /** Codes of the régions académiques of a delegation. */
  readonly academicRegions: readonly string[];
}

/**
 * Whether someone acts on the actions of a convention at all, whatever the act: a partner, a committee's member or its
 * secretary under the conventions that their party signed; the ministry under all; a delegation where every place of the
 * action, or else the convention's own territory, lies in its régions. The public and administrators act on none.
 * @param regionsOfAction codes of the régions académiques where the action takes place; empty: national, or not broken down
 * @param regionOfAcademy région académique of each académie
 */
export function actsOn(terms: BindingTerms, who: ActingOnAction, regionsOfAction: readonly string[], regionOfAcademy: ReadonlyMap<string, string>): boolean {
  switch (who.role) {
    case 'PUBLIC':
    case 'ADMINISTRATOR':
      return false;
    case 'MINISTRY':
      return true;
    case 'PARTNER':
    case 'COMMITTEE_MEMBER':
    case 'COMMITTEE_SECRETARY':
      return terms.parties.some(({ key }) => key === who.party);
    case 'DELEGATION': {
      const places = regionsOfAction.length > 0 ? regionsOfAction : regionsOf(terms, regionOfAcademy);
      return places.length > 0 && places.every((region) => who.academicRegions.includes(region));
    }
  }
}

/** None for a national convention: no delegation answers for the nation. */
function regionsOf({ territory }: BindingTerms, regionOfAcademy: ReadonlyMap<string, string>): readonly string[] {
  switch (territory.kind) {
    case 'ACADEMIC_REGION':
      return [territory.academicRegionCode];
    case 'ACADEMY':
    case 'LOCAL': {
      const region = regionOfAcademy.get(territory.academyCode);
      return region === undefined ? [] : [region];
    }
    default:
      return [];
  }
}
