import { daysBetween, latest, localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { ConventionLife } from '#lib/api/conventions.js';

/** The life of a convention on a line. */
export interface LifeLine {
  /** Where it stands, in French. */
  readonly label: string;
  /** The day that the page speaks of. */
  readonly on: string;
  /** One or two sentences: why it stands there, and how it ends. */
  readonly explanation: string;
  /** Each run of the convention, the first and those that renewals opened; none while undated. */
  readonly spans: readonly LifeSpan[];
  readonly ending: { readonly lastDay: string; readonly isPast: boolean } | null;
  /** Where the page's day stands on the line, in percent of its length. */
  readonly today: number;
}

export interface LifeSpan {
  readonly isRenewal: boolean;
  readonly firstDay: string;
  /** Null: no known end. */
  readonly lastDay: string | null;
  /** Of the line, in percent. */
  readonly start: number;
  readonly length: number;
}

/** A line goes on a little beyond what it must hold, so that a day after the end still shows as after it. */
const MARGIN = 1.06;

export function lifeLineOf(life: ConventionLife): LifeLine {
  const on = localDate(life.on);
  const ending = life.ending === null ? null : { lastDay: life.ending.lastDay, isPast: life.ending.lastDay < life.on };
  const explanation = life.ending?.grounds.explanation ?? life.grounds.explanation;
  const head = { label: life.label, on: life.on, explanation, ending };
  const [first] = life.terms;
  if (first === undefined) return { ...head, spans: [], today: 0 };
  const lastDays = [...life.terms.map(({ lastDay }) => lastDay), life.ending?.lastDay ?? null].filter((day) => day !== null);
  const start = localDate(first.firstDay);
  const line = { start, days: daysBetween(start, latest(on, ...lastDays.map(localDate))) * MARGIN };
  return {
    ...head,
    spans: life.terms.map(({ origin, firstDay, lastDay }) => {
      // A term cut short by an ending is drawn to that day, and no further.
      const end = earlier(lastDay, life.ending?.lastDay ?? null);
      const from = position(line, firstDay);
      return { isRenewal: origin !== 'SIGNATURE', firstDay, lastDay: end, start: from, length: (end === null ? 100 : position(line, end)) - from };
    }),
    today: Math.max(0, position(line, life.on)),
  };
}

function position(line: { start: LocalDate; days: number }, date: string): number {
  return line.days <= 0 ? 0 : (daysBetween(line.start, localDate(date)) / line.days) * 100;
}

function earlier(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
