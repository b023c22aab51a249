import { papersDueOn } from '../committee/meeting.js';
import { readingInForce } from '../convention/first-readings.js';
import type { ReadingTopic } from '../convention/readings.js';
import type { YearlyDeadline, YearlyMeeting } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, fromParts, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing } from '../verdict.js';
import type { MeetingFact, ObligationFacts } from './obligation-facts.js';
import type { Owed } from './obligation.js';
import { periodsIn, type Period, type Validity } from './period.js';

/** A meeting owed in a period, and the meeting that answers it. */
export interface MeetingSlot {
  readonly period: Period;
  readonly key: string;
  readonly label: string;
  /** Last day on which it is in time. */
  readonly dueOn: LocalDate;
  /** First day on which a meeting can answer it. */
  readonly from: LocalDate;
  readonly yearly: YearlyMeeting | null;
  readonly answeredBy: MeetingFact | null;
}

/** « avant le 15 juin » is met on 14 June at the latest, « au plus tard le » on the day itself. */
export function lastDayInTime(deadline: YearlyDeadline, year: number): LocalDate {
  const day = fromParts({ year: year + deadline.yearsAfter, month: deadline.month, day: deadline.day });
  if (day === null) throw new RangeError(`Échéance impossible\u00A0: ${deadline.day}/${deadline.month}.`);
  return deadline.wording === 'BEFORE' ? addDays(day, -1) : day;
}

/** The meetings owed, period by period, each answered by at most one meeting held. */
export function meetingSlots(terms: BindingTerms, facts: ObligationFacts, validity: Validity, until: LocalDate): readonly MeetingSlot[] {
  const fullOnly = readingInForce(terms, 'MEETINGS_IN_PARTIAL_YEAR') === 'FULL_YEARS_ONLY';
  return periodsIn(readingInForce(terms, 'MEETING_YEAR'), validity, until)
    .filter(({ isFull }) => isFull || !fullOnly)
    .flatMap((period) => answer(slotsOf(terms, period, validity), facts.meetings.filter(({ isHeld }) => isHeld)));
}

/** Meetings (DEFi 10, OPCO EP 14, Occitanie 9, CGPME 3.1, coloration-FCIL 9) and the priorities that they set each year. */
export function meetingDuties(terms: BindingTerms, facts: ObligationFacts, validity: Validity, until: LocalDate): readonly Owed[] {
  const { committee } = terms;
  const readings: readonly ReadingTopic[] = ['MEETING_YEAR', 'MEETINGS_IN_PARTIAL_YEAR'];
  const slots = meetingSlots(terms, facts, validity, until);
  const meetings = slots.map(
    (slot): Owed => ({
      kind: 'MEETING',
      id: `MEETING:${slot.key}:${slot.period.label}`,
      label: `${slot.label} (${slot.period.label})`,
      since: slot.period.firstDay,
      dueOn: slot.dueOn,
      owedBy: committee.meetings.calledBy,
      owedTo: [{ kind: 'ALL_PARTIES' }],
      doneOn: slot.answeredBy?.on ?? null,
      doneBy: slot.answeredBy?.id ?? null,
      articles: citing(slot.yearly?.article ?? committee.meetings.article),
      readings: slot.yearly?.season === 'YEAR_END' ? [...readings, 'YEAR_END'] : readings,
    }),
  );
  return [...meetings, ...priorities(terms, facts, slots)];
}

function priorities(terms: BindingTerms, facts: ObligationFacts, slots: readonly MeetingSlot[]): readonly Owed[] {
  const clause = terms.committee.priorities;
  if (clause === null) return [];
  const periods = [...new Map(slots.map(({ period }) => [period.year, period])).values()];
  return periods.map((period): Owed => {
    const meeting = facts.meetings.find(({ isHeld, prioritiesForYear }) => isHeld && prioritiesForYear === period.year);
    return {
      kind: 'PRIORITIES',
      id: `PRIORITIES:${period.label}`,
      label: `Priorités de coopération ${period.label}`,
      since: period.firstDay,
      dueOn: period.lastDay,
      owedBy: clause.setBy,
      owedTo: [{ kind: 'ALL_PARTIES' }],
      doneOn: meeting?.on ?? null,
      doneBy: meeting?.id ?? null,
      articles: citing(clause.article),
      readings: ['MEETING_YEAR'],
    };
  });
}

