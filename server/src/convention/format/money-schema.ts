import { z } from 'zod';
import * as field from './fields.js';

const year = z.int().min(1950).max(2199).nullable();

const capAmount = z.discriminatedUnion('state', [
  z
    .strictObject({ state: z.literal('KNOWN'), year, amount: field.amount })
    .transform(({ state, year: ofYear, amount }) => ({ state, year: ofYear, cents: amount })),
  z
    .strictObject({ state: z.literal('UNKNOWN'), year, reason: field.sentence })
    .transform(({ state, year: ofYear, reason }) => ({ state, year: ofYear, cents: null, reason })),
]);

const cap = z.strictObject({
  key: field.key,
  label: field.label,
  article: field.article,
  fundingSourceCodes: z.array(field.code).min(1),
  period: z.enum(['CALENDAR_YEAR', 'CONVENTION_YEAR', 'AS_READ']),
  setBy: z.enum(['THIS_CONVENTION', 'REGULATION', 'OBJECTIVES_AND_MEANS_AGREEMENT']),
  coversConventions: z.array(field.key),
  mayCoverAllConventionsOf: field.key.nullable(),
  amounts: z.array(capAmount).min(1),
});

/** The money of a convention. */
export const moneyShape = {
  fundingSources: z
    .array(
      z.strictObject({
        code: field.code,
        label: field.label,
        article: field.article,
        fundedBy: field.key.nullable(),
        isCapped: z.boolean(),
      }),
    )
    .min(1),
  caps: z.array(cap),
  meansPledges: z.array(
    z.strictObject({ by: field.key, through: field.label.nullable(), article: field.article, summary: field.sentence }),
  ),
  providers: z
    .strictObject({
      opinionFirst: z.enum(['COMMITTEE', 'NONE']),
      agreementRequired: z.boolean(),
      agreementSentToCommittee: z.boolean(),
      actualCostsOnly: field.article,
      performers: z
        .array(
          z.enum(['PROVIDERS', 'EMPLOYERS_ORGANISATIONS', 'WORKERS_ORGANISATIONS', 'BRANCHES', 'BODIES_OF_BRANCHES', 'CAMPUSES']),
        )
        .min(1),
      listIsOpen: z.boolean(),
      article: field.article,
    })
    .nullable(),
} as const;
