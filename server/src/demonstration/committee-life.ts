import { collegesOf, votersOf, type Ballot } from '@conventions-ouvertes/shared/committee/ballots';
import { majorityRule, voteResult, type VoteResult } from '@conventions-ouvertes/shared/committee/vote';
import { NO_FACTS } from '@conventions-ouvertes/shared/convention/life-facts';
import { lifeAt } from '@conventions-ouvertes/shared/convention/life';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, localDate, yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { obligationsAt } from '@conventions-ouvertes/shared/obligation/calendar';
import { NOTHING_HAPPENED } from '@conventions-ouvertes/shared/obligation/obligation-facts';
import type { Obligation } from '@conventions-ouvertes/shared/obligation/obligation';
import type { FurtherMeeting } from './further-meetings.js';
import { onWorkingDay } from './on-working-day.js';
import { randomFrom, type Random } from './random.js';

/** An action that a meeting of the demonstration decided on. */
export interface DecidedAction {
  readonly slug: string;
  readonly title: string;
  /** The day of that meeting. */
  readonly committeeOn: LocalDate | null;
  readonly isAdopted: boolean;
}

export interface DemoSeat {
  readonly seat: string;
  readonly college: string | null;
  readonly office: string | null;
  readonly isRepresented: boolean;
}

export interface DemoVote {
  readonly ballots: readonly Ballot[];
  readonly result: VoteResult;
}

export interface DemoItem {
  readonly kind: 'ACTION' | 'PRIORITIES' | 'REPORT' | 'OTHER';
  readonly title: string;
  readonly action: string | null;
  readonly vote: DemoVote | null;
}

export interface DemoMeeting {
  readonly kind: 'ORDINARY' | 'EMAIL';
  readonly meantAs: string | null;
  readonly calledOn: LocalDate;
  readonly on: LocalDate;
  readonly papersSentOn: LocalDate | null;
  readonly draftedOn: LocalDate | null;
  readonly rereadOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  readonly prioritiesForYear: number | null;
  readonly priorities: readonly string[];
  readonly agenda: readonly DemoItem[];
  readonly seats: readonly DemoSeat[];
}

/** The last day that the demonstration tells of: it has no clock. */
export const DEMONSTRATION_ENDS_ON = localDate('2026-10-31');

export type Fate = 'IN_TIME' | 'LATE' | 'MISSED';

/** What became of a duty, the same every time. */
export const fateOf = (conventionKey: string, duty: string): Fate => {
  const draw = randomFrom(`fate/${conventionKey}/${duty}`).int(1, 100);
  return draw <= 74 ? 'IN_TIME' : draw <= 88 ? 'LATE' : 'MISSED';
};

/** The duties that a convention's articles set up to the end of the demonstration, as if nothing had happened. */
export const dutiesOf = (terms: BindingTerms): readonly Obligation[] =>
  obligationsAt([{ terms, from: null }], lifeAt(terms, NO_FACTS, DEMONSTRATION_ENDS_ON), NOTHING_HAPPENED, DEMONSTRATION_ENDS_ON);

interface HeldSlot {
  readonly slot: Obligation;
  readonly on: LocalDate;
}

/** A meeting before it is told: `slot` null where the text does not single it out. */
interface Held {
  readonly slot: Obligation | null;
  readonly on: LocalDate;
  readonly kind: DemoMeeting['kind'];
}

const heldSlots = (terms: BindingTerms): readonly HeldSlot[] =>
  dutiesOf(terms)
    .filter(({ kind, dueOn }) => kind === 'MEETING' && dueOn !== null)
    .flatMap((slot): readonly HeldSlot[] => {
      const on = dayOfMeeting(terms, slot);
      return on === null || on > DEMONSTRATION_ENDS_ON ? [] : [{ slot, on }];
    });

/** The days on which a convention's committee met, oldest first: most in time, some late, some never. */
export const daysOfMeetings = (terms: BindingTerms): readonly LocalDate[] => heldSlots(terms).map(({ on }) => on).toSorted();

/** The meetings of a convention's committee, each with the actions that it decided on; `further`: those beside the scheduled ones. */
export const inventMeetings = (terms: BindingTerms, actions: readonly DecidedAction[], further: readonly FurtherMeeting[] = []): readonly DemoMeeting[] => {
  const told = new Set<number>();
  const scheduled = heldSlots(terms).map(({ slot, on }): Held => ({ slot, on, kind: 'ORDINARY' }));
  return [...scheduled, ...further.map(({ on, kind }): Held => ({ slot: null, on, kind }))].map((held) => {
    const isFirstOfYear = held.slot !== null && !told.has(yearOf(held.on));
    if (held.slot !== null) told.add(yearOf(held.on));
    return meeting(terms, held, isFirstOfYear, actions.filter(({ committeeOn }) => committeeOn === held.on));
  });
};

const dayOfMeeting = (terms: BindingTerms, { id, dueOn, since }: Obligation): LocalDate | null => {
  if (dueOn === null) return null;
  const random = randomFrom(`meeting/${terms.key}/${id}`);
  const fate = fateOf(terms.key, id);
  const late = onWorkingDay(addDays(dueOn, random.int(4, 20)));
  // A meeting put off beyond its year stands for none of that year's.
  if (fate === 'MISSED' || (fate === 'LATE' && yearOf(late) !== yearOf(dueOn))) return null;
  if (fate === 'LATE') return late;
  const day = onWorkingDay(addDays(dueOn, -random.int(6, 34)));
  return since !== null && day < since ? onWorkingDay(addDays(since, 10)) : day;
};

