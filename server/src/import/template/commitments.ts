import type { Column, Section } from './column.js';
import { ACADEMY, REFERENCE } from './column-groups.js';

export const COMMITMENT_COLUMNS = [
  REFERENCE,
  {
    field: 'fundingSource',
    header: 'Ressource',
    type: 'FUNDING_SOURCE',
    required: true,
    help: 'Code ou libellé exact de la ressource engagée (feuille « Listes »).',
    aliases: ['Code ressource'],
    width: 28,
  },
  {
    field: 'amount',
    header: 'Montant engagé',
    type: 'AMOUNT',
    required: true,
    help: 'Montant juridiquement engagé, en euros.',
    aliases: ['Montant'],
    width: 16,
  },
  {
    field: 'committedOn',
    header: 'Date d’engagement',
    type: 'DATE',
    required: false,
    help: 'Date de l’engagement : 2021-07-05 ou 05/07/2021 (jour/mois/année).',
    aliases: ['Date', 'Engagé le'],
    width: 18,
  },
  {
    field: 'ground',
    header: 'Fondement',
    type: 'TEXT',
    required: false,
    help: 'Ce qui a permis l’engagement : avis du comité, décision du conseil d’administration…',
    aliases: [],
    width: 40,
  },
  ACADEMY,
] as const satisfies readonly Column[];

export const COMMITMENTS = {
  key: 'engagements',
  sheetName: 'Engagements',
  purpose: 'Une ligne par engagement de crédits, une fois remplies les conditions de la convention.',
  columns: COMMITMENT_COLUMNS,
} as const satisfies Section;
