import type { Column, Section } from './column.js';
import { REFERENCE, SCHOOL } from './column-groups.js';

export const ACTOR_COLUMNS = [
  REFERENCE,
  {
    field: 'role',
    header: 'Rôle',
    type: 'ROLE',
    required: true,
    help: 'Rôle de l’acteur (feuille « Listes »).',
    aliases: [],
    width: 24,
  },
  {
    field: 'name',
    header: 'Nom',
    type: 'TEXT',
    required: true,
    help: 'Nom de l’organisme. Aucune personne physique.',
    aliases: ['Nom de l’acteur', 'Organisme'],
    width: 40,
  },
  {
    field: 'siret',
    header: 'SIRET',
    type: 'SIRET',
    required: false,
    help: 'Quatorze chiffres, en format texte.',
    aliases: ['N° SIRET', 'Numéro SIRET'],
    width: 18,
  },
  SCHOOL,
] as const satisfies readonly Column[];

export const ACTORS = {
  key: 'acteurs',
  sheetName: 'Acteurs',
  purpose: 'Une ligne par acteur autre que les signataires : prestataire, campus, établissement, entreprise…',
  columns: ACTOR_COLUMNS,
} as const satisfies Section;
