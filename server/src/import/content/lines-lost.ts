import type { Notice } from '../report.js';
import { typeset } from '../typeset.js';
import type { ActionContent, SheetContent } from './action-content.js';

/** What an update takes away, said before it is: lines that the new files no longer tell. */
export function linesLost(before: ActionContent, after: ActionContent): readonly Notice[] {
  const lists: readonly (readonly [string, number, number])[] = [
    ...sheetLists('de la fiche prévisionnelle', before.planned, after.planned),
    ...sheetLists('de la fiche réalisée', before.realised, after.realised),
    ['indicateur(s)', before.indicators.length, after.indicators.length],
    ['engagement(s)', before.commitments.length, after.commitments.length],
    ['acteur(s)', before.actors.length, after.actors.length],
  ];
  return lists
    .filter(([, had, has]) => has < had)
    .map(([what, had, has]) => ({
      reference: after.reference,
      code: 'LINES_LOST',
      text: typeset(`L’action « ${after.reference} » avait ${had} ${what} ; les fichiers en disent ${has}.`),
    }));
}

function sheetLists(of: string, before: SheetContent | null, after: SheetContent | null): readonly (readonly [string, number, number])[] {
  const count = (sheet: SheetContent | null, list: 'expenses' | 'headcounts' | 'inKind'): number => sheet?.[list].length ?? 0;
  return [
    [`ligne(s) de dépenses ${of}`, count(before, 'expenses'), count(after, 'expenses')],
    [`ligne(s) de publics ${of}`, count(before, 'headcounts'), count(after, 'headcounts')],
    [`soutien(s) en nature ${of}`, count(before, 'inKind'), count(after, 'inKind')],
  ];
}
