import { z } from 'zod';
import * as field from './fields.js';

const secrecy = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('CONFIDENTIALITY'),
    of: z.array(z.enum(['MEMBER_FIRMS', 'EDUCATION_SERVICE'])).min(1),
    consentNeeded: z.boolean(),
    staffWarnedBy: field.actorRef.nullable(),
    article: field.article,
    summary: field.sentence,
  }),
  z.strictObject({
    kind: z.literal('CONTACT_LIST'),
    between: field.actorRef,
    yearlyMonth: z.int().min(1).max(12).nullable(),
    underGdpr: z.boolean(),
    article: field.article,
    summary: field.sentence,
  }),
]);

const communication = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('LOGO_LEAVE'),
    grantedBy: field.actorRef,
    statesDuration: z.boolean(),
    breachEnding: field.key.nullable(),
    article: field.article,
    summary: field.sentence,
  }),
  z.strictObject({ kind: z.literal('JOINT_APPROVAL'), by: field.actorRef, article: field.article, summary: field.sentence }),
  z.strictObject({ kind: z.literal('PARTNERSHIP_NAMED'), article: field.article, summary: field.sentence }),
  z.strictObject({ kind: z.literal('RELAY'), article: field.article, summary: field.sentence }),
]);

const triggerEvent = z.enum([
  'COLLECTION_LICENCE_CHANGED',
  'COLLECTION_LICENCE_WITHDRAWN',
  'PROVIDER_AGREEMENT_SIGNED',
  'BOARD_DECIDED',
  'CAMPUS_CREATED',
  'SECTION_OPENING_CHANGE_OR_CLOSURE_CONSIDERED',
  'IMMERSION_DONE',
  'FIRST_MEETING',
  'SCHOOL_PROPOSAL_RECEIVED',
]);

/** How the parties behave. */
export const conductShape = {
  secrecy: z.array(secrecy),
  communication: z.array(communication),
  digitalTools: z
    .strictObject({
      priorAgreementOf: field.actorRef,
      sheets: z.array(z.enum(['GDPR', 'PUBLIC_ALGORITHM'])),
      article: field.article,
      summary: field.sentence,
    })
    .nullable(),
  certificates: z.array(
    z.strictObject({
      variant: field.code.nullable().default(null),
      proposedBy: z.literal('HEAD_OF_SCHOOL').nullable(),
      educationSigner: z.array(z.enum(['HEAD_OF_SCHOOL', 'ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR'])).min(1),
      partnersSign: z.boolean(),
      mayAlsoSign: z.array(z.literal('REGION')),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  disputes: z.array(
    z.strictObject({
      kind: z.enum(['CONCILIATION', 'AMICABLE', 'MEETING']),
      exceptionalCommittee: z.boolean(),
      beforeTermination: z.boolean(),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  eventDuties: z.array(
    z.strictObject({
      key: field.key,
      event: triggerEvent,
      duty: z.enum(['INFORM', 'SEND', 'CONSULT', 'EVALUATE', 'TAKE_STOCK', 'PASS_ON_WITH_OPINION']),
      owedBy: field.actorRef,
      owedTo: field.actorRef,
      form: z.enum(['WRITTEN', 'ANY']),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  governingLaw: z.strictObject({ law: field.label, article: field.article }).nullable(),
} as const;
