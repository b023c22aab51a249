import type { Refusal } from './refusal.js';
import type { ImportReport } from './report.js';
import { typeset } from './typeset.js';

const SHOWN_REFUSALS = 200;
const SHOWN_NOTICES = 50;

/**
 * The report of an import, in French, for a terminal or an e-mail.
 * @param isTrial whether the import was only planned
 */
export function reportText(report: ImportReport, isTrial = false): string {
  const { actions, rows, refusals, notices } = report;
  const done = report.applies && !isTrial;
  const lines = [
    `Convention « ${report.convention} », ${plural(report.files.length, 'fichier', 'fichiers')} : ${report.files.map(({ name }) => name).join(', ')}`,
    figure('Lignes lues', rows.read),
    figure('  retenues', rows.taken),
    figure('  en attente', rows.waiting),
    figure('  refusées', rows.refused),
    figure('Actions lues', actions.read),
    figure(done ? '  créées' : '  à créer', actions.created),
    figure(done ? '  mises à jour' : '  à mettre à jour', actions.updated),
    figure('  inchangées', actions.unchanged),
    figure('  refusées', actions.refused),
  ];
  if (notices.length > 0) {
    lines.push('', 'À noter :', ...notices.slice(0, SHOWN_NOTICES).map(({ text }) => `  - ${text}`), ...more(notices.length, SHOWN_NOTICES));
  }
  if (refusals.length > 0) {
    lines.push('', `Refus (${count(refusals.length)}) :`, ...refusals.slice(0, SHOWN_REFUSALS).map(refusalText), ...more(refusals.length, SHOWN_REFUSALS));
  }
  lines.push('', conclusion(report, isTrial));
  return typeset(lines.join('\n'));
}

function figure(label: string, value: number): string {
  return `  ${label.padEnd(20)}${count(value).padStart(10)}`;
}

function conclusion({ applies, isBlocked, refusals, notices }: ImportReport, isTrial: boolean): string {
  if (isBlocked && refusals.length === 0 && notices.some(({ code }) => code === 'LINES_LOST')) {
    return 'Rien n’a été chargé : les fichiers disent moins que la base (voir « À noter »). Si c’est voulu, relancez avec --accept-losses.';
  }
  if (isBlocked) {
    return 'Rien n’a été chargé. Corrigez les lignes ci-dessus et relancez, ou ajoutez --accept-valid pour charger les seules actions sans faute (quand chaque ligne se rattache à une action).';
  }
  if (!applies) return refusals.length > 0 ? 'Rien à changer parmi les actions sans faute.' : 'Rien à changer : la base dit déjà la même chose.';
  if (isTrial) return 'Rien n’a été chargé : ce n’était qu’un essai (--dry-run).';
  return refusals.length > 0 ? 'Les actions sans faute ont été chargées ; les autres sont à corriger.' : 'Tout a été chargé.';
}

/** « fiches.xlsx, Dépenses, ligne 12, colonne D (Montant total), « 12,345 » : … [AMOUNT_BELOW_A_CENT] ». */
function refusalText({ file, sheet, row, column, value, code, reason }: Refusal): string {
  const place = [file, sheet, row === null ? null : `ligne ${row}`, column === null ? null : `colonne ${column}`].filter((part) => part !== null);
  return `  - ${place.join(', ')}${value === null || value === '' ? '' : `, « ${value} »`} : ${reason} [${code}]`;
}

function more(length: number, shown: number): string[] {
  return length > shown ? [`  … et ${count(length - shown)} de plus.`] : [];
}

function count(value: number): string {
  return String(value).replace(/\B(?=(?:[0-9]{3})+$)/gu, '\u202F');
}

function plural(value: number, one: string, several: string): string {
  return `${count(value)} ${value > 1 ? several : one}`;
}
