import { addDays, type LocalDate } from '../local-date.js';
import { schoolYearOf } from '../school-year.js';
import type { Grounds } from '../verdict.js';
import { amendedLifeAt, type Amendment } from './amendment.js';
import { knownBy } from './known-by.js';
import type { LifeFacts } from './life-facts.js';
import type { ConventionLife, ConventionStatus } from './life.js';
import type { EndingGround } from './terms-life.js';
import type { BindingTerms } from './terms.js';

/** A run of days on which a convention stands the same (« période de la vie d'une convention »). */
export interface LifePhase extends Grounds {
  readonly status: ConventionStatus;
  readonly firstDay: LocalDate;
  /** Null: to the end of the days looked at, and beyond as far as is known. */
  readonly lastDay: LocalDate | null;
  /** Number of the term under way, from 1; null before the first and after the last. */
  readonly term: number | null;
  /** On what ground it ended; null while it has not. */
  readonly ground: EndingGround | null;
}

/**
 * A convention's life day by day, as known on `asOf`, up to `until`: each term and each renewal is kept as a phase of its
 * own. A lapse confirmed later counts from its own day (OPCO EP, article 11): asked again as of an earlier day, the
 * phases tell what was known then. Empty while undated.
 */
export function lifePhases(base: BindingTerms, amendments: readonly Amendment[], facts: LifeFacts, asOf: LocalDate, until: LocalDate): readonly LifePhase[] {
  if (base.signature.state !== 'DATED') return [];
  const known = knownBy(facts, asOf);
  const signed = amendments.filter(({ signedOn }) => signedOn <= asOf);
  const on = (day: LocalDate) => amendedLifeAt(base, signed, known, day).life;
  const start = base.signature.date;
  const found = new Map<LocalDate, ConventionLife>();
  const waiting = [start, ...daysOfFacts(known), ...signed.map(({ effectiveOn }) => effectiveOn)];
  for (let day = waiting.pop(); day !== undefined; day = waiting.pop()) {
    if (day < start || day > until || found.has(day)) continue;
    const life = on(day);
    found.set(day, life);
    waiting.push(...turningDays(life));
  }
  const days = [...found.entries()].sort(([left], [right]) => (left < right ? -1 : 1));
  return merge(days.filter(([, life]) => life.status !== 'UNDATED'));
}

/** The days on which, from what a day knows, something changes. */
function turningDays(life: ConventionLife): readonly LocalDate[] {
  const ends = life.terms.flatMap(({ end }) => (end.kind === 'ON' ? [addDays(end.lastDay, 1)] : []));
  const starts = [...life.terms, ...(life.nextRenewal === null ? [] : [life.nextRenewal])].map(({ firstDay }) => firstDay);
  if (life.ending === null) return [...starts, ...ends];
  const year = schoolYearOf(life.ending.lastDay);
  const yearEnd = year.known && year.lastDay !== null ? [addDays(year.lastDay, 1)] : [];
  return [...starts, ...ends, addDays(life.ending.lastDay, 1), ...yearEnd];
}

function daysOfFacts(facts: LifeFacts): readonly LocalDate[] {
  const told = [
    ...facts.signatures.map(({ on }) => on),
    ...[...facts.terminationNotices, ...facts.nonRenewals].flatMap(({ sentOn, receivedOn }) => [sentOn, receivedOn]),
    ...facts.renewalRequests.map(({ receivedOn }) => receivedOn),
    ...facts.expressRenewals.map(({ agreedOn }) => agreedOn),
    ...(facts.committedActions.kind === 'UNTIL' ? [facts.committedActions.lastDay] : []),
    ...facts.endingEvents.flatMap(({ occurredOn, effectiveOn, notifiedOn, confirmedOn }) => [occurredOn, effectiveOn, notifiedOn, confirmedOn]),
  ];
  return told.flatMap((day) => (day === null ? [] : [day, addDays(day, 1)]));
}

function merge(days: readonly (readonly [LocalDate, ConventionLife])[]): readonly LifePhase[] {
  const phases: LifePhase[] = [];
  for (const [day, life] of days) {
    const previous = phases.at(-1);
    const phase = phaseOf(day, life);
    if (previous?.status === phase.status && previous.term === phase.term && previous.ground === phase.ground) continue;
    if (previous !== undefined) phases[phases.length - 1] = { ...previous, lastDay: addDays(day, -1) };
    phases.push(phase);
  }
  return phases;
}

function phaseOf(day: LocalDate, life: ConventionLife): LifePhase {
  const isOver = life.status === 'ENDED' || life.status === 'WINDING_DOWN';
  const { articles, readings, inputs, explanation } = life;
  return {
    status: life.status,
    firstDay: day,
    lastDay: null,
    term: isOver || life.status === 'NOT_YET_IN_FORCE' ? null : (life.terms.at(-1)?.number ?? null),
    ground: isOver ? (life.ending?.ground ?? null) : null,
    articles,
    readings,
    inputs,
    explanation,
  };
}
