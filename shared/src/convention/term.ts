import { addDays, addMonths, daysBetween, lastDayOfTerm, latest, type LocalDate } from '../local-date.js';
import { citing, type Grounds } from '../verdict.js';
import { formatDate, formatDuration } from '../local-date-text.js';
import { articleLabel } from './article.js';
import { readingInForce } from './first-readings.js';
import type { ExpressRenewal, LifeFacts } from './life-facts.js';
import type { ReadingTopic } from './readings.js';
import type { TermClause } from './terms-life.js';
import type { BindingTerms } from './terms.js';

/** When a term ends: a day; never, until a party gives notice; or on a day that the text does not let one tell. */
export type TermEnd =
  | { readonly kind: 'ON'; readonly lastDay: LocalDate }
  | { readonly kind: 'OPEN_ENDED' }
  | { readonly kind: 'UNKNOWN' };

/** One run of the convention: the first, or one that a renewal opened. Earlier terms are kept beside the current one. */
export interface Term extends Grounds {
  /** From 1. */
  readonly number: number;
  readonly origin: 'SIGNATURE' | 'TACIT_RENEWAL' | 'EXPRESS_RENEWAL';
  readonly firstDay: LocalDate;
  readonly end: TermEnd;
}

/** The clause that sets the term: in a local convention, that of its variant. Null where the file has none for it. */
export function termClause(terms: BindingTerms): TermClause | null {
  const variant = terms.kind === 'LOCAL' ? terms.origin.variant : null;
  return terms.terms.find((clause) => clause.variant === variant) ?? terms.terms.find((clause) => clause.variant === null) ?? null;
}

/** The day on which the convention begins to bind; null while it is undated or a party has still to sign. */
export function firstDay(terms: BindingTerms, facts: LifeFacts): LocalDate | null {
  if (terms.signature.state !== 'DATED') return null;
  if (termClause(terms)?.startsOn !== 'LAST_SIGNATURE' || facts.signatures.length === 0) return terms.signature.date;
  const signed = new Set(facts.signatures.map(({ party }) => party));
  if (terms.parties.some(({ key }) => !signed.has(key))) return null;
  return latest(terms.signature.date, ...facts.signatures.map(({ on }) => on));
}

export function firstTerm(terms: BindingTerms, clause: TermClause, start: LocalDate): Term {
  const base = { number: 1, origin: 'SIGNATURE' as const, firstDay: start };
  const articles = citing(clause.article);
  const from = { label: 'Prise d’effet', value: formatDate(start) };
  const length = clause.length;
  switch (length.kind) {
    case 'MONTHS': {
      const lastDay = lastDayOf(terms, start, length.months);
      const told = formatDuration({ years: Math.floor(length.months / 12), months: length.months % 12 });
      return {
        ...base,
        end: { kind: 'ON', lastDay },
        articles,
        readings: ['TERM_LAST_DAY'],
        inputs: [from, { label: 'Durée', value: told }],
        explanation: `Conclue pour ${told} à compter du ${formatDate(start)}\u00A0: son dernier jour est le ${formatDate(lastDay)}.`,
      };
    }
    case 'UNTIL':
      return {
        ...base,
        end: { kind: 'ON', lastDay: length.date },
        articles,
        readings: [],
        inputs: [from],
        explanation: `Conclue jusqu’${length.because === 'STATED_IN_TEXT' ? 'au' : 'à la fin du cycle de formation, le'} ${formatDate(length.date)}.`,
      };
    case 'UNTIL_BLANK':
      return unknownEnd(base, articles, from, 'La fin du cycle de formation reste à préciser.');
    case 'NOT_IN_TEXT':
      return unstated(terms, base, articles, from);
  }
}

function unstated(terms: BindingTerms, base: BaseTerm, articles: Term['articles'], from: Input): Term {
  const readings: readonly ReadingTopic[] = ['UNSTATED_TERM'];
  if (readingInForce(terms, 'UNSTATED_TERM') === 'OPEN_ENDED') {
    const explanation = 'Le texte ne fixe pas de durée\u00A0: la convention est lue comme conclue sans terme.';
    return { ...base, end: { kind: 'OPEN_ENDED' }, articles, readings, inputs: [from], explanation };
  }
  const training = terms.kind === 'LOCAL' ? terms.origin.filled.find((blank) => blank.type === 'TRAINING_PERIOD') : undefined;
  if (training === undefined) {
    return { ...unknownEnd(base, articles, from, 'Le texte ne fixe pas de durée, ni de période de formation.'), readings };
  }
  const lastDay = training.value.lastDay;
  const explanation = `Le texte ne fixe pas de durée\u00A0: la convention est lue comme durant la formation, jusqu’au ${formatDate(lastDay)}.`;
  return { ...base, end: { kind: 'ON', lastDay }, articles, readings, inputs: [from], explanation };
}

