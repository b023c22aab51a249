import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { CommitteeMeeting, ItemVote } from '#lib/api/committee.js';
import type { Sign } from '#lib/components/mark.js';
import { formatDate } from '#lib/format/date.js';
import { formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';

/** What a text says of its committee. */
export type CommitteeTerms = Pick<BindingTerms, 'committee'>;

const KEPT: Sign = { shape: 'check', tone: 'reached' };
const LATE: Sign = { shape: 'half', tone: 'partly' };
const NOT_KEPT: Sign = { shape: 'cross-hollow', tone: 'missed' };
const AWAITED: Sign = { shape: 'ring', tone: '4' };
const UNKNOWN: Sign = { shape: 'question', tone: 'unknown' };

/** A line of what is known of a meeting. */
export interface ToldLine {
  readonly sign: Sign;
  readonly text: string;
}

/** What a meeting is called: as the text names it, or by what it is. The first is in French on every page. */
export function meetingName(terms: CommitteeTerms, { kind, meantAs }: CommitteeMeeting): { readonly text: string; readonly isFrench: boolean } {
  const yearly = terms.committee.meetings.yearly.find(({ key }) => key === meantAs);
  if (yearly !== undefined) return { text: yearly.label, isFrench: true };
  return { text: { ORDINARY: m.committee_ORDINARY, EXCEPTIONAL: m.committee_EXCEPTIONAL, EMAIL: m.committee_EMAIL }[kind](), isFrench: false };
}

/** When its papers left, and whether in time; null where nothing is asked and nothing was sent. */
export function papersLine({ papers, papersSentOn }: CommitteeMeeting): ToldLine | null {
  const sent = papersSentOn === null ? '' : formatDate(papersSentOn);
  const due = papers.dueOn === null ? '' : formatDate(papers.dueOn);
  switch (papers.outcome) {
    case 'IN_TIME':
      return { sign: KEPT, text: m.committee_papers_in_time({ sent, due }) };
    case 'LATE':
      return { sign: LATE, text: m.committee_papers_late({ sent, due }) };
    case 'NOT_SENT':
      return { sign: UNKNOWN, text: m.committee_papers_none({ due }) };
    case 'NOT_YET_DUE':
      return { sign: AWAITED, text: m.committee_papers_to_come({ due }) };
    case 'NO_DEADLINE':
      return papersSentOn === null ? null : { sign: KEPT, text: m.committee_papers_sent({ sent }) };
  }
}

const ORDER_SIGNS = { KEPT, BROKEN: NOT_KEPT, SITTINGS_UNKNOWN: UNKNOWN } as const;

/** Its place between the other bodies' sittings; null where the text sets none. The words are the rule's own, in French. */
export function orderLine({ order }: CommitteeMeeting): ToldLine | null {
  return order === null || order.outcome === 'NO_ORDER_IN_TEXT' ? null : { sign: ORDER_SIGNS[order.outcome], text: order.grounds.explanation };
}

/** Whether its agenda was set by all who must agree; null where the text asks for no such accord. */
export function accordLine({ agendaAccord: { outcome, grounds } }: CommitteeMeeting): ToldLine | null {
  return outcome === 'NOT_REQUIRED' ? null : { sign: outcome === 'AGREED' ? KEPT : UNKNOWN, text: grounds.explanation };
}

export function quorumLine({ quorum }: CommitteeMeeting): ToldLine | null {
  return quorum === null || quorum.outcome === 'NOT_SET' ? null : { sign: quorum.outcome === 'REACHED' ? KEPT : NOT_KEPT, text: quorum.grounds.explanation };
}

export interface MinutesStep {
  readonly label: string;
  /** Null: not done, or not on record. */
  readonly on: string | null;
}

/** The minutes step by step, as the text orders them, or as they were recorded where it sets none; empty where there are none to tell. */
export function minutesSteps(terms: CommitteeTerms, { kind, status, draftedOn, rereadOn, approvedOn }: CommitteeMeeting): readonly MinutesStep[] {
  if (kind === 'EMAIL' || status !== 'HELD') return [];
  const asked = terms.committee.minutes.map(({ step }) => step);
  const steps = [
    { step: 'DRAFTED', label: m.committee_minutes_DRAFTED(), on: draftedOn },
    { step: 'REREAD', label: m.committee_minutes_REREAD(), on: rereadOn },
    { step: 'APPROVED', label: m.committee_minutes_APPROVED(), on: approvedOn },
  ] as const;
  return steps.filter(({ step, on }) => asked.includes(step) || on !== null).map(({ label, on }) => ({ label, on }));
}

/** The result of a vote, with the majority that it took; what a tie does is said where there was one. Never who voted what. */
export function voteWords({ outcome, needed, base, isTie }: ItemVote): ToldLine {
  const majority = m.committee_vote_majority({ needed: formatCount(needed), base: formatCount(base) });
  switch (outcome) {
    case 'ADOPTED':
      return { sign: KEPT, text: m.committee_vote_ADOPTED({ majority }) };
    case 'NOT_ADOPTED':
      return { sign: { shape: 'cross', tone: 'missed' }, text: isTie ? m.committee_vote_tie({ majority }) : m.committee_vote_NOT_ADOPTED({ majority }) };
    case 'CHAIR_DECIDES':
      return { sign: LATE, text: m.committee_vote_chair() };
    case 'NO_VOTE':
      return { sign: UNKNOWN, text: m.committee_vote_none() };
  }
}

/** Whether something of the agenda stays between the parties: numbers are missing between those that are shown. */
export function hasHiddenItems({ agenda }: CommitteeMeeting): boolean {
  return agenda.some(({ position }, place) => position !== place + 1);
}

/** Meetings by year, the latest first. */
export function byYear(meetings: readonly CommitteeMeeting[]): readonly { readonly year: string; readonly meetings: readonly CommitteeMeeting[] }[] {
  const latestFirst = meetings.toSorted((one, other) => (one.meetsOn < other.meetsOn ? 1 : -1));
  const years = [...new Set(latestFirst.map(({ meetsOn }) => meetsOn.slice(0, 4)))];
  return years.map((year) => ({ year, meetings: latestFirst.filter(({ meetsOn }) => meetsOn.startsWith(year)) }));
}

/** Yearly priorities, the latest year first. */
export function prioritiesByYear(meetings: readonly CommitteeMeeting[]): readonly { readonly year: number; readonly on: string; readonly priorities: readonly string[]; readonly isDemo: boolean }[] {
  return meetings
    .flatMap(({ prioritiesForYear: year, priorities, meetsOn: on, isDemo }) => (year === null || priorities.length === 0 ? [] : [{ year, on, priorities, isDemo }]))
    .toSorted((one, other) => other.year - one.year);
}
