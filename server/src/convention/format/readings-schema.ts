import type { ReadingTopic, ReadingValues } from '@conventions-ouvertes/shared/convention/readings';
import { z } from 'zod';
import * as field from './fields.js';

const reading = <Topic extends ReadingTopic, const Values extends readonly [ReadingValues[Topic], ...ReadingValues[Topic][]]>(
  topic: Topic,
  values: Values,
) =>
  z.strictObject({
    id: field.key,
    topic: z.literal(topic),
    value: z.enum(values),
    question: field.text(300),
    article: field.article,
    sentence: field.sentence,
    reason: field.sentence,
    decidedBy: field.label,
    decidedOn: field.date,
  });

/** A reading of an open clause, with the answers that the rules know for its topic. */
export const readingSchema = z.discriminatedUnion('topic', [
  reading('CAP_PERIOD', ['CALENDAR_YEAR', 'CONVENTION_YEAR']),
  reading('TERM_LAST_DAY', ['EVE_OF_ANNIVERSARY', 'ANNIVERSARY']),
  reading('OPINION_BINDING', ['MUST_BE_GIVEN', 'MUST_BE_FAVOURABLE']),
  reading('PROGRAMME_APPROVAL_BINDING', ['DUTY_ONLY', 'CONDITIONS_MONEY']),
  reading('ABSOLUTE_MAJORITY', ['MORE_THAN_HALF', 'HALF_PLUS_ONE']),
  reading('ABSTENTIONS', ['NOT_CAST', 'CAST']),
  reading('COLLEGE_VOTING', ['ONE_EACH', 'BLOCK']),
  reading('TACIT_RENEWAL_LENGTH', ['SAME_AS_FIRST_TERM', 'OPEN_ENDED']),
  reading('TERMINATION_AFTER_TERM', ['TERM_ENDS_FIRST_NO_RENEWAL', 'NOTICE_PROLONGS_TERM']),
  reading('NOTICE_RUNS_FROM', ['RECEIPT', 'SENDING']),
  reading('LICENCE_WITHDRAWAL_DATE', ['EFFECT_OF_WITHDRAWAL', 'NOTIFICATION_OF_WITHDRAWAL']),
  reading('LAPSE_DATE', ['BREACH', 'CONFIRMATION']),
  reading('REPORT_APPROVAL_DEADLINE', ['SENT_BEFORE', 'APPROVED_BEFORE']),
  reading('MULTI_YEAR_REPORT_DUE', ['FROM_THE_END_ON', 'NEXT_ANNUAL_DEADLINE']),
  reading('UNSTATED_TERM', ['OPEN_ENDED', 'TRAINING_PERIOD']),
  reading('RENEWAL_REQUEST_DEADLINE', ['AT_LATEST', 'ON_THE_DAY']),
  reading('EMAIL_CONSULTATION', ['BEYOND_REQUIRED_MEETINGS', 'ALSO_INSTEAD_OF_A_MEETING']),
  reading('MEETING_YEAR', ['CALENDAR_YEAR', 'CONVENTION_YEAR', 'SCHOOL_YEAR']),
  reading('MEETINGS_IN_PARTIAL_YEAR', ['FULL_YEARS_ONLY', 'EVERY_YEAR']),
  reading('YEAR_END', ['BY_31_DECEMBER', 'NO_EXACT_DAY']),
  reading('CONTACT_LIST_DUE', ['END_OF_MONTH', 'SCHOOL_YEAR_START']),
  reading('SCHOOL_YEAR_LENGTH', ['LENGTH_OF_A_SCHOOL_YEAR', 'WITHIN_ONE_SCHOOL_YEAR']),
  reading('WORDING', ['TEXT_ONLY']),
]);
