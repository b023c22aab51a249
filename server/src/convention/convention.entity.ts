import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export const PartyEntity = defineEntity({
  name: 'Party',
  properties: {
    key: p.string().primary(),
    name: p.string(),
    shortName: p.string(),
    kind: p.string(),
    siren: p.string().nullable(),
    isDemo: p.boolean(),
  },
});

export const ConventionEntity = defineEntity({
  name: 'Convention',
  properties: {
    key: p.string().primary(),
    position: p.integer(),
    kind: p.string(),
    level: p.string(),
    title: p.string(),
    shortTitle: p.string(),
    signedOn: p.date().nullable(),
    templateKey: p.string().nullable(),
    parentKey: p.string().nullable(),
    terms: p.json(),
    sourceFile: p.string(),
    sourceSha256: p.string(),
    isDemo: p.boolean(),
  },
});

export const ConventionPartyEntity = defineEntity({
  name: 'ConventionParty',
  properties: { conventionKey: p.string().primary(), partyKey: p.string().primary(), position: p.integer() },
});

export const SignatoryEntity = defineEntity({
  name: 'Signatory',
  properties: {
    conventionKey: p.string().primary(),
    position: p.integer().primary(),
    name: p.string(),
    office: p.string(),
    signsFor: p.string(),
  },
});

export const AmendmentEntity = defineEntity({
  name: 'Amendment',
  properties: {
    conventionKey: p.string().primary(),
    number: p.integer().primary(),
    signedOn: p.date(),
    effectiveOn: p.date(),
    summary: p.string(),
    changedTerms: p.json(),
  },
});

export const AxisEntity = defineEntity({
  name: 'Axis',
  properties: {
    conventionKey: p.string().primary(),
    code: p.string().primary(),
    parentCode: p.string().nullable(),
    article: p.string().nullable(),
    title: p.string(),
    summary: p.string().nullable(),
    themeCode: p.string(),
    position: p.integer(),
  },
});

export const ConventionAudienceEntity = defineEntity({
  name: 'ConventionAudience',
  properties: { conventionKey: p.string().primary(), audienceCode: p.string().primary(), article: p.string().nullable() },
});

export const FundingSourceEntity = defineEntity({
  name: 'FundingSource',
  properties: {
    conventionKey: p.string().primary(),
    code: p.string().primary(),
    label: p.string(),
    article: p.string().nullable(),
    position: p.integer(),
  },
});

export const CapEntity = defineEntity({
  name: 'Cap',
  properties: { key: p.string().primary(), label: p.string(), article: p.string().nullable(), period: p.string() },
});

export const CapScopeEntity = defineEntity({
  name: 'CapScope',
  properties: {
    capKey: p.string().primary(),
    conventionKey: p.string().primary(),
    fundingSourceCode: p.string().primary(),
  },
});

export type PartyRow = InferEntity<typeof PartyEntity>;
export type ConventionRow = InferEntity<typeof ConventionEntity>;
export type ConventionPartyRow = InferEntity<typeof ConventionPartyEntity>;
export type SignatoryRow = InferEntity<typeof SignatoryEntity>;
export type AmendmentRow = InferEntity<typeof AmendmentEntity>;
export type AxisRow = InferEntity<typeof AxisEntity>;
export type ConventionAudienceRow = InferEntity<typeof ConventionAudienceEntity>;
export type FundingSourceRow = InferEntity<typeof FundingSourceEntity>;
export type CapRow = InferEntity<typeof CapEntity>;
export type CapScopeRow = InferEntity<typeof CapScopeEntity>;
