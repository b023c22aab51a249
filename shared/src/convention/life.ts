import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { schoolYearOf } from '../school-year.js';
import { citing, type Grounds } from '../verdict.js';
import type { EventEnding } from './event-ending.js';
import type { LifeFacts } from './life-facts.js';
import { lastDayToGiveNotice, type NoticeEffect } from './notice.js';
import { firstDay, firstTerm, termClause, type Term } from './term.js';
import type { WindingDown } from './terms-life.js';
import type { BindingTerms } from './terms.js';
import { unfold, type Ending, type Unfolding } from './unfolding.js';

/** Where a convention stands on a day (« vie de la convention »). */
export type ConventionStatus =
  | 'UNDATED'
  | 'NOT_YET_IN_FORCE'
  | 'IN_FORCE'
  /** In force in a term that a renewal opened. */
  | 'RENEWED'
  /** In force, and a notice runs. */
  | 'NOTICE_GIVEN'
  /** Over, and what was committed is carried through: nothing new may be committed. */
  | 'WINDING_DOWN'
  | 'ENDED';

/** A convention on a day, with all that it rests upon. */
export interface ConventionLife extends Grounds {
  readonly asOf: LocalDate;
  readonly status: ConventionStatus;
  /** Those begun by then, oldest first; the first one alone before it begins; none while undated. */
  readonly terms: readonly Term[];
  /** Past or foreseen, from what had happened by then; null: none in sight, or impossible to tell. */
  readonly ending: Ending | null;
  readonly notices: readonly NoticeEffect[];
  readonly toBeConfirmed: readonly EventEnding[];
  /** The renewal that follows unless a party prevents it. */
  readonly nextRenewal: Term | null;
  /** Last day on which a notice can still prevent it; null where none is due. */
  readonly lastDayToPreventRenewal: LocalDate | null;
  /** The clause under which committed actions are carried through, once ended. */
  readonly windingDown: WindingDown | null;
  /** Whether money may be newly committed; null: impossible to tell (undated). */
  readonly mayCommit: boolean | null;
}

/** Where the convention stands on `asOf`, past or future, from its terms and from what happened. */
export function lifeAt(terms: BindingTerms, facts: LifeFacts, asOf: LocalDate): ConventionLife {
  const clause = termClause(terms);
  const start = firstDay(terms, facts);
  if (start === null || clause === null) return undated(terms, asOf);
  const first = firstTerm(terms, clause, start);
  const unfolding = unfold(terms, clause, first, facts, asOf);
  const windingDown = unfolding.ending === null ? null : windingDownClause(terms, unfolding.ending);
  const status = statusOf(unfolding, windingDown, facts, asOf);
  const current = unfolding.terms.at(-1) ?? first;
  const notice = clause.nonRenewalNotice?.notice;
  return {
    asOf,
    status,
    terms: unfolding.terms,
    ending: unfolding.ending,
    notices: unfolding.notices,
    toBeConfirmed: unfolding.toBeConfirmed,
    nextRenewal: unfolding.nextRenewal,
    lastDayToPreventRenewal:
      unfolding.nextRenewal === null || current.end.kind !== 'ON'
        ? null
        : notice?.state === 'KNOWN'
          ? lastDayToGiveNotice(current.end.lastDay, notice.months)
          : current.end.lastDay,
    windingDown,
    mayCommit: status === 'IN_FORCE' || status === 'RENEWED' || status === 'NOTICE_GIVEN',
    ...groundsOf(status, unfolding, current, windingDown),
  };
}

function undated(terms: BindingTerms, asOf: LocalDate): ConventionLife {
  const signature = terms.signature;
  const explanation =
    signature.state === 'DATED'
      ? 'La convention prend effet à la signature de la dernière partie, qui n’est pas connue.'
      : 'Le texte n’est pas daté\u00A0: ni son début, ni sa fin, ni ses échéances ne peuvent être calculés.';
  return {
    asOf,
    status: 'UNDATED',
    terms: [],
    ending: null,
    notices: [],
    toBeConfirmed: [],
    nextRenewal: null,
    lastDayToPreventRenewal: null,
    windingDown: null,
    mayCommit: null,
    articles: citing(signature.article),
    readings: [],
    inputs: [{ label: 'Date de signature', value: signature.state === 'DATED' ? formatDate(signature.date) : 'non renseignée' }],
    explanation,
  };
}

function statusOf(unfolding: Unfolding, windingDown: WindingDown | null, facts: LifeFacts, asOf: LocalDate): ConventionStatus {
  const { ending, terms, notices } = unfolding;
  if (asOf < terms[0].firstDay) return 'NOT_YET_IN_FORCE';
  if (ending !== null && asOf > ending.lastDay) {
    return windingDown !== null && isWindingDown(windingDown, ending, facts, asOf) ? 'WINDING_DOWN' : 'ENDED';
  }
  if (notices.some((notice) => notice.outcome !== 'NONE' && notice.givenOn !== null)) return 'NOTICE_GIVEN';
  return terms.length > 1 ? 'RENEWED' : 'IN_FORCE';
}

/** What outlives the ending: only on the grounds that the text names. Terms held during a notice end with it. */
function windingDownClause(terms: BindingTerms, ending: Ending): WindingDown | null {
  return terms.windingDown.find(({ on, scope }) => scope !== 'TERMS_DURING_NOTICE' && on.includes(ending.ground)) ?? null;
}

function isWindingDown(clause: WindingDown, ending: Ending, facts: LifeFacts, asOf: LocalDate): boolean {
  const { committedActions } = facts;
  if (committedActions.kind === 'NONE' || (committedActions.kind === 'UNTIL' && asOf > committedActions.lastDay)) return false;
  if (clause.scope !== 'SCHOOL_YEAR_ACTIONS') return true;
  // Carried through for the school year under way when the convention ended, and no further.
  const year = schoolYearOf(ending.lastDay);
  return !year.known || year.lastDay === null || asOf <= year.lastDay;
}

function groundsOf(status: ConventionStatus, unfolding: Unfolding, current: Term, windingDown: WindingDown | null): Grounds {
  const { ending } = unfolding;
  const { articles, readings, inputs } = current;
  switch (status) {
    case 'UNDATED':
    case 'NOT_YET_IN_FORCE':
      return { articles, readings, inputs, explanation: `La convention prend effet le ${formatDate(current.firstDay)}.` };
    case 'IN_FORCE':
    case 'RENEWED':
      return { articles, readings, inputs, explanation: current.explanation };
    case 'NOTICE_GIVEN':
      return {
        articles: citing(...(ending?.articles ?? []), ...unfolding.notices.flatMap((notice) => notice.articles), ...articles),
        readings: ending?.readings ?? readings,
        inputs: ending?.inputs ?? inputs,
        explanation: `Un préavis court. ${ending?.explanation ?? unfolding.notices.map(({ explanation }) => explanation).join(' ')}`,
      };
    case 'WINDING_DOWN':
    case 'ENDED':
      return {
        articles: citing(...(ending?.articles ?? []), status === 'WINDING_DOWN' ? windingDown?.article : null),
        readings: ending?.readings ?? [],
        inputs: ending?.inputs ?? [],
        explanation:
          status === 'WINDING_DOWN'
            ? `${ending?.explanation ?? ''} Les actions engagées sont menées à leur terme\u202F; rien de nouveau ne peut être engagé.`
            : (ending?.explanation ?? ''),
      };
  }
}
