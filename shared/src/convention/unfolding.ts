import { addDays, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Grounds } from '../verdict.js';
import { eventEnding, type EventEnding } from './event-ending.js';
import { readingInForce } from './first-readings.js';
import type { LifeFacts } from './life-facts.js';
import { preventsRenewal, terminationEffect, type NoticeEffect } from './notice.js';
import { expressRenewalTerm, tacitRenewalTerm, type Term } from './term.js';
import type { EndingGround, TermClause } from './terms-life.js';
import type { BindingTerms } from './terms.js';

/** The convention's last day, past or foreseen, and why. */
export interface Ending extends Grounds {
  readonly lastDay: LocalDate;
  readonly ground: EndingGround;
}

/** The terms that have begun by a day, and the ending that follows from all that had happened by then. */
export interface Unfolding {
  readonly terms: readonly [Term, ...Term[]];
  /** Null: none in sight, because the term has no known end or would be renewed. */
  readonly ending: Ending | null;
  /** The renewal that follows if nobody prevents it; null where none would. */
  readonly nextRenewal: Term | null;
  /** Notices given by then and still running. */
  readonly notices: readonly NoticeEffect[];
  /** Breaches found by then that nobody has confirmed. */
  readonly toBeConfirmed: readonly EventEnding[];
}

/**
 * Unfolds a convention from its first term to a day: term after term, each ending by an event, by a notice, by the end
 * of the term when it is not renewed — whichever comes first.
 */
export function unfold(terms: BindingTerms, clause: TermClause, first: Term, facts: LifeFacts, asOf: LocalDate): Unfolding {
  const notices = givenNotices(terms, facts, asOf);
  const events = facts.endingEvents.flatMap((fact) => eventEnding(terms, fact) ?? []);
  const effective = events.filter((event) => isEffectiveBy(event, asOf));
  const toBeConfirmed = events.filter((event) => event.toBeConfirmed && event.fact.occurredOn <= asOf);
  const chain: [Term, ...Term[]] = [first];
  let term = first;
  for (;;) {
    const early = firstOf([...effective.flatMap((event) => endsBy(event, term)), ...notices.flatMap((notice) => endsByNotice(terms, clause, notice, term))]);
    if (early !== null) return { terms: chain, ending: early, nextRenewal: null, notices, toBeConfirmed };
    if (term.end.kind !== 'ON') return { terms: chain, ending: null, nextRenewal: null, notices, toBeConfirmed };
    const lastDay = term.end.lastDay;
    const refusals = facts.nonRenewals.filter((fact) => isOnRecord(fact, asOf) && preventsRenewal(terms, clause.nonRenewalNotice, fact, lastDay));
    const given = notices.filter((notice) => notice.outcome !== 'NONE' && notice.givenOn !== null && notice.givenOn <= lastDay);
    const express = facts.expressRenewals.find(({ agreedOn, lastDay: end }) => agreedOn <= asOf && agreedOn <= lastDay && end > lastDay);
    const next =
      express !== undefined
        ? expressRenewalTerm(term, lastDay, express)
        : refusals.length > 0 || given.length > 0
          ? null
          : tacitRenewalTerm(terms, clause, term, lastDay, first);
    if (next === null) {
      const refused = refusals.map((fact) => refusalEffect(clause, fact, lastDay));
      return { terms: chain, ending: endOfTerm(terms, clause, lastDay, given, refusals.length > 0, facts), nextRenewal: null, notices: [...notices, ...refused], toBeConfirmed };
    }
    if (asOf <= lastDay) return { terms: chain, ending: null, nextRenewal: next, notices, toBeConfirmed };
    chain.push(next);
    term = next;
  }
}

function givenNotices(terms: BindingTerms, facts: LifeFacts, asOf: LocalDate): readonly NoticeEffect[] {
  return facts.terminationNotices
    .filter((notice) => isOnRecord(notice, asOf))
    .map((notice) => terminationEffect(terms, notice))
    .filter((effect) => effect.outcome !== 'NONE' && (effect.givenOn === null || effect.givenOn <= asOf));
}

function isOnRecord(notice: { readonly sentOn: LocalDate | null; readonly receivedOn: LocalDate | null }, asOf: LocalDate): boolean {
  return (notice.receivedOn !== null && notice.receivedOn <= asOf) || (notice.receivedOn === null && notice.sentOn !== null && notice.sentOn <= asOf);
}

