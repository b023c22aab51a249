import type { ArticleRef } from '../convention/article.js';
import type { ReadingTopic } from '../convention/readings.js';
import type { ActorRef } from '../convention/terms-committee.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import type { Grounds } from '../verdict.js';

export type ObligationKind =
  | 'MEETING'
  | 'PAPERS'
  | 'MINUTES'
  | 'PRIORITIES'
  | 'REPORT'
  | 'REPORT_PRESENTATION'
  | 'RENEWAL_REQUEST'
  | 'NON_RENEWAL_NOTICE'
  | 'CONTACT_LIST'
  | 'LOGO_LEAVE_ENDING'
  | 'DIGITAL_TOOL'
  | 'PROVIDER_AGREEMENT'
  | 'EVENT_DUTY';

export type ObligationStatus =
  | 'MET'
  /** Done after its day. */
  | 'LATE'
  /** Its day is over and it is not done. */
  | 'MISSED'
  | 'NOT_YET_DUE'
  /** Owed now; the text sets no last day, so it can be neither late nor missed. */
  | 'DUE'
  /** The convention is undated, or a day that the text refers to is not known. */
  | 'IMPOSSIBLE_TO_TELL';

/**
 * DUTY: owed. CONDITION: to be done by its day only by who wants its effect (a renewal request, a notice not to renew).
 * REMINDER: a day after which something may no longer be done (a leave that ends).
 */
export type ObligationNature = 'DUTY' | 'CONDITION' | 'REMINDER';

/** What a person of the ministry said of a miss that the computer found, and what the party concerned answers. */
export interface Confirmation {
  /** Id of the obligation. */
  readonly obligation: string;
  /** Null: not confirmed yet. */
  readonly confirmedOn: LocalDate | null;
  /** Null: not dismissed. */
  readonly dismissedOn: LocalDate | null;
  /** French; shown beside the finding. */
  readonly answer: string | null;
}

/** A deadline or a duty that an article sets, on a day. */
export interface Obligation extends Grounds {
  /** Stable from one day to the next: kind, clause and period. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly nature: ObligationNature;
  readonly label: string;
  /** Day from which it is owed; null: not known. */
  readonly since: LocalDate | null;
  /** Last day on which it is in time; null where the text sets none, or where it cannot be told. */
  readonly dueOn: LocalDate | null;
  readonly owedBy: ActorRef;
  readonly owedTo: readonly ActorRef[];
  readonly status: ObligationStatus;
  /** When it was done, by then. */
  readonly doneOn: LocalDate | null;
  /** Id of the fact that meets it. */
  readonly doneBy: string | null;
  /** Whether a person has looked at what the computer found; null where nothing was found against anyone. */
  readonly finding: 'TO_BE_CONFIRMED' | 'CONFIRMED' | 'DISMISSED' | null;
  readonly answer: string | null;
}

/** What a generator of obligations says; the status follows from it. */
export interface Owed {
  readonly kind: ObligationKind;
  readonly id: string;
  readonly label: string;
  readonly nature?: ObligationNature;
  readonly since: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly owedBy: ActorRef;
  readonly owedTo: readonly ActorRef[];
  /** Null: not done. */
  readonly doneOn: LocalDate | null;
  readonly doneBy: string | null;
  readonly articles: readonly ArticleRef[];
  readonly readings?: readonly ReadingTopic[];
  /** A reason why nothing can be told; French. */
  readonly untellable?: string;
  /** Why what was done does not count; French. */
  readonly notGoodEnough?: string;
}

/** The status of what is owed, as of a day: what was done after that day has not happened yet. */
export function judge(owed: Owed, asOf: LocalDate, confirmations: readonly Confirmation[]): Obligation {
  const isDone = owed.doneOn !== null && owed.doneOn <= asOf && owed.notGoodEnough === undefined;
  const status = statusOf(owed, isDone, asOf);
  const confirmation = confirmations.find(({ obligation }) => obligation === owed.id);
  const nature = owed.nature ?? 'DUTY';
  return {
    id: owed.id,
    kind: owed.kind,
    nature,
    label: owed.label,
    since: owed.since,
    dueOn: owed.dueOn,
    owedBy: owed.owedBy,
    owedTo: owed.owedTo,
    status,
    doneOn: isDone ? owed.doneOn : null,
    doneBy: isDone ? owed.doneBy : null,
    finding: nature === 'DUTY' && (status === 'MISSED' || status === 'LATE') ? findingOf(confirmation, asOf) : null,
    answer: confirmation?.answer ?? null,
    articles: owed.articles,
    readings: owed.readings ?? [],
    inputs: [
      ...(owed.dueOn === null ? [] : [{ label: 'Dernier jour', value: formatDate(owed.dueOn) }]),
      ...(isDone && owed.doneOn !== null ? [{ label: 'Fait le', value: formatDate(owed.doneOn) }] : []),
    ],
    explanation: explain(owed, status),
  };
}

function statusOf(owed: Owed, isDone: boolean, asOf: LocalDate): ObligationStatus {
  if (isDone && owed.doneOn !== null) return owed.dueOn === null || owed.doneOn <= owed.dueOn ? 'MET' : 'LATE';
  if (owed.untellable !== undefined) return 'IMPOSSIBLE_TO_TELL';
  if (owed.since !== null && asOf < owed.since) return 'NOT_YET_DUE';
  if (owed.dueOn === null) return 'DUE';
  return asOf > owed.dueOn ? 'MISSED' : 'NOT_YET_DUE';
}

function findingOf(confirmation: Confirmation | undefined, asOf: LocalDate): Exclude<Obligation['finding'], null> {
  const happened = (day: LocalDate | null | undefined) => day !== null && day !== undefined && day <= asOf;
  if (happened(confirmation?.dismissedOn)) return 'DISMISSED';
  return happened(confirmation?.confirmedOn) ? 'CONFIRMED' : 'TO_BE_CONFIRMED';
}

function explain(owed: Owed, status: ObligationStatus): string {
  const due = owed.dueOn === null ? '' : formatDate(owed.dueOn);
  const notCounted = owed.notGoodEnough === undefined ? '' : ` ${owed.notGoodEnough}`;
  switch (status) {
    case 'MET':
      return owed.dueOn === null ? 'Fait\u202F; le texte ne fixe pas de date limite.' : `Fait à temps\u00A0: le dernier jour était le ${due}.`;
    case 'LATE':
      return `Fait après le dernier jour, qui était le ${due}.`;
    case 'MISSED':
      return `Le dernier jour était le ${due}, et rien ne montre que ce fut fait.${notCounted}`;
    case 'NOT_YET_DUE':
      return `${owed.dueOn === null ? 'Pas encore dû.' : `À faire le ${due} au plus tard.`}${notCounted}`;
    case 'DUE':
      return `Dû, sans date limite dans le texte.${notCounted}`;
    case 'IMPOSSIBLE_TO_TELL':
      return owed.untellable ?? '';
  }
}
