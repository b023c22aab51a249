import type { Column, Section } from './column.js';
import { ACADEMY, REFERENCE } from './column-groups.js';

export const INDICATOR_COLUMNS = [
  REFERENCE,
  {
    field: 'label',
    header: 'Indicateur',
    type: 'TEXT',
    required: true,
    help: 'Libellé de l’indicateur.',
    aliases: ['Libellé', 'Libellé de l’indicateur'],
    width: 40,
  },
  {
    field: 'unit',
    header: 'Unité',
    type: 'TEXT',
    required: true,
    help: 'Unité de la cible et du résultat : %, élèves, jours…',
    aliases: [],
    width: 14,
  },
  {
    field: 'direction',
    header: 'Sens',
    type: 'DIRECTION',
    required: true,
    help: 'Hausse si le résultat doit atteindre ou dépasser la cible, Baisse s’il doit rester à la cible ou dessous.',
    aliases: ['Sens d’évolution'],
    width: 10,
  },
  {
    field: 'target',
    header: 'Cible',
    type: 'DECIMAL',
    required: false,
    help: 'Valeur visée, quatre décimales au plus. Vide : aucune cible fixée.',
    aliases: ['Valeur cible'],
    width: 12,
  },
  {
    field: 'result',
    header: 'Résultat',
    type: 'DECIMAL',
    required: false,
    help: 'Valeur atteinte, quatre décimales au plus. Vide : non évalué, ce qui n’est pas zéro.',
    aliases: ['Valeur atteinte'],
    width: 12,
  },
  {
    field: 'evaluatedOn',
    header: 'Date d’évaluation',
    type: 'DATE',
    required: false,
    help: 'Date de l’évaluation : 2022-06-30 ou 30/06/2022 (jour/mois/année).',
    aliases: ['Évalué le'],
    width: 16,
  },
  ACADEMY,
] as const satisfies readonly Column[];

export const INDICATORS = {
  key: 'indicateurs',
  sheetName: 'Indicateurs',
  purpose: 'Une ligne par indicateur de réussite : cible fixée avec l’action, résultat constaté ensuite.',
  columns: INDICATOR_COLUMNS,
} as const satisfies Section;
