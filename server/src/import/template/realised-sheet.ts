import type { Column } from './column.js';

/** « Fiche action réalisée, année N, n° R- » : every field of annexe 2. */
export const REALISED_SHEET_COLUMNS = [
  text('number', 'N° de fiche', 'Numéro de la fiche réalisée, par exemple R-2021-04.', ['N° R-'], 14),
  text('article', 'Article', 'Article de la convention dont relève l’action.', ['Article de la convention'], 12),
  text('steeringPartner', 'Pilotage partenaire', 'Qui a piloté l’action pour le partenaire signataire.', [], 28),
  text('steeringMinistry', 'Pilotage ministère', 'Qui a piloté l’action pour le ministère.', [], 28),
  text('targetAudiences', 'Publics cibles', 'Publics touchés, en clair. Les effectifs vont dans la feuille « Publics ».', [], 28),
  text('objectives', 'Objectifs', 'Objectifs de l’action.', [], 40),
  date('startsOn', 'Date de début', 'Date de début : 2021-09-01 ou 01/09/2021 (jour/mois/année).'),
  date('endsOn', 'Date de fin', 'Date de fin : 2022-06-30 ou 30/06/2022 (jour/mois/année).'),
  text('partnerOrProvider', 'Partenaire ou prestataire', 'Partenaire ou prestataire, en clair.', ['Partenaire/Prestataire'], 28),
  text('description', 'Descriptif', 'Descriptif de l’action menée.', ['Descriptif de l’action'], 40),
  text('toolsAndActivities', 'Outils et activités', 'Outils et activités réalisés.', [], 40),
  {
    field: 'realised.total',
    header: 'Réalisé - Budget total',
    type: 'AMOUNT',
    required: false,
    help: 'Contrôle : s’il est rempli, il doit être égal à la somme des dépenses de la fiche R (feuille « Dépenses »).',
    aliases: [],
    width: 16,
  },
  text('quantitativeReview', 'Bilan quantitatif', 'Bilan quantitatif, en clair.', [], 40),
  text('qualitativeReview', 'Bilan qualitatif', 'Bilan qualitatif, en clair.', [], 40),
  date('receivedOn', 'Fiche reçue le', 'Date de réception de la fiche.'),
] as const satisfies readonly Column[];

function text<Name extends string>(name: Name, header: string, help: string, aliases: readonly string[], width: number) {
  return {
    field: `realised.${name}`,
    header: `Réalisé - ${header}`,
    type: 'TEXT',
    required: false,
    help,
    aliases: aliases.map((alias) => `Réalisé - ${alias}`),
    width,
  } as const;
}

function date<Name extends string>(name: Name, header: string, help: string) {
  return { field: `realised.${name}`, header: `Réalisé - ${header}`, type: 'DATE', required: false, help, aliases: [], width: 14 } as const;
}
