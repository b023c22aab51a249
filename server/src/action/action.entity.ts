import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Where a row came from: its file, sheet and row. All null: written by the system itself. */
const provenance = {
  importFileId: p.bigint('number').nullable(),
  sourceSheet: p.string().nullable(),
  sourceRow: p.integer().nullable(),
};

export const ActionEntity = defineEntity({
  name: 'Action',
  properties: {
    id: p.bigint('number').primary(),
    reference: p.string(),
    slug: p.string(),
    conventionKey: p.string(),
    axisCode: p.string(),
    year: p.integer(),
    title: p.string(),
    status: p.string(),
    isDemo: p.boolean(),
    publishedAt: p.datetime().nullable(),
    contentSha256: p.string(),
    ...provenance,
  },
});

export const ActionAcademyEntity = defineEntity({
  name: 'ActionAcademy',
  properties: { actionId: p.bigint('number').primary(), academyCode: p.string().primary() },
});

export const ActionActorEntity = defineEntity({
  name: 'ActionActor',
  properties: {
    actionId: p.bigint('number').primary(),
    position: p.integer().primary(),
    role: p.string(),
    name: p.string(),
    siret: p.string().nullable(),
    uai: p.string().nullable(),
  },
});

export const SheetEntity = defineEntity({
  name: 'Sheet',
  properties: {
    id: p.bigint('number').primary(),
    actionId: p.bigint('number'),
    conventionKey: p.string(),
    kind: p.string(),
    version: p.integer(),
    isCurrent: p.boolean(),
    isPending: p.boolean(),
    number: p.string().nullable(),
    article: p.string().nullable(),
    steeringPartner: p.string().nullable(),
    steeringMinistry: p.string().nullable(),
    targetAudiences: p.string().nullable(),
    objectives: p.string().nullable(),
    startsOn: p.date().nullable(),
    endsOn: p.date().nullable(),
    partnerOrProvider: p.string().nullable(),
    description: p.string().nullable(),
    toolsAndActivities: p.string().nullable(),
    successIndicators: p.string().nullable(),
    evaluationMethod: p.string().nullable(),
    quantitativeReview: p.string().nullable(),
    qualitativeReview: p.string().nullable(),
    receivedOn: p.date().nullable(),
    ...provenance,
  },
});

export const ExpenseItemEntity = defineEntity({
  name: 'ExpenseItem',
  properties: {
    id: p.bigint('number').primary(),
    sheetId: p.bigint('number'),
    actionId: p.bigint('number'),
    conventionKey: p.string(),
    position: p.integer(),
    label: p.string(),
    totalCents: p.bigint('number'),
    academyCode: p.string().nullable(),
    schoolUai: p.string().nullable(),
    ...provenance,
  },
});

export const ExpenseShareEntity = defineEntity({
  name: 'ExpenseShare',
  properties: {
    expenseItemId: p.bigint('number').primary(),
    fundingSourceCode: p.string().primary(),
    conventionKey: p.string(),
    amountCents: p.bigint('number'),
  },
});

export const CommitmentEntity = defineEntity({
  name: 'Commitment',
  properties: {
    id: p.bigint('number').primary(),
    actionId: p.bigint('number'),
    conventionKey: p.string(),
    fundingSourceCode: p.string(),
    academyCode: p.string().nullable(),
    amountCents: p.bigint('number'),
    committedOn: p.date().nullable(),
    ground: p.string().nullable(),
    marks: p.array<string>(),
    ...provenance,
  },
});

export const HeadcountEntity = defineEntity({
  name: 'Headcount',
  properties: {
    id: p.bigint('number').primary(),
    sheetId: p.bigint('number'),
    actionId: p.bigint('number'),
    conventionKey: p.string(),
    audienceCode: p.string(),
    academyCode: p.string().nullable(),
    schoolUai: p.string().nullable(),
    total: p.integer().nullable(),
    girls: p.integer().nullable(),
    boys: p.integer().nullable(),
    disability: p.integer().nullable(),
    ...provenance,
  },
});

export const IndicatorEntity = defineEntity({
  name: 'Indicator',
  properties: {
    id: p.bigint('number').primary(),
    actionId: p.bigint('number'),
    position: p.integer(),
    label: p.string(),
    unit: p.string(),
    direction: p.string(),
    target: p.decimal('string').nullable(),
    result: p.decimal('string').nullable(),
    evaluatedOn: p.date().nullable(),
    academyCode: p.string().nullable(),
    ...provenance,
  },
});

export const InKindSupportEntity = defineEntity({
  name: 'InKindSupport',
  properties: {
    id: p.bigint('number').primary(),
    sheetId: p.bigint('number'),
    position: p.integer(),
    label: p.string(),
    givenBy: p.string().nullable(),
    estimatedCents: p.bigint('number').nullable(),
    ...provenance,
  },
});

export type ActionRow = InferEntity<typeof ActionEntity>;
export type ActionAcademyRow = InferEntity<typeof ActionAcademyEntity>;
export type ActionActorRow = InferEntity<typeof ActionActorEntity>;
export type SheetRow = InferEntity<typeof SheetEntity>;
export type ExpenseItemRow = InferEntity<typeof ExpenseItemEntity>;
export type ExpenseShareRow = InferEntity<typeof ExpenseShareEntity>;
export type CommitmentRow = InferEntity<typeof CommitmentEntity>;
export type HeadcountRow = InferEntity<typeof HeadcountEntity>;
export type IndicatorRow = InferEntity<typeof IndicatorEntity>;
export type InKindSupportRow = InferEntity<typeof InKindSupportEntity>;
