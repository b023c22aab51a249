import { addDays, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Grounds } from '../verdict.js';
import { readingInForce } from './first-readings.js';
import type { EndingEventFact } from './life-facts.js';
import type { EndingByEvent, EndingGround } from './terms-life.js';
import type { BindingTerms } from './terms.js';

/** What an event that the text names does to the convention. `lastDay` null: to be confirmed, or its day is unknown. */
export interface EventEnding extends Grounds {
  readonly fact: EndingEventFact;
  readonly ground: EndingGround;
  readonly lastDay: LocalDate | null;
  readonly toBeConfirmed: boolean;
}

/**
 * Endings by the sole effect of an event: a licence withdrawn (DEFi, article 14), a ministry's logo used without leave
 * (OPCO EP, article 11). A breach found and not confirmed by a person of the ministry ends nothing.
 * Null where the text names no such ending.
 */
export function eventEnding(terms: BindingTerms, fact: EndingEventFact): EventEnding | null {
  const clause = terms.endingsByEvent.find(({ key }) => key === fact.ending);
  if (clause === undefined) return null;
  const { from, reading } = effectDay(terms, clause, fact);
  const toBeConfirmed = fact.confirmedOn === null;
  const name = clause.ground === 'LAPSE' ? 'caduque' : 'résiliée de plein droit';
  const explanation = toBeConfirmed
    ? `Fait constaté le ${formatDate(fact.occurredOn)}, à confirmer par le ministère\u00A0: s’il l’est, la convention est ${name}.`
    : from === null
      ? `La convention est ${name}, à une date qui n’est pas connue.`
      : `La convention est ${name} à compter du ${formatDate(from)}.`;
  return {
    fact,
    ground: clause.ground,
    lastDay: toBeConfirmed || from === null ? null : addDays(from, -1),
    toBeConfirmed,
    articles: citing(clause.article),
    readings: [reading],
    inputs: [
      { label: 'Fait', value: clause.summary },
      { label: 'Date du fait', value: formatDate(fact.occurredOn) },
      { label: 'Source', value: fact.source },
    ],
    explanation,
  };
}

function effectDay(
  terms: BindingTerms,
  clause: EndingByEvent,
  fact: EndingEventFact,
): { readonly from: LocalDate | null; readonly reading: 'LICENCE_WITHDRAWAL_DATE' | 'LAPSE_DATE' } {
  if (clause.event === 'COLLECTION_LICENCE_WITHDRAWN') {
    const own = readingInForce(terms, 'LICENCE_WITHDRAWAL_DATE') === 'EFFECT_OF_WITHDRAWAL';
    return { from: own ? fact.effectiveOn : fact.notifiedOn, reading: 'LICENCE_WITHDRAWAL_DATE' };
  }
  const fromBreach = clause.effectiveOn === 'EFFECT_OF_THE_EVENT' || readingInForce(terms, 'LAPSE_DATE') === 'BREACH';
  return { from: fromBreach ? (fact.effectiveOn ?? fact.occurredOn) : fact.confirmedOn, reading: 'LAPSE_DATE' };
}