/**
 * The term that tacitly follows `previous`, which ends on `lastDay`. Null where the text does not renew by itself.
 * A length that the text does not give comes from the reading of topic TACIT_RENEWAL_LENGTH.
 */
export function tacitRenewalTerm(terms: BindingTerms, clause: TermClause, previous: Term, lastDay: LocalDate, first: Term): Term | null {
  const renewal = clause.tacitRenewal;
  if (renewal.kind !== 'ALLOWED') return null;
  const start = addDays(lastDay, 1);
  const base = { number: previous.number + 1, origin: 'TACIT_RENEWAL' as const, firstDay: start };
  const articles = citing(renewal.article, clause.article);
  const from = { label: 'Fin du terme précédent', value: formatDate(lastDay) };
  const told = `Reconduite tacitement le ${formatDate(start)}${renewal.article === null ? '' : ` (${articleLabel(renewal.article)})`}`;
  if (renewal.length.state === 'BLANK') return unknownEnd(base, articles, from, `${told}, pour une durée qui reste à préciser.`);
  if (renewal.length.state === 'KNOWN') {
    const end = lastDayOf(terms, start, renewal.length.months);
    return {
      ...base,
      end: { kind: 'ON', lastDay: end },
      articles,
      readings: ['TERM_LAST_DAY'],
      inputs: [from],
      explanation: `${told}, jusqu’au ${formatDate(end)}.`,
    };
  }
  const readings: readonly ReadingTopic[] = ['TACIT_RENEWAL_LENGTH'];
  if (readingInForce(terms, 'TACIT_RENEWAL_LENGTH') === 'OPEN_ENDED') {
    const explanation = `${told}, sans terme\u00A0: le texte ne dit pas pour combien de temps.`;
    return { ...base, end: { kind: 'OPEN_ENDED' }, articles, readings, inputs: [from], explanation };
  }
  const end = sameLengthAgain(terms, clause, first, start);
  if (end === null) return { ...unknownEnd(base, articles, from, `${told}, pour une durée inconnue.`), readings };
  const explanation = `${told}, jusqu’au ${formatDate(end)}\u00A0: le texte ne donne pas de durée, elle est lue comme celle du premier terme.`;
  return { ...base, end: { kind: 'ON', lastDay: end }, articles, readings, inputs: [from], explanation };
}

export function expressRenewalTerm(previous: Term, lastDay: LocalDate, renewal: ExpressRenewal): Term {
  const start = addDays(lastDay, 1);
  return {
    number: previous.number + 1,
    origin: 'EXPRESS_RENEWAL',
    firstDay: start,
    end: { kind: 'ON', lastDay: renewal.lastDay },
    articles: [],
    readings: [],
    inputs: [{ label: 'Accord des parties', value: formatDate(renewal.agreedOn) }],
    explanation: `Renouvelée par accord des parties du ${formatDate(renewal.agreedOn)}, jusqu’au ${formatDate(renewal.lastDay)}.`,
  };
}

type BaseTerm = Pick<Term, 'number' | 'origin' | 'firstDay'>;
type Input = Term['inputs'][number];

function unknownEnd(base: BaseTerm, articles: Term['articles'], input: Input, explanation: string): Term {
  return { ...base, end: { kind: 'UNKNOWN' }, articles, readings: [], inputs: [input], explanation };
}

function lastDayOf(terms: BindingTerms, start: LocalDate, months: number): LocalDate {
  return readingInForce(terms, 'TERM_LAST_DAY') === 'ANNIVERSARY' ? addMonths(start, months) : lastDayOfTerm(start, { months });
}

function sameLengthAgain(terms: BindingTerms, clause: TermClause, first: Term, start: LocalDate): LocalDate | null {
  if (clause.length.kind === 'MONTHS') return lastDayOf(terms, start, clause.length.months);
  // A first term that ran to a given day has no length in months: the renewal lasts as many days.
  return first.end.kind === 'ON' ? addDays(start, daysBetween(first.firstDay, first.end.lastDay)) : null;
}
