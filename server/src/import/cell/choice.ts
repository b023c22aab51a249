import { accepted, refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { shownText, type RawCell } from '../reading/raw-table.js';
import type { ChoiceIndex } from './choice-index.js';

/** How a kind of code is named in a refusal: « L’axe », « axe », feminine or not. */
export interface ChoiceWords {
  readonly code: string;
  readonly unknown: string;
  readonly wanted: string;
}

export const CHOICE_WORDS = {
  AXIS: { code: 'AXIS_UNKNOWN', unknown: 'n’est pas un axe de la convention', wanted: 'son code ou son intitulé exact' },
  FUNDING_SOURCE: { code: 'FUNDING_SOURCE_UNKNOWN', unknown: 'n’est pas une ressource de la convention', wanted: 'son code ou son libellé exact' },
  AUDIENCE: { code: 'AUDIENCE_UNKNOWN', unknown: 'n’est pas un public de la nomenclature', wanted: 'son code ou son libellé exact' },
  ACADEMY: { code: 'ACADEMY_UNKNOWN', unknown: 'n’est pas une académie', wanted: 'son code à deux chiffres ou son nom exact' },
  STATUS: { code: 'STATUS_UNKNOWN', unknown: 'n’est pas un statut', wanted: 'un statut de la liste' },
  SHEET_KIND: { code: 'SHEET_KIND_UNKNOWN', unknown: 'ne dit pas de quelle fiche il s’agit', wanted: 'P (prévisionnelle) ou R (réalisée)' },
  DIRECTION: { code: 'DIRECTION_UNKNOWN', unknown: 'n’est pas un sens', wanted: 'Hausse ou Baisse' },
  ROLE: { code: 'ROLE_UNKNOWN', unknown: 'n’est pas un rôle', wanted: 'un rôle de la liste' },
} as const satisfies Record<string, ChoiceWords>;

/** Reads a code or an exact label. What names two codes is refused, as what names none. */
export function parseChoice(cell: RawCell, index: ChoiceIndex, words: ChoiceWords): Parsed<string> {
  const codes = cell.kind === 'NUMBER' && !cell.isPercent ? index.codesOfNumber(cell.number) : index.codesOf(shownText(cell));
  const [code] = codes;
  const shown = shownText(cell);
  if (code === undefined) {
    return refused(words.code, `« ${shown} » ${words.unknown} : écrivez ${words.wanted} (feuille « Listes » du modèle).`);
  }
  if (codes.length > 1) {
    return refused('CODE_AMBIGUOUS', `« ${shown} » peut désigner ${codes.map((one) => `« ${one} »`).join(' ou ')} : écrivez le code.`);
  }
  return accepted(code);
}
