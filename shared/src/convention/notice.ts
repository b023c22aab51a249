import { addDays, addMonths, compareDates, monthsBefore, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { nextSchoolYearStart, sourceOfStart } from '../school-year.js';
import { citing, type Grounds } from '../verdict.js';
import { readingInForce } from './first-readings.js';
import type { NonRenewalFact, TerminationNotice } from './life-facts.js';
import type { ReadingTopic } from './readings.js';
import type { NonRenewalNotice, TerminationClause } from './terms-life.js';
import type { BindingTerms } from './terms.js';

/** What a notice does. `ENDS`: the convention's last day; `UNKNOWN`: a valid notice whose day cannot be told; `NONE`: no effect. */
export type NoticeEffect = Grounds &
  (
    | { readonly outcome: 'ENDS'; readonly lastDay: LocalDate; readonly givenOn: LocalDate }
    | { readonly outcome: 'UNKNOWN'; readonly givenOn: LocalDate | null }
    | { readonly outcome: 'NONE' }
  );

/**
 * The last day that a notice of termination sets. A period of N months from a day ends with the day of the same number
 * N months later, that day included (or with the last of a shorter month): the notice never comes out shorter than N.
 */
export function terminationEffect(terms: BindingTerms, notice: TerminationNotice): NoticeEffect {
  const clause = terms.termination;
  if (clause === null) {
    return { outcome: 'NONE', articles: [], readings: [], inputs: [], explanation: 'Le texte n’ouvre pas aux parties de dénonciation unilatérale.' };
  }
  const { day: givenOn, readings } = startOfNotice(terms, clause, notice);
  const grounds = { articles: citing(clause.article), readings, inputs: noticeInputs(notice) };
  if (notice.agreedLastDay !== null && givenOn !== null) {
    const explanation = `Les parties ont convenu que la convention prend fin le ${formatDate(notice.agreedLastDay)}.`;
    return { ...grounds, outcome: 'ENDS', lastDay: notice.agreedLastDay, givenOn, explanation };
  }
  if (givenOn === null) {
    return { ...grounds, outcome: 'UNKNOWN', givenOn: null, explanation: 'Le préavis ne court pas encore\u00A0: la date dont il part n’est pas connue.' };
  }
  return clause.effect.kind === 'NEXT_SCHOOL_YEAR'
    ? atNextSchoolYear(givenOn, grounds)
    : afterNotice(clause.effect, givenOn, notice, grounds);
}

function atNextSchoolYear(givenOn: LocalDate, grounds: Omit<Grounds, 'explanation'>): NoticeEffect {
  const start = nextSchoolYearStart(givenOn);
  if (start === null) {
    return { ...grounds, outcome: 'UNKNOWN', givenOn, explanation: 'La résiliation prend effet à la rentrée scolaire suivante, dont la date n’est pas encore connue.' };
  }
  const explanation = `La résiliation prend effet à la rentrée scolaire suivante, le ${formatDate(start)}.`;
  const inputs = [...grounds.inputs, { label: 'Rentrée scolaire', value: `${formatDate(start)}, ${sourceOfStart(start)}` }];
  return { ...grounds, inputs, outcome: 'ENDS', lastDay: addDays(start, -1), givenOn, explanation };
}

function afterNotice(
  effect: Extract<TerminationClause['effect'], { kind: 'AFTER_NOTICE' }>,
  givenOn: LocalDate,
  notice: TerminationNotice,
  grounds: Omit<Grounds, 'explanation'>,
): NoticeEffect {
  if (effect.notice.state !== 'KNOWN') {
    return { ...grounds, outcome: 'UNKNOWN', givenOn, explanation: 'La durée du préavis n’est pas fixée.' };
  }
  const months = effect.notice.months;
  const minimum = addMonths(givenOn, months);
  const asked = notice.requestedLastDay;
  const lastDay = asked !== null && asked > minimum && effect.isMinimum ? asked : minimum;
  const because =
    lastDay === asked
      ? 'à la date demandée, postérieure au délai minimal'
      : asked !== null && asked < minimum
        ? 'le délai minimal prévalant sur la date demandée'
        : 'à l’expiration de ce délai';
  const explanation = `Préavis de ${months}\u00A0mois courant du ${formatDate(givenOn)}\u00A0: la convention prend fin le ${formatDate(lastDay)}, ${because}.`;
  return { ...grounds, outcome: 'ENDS', lastDay, givenOn, explanation };
}

/** Whether a notice not to renew comes early enough to stop the term that ends on `lastDay` from being renewed. */
export function preventsRenewal(terms: BindingTerms, clause: NonRenewalNotice | null, notice: NonRenewalFact, lastDay: LocalDate): boolean {
  const readsReceipt = readingInForce(terms, 'NOTICE_RUNS_FROM') === 'RECEIPT';
  const givenOn = readsReceipt ? notice.receivedOn : notice.sentOn;
  if (givenOn === null) return false;
  // Where the text sets no length of notice, any day up to the last one will do.
  if (clause === null || clause.notice.state !== 'KNOWN') return givenOn <= lastDay;
  return givenOn <= lastDayToGiveNotice(lastDay, clause.notice.months);
}

/** The last day on which a notice of `months` can still be given so that it has run by `end`. */
export function lastDayToGiveNotice(end: LocalDate, months: number): LocalDate {
  let day = monthsBefore(end, months);
  // Two days may lead to the same clamped end of month: the later one still makes it.
  while (compareDates(addMonths(addDays(day, 1), months), end) <= 0) day = addDays(day, 1);
  return day;
}

function startOfNotice(
  terms: BindingTerms,
  clause: TerminationClause,
  notice: TerminationNotice,
): { readonly day: LocalDate | null; readonly readings: readonly ReadingTopic[] } {
  const said = clause.effect.kind === 'AFTER_NOTICE' ? clause.effect.runsFrom : 'AS_READ';
  if (said !== 'AS_READ') return { day: said === 'RECEIPT' ? notice.receivedOn : notice.sentOn, readings: [] };
  const read = readingInForce(terms, 'NOTICE_RUNS_FROM');
  return { day: read === 'RECEIPT' ? notice.receivedOn : notice.sentOn, readings: ['NOTICE_RUNS_FROM'] };
}

function noticeInputs(notice: TerminationNotice): Grounds['inputs'] {
  const told = (day: LocalDate | null) => (day === null ? 'non renseignée' : formatDate(day));
  return [
    { label: 'Notification envoyée', value: told(notice.sentOn) },
    { label: 'Notification reçue', value: told(notice.receivedOn) },
  ];
}
