import type { Column } from './column.js';

/** « Fiche action prévisionnelle, année N, n° P- » : every field of annexe 1. */
export const PLANNED_SHEET_COLUMNS = [
  text('number', 'N° de fiche', 'Numéro de la fiche prévisionnelle, par exemple P-2021-04.', ['N° P-'], 14),
  text('article', 'Article', 'Article de la convention dont relève l’action.', ['Article de la convention'], 12),
  text('steeringPartner', 'Pilotage partenaire', 'Qui pilote l’action pour le partenaire signataire.', [], 28),
  text('steeringMinistry', 'Pilotage ministère', 'Qui pilote l’action pour le ministère.', [], 28),
  text('targetAudiences', 'Publics cibles', 'Publics visés, en clair. Les effectifs vont dans la feuille « Publics ».', [], 28),
  text('objectives', 'Objectifs', 'Objectifs de l’action.', [], 40),
  date('startsOn', 'Date de début', 'Date de début : 2021-09-01 ou 01/09/2021 (jour/mois/année).'),
  date('endsOn', 'Date de fin', 'Date de fin : 2022-06-30 ou 30/06/2022 (jour/mois/année).'),
  text('partnerOrProvider', 'Partenaire ou prestataire', 'Partenaire ou prestataire, en clair.', ['Partenaire/Prestataire'], 28),
  text('description', 'Descriptif', 'Descriptif de l’action.', ['Descriptif de l’action'], 40),
  text('toolsAndActivities', 'Outils et activités', 'Outils et activités prévus.', [], 40),
  text('successIndicators', 'Indicateurs de réussite', 'Indicateurs, en clair. Les cibles chiffrées vont dans la feuille « Indicateurs ».', [], 40),
  text('evaluationMethod', 'Modalités d’évaluation', 'Modalités d’évaluation prévues.', [], 40),
  {
    field: 'planned.total',
    header: 'Prévu - Budget total',
    type: 'AMOUNT',
    required: false,
    help: 'Contrôle : s’il est rempli, il doit être égal à la somme des dépenses de la fiche P (feuille « Dépenses »).',
    aliases: ['Budget total prévisionnel'],
    width: 16,
  },
  date('receivedOn', 'Fiche reçue le', 'Date de réception de la fiche.'),
] as const satisfies readonly Column[];

function text<Name extends string>(name: Name, header: string, help: string, aliases: readonly string[], width: number) {
  return {
    field: `planned.${name}`,
    header: `Prévu - ${header}`,
    type: 'TEXT',
    required: false,
    help,
    aliases: aliases.map((alias) => `Prévu - ${alias}`),
    width,
  } as const;
}

function date<Name extends string>(name: Name, header: string, help: string) {
  return { field: `planned.${name}`, header: `Prévu - ${header}`, type: 'DATE', required: false, help, aliases: [], width: 14 } as const;
}
