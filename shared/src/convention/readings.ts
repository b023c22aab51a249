import type { LocalDate } from '../local-date.js';
import type { ArticleRef } from './article.js';

/**
 * The questions that texts leave open and that a rule must settle, each with the answers that the rules know. A term
 * that says `AS_READ` sends to the reading of the topic; changing the reading changes the rule.
 */
export interface ReadingValues {
  /** What « par an » bounds. */
  readonly CAP_PERIOD: 'CALENDAR_YEAR' | 'CONVENTION_YEAR';
  /** Last day of a term of N years from a date: the eve of the anniversary, or the anniversary itself. */
  readonly TERM_LAST_DAY: 'EVE_OF_ANNIVERSARY' | 'ANNIVERSARY';
  /** « après avis »: does the opinion have to be given, or to be favourable, before money is committed? */
  readonly OPINION_BINDING: 'MUST_BE_GIVEN' | 'MUST_BE_FAVOURABLE';
  /** Does the board's approval of the yearly programme condition commitments? */
  readonly PROGRAMME_APPROVAL_BINDING: 'DUTY_ONLY' | 'CONDITIONS_MONEY';
  /** « 50 % plus une voix » where half of the votes is not a whole number. */
  readonly ABSOLUTE_MAJORITY: 'MORE_THAN_HALF' | 'HALF_PLUS_ONE';
  /** Are abstentions votes cast? */
  readonly ABSTENTIONS: 'NOT_CAST' | 'CAST';
  /** A college with N votes for N members: one each for those present or represented, or N in one block. */
  readonly COLLEGE_VOTING: 'ONE_EACH' | 'BLOCK';
  /** Length of a tacit renewal that the text does not give. */
  readonly TACIT_RENEWAL_LENGTH: 'SAME_AS_FIRST_TERM' | 'OPEN_ENDED';
  /** A notice whose day of effect falls after the end of the term. */
  readonly TERMINATION_AFTER_TERM: 'TERM_ENDS_FIRST_NO_RENEWAL' | 'NOTICE_PROLONGS_TERM';
  /** What a notice runs from where the text does not say. */
  readonly NOTICE_RUNS_FROM: 'RECEIPT' | 'SENDING';
  /** The day a licence withdrawn ends the convention. */
  readonly LICENCE_WITHDRAWAL_DATE: 'EFFECT_OF_WITHDRAWAL' | 'NOTIFICATION_OF_WITHDRAWAL';
  /** The day on which a breach makes the convention lapse. */
  readonly LAPSE_DATE: 'BREACH' | 'CONFIRMATION';
  /** « pour validation avant le 30 avril »: sent, or approved, before that day. */
  readonly REPORT_APPROVAL_DEADLINE: 'SENT_BEFORE' | 'APPROVED_BEFORE';
  /** When the report over all the years falls due. */
  readonly MULTI_YEAR_REPORT_DUE: 'FROM_THE_END_ON' | 'NEXT_ANNUAL_DEADLINE';
  /** A convention whose text gives no length. */
  readonly UNSTATED_TERM: 'OPEN_ENDED' | 'TRAINING_PERIOD';
  /** A renewal request « six months before »: that early at the latest, or on that very day. */
  readonly RENEWAL_REQUEST_DEADLINE: 'AT_LATEST' | 'ON_THE_DAY';
  /** Consultation by e-mail « where it cannot meet more than twice »: only after two meetings, or also instead of one. */
  readonly EMAIL_CONSULTATION: 'BEYOND_REQUIRED_MEETINGS' | 'ALSO_INSTEAD_OF_A_MEETING';
  /** What « par an » counts where meetings are asked for. */
  readonly MEETING_YEAR: 'CALENDAR_YEAR' | 'CONVENTION_YEAR' | 'SCHOOL_YEAR';
  /** Are the yearly meetings owed in a year that the convention covers in part? */
  readonly MEETINGS_IN_PARTIAL_YEAR: 'FULL_YEARS_ONLY' | 'EVERY_YEAR';
  /** The last day of a meeting « en fin d'année ». */
  readonly YEAR_END: 'BY_31_DECEMBER' | 'NO_EXACT_DAY';
  /** The last day of an exchange of contacts at the start of the school year, in a month that the text names. */
  readonly CONTACT_LIST_DUE: 'END_OF_MONTH' | 'SCHOOL_YEAR_START';
  /** A training « that does not exceed one school year »: no longer than one, or inside a single one. */
  readonly SCHOOL_YEAR_LENGTH: 'LENGTH_OF_A_SCHOOL_YEAR' | 'WITHIN_ONE_SCHOOL_YEAR';
  /** Clarifies the text for readers; no rule reads it. The one topic that may come several times. */
  readonly WORDING: 'TEXT_ONLY';
}

/** A question that rules or readers meet (« point d'interprétation »). */
export type ReadingTopic = keyof ReadingValues;

interface ReadingBase {
  /** Key within the convention, lower case with hyphens. */
  readonly id: string;
  /** The question, in French. */
  readonly question: string;
  readonly article: ArticleRef | null;
  /** The reading, a French sentence shown beside the figures. */
  readonly sentence: string;
  /** Why this reading, in French. */
  readonly reason: string;
  /** Who decided: a person's office or a body, in French. */
  readonly decidedBy: string;
  readonly decidedOn: LocalDate;
}

/** A reading of an open clause (« interprétation »). `value` is what the rules use. */
export type Reading = {
  [Topic in ReadingTopic]: ReadingBase & { readonly topic: Topic; readonly value: ReadingValues[Topic] };
}[ReadingTopic];

/** The value of the reading of `topic`, or null where the convention has no reading of it. */
export function readingValue<Topic extends Exclude<ReadingTopic, 'WORDING'>>(
  readings: readonly Reading[],
  topic: Topic,
): ReadingValues[Topic] | null {
  const isOfTopic = (reading: Reading): reading is Reading & { topic: Topic; value: ReadingValues[Topic] } =>
    reading.topic === topic;
  return readings.find(isOfTopic)?.value ?? null;
}
