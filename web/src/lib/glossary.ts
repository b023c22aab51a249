import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export interface GlossaryEntry {
  /** Anchor on the page « Comprendre ». */
  readonly id: string;
  readonly term: string;
  readonly definition: string;
}

/** The words of the site that a reader may not know, in alphabetical order. */
export function glossary(): readonly GlossaryEntry[] {
  return [
    { id: 'axe', term: m.glossary_axis(), definition: m.glossary_axis_text() },
    { id: 'avenant', term: m.glossary_amendment(), definition: m.glossary_amendment_text() },
    { id: 'convention', term: m.glossary_convention(), definition: m.glossary_convention_text() },
    { id: 'copil', term: m.glossary_committee(), definition: m.glossary_committee_text() },
    { id: 'depense', term: m.glossary_spent(), definition: m.glossary_spent_text() },
    { id: 'engage', term: m.glossary_committed(), definition: m.glossary_committed_text() },
    { id: 'fiche', term: m.glossary_sheet(), definition: m.glossary_sheet_text() },
    { id: 'indicateur', term: m.glossary_indicator(), definition: m.glossary_indicator_text() },
    { id: 'participation', term: m.glossary_participation(), definition: m.glossary_participation_text() },
    { id: 'plafond', term: m.glossary_cap(), definition: m.glossary_cap_text() },
    { id: 'prevu', term: m.glossary_planned(), definition: m.glossary_planned_text() },
    { id: 'reconduction', term: m.glossary_renewal(), definition: m.glossary_renewal_text() },
    { id: 'ressource', term: m.glossary_source(), definition: m.glossary_source_text() },
    { id: 'theme', term: m.glossary_theme(), definition: m.glossary_theme_text() },
    { id: 'ventilation', term: m.glossary_breakdown(), definition: m.glossary_breakdown_text() },
  ].sort((left, right) => left.term.localeCompare(right.term, getLocale()));
}