/** An event counts from its own day of effect, and before it once it is announced or confirmed. */
function isEffectiveBy(event: EventEnding, asOf: LocalDate): boolean {
  if (event.lastDay === null) return false;
  const { notifiedOn, confirmedOn } = event.fact;
  return event.lastDay < asOf || [notifiedOn, confirmedOn].some((day) => day !== null && day <= asOf);
}

function endsBy(event: EventEnding, term: Term): readonly Ending[] {
  if (event.lastDay === null || (term.end.kind === 'ON' && event.lastDay > term.end.lastDay)) return [];
  const { articles, readings, inputs, explanation, ground } = event;
  // An event older than the convention leaves it no day in force.
  const lastDay = event.lastDay < term.firstDay ? addDays(term.firstDay, -1) : event.lastDay;
  return [{ lastDay, ground, articles, readings, inputs, explanation }];
}

function endsByNotice(terms: BindingTerms, clause: TermClause, notice: NoticeEffect, term: Term): readonly Ending[] {
  if (notice.outcome !== 'ENDS') return [];
  const { articles, inputs, explanation, readings } = notice;
  const ending: Ending = { lastDay: notice.lastDay, ground: 'TERMINATION', articles, readings, inputs, explanation };
  if (term.end.kind !== 'ON' || notice.lastDay <= term.end.lastDay) return [ending];
  const prolongs =
    clause.tacitRenewal.kind === 'ALLOWED' &&
    notice.givenOn <= term.end.lastDay &&
    readingInForce(terms, 'TERMINATION_AFTER_TERM') === 'NOTICE_PROLONGS_TERM';
  return prolongs ? [{ ...ending, readings: [...readings, 'TERMINATION_AFTER_TERM'] }] : [];
}

/** Where a renewal was to come by itself, or was asked for, and did not take place, that is the ground; else the mere end of the term. */
function endOfTerm(
  terms: BindingTerms,
  clause: TermClause,
  lastDay: LocalDate,
  given: readonly NoticeEffect[],
  refused: boolean,
  facts: LifeFacts,
): Ending {
  const asked = clause.renewalRequest !== null && facts.renewalRequests.some(({ receivedOn }) => receivedOn <= lastDay);
  const renewable = clause.tacitRenewal.kind === 'ALLOWED' || asked;
  const overtaken = given.length > 0 && clause.tacitRenewal.kind === 'ALLOWED';
  const renewalArticle = clause.tacitRenewal.kind === 'NOT_MENTIONED' ? null : clause.tacitRenewal.article;
  const because = overtaken
    ? 'la dénonciation, dont l’effet viendrait après, empêche la reconduction'
    : refused
      ? 'une partie a fait savoir à temps qu’elle ne la reconduirait pas'
      : renewable
        ? 'le renouvellement demandé n’a pas eu lieu'
        : clause.tacitRenewal.kind === 'EXCLUDED'
          ? 'le texte exclut la tacite reconduction'
          : 'le texte ne prévoit pas de reconduction';
  return {
    lastDay,
    ground: renewable ? 'NON_RENEWAL' : 'EXPIRY',
    articles: citing(clause.article, renewalArticle, refused ? clause.nonRenewalNotice?.article : null, overtaken ? terms.termination?.article : null),
    readings: overtaken ? ['TERMINATION_AFTER_TERM'] : [],
    inputs: [{ label: 'Fin du terme', value: formatDate(lastDay) }],
    explanation: `Le terme s’achève le ${formatDate(lastDay)}\u00A0: ${because}.`,
  };
}

function refusalEffect(clause: TermClause, fact: LifeFacts['nonRenewals'][number], lastDay: LocalDate): NoticeEffect {
  return {
    outcome: 'ENDS',
    lastDay,
    givenOn: fact.receivedOn ?? fact.sentOn ?? lastDay,
    articles: citing(clause.nonRenewalNotice?.article, clause.article),
    readings: ['NOTICE_RUNS_FROM'],
    inputs: [],
    explanation: `Une partie a fait savoir qu’elle ne reconduit pas\u00A0: la convention prend fin le ${formatDate(lastDay)}.`,
  };
}

function firstOf(endings: readonly Ending[]): Ending | null {
  return endings.reduce<Ending | null>((first, ending) => (first === null || ending.lastDay < first.lastDay ? ending : first), null);
}
