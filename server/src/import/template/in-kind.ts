import type { Column, Section } from './column.js';
import { REFERENCE, SHEET_KIND } from './column-groups.js';

export const IN_KIND_COLUMNS = [
  REFERENCE,
  SHEET_KIND,
  {
    field: 'label',
    header: 'Soutien',
    type: 'TEXT',
    required: true,
    help: 'Prêt, équipement, document, plateau technique…',
    aliases: ['Soutien en nature', 'Libellé'],
    width: 40,
  },
  {
    field: 'givenBy',
    header: 'Apporté par',
    type: 'TEXT',
    required: false,
    help: 'Qui apporte le soutien.',
    aliases: ['Donateur'],
    width: 28,
  },
  {
    field: 'estimated',
    header: 'Valeur estimée',
    type: 'AMOUNT',
    required: false,
    help: 'Valeur estimée en euros ; elle n’entre dans aucun total. Vide : non estimée.',
    aliases: ['Montant estimé'],
    width: 16,
  },
] as const satisfies readonly Column[];

export const IN_KIND = {
  key: 'soutiens',
  sheetName: 'Soutiens en nature',
  purpose: 'Une ligne par soutien en nature, avec ou sans valeur estimée.',
  columns: IN_KIND_COLUMNS,
} as const satisfies Section;
