import type { Column, Section } from './column.js';
import { ACADEMY, REFERENCE, SCHOOL, SHEET_KIND } from './column-groups.js';

/** Then comes one column a funding source of the convention: see `resource-columns.ts`. */
export const EXPENSE_COLUMNS = [
  REFERENCE,
  SHEET_KIND,
  {
    field: 'label',
    header: 'Poste de dépenses',
    type: 'TEXT',
    required: true,
    help: 'Poste de dépenses de l’annexe financière.',
    aliases: ['Poste', 'Libellé du poste'],
    width: 36,
  },
  {
    field: 'total',
    header: 'Montant total',
    type: 'AMOUNT',
    required: true,
    help: 'Montant du poste en euros ; les ressources de la ligne doivent l’atteindre au centime près.',
    aliases: ['Montant', 'Total'],
    width: 16,
  },
  ACADEMY,
  SCHOOL,
] as const satisfies readonly Column[];

export const EXPENSES = {
  key: 'depenses',
  sheetName: 'Dépenses',
  purpose: 'Une ligne par poste de dépenses et par lieu, avec la part que prend chaque ressource (annexes financières).',
  columns: EXPENSE_COLUMNS,
} as const satisfies Section;
