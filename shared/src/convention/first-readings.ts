import type { ReadingTopic, Reading, ReadingValues } from './readings.js';
import { readingValue } from './readings.js';

type RuledTopic = Exclude<ReadingTopic, 'WORDING'>;

/** The reading that a rule falls back on where a convention's file has none of its own. A deployment decides otherwise by file. */
const FIRST_READINGS: Pick<ReadingValues, RuledTopic> = {
  CAP_PERIOD: 'CALENDAR_YEAR',
  TERM_LAST_DAY: 'EVE_OF_ANNIVERSARY',
  OPINION_BINDING: 'MUST_BE_GIVEN',
  PROGRAMME_APPROVAL_BINDING: 'DUTY_ONLY',
  ABSOLUTE_MAJORITY: 'MORE_THAN_HALF',
  ABSTENTIONS: 'NOT_CAST',
  COLLEGE_VOTING: 'ONE_EACH',
  TACIT_RENEWAL_LENGTH: 'SAME_AS_FIRST_TERM',
  TERMINATION_AFTER_TERM: 'TERM_ENDS_FIRST_NO_RENEWAL',
  NOTICE_RUNS_FROM: 'RECEIPT',
  LICENCE_WITHDRAWAL_DATE: 'EFFECT_OF_WITHDRAWAL',
  LAPSE_DATE: 'BREACH',
  REPORT_APPROVAL_DEADLINE: 'SENT_BEFORE',
  MULTI_YEAR_REPORT_DUE: 'FROM_THE_END_ON',
  UNSTATED_TERM: 'OPEN_ENDED',
  RENEWAL_REQUEST_DEADLINE: 'AT_LATEST',
  EMAIL_CONSULTATION: 'BEYOND_REQUIRED_MEETINGS',
  MEETING_YEAR: 'CALENDAR_YEAR',
  MEETINGS_IN_PARTIAL_YEAR: 'FULL_YEARS_ONLY',
  YEAR_END: 'BY_31_DECEMBER',
  CONTACT_LIST_DUE: 'END_OF_MONTH',
  SCHOOL_YEAR_LENGTH: 'LENGTH_OF_A_SCHOOL_YEAR',
};

/** The convention's own reading of a topic, else the first reading: what a rule runs on. */
export function readingInForce<Topic extends RuledTopic>(
  terms: { readonly readings: readonly Reading[] },
  topic: Topic,
): Pick<ReadingValues, RuledTopic>[Topic] {
  return readingValue(terms.readings, topic) ?? FIRST_READINGS[topic];
}
