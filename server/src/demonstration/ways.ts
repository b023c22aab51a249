import type { OpinionValue } from '@conventions-ouvertes/shared/action/opinion';
import type { ActionRole, ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { requirementOf, wayOf, type Halt } from '@conventions-ouvertes/shared/action/way';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, daysBetween, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Window } from './further-meetings.js';
import { inventOpinions, type DemoOpinion } from './opinions.js';
import { randomFrom } from './random.js';

/** Whoever acts in the demonstration: nobody's account. */
export const DEMONSTRATION_ACTOR = 'demonstration';

/** What the files of the demonstration say of an action, as far as its way depends on it. */
export interface WayAction {
  readonly slug: string;
  readonly title: string;
  readonly year: number;
  readonly status: ActionStatus;
  /** When its planned fiche came in; null: a draft that nobody has received. */
  readonly receivedOn: LocalDate | null;
  /** Null: nothing was committed. */
  readonly committedOn: LocalDate | null;
  readonly realisedOn: LocalDate | null;
  /** Marks of its commitments. */
  readonly marks: readonly string[];
  /** Committed, and neither released nor shown to be spent, in cents. */
  readonly leftOpen: number;
}

export interface DemoStep {
  readonly from: ActionStatus | null;
  readonly to: ActionStatus;
  readonly on: LocalDate;
  readonly role: ActionRole;
  readonly party: string | null;
  readonly grounds: string | null;
  readonly articles: readonly ArticleRef[];
  readonly marks: readonly string[];
}

export interface DemoDecision {
  readonly body: 'COMMITTEE' | 'BOARD';
  readonly value: OpinionValue | 'ADOPTED' | 'NOT_ADOPTED' | 'APPROVED';
  readonly on: LocalDate;
  readonly role: ActionRole;
  readonly articles: readonly ArticleRef[];
}

/** An action's way as invented: each step with who, when, on what grounds and the article. */
export interface DemoWay {
  readonly action: WayAction;
  readonly steps: readonly DemoStep[];
  readonly opinions: readonly DemoOpinion[];
  readonly decisions: readonly DemoDecision[];
  /** The meeting that looked at it; null: it has not come to the committee, or its text has none on the way. */
  readonly committeeOn: LocalDate | null;
  readonly isAdopted: boolean;
}

/** Days that a step before the committee and one after it take. */
const LEAD = 9;
const TAIL = 2;
/** The same before the committee, where the credits were committed soon after the fiche came in. */
const SHORT_LEAD = 4;
/** How long an action that is still on its way waits for a meeting. */
const PATIENCE = 60;

/** The days between which an action went before the committee; null: its way has not led there, or nothing tells when. */
export const committeeWindow = (terms: BindingTerms, action: WayAction): Window | null => {
  const { receivedOn, committedOn } = action;
  const way = wayOf(terms);
  const reached = reachedBy(terms, way, action);
  if (receivedOn === null || reached === null || !goesToCommittee(way, reached, action)) return null;
  const from = addDays(receivedOn, LEAD);
  if (committedOn === null) return { from, to: addDays(from, PATIENCE) };
  const to = addDays(committedOn, -TAIL);
  return from <= to ? { from, to } : { from: addDays(receivedOn, SHORT_LEAD), to };
};

/**
 * The way that an action of the demonstration went, the same every time. Null for a draft, which nobody has received: it then stays as a
 * file told it.
 */
export const inventWay = (terms: BindingTerms, action: WayAction, meetings: readonly LocalDate[]): DemoWay | null => {
  const way = wayOf(terms);
  const { receivedOn } = action;
  const reached = reachedBy(terms, way, action);
  if (receivedOn === null || reached === null) return null;
  const window = committeeWindow(terms, action);
  const committeeOn = window === null ? null : (meetings.find((day) => day >= window.from && day <= window.to) ?? null);
  if (window !== null && committeeOn === null) return null;
  return walk(terms, way, action, { receivedOn, committeeOn, reached });
};

const goesToCommittee = (way: readonly Halt[], reached: number, { status }: WayAction): boolean =>
  way.slice(0, reached + 1).some((halt) => halt.status === 'COMMITTEE') || status === 'REFUSED';

/** How far along its way an action came; null: its status is none of that way. */
const reachedBy = (terms: BindingTerms, way: readonly Halt[], { status, committedOn }: WayAction): number | null => {
  const at = (wanted: ActionStatus) => way.findIndex((halt) => halt.status === wanted);
  switch (status) {
    case 'DRAFT':
      return null;
    case 'ABANDONED':
      return at('COMMITTED') === -1 || committedOn === null ? null : at('COMMITTED');
    case 'WITHDRAWN':
      return at('SUBMITTED');
    case 'REFUSED': {
      if (committedOn !== null) return null;
      const deciding = way.findIndex((halt) => halt.status === 'COMMITTEE' && halt.step !== null && requirementOf(terms, halt.step) === 'FAVOURABLE');
      return deciding === -1 ? null : deciding - 1;
    }
    default:
      return at(status) === -1 ? null : at(status);
  }
};

interface Walked {
  readonly receivedOn: LocalDate;
  readonly committeeOn: LocalDate | null;
  readonly reached: number;
}

