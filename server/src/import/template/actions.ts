import type { Column, Section } from './column.js';
import { REFERENCE } from './column-groups.js';
import { PLANNED_SHEET_COLUMNS } from './planned-sheet.js';
import { REALISED_SHEET_COLUMNS } from './realised-sheet.js';

const IDENTITY_COLUMNS = [
  REFERENCE,
  {
    field: 'year',
    header: 'Année',
    type: 'YEAR',
    required: true,
    help: 'Année de l’action, sur quatre chiffres.',
    aliases: ['Année N', 'Exercice'],
    width: 8,
  },
  {
    field: 'axis',
    header: 'Axe',
    type: 'AXIS',
    required: true,
    help: 'Code de l’axe de la convention, ou son intitulé exact (feuille « Listes »).',
    aliases: ['Axe de collaboration', 'Code axe'],
    width: 14,
  },
  {
    field: 'title',
    header: 'Intitulé',
    type: 'TEXT',
    required: true,
    help: 'Intitulé de l’action.',
    aliases: ['Titre', 'Intitulé de l’action', 'Titre de l’action'],
    width: 40,
  },
  {
    field: 'status',
    header: 'Statut',
    type: 'STATUS',
    required: true,
    help: 'Étape où en est l’action (feuille « Listes »).',
    aliases: ['Statut de l’action', 'État'],
    width: 22,
  },
  {
    field: 'academies',
    header: 'Académies',
    type: 'ACADEMIES',
    required: false,
    help: 'Académies où l’action a lieu, séparées par « ; », en plus de celles que citent les autres feuilles. Vide : national ou non ventilé.',
    aliases: ['Territoire'],
    width: 20,
  },
] as const satisfies readonly Column[];

export const ACTION_COLUMNS = [...IDENTITY_COLUMNS, ...PLANNED_SHEET_COLUMNS, ...REALISED_SHEET_COLUMNS] as const;

export const ACTIONS = {
  key: 'actions',
  sheetName: 'Actions',
  purpose: 'Une ligne par action, avec sa fiche prévisionnelle et, une fois l’action menée, sa fiche réalisée.',
  columns: ACTION_COLUMNS,
} as const satisfies Section;
