import { addDays, addMonths } from '@conventions-ouvertes/shared/local-date';
import type { Draft } from '../convention-schema.js';
import type { Report } from '../convention-problem.js';
import type { Check } from './check.js';

type Term = NonNullable<Draft['terms']>[number];

/** A start, a length and an end that do not contradict each other. */
export const checkLife: Check = ({ kind, draft }, report) => {
  for (const [index, term] of (draft.terms ?? []).entries()) {
    checkLength(term, index, draft.signature, report);
    checkRenewal(term, index, report);
  }
  if (kind === 'CONVENTION' && draft.terms !== undefined && draft.terms.length > 1) {
    report('SEVERAL_TERMS', ['terms', 1], 'une convention n’a qu’une durée\u202f; seul un modèle en a une par variante.');
  }
  for (const [index, { parent }] of (draft.parents ?? []).entries()) {
    if (parent.kind !== 'EXTERNAL' || parent.signedOn === null || draft.signature?.state !== 'DATED') continue;
    if (parent.signedOn > draft.signature.date) {
      report('PARENT_AFTER_CHILD', ['parents', index, 'parent', 'signedOn'], 'la convention dont relève celle-ci est signée après elle.');
    }
  }
  for (const [index, { event, ground }] of (draft.endingsByEvent ?? []).entries()) {
    const logo = event === 'MINISTRY_LOGO_USED_WITHOUT_LEAVE';
    const leave = draft.communication?.some((clause) => clause.kind === 'LOGO_LEAVE');
    if (logo && leave === false) report('ENDING_WITHOUT_CLAUSE', ['endingsByEvent', index, 'event'], 'aucune clause de communication ne soumet le logo à une autorisation (LOGO_LEAVE).');
    if (draft.windingDown === undefined) continue;
    const scoped = draft.windingDown.some((clause) => clause.on.includes(ground) && clause.scope === 'TERMS_DURING_NOTICE');
    if (scoped) report('NOTICE_WITHOUT_NOTICE', ['windingDown'], `une fin de plein droit (${ground}) n’a pas de préavis pendant lequel les clauses tiendraient.`);
  }
};

function checkLength({ length }: Term, index: number, signature: Draft['signature'], report: Report): void {
  if (length.kind !== 'UNTIL' || signature?.state !== 'DATED') return;
  const at = ['terms', index, 'length'] as const;
  if (length.date < signature.date) {
    report('END_BEFORE_START', [...at, 'date'], `la convention s’achèverait le ${length.date}, avant sa signature le ${signature.date}.`);
    return;
  }
  if (length.statedMonths === null) return;
  const anniversary = addMonths(signature.date, length.statedMonths);
  if (length.date !== anniversary && length.date !== addDays(anniversary, -1)) {
    report('LENGTH_AND_END_CONTRADICT', [...at, 'statedMonths'], `${length.statedMonths} mois depuis le ${signature.date} ne mènent pas au ${length.date}.`);
  }
}

function checkRenewal({ length, tacitRenewal, renewalRequest, nonRenewalNotice }: Term, index: number, report: Report): void {
  const months = length.kind === 'MONTHS' ? length.months : null;
  const at = ['terms', index] as const;
  if (renewalRequest !== null && months !== null && renewalRequest.monthsBeforeEnd >= months) {
    report('REQUEST_BEFORE_START', [...at, 'renewalRequest', 'monthsBeforeEnd'], `la demande serait due avant le début d’une durée de ${months} mois.`);
  }
  if (nonRenewalNotice?.notice.state === 'KNOWN' && months !== null && nonRenewalNotice.notice.months >= months) {
    report('NOTICE_LONGER_THAN_TERM', [...at, 'nonRenewalNotice', 'notice', 'months'], `le préavis dépasserait la durée de ${months} mois.`);
  }
  if (nonRenewalNotice !== null && tacitRenewal.kind === 'EXCLUDED') {
    report('RENEWAL_CONTRADICTS', [...at, 'nonRenewalNotice'], 'un préavis de non-reconduction contredit l’exclusion de toute tacite reconduction.');
  }
  if (length.kind === 'NOT_IN_TEXT' && tacitRenewal.kind === 'ALLOWED') {
    report('RENEWAL_CONTRADICTS', [...at, 'tacitRenewal'], 'une convention sans durée ne se reconduit pas.');
  }
}