const walk = (terms: BindingTerms, way: readonly Halt[], action: WayAction, { receivedOn, committeeOn, reached }: Walked): DemoWay => {
  const random = randomFrom(`way/${action.slug}`);
  const partner = terms.parties.find(({ side }) => side === 'PROFESSIONAL')?.key ?? null;
  const signed = terms.signature.state === 'DATED' ? terms.signature.date : receivedOn;
  const draftedOn = addDays(receivedOn, -random.int(4, 18));
  const span = committeeOn === null ? random.int(18, 40) : daysBetween(receivedOn, committeeOn);
  const examinedOn = addDays(receivedOn, Math.max(1, Math.floor(span / 4)));
  const spokenOn = addDays(examinedOn, Math.max(1, Math.floor(span / 3)));
  const opinions = way.slice(0, reached + 1).some((halt) => halt.status === 'COMMISSION_OPINION') ? inventOpinions(terms, action, { examinedOn, spokenOn, ends: reached < indexOf(way, 'MINISTRIES_OPINION') }, random) : [];
  const boardOn = committeeOn === null ? null : addDays(committeeOn, action.committedOn === null ? random.int(4, 20) : Math.min(20, Math.max(1, daysBetween(committeeOn, action.committedOn) - 1)));
  const days: Readonly<Partial<Record<ActionStatus, LocalDate | null>>> = {
    DRAFT: draftedOn < signed ? receivedOn : draftedOn,
    SUBMITTED: receivedOn,
    COMMISSION_OPINION: examinedOn,
    MINISTRIES_OPINION: spokenOn,
    COMMITTEE: committeeOn,
    BOARD: boardOn,
    COMMITTED: action.committedOn,
    REALISED: action.realisedOn,
    CLOSED: action.realisedOn === null || action.leftOpen > 0 ? null : addDays(action.realisedOn, random.int(10, 40)),
  };
  const steps: DemoStep[] = [];
  for (const halt of way.slice(0, reached + 1)) {
    const on = days[halt.status] ?? null;
    if (on === null || (steps.at(-1)?.on ?? on) > on) break;
    const { role, party } = whoTakes(terms, halt.status, partner);
    const marks = halt.status === 'COMMITTED' ? action.marks : [];
    steps.push({ from: steps.at(-1)?.to ?? null, to: halt.status, on, role, party, grounds: groundsOfStep(halt.status, action), articles: citing(halt.step?.article), marks });
  }
  const last = steps.at(-1);
  const ending = last === undefined ? null : inventEnding(way, action, last, committeeOn, partner, random.int(6, 30));
  const isAdopted = action.status !== 'REFUSED';
  const passed = (status: ActionStatus) => steps.some(({ to }) => to === status);
  return {
    action,
    steps: ending === null ? steps : [...steps, ending],
    opinions,
    decisions: [
      ...(committeeOn !== null && (passed('COMMITTEE') || action.status === 'REFUSED') ? [committeeDecision(terms, way, committeeOn, isAdopted, random.int(1, 100))] : []),
      ...(boardOn !== null && passed('BOARD') ? [{ body: 'BOARD', value: 'APPROVED', on: boardOn, role: 'PARTNER', articles: citing(haltOf(way, 'BOARD')?.step?.article) } as const] : []),
    ],
    committeeOn,
    isAdopted,
  };
};

const committeeDecision = (terms: BindingTerms, way: readonly Halt[], on: LocalDate, isAdopted: boolean, draw: number): DemoDecision => {
  const votes = terms.actionSteps.some(({ kind }) => kind === 'COMMITTEE_VOTE');
  const opinion: OpinionValue = draw <= 84 ? 'FAVOURABLE' : draw <= 94 ? 'RESERVED' : 'UNFAVOURABLE';
  const value = votes ? (isAdopted ? 'ADOPTED' : 'NOT_ADOPTED') : opinion;
  return { body: 'COMMITTEE', value, on, role: 'COMMITTEE_SECRETARY', articles: citing(haltOf(way, 'COMMITTEE')?.step?.article) };
};

const inventEnding = (way: readonly Halt[], { status }: WayAction, last: DemoStep, committeeOn: LocalDate | null, partner: string | null, after: number): DemoStep | null => {
  const common = { from: last.to, party: partner, marks: [] };
  if (status === 'WITHDRAWN') {
    return { ...common, to: 'WITHDRAWN', on: addDays(last.on, after), role: 'PARTNER', grounds: 'Reportée à une autre année par le partenaire (motif fictif)', articles: [] };
  }
  if (status === 'ABANDONED' && last.to === 'COMMITTED') {
    return { ...common, to: 'ABANDONED', on: addDays(last.on, 30 + after), role: 'PARTNER', grounds: 'Abandonnée faute de salle, crédits libérés (motif fictif)', articles: [] };
  }
  if (status === 'REFUSED' && committeeOn !== null) {
    const articles = citing(haltOf(way, 'COMMITTEE')?.step?.article);
    return { ...common, to: 'REFUSED', on: committeeOn, role: 'COMMITTEE_SECRETARY', grounds: 'Action non adoptée par le comité (motif fictif)', articles };
  }
  return null;
};

const groundsOfStep = (status: ActionStatus, { committedOn }: WayAction): string | null => {
  if (status === 'COMMITTED' && committedOn !== null) return 'Engagement repris de la fiche du partenaire (fictif)';
  return status === 'CLOSED' ? 'Tout ce qui était engagé est dépensé ou libéré (fictif)' : null;
};

const whoTakes = (terms: BindingTerms, status: ActionStatus, partner: string | null): { readonly role: ActionRole; readonly party: string | null } => {
  if (status === 'MINISTRIES_OPINION') return { role: 'MINISTRY', party: terms.parties.findLast(({ kind }) => kind === 'MINISTRY')?.key ?? null };
  if (status === 'COMMITTEE' || status === 'CLOSED') return { role: 'COMMITTEE_SECRETARY', party: partner };
  return { role: 'PARTNER', party: partner };
};

const haltOf = (way: readonly Halt[], status: ActionStatus): Halt | undefined => way.find((halt) => halt.status === status);
const indexOf = (way: readonly Halt[], status: ActionStatus): number => way.findIndex((halt) => halt.status === status);
