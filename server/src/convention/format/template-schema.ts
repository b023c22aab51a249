import { z } from 'zod';
import * as field from './fields.js';
import { partyKind } from './identity-schema.js';

const blankBase = {
  key: field.key,
  label: field.label,
  article: field.article,
  variant: field.code.nullable().default(null),
} as const;

const blank = z.discriminatedUnion('type', [
  z.strictObject({ ...blankBase, type: z.literal('TEXT'), maxLength: z.int().min(1).max(2000) }),
  z.strictObject({ ...blankBase, type: z.literal('DATE') }),
  z.strictObject({ ...blankBase, type: z.literal('MONTHS'), min: z.int().min(0).max(1200), max: field.months }),
  z.strictObject({
    ...blankBase,
    type: z.literal('CHOICE'),
    options: z.array(z.strictObject({ code: field.code, label: field.label })).min(2),
  }),
  z.strictObject({ ...blankBase, type: z.literal('VARIANT') }),
  z.strictObject({ ...blankBase, type: z.literal('AUDIENCES'), allowed: z.array(field.audience).min(1) }),
  z.strictObject({ ...blankBase, type: z.literal('PARTIES'), side: field.side, kinds: z.array(partyKind).min(1) }),
  z.strictObject({ ...blankBase, type: z.literal('SIGNATORIES') }),
  z.strictObject({ ...blankBase, type: z.literal('LOCATION') }),
  z.strictObject({
    ...blankBase,
    type: z.literal('TRAINING_PERIOD'),
    minMonths: field.months.nullable(),
    maxLength: z.literal('ONE_SCHOOL_YEAR').nullable(),
  }),
  z.strictObject({ ...blankBase, type: z.literal('RENEWAL'), maxMonths: field.months }),
  z.strictObject({ ...blankBase, type: z.literal('SEATS'), college: field.key }),
]);

/** What a template adds to the common terms. */
export const templateClausesSchema = z.strictObject({
  localTitle: field.text(400),
  localShortTitle: field.text(160),
  variants: z.array(z.strictObject({ code: field.code, label: field.text(80), definition: field.sentence })).min(1),
  blanks: z.array(blank).min(1),
});
