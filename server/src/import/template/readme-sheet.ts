import type { WriteSheet } from 'hucre';
import { typeset } from '../typeset.js';
import { SECTIONS, columnsOf } from './sections.js';
import { README_SHEET } from './side-sheets.js';
import type { TemplateConvention } from './template-convention.js';

/** « Lisez-moi »: how to fill the workbook, then what each column wants. */
export function readmeSheet(convention: TemplateConvention): WriteSheet {
  const columns = SECTIONS.flatMap((section) =>
    columnsOf(section.key, convention.fundingSources).map(({ header, required, help }) => [section.sheetName, header, required ? 'oui' : 'non', typeset(help)]),
  );
  const rules = [
    `Fiches d’actions - ${convention.title}`,
    `Convention : ${convention.key}`,
    'Une ligne d’« Actions » par action. Les autres feuilles s’y rattachent par la référence.',
    'Une cellule vide veut dire « non communiqué ». Zéro s’écrit 0.',
    'Montants : en euros, au centime près, par exemple 58 400,00. Les ressources d’une dépense doivent atteindre son montant.',
    'Dates : jour/mois/année (30/06/2022) ou 2022-06-30.',
    'Une feuille laissée vide ne dit rien : ce qui a été transmis auparavant reste.',
    'Une fiche (P ou R) dont le classeur ne dit rien reste telle qu’elle a été transmise.',
    'Ne renommez ni les feuilles ni les colonnes. Les en-têtes sombres sont obligatoires.',
  ];
  const sheets = SECTIONS.map(({ sheetName, purpose }) => [sheetName, typeset(purpose)]);
  return {
    name: README_SHEET,
    columns: [{ width: 24 }, { width: 40 }, { width: 14 }, { width: 110 }],
    rows: [...rules.map((rule) => [typeset(rule)]), [], ['Feuille', 'Contenu'], ...sheets, [], ['Feuille', 'Colonne', 'Obligatoire', 'Aide'], ...columns],
  };
}
