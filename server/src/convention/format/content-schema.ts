import { z } from 'zod';
import * as field from './fields.js';

const actorKind = z.enum([
  'CAMPUS',
  'CLEE',
  'DRAFPIC',
  'POLE_DE_STAGES',
  'PEPITE',
  'ONISEP',
  'CIO',
  'GRETA',
  'CEFPEP',
  'SUIO_IP',
  'SCHOOL',
  'HIGHER_EDUCATION_INSTITUTION',
  'FIRM',
  'BRANCH',
  'REGIONAL_DELEGATION',
  'ASSOCIATION',
  'REGION',
  'OTHER',
]);

/** What the parties do together, and for whom. */
export const contentShape = {
  axes: z
    .array(
      z.strictObject({
        code: field.axisCode,
        parentCode: field.axisCode.nullable(),
        article: field.articleRef,
        title: field.label,
        summary: field.sentence,
        themeCode: field.code,
        position: z.int().min(1).max(999),
      }),
    )
    .min(1),
  pledges: z.array(
    z.strictObject({
      code: field.key,
      article: field.article,
      summary: field.sentence,
      themeCode: field.code,
      axisCode: field.axisCode.nullable(),
    }),
  ),
  audiences: z.array(z.strictObject({ code: field.audience, article: field.article })),
  actors: z.array(z.strictObject({ kind: actorKind, name: field.label, article: field.article })),
  equity: z.array(
    z.strictObject({
      aim: z.enum(['FAIR_TARGETING', 'GIRLS_BOYS', 'SOCIAL_ORIGIN', 'DISABILITY', 'DIGITAL_ACCESSIBILITY', 'WOMEN', 'PRIORITY_EDUCATION']),
      audiences: z.array(field.audience),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  inKind: z.array(
    z.strictObject({
      kind: z.enum([
        'LOAN_OF_EQUIPMENT',
        'EQUIPMENT_GRANT',
        'DOCUMENTS',
        'DOCUMENTARY_ACCESS',
        'TOOLS',
        'VIDEOS',
        'TECHNICAL_PLATFORM',
        'PEOPLE_TIME',
      ]),
      givenBy: field.key.nullable(),
      article: field.article,
      summary: field.sentence,
    }),
  ),
} as const;
