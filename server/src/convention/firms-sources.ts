import { isFirmsMoney } from '@conventions-ouvertes/shared/disclosure/firms-money';
import { scopedId, type Catalogue, type CatalogueContents } from './catalogue.js';

const kept = new WeakMap<CatalogueContents, ReadonlyMap<string, string>>();

/** Sources that a firm gives, as the texts say: the key of the firm by the identifier of the source (`opca-defi-2016/HORS_QUOTA`). */
export const firmsSources = (catalogue: Catalogue): ReadonlyMap<string, string> => {
  const known = kept.get(catalogue.contents);
  if (known) return known;
  const sources = new Map<string, string>();
  for (const [key, { terms }] of catalogue.conventions) {
    const firms = new Set(terms.parties.filter(({ kind }) => isFirmsMoney(kind)).map((party) => party.key));
    for (const { code, fundedBy } of terms.fundingSources) if (fundedBy !== null && firms.has(fundedBy)) sources.set(scopedId(key, code), fundedBy);
  }
  kept.set(catalogue.contents, sources);
  return sources;
};

/** Whether any convention names a firm as the giver of a source: where none does, no line is ever set aside. */
export const holdsFirmsMoney = (catalogue: Catalogue): boolean => firmsSources(catalogue).size > 0;

export const conventionsOfFirms = (catalogue: Catalogue): ReadonlySet<string> => new Set([...firmsSources(catalogue).keys()].map((id) => id.slice(0, id.lastIndexOf('/'))));
