import { z } from 'zod';
import * as field from './fields.js';

const level = z.enum(['NATIONAL', 'ACADEMIC_REGION', 'ACADEMY', 'LOCAL']);

const territory = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NATIONAL') }),
  z.strictObject({
    kind: z.literal('ACADEMIC_REGION'),
    academicRegionCode: field.territoryCode,
    academyCodes: z.array(field.territoryCode).min(1),
  }),
  z.strictObject({ kind: z.literal('ACADEMY'), academyCode: field.territoryCode }),
  z.strictObject({ kind: z.literal('LOCAL'), academyCode: field.territoryCode, uai: field.uai.nullable() }),
  z.strictObject({ kind: z.literal('TO_FILL_IN') }),
]);

export const partyKind = z.enum([
  'MINISTRY',
  'ACADEMIC_REGION',
  'ACADEMY',
  'SCHOOL',
  'OPCO',
  'EMPLOYERS_ORGANISATION',
  'PROFESSIONAL_BRANCH',
  'ASSOCIATION',
  'FIRM',
  'FIRM_GROUP',
  'LOCAL_AUTHORITY',
  'PUBLIC_HEALTH_BODY',
]);

export const party = z.strictObject({
  key: field.key,
  name: field.label,
  shortName: field.text(80),
  kind: partyKind,
  side: field.side,
  siren: field.siren.nullable().default(null),
  article: field.article.default('PARTIES'),
  discrepancy: field.sentence.nullable().default(null),
});

export const signatory = z.strictObject({
  name: field.text(120),
  office: field.label,
  signsFor: field.key,
  article: field.article.default('SIGNATURES'),
  discrepancy: field.sentence.nullable().default(null),
});

const signature = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('DATED'), date: field.date, place: field.text(120).nullable(), article: field.article }),
  z.strictObject({ state: z.literal('UNDATED'), note: field.sentence, article: field.article }),
  z.strictObject({ state: z.literal('TO_FILL_IN'), dateBlank: field.key, placeBlank: field.key.nullable(), article: field.article }),
]);

const parent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('INTERNAL'), conventionKey: field.key }),
  z.strictObject({ kind: z.literal('EXTERNAL'), title: field.text(300), signedOn: field.date.nullable(), parties: field.text(300) }),
]);

/** Who agreed, on what ground, where and when. */
export const identityShape = {
  key: field.key,
  title: field.text(400),
  shortTitle: field.text(80),
  purpose: z.strictObject({ summary: field.sentence, article: field.article }),
  articles: z.array(z.strictObject({ article: field.articleRef, title: field.label })).min(1),
  level,
  territory,
  legalBases: z.array(z.strictObject({ citation: field.label, summary: field.sentence, article: field.article })),
  parties: z.array(party),
  signatories: z.array(signatory),
  signature,
  parents: z.array(
    z.strictObject({ relation: z.enum(['DECLENSION', 'FRAME_ANNEXED']), parent, article: field.article, summary: field.sentence }),
  ),
  declensions: z.array(
    z.strictObject({
      kind: z.enum(['DECLENSION', 'LOCAL_CONVENTION', 'IMPLEMENTATION']),
      toLevel: level,
      strength: z.enum(['TO_BE_STUDIED', 'ALLOWED', 'SET']),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  isDemonstration: z.boolean().default(false),
} as const;
