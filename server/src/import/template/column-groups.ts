import type { Column } from './column.js';

/** « Référence » ties each row of the other sheets to its action. */
export const REFERENCE = {
  field: 'reference',
  header: 'Référence',
  type: 'REFERENCE',
  required: true,
  help: 'Référence de l’action, la même dans toutes les feuilles : lettres sans accent, chiffres, point, tiret, souligné ; 64 caractères au plus.',
  aliases: ['Référence action', 'Référence de l’action', 'Réf.', 'Réf. action'],
  width: 18,
} as const satisfies Column;

/** Says whether the row belongs to the planned fiche (annexe 1) or to the realised one (annexe 2). */
export const SHEET_KIND = {
  field: 'sheetKind',
  header: 'Fiche',
  type: 'SHEET_KIND',
  required: true,
  help: 'P pour la fiche prévisionnelle, R pour la fiche réalisée.',
  aliases: ['Fiche P/R', 'Type de fiche'],
  width: 8,
} as const satisfies Column;

export const ACADEMY = {
  field: 'academy',
  header: 'Académie',
  type: 'ACADEMY',
  required: false,
  help: 'Code à deux chiffres ou nom exact. Vide : national ou non ventilé.',
  aliases: ['Code académie', 'Nom de l’académie'],
  width: 18,
} as const satisfies Column;

export const SCHOOL = {
  field: 'school',
  header: 'UAI',
  type: 'UAI',
  required: false,
  help: 'Code UAI de l’établissement : sept chiffres et une lettre.',
  aliases: ['Code UAI', 'UAI de l’établissement', 'RNE', 'Code RNE'],
  width: 11,
} as const satisfies Column;