/** Papers of each meeting called, a week ahead at the latest, and the steps of the minutes of each meeting held (DEFi 10, OPCO EP 14). */
export function paperDuties(terms: BindingTerms, facts: ObligationFacts): readonly Owed[] {
  const { committee } = terms;
  return facts.meetings.flatMap((meeting): readonly Owed[] => {
    const dueOn = papersDueOn(committee, meeting.on);
    const papers: readonly Owed[] =
      committee.papers === null
        ? []
        : [
            {
              kind: 'PAPERS',
              id: `PAPERS:${meeting.id}`,
              label: `Documents de travail de la réunion du ${formatDate(meeting.on)}`,
              since: null,
              dueOn,
              owedBy: committee.papers.by,
              owedTo: [{ kind: 'COMMITTEE' }],
              doneOn: meeting.papersSentOn,
              doneBy: meeting.id,
              articles: citing(committee.papers.article),
            },
          ];
    return meeting.isHeld ? [...papers, ...minutesOf(terms, meeting)] : papers;
  });
}

function minutesOf(terms: BindingTerms, meeting: MeetingFact): readonly Owed[] {
  const days = { DRAFTED: meeting.draftedOn, REREAD: meeting.rereadOn, APPROVED: meeting.approvedOn };
  const labels = { DRAFTED: 'rédigé', REREAD: 'relu', APPROVED: 'validé' };
  return terms.committee.minutes.map(
    ({ step, by, article }): Owed => ({
      kind: 'MINUTES',
      id: `MINUTES:${step}:${meeting.id}`,
      label: `Compte-rendu de la réunion du ${formatDate(meeting.on)}\u00A0: ${labels[step]}`,
      since: meeting.on,
      dueOn: null,
      owedBy: by,
      owedTo: [{ kind: 'COMMITTEE' }],
      doneOn: days[step],
      doneBy: meeting.id,
      articles: citing(article),
    }),
  );
}

type OpenSlot = Omit<MeetingSlot, 'answeredBy'>;

function slotsOf(terms: BindingTerms, period: Period, validity: Validity): readonly OpenSlot[] {
  const { meetings } = terms.committee;
  const yearly = meetings.yearly.map((meeting): OpenSlot => {
    const inYear = meeting.deadline === null ? period.lastDay : lastDayInTime(meeting.deadline, period.year);
    const yearEnd = fromParts({ year: period.year, month: 12, day: 31 }) ?? period.lastDay;
    const isYearEnd = meeting.season === 'YEAR_END';
    const dueOn = isYearEnd && readingInForce(terms, 'YEAR_END') === 'BY_31_DECEMBER' ? yearEnd : inYear;
    // A meeting of the first half of a year is not « en fin d'année », however wide that is read.
    const half = isYearEnd ? (fromParts({ year: period.year, month: 7, day: 1 }) ?? period.firstDay) : period.firstDay;
    return { period, key: meeting.key, label: meeting.label, dueOn, from: half, yearly: meeting };
  });
  const others = Array.from({ length: Math.max(0, meetings.perYearMin - yearly.length) }, (_, place): OpenSlot => {
    const rank = yearly.length + place + 1;
    return { period, key: `reunion-${rank}`, label: `Réunion n°\u00A0${rank} de l’année`, dueOn: period.lastDay, from: period.firstDay, yearly: null };
  });
  const end = validity.lastDay;
  return [...yearly, ...others].filter(({ dueOn }) => end === null || dueOn <= end);
}

/** Each meeting answers one slot at most: the one it is meant as, else the first one due that it is in time for; the rest answer late ones. */
function answer(slots: readonly OpenSlot[], held: readonly MeetingFact[]): readonly MeetingSlot[] {
  const inOrder = [...slots].sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
  const free = [...held].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const answers = new Map<OpenSlot, MeetingFact>();
  const take = (slot: OpenSlot, fits: (meeting: MeetingFact) => boolean) => {
    if (answers.has(slot)) return;
    const at = free.findIndex((meeting) => meeting.on >= slot.from && meeting.on <= slot.period.lastDay && fits(meeting));
    const [meeting] = at === -1 ? [] : free.splice(at, 1);
    if (meeting !== undefined) answers.set(slot, meeting);
  };
  for (const slot of inOrder) take(slot, ({ meantAs }) => meantAs === slot.key);
  for (const slot of inOrder) take(slot, ({ meantAs, on }) => meantAs === null && on <= slot.dueOn);
  for (const slot of inOrder) take(slot, ({ meantAs }) => meantAs === null);
  return slots.map((slot) => ({ ...slot, answeredBy: answers.get(slot) ?? null }));
}
