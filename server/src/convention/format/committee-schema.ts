import { z } from 'zod';
import * as field from './fields.js';

const seats = z.int().min(1).max(1000);

const college = z.strictObject({
  key: field.key,
  party: field.key.nullable(),
  side: field.side,
  label: field.label,
  seats: seats.nullable(),
  votes: z
    .strictObject({ total: z.int().min(1).max(10_000), castBy: z.enum(['ONE_EACH', 'BLOCK', 'AS_READ']) })
    .nullable(),
  offices: z.array(z.strictObject({ office: field.label, strength: z.enum(['REQUIRED', 'DRAWN_FROM', 'OPTIONAL']) })),
  article: field.article,
});

const composition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('SEATS'), total: seats, colleges: z.array(college).min(1), article: field.article }),
  z.strictObject({ kind: z.literal('COLLEGES'), colleges: z.array(college).min(1), article: field.article }),
  z.strictObject({ kind: z.literal('ALL_PARTIES_REPRESENTED'), article: field.article }),
  z.strictObject({
    kind: z.literal('HEADS'),
    heads: z.array(z.strictObject({ party: field.key, office: field.label })).min(2),
    article: field.article,
  }),
]);

const voting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NOT_SET') }),
  z.strictObject({
    kind: z.literal('MAJORITY'),
    majority: z.enum(['ABSOLUTE', 'SIMPLE', 'UNANIMITY']),
    base: z.enum(['VOTES_CAST', 'ALL_VOTES']),
    threshold: z.enum(['MORE_THAN_HALF', 'HALF_PLUS_ONE', 'AS_READ']),
    abstentions: z.enum(['NOT_CAST', 'CAST', 'AS_READ']),
    tie: z.enum(['NOT_ADOPTED', 'CHAIR_DECIDES']),
    article: field.article,
  }),
]);

const yearlyMeeting = z.strictObject({
  key: field.key,
  label: field.label,
  deadline: z.strictObject(field.yearlyDeadlineShape).nullable(),
  season: z.literal('YEAR_END').nullable(),
  afterBody: field.key.nullable(),
  beforeBody: field.key.nullable(),
  purpose: field.sentence.nullable(),
  article: field.article,
});

/** The body that follows the convention. */
export const committeeSchema = z.strictObject({
  kind: z.enum(['STEERING_COMMITTEE', 'FOLLOW_UP_COMMITTEE', 'HEADS_MEETING']),
  name: field.label,
  article: field.article,
  missions: z.array(z.strictObject({ summary: field.sentence, article: field.article })),
  composition,
  voting,
  quorum: z.strictObject({ seats, article: field.article }).nullable(),
  meetings: z.strictObject({
    perYearMin: z.int().min(0).max(365),
    yearly: z.array(yearlyMeeting),
    calledBy: field.actorRef,
    article: field.article,
  }),
  papers: z.strictObject({ daysBefore: z.int().min(0).max(365), by: field.actorRef, article: field.article }).nullable(),
  minutes: z.array(
    z.strictObject({ step: z.enum(['DRAFTED', 'REREAD', 'APPROVED']), by: field.actorRef, article: field.article }),
  ),
  emailConsultation: z
    .strictObject({ afterMeetings: z.int().min(0).max(365), article: field.article, summary: field.sentence })
    .nullable(),
  priorities: z.strictObject({ setBy: field.actorRef, article: field.article }).nullable(),
  secretariat: z.strictObject({ by: field.actorRef, article: field.article }).nullable(),
  commonAccord: z
    .strictObject({
      on: z.array(z.enum(['CALENDAR', 'AGENDA', 'DRAFT_ACTIONS', 'YEARLY_PLAN', 'SECRETARIAT'])).min(1),
      between: z.array(field.actorRef).min(1),
      article: field.article,
    })
    .nullable(),
  guests: z.strictObject({ article: field.article, summary: field.sentence }).nullable(),
  otherMeetings: z.array(z.strictObject({ summary: field.sentence, article: field.article })),
});
