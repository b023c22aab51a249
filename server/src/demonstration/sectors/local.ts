import type { LocalConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import * as regional from './regional.js';
import type { Sector } from './sector.js';

/** Words of a local convention's text that tell its trade. */
const WORDS: readonly (readonly [RegExp, Sector])[] = [
  [/aéronauti|avion/iu, regional.AERONAUTICS],
  [/naval|nautiqu|bateau/iu, regional.MARITIME],
  [/logisti|transport/iu, regional.LOGISTICS],
  [/numéri|cyber|informati/iu, regional.DIGITAL],
  [/ferroviaire|\brails?\b/iu, regional.RAILWAY],
  [/restauration collective|collectivité|cuisin/iu, regional.CATERING],
  [/restaura|hôtel/iu, regional.HOSPITALITY],
  [/agroaliment|aliment|fromag/iu, regional.FOOD],
  [/éolien|photovolta|énerg|batterie|hydrogène/iu, regional.ENERGY],
  [/\bbois\b|charpent|menuis/iu, regional.WOOD],
  [/bâtiment|construction|travaux publics/iu, regional.CONSTRUCTION],
  [/usinage|mécani|microtechni|soudage|chaudronn/iu, regional.MECHANICS],
  [/commerce|vente/iu, regional.RETAIL],
];

/** The trade that a local convention is about, from its title, its purpose and what was filled in its blanks. */
export function localSectors(terms: LocalConventionTerms): readonly Sector[] {
  const filled = terms.origin.filled.flatMap((blank) => (blank.type === 'TEXT' ? [blank.value] : []));
  const text = [terms.title, terms.shortTitle, ...filled, terms.purpose.summary].join(' ');
  const counts = WORDS.map(([word, sector]) => ({ sector, count: [...text.matchAll(new RegExp(word, 'giu'))].length }));
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best));
  return [most.count > 0 ? most.sector : regional.MECHANICS];
}
