import { z } from 'zod';
import * as field from './fields.js';

const trainingCycle = z.literal('END_OF_TRAINING_CYCLE');

const length = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MONTHS'), months: field.months }),
  z.strictObject({
    kind: z.literal('UNTIL'),
    date: field.date,
    because: z.enum(['END_OF_TRAINING_CYCLE', 'STATED_IN_TEXT']),
    /** Length that the text gives beside its last day: checked against it, and used for nothing else. */
    statedMonths: field.months.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('UNTIL_BLANK'), blank: field.key, because: trainingCycle }),
  z.strictObject({ kind: z.literal('NOT_IN_TEXT') }),
]);

const tacitRenewal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('EXCLUDED'), article: field.article }),
  z.strictObject({ kind: z.literal('NOT_MENTIONED') }),
  z.strictObject({
    kind: z.literal('ALLOWED'),
    basis: z.enum(['EXPRESS', 'IMPLIED']),
    length: field.monthsValue,
    article: field.article,
  }),
  z.strictObject({ kind: z.literal('TO_FILL_IN'), blank: field.key, article: field.article }),
]);

const term = z.strictObject({
  variant: field.code.nullable().default(null),
  startsOn: z.enum(['SIGNATURE', 'LAST_SIGNATURE']),
  length,
  tacitRenewal,
  renewalRequest: z
    .strictObject({
      by: field.key,
      to: field.key,
      monthsBeforeEnd: field.months,
      form: z.literal('WRITTEN'),
      article: field.article,
    })
    .nullable(),
  nonRenewalNotice: z.strictObject({ by: z.literal('ANY_PARTY'), notice: field.monthsValue, article: field.article }).nullable(),
  article: field.article,
});

const terminationEffect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('AFTER_NOTICE'),
    notice: field.monthsValue,
    isMinimum: z.boolean(),
    runsFrom: z.enum(['RECEIPT', 'SENDING', 'AS_READ']),
  }),
  z.strictObject({ kind: z.literal('NEXT_SCHOOL_YEAR') }),
]);

/** From the start of a convention to its end. */
export const lifeShape = {
  terms: z.array(term).min(1),
  termination: z
    .strictObject({
      by: z.literal('ANY_PARTY'),
      form: z.enum(['WRITTEN', 'REGISTERED_LETTER_WITH_RECEIPT', 'NOT_IN_TEXT']),
      effect: terminationEffect,
      meetingRequiredFirst: z.strictObject({ when: z.enum(['ALWAYS', 'SERIOUS_DISPUTE']), article: field.article }).nullable(),
      article: field.article,
    })
    .nullable(),
  endingsByEvent: z.array(
    z.strictObject({
      key: field.key,
      event: z.enum(['COLLECTION_LICENCE_WITHDRAWN', 'MINISTRY_LOGO_USED_WITHOUT_LEAVE']),
      ground: z.enum(['TERMINATION_BY_LAW', 'LAPSE']),
      effectiveOn: z.enum(['EFFECT_OF_THE_EVENT', 'AS_READ']),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  windingDown: z.array(
    z.strictObject({
      on: z.array(z.enum(['EXPIRY', 'NON_RENEWAL', 'TERMINATION', 'TERMINATION_BY_LAW', 'LAPSE'])).min(1),
      scope: z.enum(['COMMITTED_ACTIONS', 'SCHOOL_YEAR_ACTIONS', 'TERMS_DURING_NOTICE']),
      owedBy: field.key.nullable(),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  amendment: z
    .strictObject({
      scope: z.enum(['ANY_CHANGE', 'SIGNIFICANT_CHANGE']),
      askedBy: z.enum(['ANY_PARTY', 'NOT_IN_TEXT']),
      agreement: z.enum(['AVENANT', 'AVENANT_WRITTEN_BY_ALL', 'AVENANT_SIGNED_BY_ALL']),
      article: field.article,
    })
    .nullable(),
} as const;