const meeting = (terms: BindingTerms, { slot, on, kind }: Held, isFirstOfYear: boolean, actions: readonly DecidedAction[]): DemoMeeting => {
  const random = randomFrom(`papers/${terms.key}/${slot?.id ?? on}`);
  const { committee } = terms;
  const key = slot?.id.split(':')[1] ?? null;
  const seats = inventSeats(terms, random, key === 'fin-d-annee' && yearOf(on) % 2 === 1);
  const hasMinutes = kind === 'ORDINARY' && committee.minutes.length > 0;
  const minutes = hasMinutes ? inventMinutes(on, random) : { draftedOn: null, rereadOn: null, approvedOn: null };
  const setsPriorities = committee.priorities !== null && isFirstOfYear;
  return {
    kind,
    meantAs: committee.meetings.yearly.some((yearly) => yearly.key === key) ? key : null,
    calledOn: addDays(on, slot === null ? -random.int(14, 18) : -random.int(21, 45)),
    on,
    papersSentOn: committee.papers === null ? null : addDays(on, random.chance(820) ? -random.int(7, 14) : -random.int(2, 5)),
    ...minutes,
    prioritiesForYear: setsPriorities ? yearOf(on) : null,
    priorities: setsPriorities ? inventPriorities(terms, yearOf(on)) : [],
    agenda: inventAgenda(terms, key, on, seats, setsPriorities, actions),
    // Nobody sits by e-mail: those who answer are told by their ballots.
    seats: kind === 'EMAIL' ? [] : seats,
  };
};

/** Two axes a year, others the next. */
const inventPriorities = (terms: BindingTerms, year: number): readonly string[] => {
  const axes = terms.axes.filter(({ parentCode }) => parentCode === null);
  return [year, year + 1].flatMap((place) => axes[(place * 2 - year) % axes.length] ?? []).map(({ title }) => `${title} (priorité fictive)`);
};

const inventMinutes = (on: LocalDate, random: Random): Pick<DemoMeeting, 'draftedOn' | 'rereadOn' | 'approvedOn'> => {
  const draftedOn = onWorkingDay(addDays(on, random.int(6, 20)));
  const rereadOn = onWorkingDay(addDays(draftedOn, random.int(5, 25)));
  const approvedOn = onWorkingDay(addDays(rereadOn, random.int(10, 60)));
  const last = random.int(1, 10);
  return { draftedOn, rereadOn: last > 1 ? rereadOn : null, approvedOn: last > 2 && approvedOn <= DEMONSTRATION_ENDS_ON ? approvedOn : null };
};

/** Who sat, by seat. `all`: nobody was missing. */
const inventSeats = (terms: BindingTerms, random: Random, all: boolean): readonly DemoSeat[] => {
  const colleges = collegesOf(terms.committee);
  if (colleges.length === 0) {
    return terms.parties.map(({ shortName }) => ({ seat: `${shortName}, représentant`, college: null, office: null, isRepresented: false }));
  }
  return colleges.flatMap(({ key, label, seats, offices }) => {
    const whole = seats ?? Math.max(1, offices.length);
    const present = all || whole < 4 ? whole : whole - random.int(0, 2);
    return Array.from({ length: present }, (_, place) => ({ seat: `${label}, siège ${place + 1}`, college: key, office: offices[place]?.office ?? null, isRepresented: place > 0 && random.chance(150) }));
  });
};

const inventAgenda = (terms: BindingTerms, key: string | null, on: LocalDate, seats: readonly DemoSeat[], setsPriorities: boolean, actions: readonly DecidedAction[]): readonly DemoItem[] => {
  const items: DemoItem[] = actions.map(({ slug, title, isAdopted }) => ({ kind: 'ACTION', title: title.slice(0, 200), action: slug, vote: inventVote(terms, seats, isAdopted ? 'YES' : 'NO') }));
  if (key === 'fin-d-annee') items.push({ kind: 'OTHER', title: 'Proposition présentée en séance (fictive)', action: null, vote: inventVote(terms, seats, 'DIVIDED') });
  if (setsPriorities) items.push({ kind: 'PRIORITIES', title: `Priorités de coopération ${yearOf(on)}`, action: null, vote: null });
  if (key === null) return items;
  return [{ kind: 'REPORT', title: `Point sur les actions de l’année ${yearOf(on) - 1}`, action: null, vote: null }, ...items];
};

/** Ballots, and the result that the text's own rule gives them: with ten members and both ministries there, divided is a tie. */
const inventVote = (terms: BindingTerms, seats: readonly DemoSeat[], mood: 'YES' | 'NO' | 'DIVIDED'): DemoVote | null => {
  const rule = majorityRule(terms);
  if (rule === null) return null;
  const sides = new Map(collegesOf(terms.committee).map(({ key, side }) => [key, side]));
  const present = seats.flatMap(({ seat, college }) => (college === null ? [] : [{ member: seat, college }]));
  const ballots = present.map(({ member, college }, place): Ballot => {
    const isEducation = sides.get(college) === 'EDUCATION';
    const choice = mood === 'NO' || (mood === 'DIVIDED' && isEducation) ? 'AGAINST' : mood === 'YES' && place === 3 ? 'ABSTAIN' : 'FOR';
    return { member, college, choice };
  });
  const voters = votersOf(terms, present, ballots);
  return voters.ok ? { ballots, result: voteResult(rule, voters.value) } : null;
};
