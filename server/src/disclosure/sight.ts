import { FIRST_DISCLOSURE_RULES, type DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import { may } from '@conventions-ouvertes/shared/access/permissions';
import type { Actor } from '../access/actor.js';
import type { Catalogue } from '../convention/catalogue.js';
import { conventionsOfFirms } from '../convention/firms-sources.js';

/** Whose eyes a figure is for: what of the small headcounts they may see. */
export interface Sight {
  /** Ministry and administrator: nothing is hidden. */
  readonly seesAll: boolean;
  /** Keys of the conventions that they see in full: those that their party signed. */
  readonly conventions: readonly string[];
  /** Codes of the académies that they see in full: those of a delegation's régions académiques. */
  readonly academies: readonly string[];
  /** Whether nobody signed in looks: what is read is then the same for all. */
  readonly isPublic?: boolean;
  /** Keys of the conventions that hold money of firms: of all others, nothing is ever set aside. Any, if not said. */
  readonly firmsConventions?: ReadonlySet<string>;
  /** Thresholds of this deployment; those of French official statistics, if not said. */
  readonly rules?: DisclosureRules;
  /** Decides what is hidden of the present data, where those who read may not write; by their own connection, if not said. */
  readonly decide?: () => Promise<unknown>;
}

export const rulesOf = ({ rules = FIRST_DISCLOSURE_RULES }: Sight): DisclosureRules => rules;

/** Anyone's. What is not said to be for someone is for anyone. */
export const PUBLIC_SIGHT: Sight = { seesAll: false, conventions: [], academies: [] };

/** Whether they see no more than anyone. */
export const isOfPublic = ({ seesAll, conventions, academies }: Sight): boolean => !seesAll && conventions.length === 0 && academies.length === 0;

/** Whether any convention holds money of firms, as far as is known. */
export const mayLeaveOutFirms = ({ seesAll, firmsConventions }: Sight): boolean => !seesAll && firmsConventions?.size !== 0;

/** Of whoever may see all, and of those parts of the product that show nothing to anyone. */
export const FULL_SIGHT: Sight = { seesAll: true, conventions: [], academies: [] };

/** What someone sees in full is what they may read before it is published: one table of rights says both. */
export const sightOf = (actor: Actor | null, catalogue: Catalogue, decide: () => Promise<void>, rules: DisclosureRules): Sight => {
  const firmsConventions = conventionsOfFirms(catalogue);
  if (actor === null) return { ...PUBLIC_SIGHT, isPublic: true, firmsConventions, decide, rules };
  const conventions = [...catalogue.conventions.keys()].filter((key) => {
    const parties = (catalogue.partiesOf.get(key) ?? []).map(({ partyKey }) => partyKey);
    return may(actor, 'READ_UNPUBLISHED', { convention: { key, parties } });
  });
  const regions = [...catalogue.regions.keys()].filter((region) => may(actor, 'READ_UNPUBLISHED', { regions: [region] }));
  const academies = regions.flatMap((region) => (catalogue.academiesOfRegion.get(region) ?? []).map(({ code }) => code));
  return { seesAll: may(actor, 'READ_UNPUBLISHED'), conventions, academies, firmsConventions, decide, rules };
};
