import { z } from 'zod';
import * as field from './fields.js';

const stepKind = z.enum([
  'PLANNED_SHEET',
  'COMMISSION_EXAMINATION',
  'MINISTRY_OPINION',
  'COMMITTEE_OPINION',
  'COMMITTEE_VOTE',
  'BOARD_APPROVAL',
  'COMMITTEE_INFORMED',
  'COMMITMENT',
  'REALISED_SHEET',
]);

const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('YEARLY'), ...field.yearlyDeadlineShape }),
  z.strictObject({ kind: z.literal('YEARLY_MEETING') }),
  z.strictObject({ kind: z.literal('AT_THE_END') }),
]);

const report = z.strictObject({
  key: field.key,
  kind: z.enum(['ANNUAL_REPORT', 'MULTI_YEAR_REPORT', 'YEARLY_PLAN', 'REVIEW']),
  label: field.label,
  period: z.enum(['CALENDAR_YEAR', 'UNSPECIFIED_YEAR', 'WHOLE_TERM']),
  groupedByAxis: z.boolean(),
  by: field.actorRef,
  to: z.array(field.actorRef).min(1),
  presentedFirstTo: z.array(field.actorRef),
  forApproval: z.boolean(),
  due,
  outlivesConvention: z.boolean(),
  article: field.article,
});

const sheet = z.strictObject({ article: field.article, model: field.article });

/** How actions are decided, followed and reported. */
export const governanceShape = {
  bodies: z.array(
    z.strictObject({ key: field.key, kind: z.enum(['BOARD', 'COMMISSION']), name: field.label, party: field.key, article: field.article }),
  ),
  actionSteps: z.array(
    z.strictObject({
      kind: stepKind,
      by: field.actorRef,
      on: z.enum(['ACTION', 'YEARLY_PROGRAMME']),
      binds: z.enum(['MONEY', 'PROGRESS', 'SUPPORT', 'NOTHING']),
      requires: z.enum(['GIVEN', 'FAVOURABLE', 'AS_READ']),
      article: field.article,
      summary: field.sentence,
    }),
  ),
  opinions: z.array(
    z.strictObject({
      value: z.enum(['FAVOURABLE', 'RESERVED', 'UNFAVOURABLE']),
      effect: z.enum(['LOGO_AND_RELAY', 'RECOMMENDATIONS', 'NO_SUPPORT']),
      article: field.article,
    }),
  ),
  modification: z
    .strictObject({
      of: z.array(z.enum(['CONTENT', 'BUDGET'])).min(1),
      duty: z.enum(['PRESENTED_BEFOREHAND', 'VOTED_AGAIN']),
      to: field.actorRef,
      article: field.article,
    })
    .nullable(),
  sheets: z
    .strictObject({
      planned: sheet,
      realised: sheet,
      financialAnnex: z.strictObject({ article: field.article }).nullable(),
      sentTo: field.actorRef,
    })
    .nullable(),
  reports: z.array(report),
} as const;
