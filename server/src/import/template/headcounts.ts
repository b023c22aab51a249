import type { Column, Section } from './column.js';
import { ACADEMY, REFERENCE, SCHOOL, SHEET_KIND } from './column-groups.js';

export const HEADCOUNT_COLUMNS = [
  REFERENCE,
  SHEET_KIND,
  {
    field: 'audience',
    header: 'Public',
    type: 'AUDIENCE',
    required: true,
    help: 'Code ou libellé exact du public (feuille « Listes »).',
    aliases: ['Public cible', 'Code public'],
    width: 24,
  },
  headcount('total', 'Effectif', 'Participations prévues (P) ou touchées (R). Vide : non communiqué.', ['Effectifs', 'Effectif total']),
  headcount('girls', 'Filles', 'Dont filles ou femmes. Vide : non communiqué.', ['Dont filles', 'Femmes']),
  headcount('boys', 'Garçons', 'Dont garçons ou hommes. Vide : non communiqué.', ['Dont garçons', 'Hommes']),
  headcount('disability', 'Handicap', 'Dont personnes en situation de handicap. Vide : non communiqué.', ['Dont handicap']),
  ACADEMY,
  SCHOOL,
] as const satisfies readonly Column[];

export const HEADCOUNTS = {
  key: 'publics',
  sheetName: 'Publics',
  purpose: 'Une ligne par public et par lieu : combien de participations.',
  columns: HEADCOUNT_COLUMNS,
} as const satisfies Section;

function headcount<Name extends string>(field: Name, header: string, help: string, aliases: readonly string[]) {
  return { field, header, type: 'HEADCOUNT', required: false, help, aliases, width: 10 } as const;
}
