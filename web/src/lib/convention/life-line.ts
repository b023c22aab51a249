import { NO_FACTS } from '@conventions-ouvertes/shared/convention/life-facts';
import { lifeAt, type ConventionStatus } from '@conventions-ouvertes/shared/convention/life';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { daysBetween, latest, localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';

/** The life of a convention on a line: what its text alone lets one compute. */
export interface LifeLine {
  readonly status: ConventionStatus | 'TEMPLATE';
  readonly asOf: string;
  /** One or two sentences: why the status is what it is. */
  readonly explanation: string | null;
  readonly terms: readonly LifeSpan[];
  readonly ending: { readonly lastDay: string; readonly isPast: boolean; readonly explanation: string } | null;
  /** Where the as-of day stands on the line, in percent of its length; null where there is no line. */
  readonly today: number | null;
}

export interface LifeSpan {
  readonly origin: 'SIGNATURE' | 'TACIT_RENEWAL' | 'EXPRESS_RENEWAL';
  readonly firstDay: string;
  /** Null: no known end. */
  readonly lastDay: string | null;
  /** Of the line, in percent. */
  readonly start: number;
  readonly length: number;
}

/** A line goes on a little beyond what it must hold, so that « today » after the end still shows as after it. */
const MARGIN = 1.06;

export function lifeLineOf(terms: ConventionTerms, asOf: string): LifeLine {
  if (terms.kind === 'TEMPLATE') return { status: 'TEMPLATE', asOf, explanation: null, terms: [], ending: null, today: null };
  const day = localDate(asOf);
  const life = lifeAt(terms, NO_FACTS, day);
  const [first] = life.terms;
  if (first === undefined) return { status: life.status, asOf, explanation: life.explanation, terms: [], ending: null, today: null };
  const lastDays = life.terms.flatMap(({ end }) => (end.kind === 'ON' ? [end.lastDay] : []));
  const line = { start: first.firstDay, days: daysBetween(first.firstDay, latest(day, ...lastDays)) * MARGIN };
  return {
    status: life.status,
    asOf,
    explanation: life.explanation,
    terms: life.terms.map(({ origin, firstDay, end }) => {
      const lastDay = end.kind === 'ON' ? end.lastDay : null;
      const start = position(line, firstDay);
      return { origin, firstDay, lastDay, start, length: (lastDay === null ? 100 : position(line, lastDay)) - start };
    }),
    ending:
      life.ending === null
        ? null
        : { lastDay: life.ending.lastDay, isPast: life.ending.lastDay < day, explanation: life.ending.explanation },
    today: day < first.firstDay ? 0 : position(line, day),
  };
}

function position(line: { start: LocalDate; days: number }, date: LocalDate): number {
  return line.days <= 0 ? 0 : (daysBetween(line.start, date) / line.days) * 100;
}
