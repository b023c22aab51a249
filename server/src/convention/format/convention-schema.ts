import type { SignedConventionTerms, TemplateTerms } from '@conventions-ouvertes/shared/convention/terms';
import { z } from 'zod';
import { committeeSchema } from './committee-schema.js';
import { conductShape } from './conduct-schema.js';
import { contentShape } from './content-schema.js';
import * as field from './fields.js';
import { governanceShape } from './governance-schema.js';
import { identityShape } from './identity-schema.js';
import { lifeShape } from './life-schema.js';
import { moneyShape } from './money-schema.js';
import { readingSchema } from './readings-schema.js';
import { templateClausesSchema } from './template-schema.js';

/** The sections of any text, each readable by itself, so that one wrong section does not hide what is wrong in another. */
export const commonShape = {
  ...identityShape,
  ...lifeShape,
  ...contentShape,
  ...moneyShape,
  ...governanceShape,
  ...conductShape,
  committee: committeeSchema,
  readings: z.array(readingSchema),
} as const;

export const signedConventionSchema = z.strictObject({ kind: z.literal('CONVENTION'), ...commonShape });

export const templateSchema = z.strictObject({ kind: z.literal('TEMPLATE'), ...commonShape, template: templateClausesSchema });

/** A local convention: the values of a template's blanks, whose types the template gives. */
export const localConventionSchema = z.strictObject({
  kind: z.literal('LOCAL'),
  key: field.key,
  template: field.key,
  isDemonstration: z.boolean().default(false),
  blanks: z.record(z.string(), z.unknown()),
});

/** What a file of `server/conventions/` can be. */
export const conventionFileSchema = z.discriminatedUnion('kind', [signedConventionSchema, templateSchema, localConventionSchema]);

/** What remains of a file once its unreadable sections are set aside. */
export const draftSchema = z.object({ ...commonShape, template: templateClausesSchema }).partial();

export type Draft = z.output<typeof draftSchema>;

/** The compiler refuses these two functions as soon as the format and the types of the terms part ways. */
export const asSignedTerms = (file: z.output<typeof signedConventionSchema>): SignedConventionTerms => file;
export const asTemplateTerms = (file: z.output<typeof templateSchema>): TemplateTerms => file;
