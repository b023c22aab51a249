import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export const ReferenceSourceEntity = defineEntity({
  name: 'ReferenceSource',
  properties: {
    key: p.string().primary(),
    title: p.string(),
    publisher: p.string(),
    licence: p.string(),
    retrievedOn: p.date(),
    note: p.string().nullable(),
  },
});

export const AcademicRegionEntity = defineEntity({
  name: 'AcademicRegion',
  properties: { code: p.string().primary(), name: p.string() },
});

export const AcademyEntity = defineEntity({
  name: 'Academy',
  properties: { code: p.string().primary(), name: p.string(), academicRegionCode: p.string() },
});

export const DepartmentEntity = defineEntity({
  name: 'Department',
  properties: {
    code: p.string().primary(),
    educationCode: p.string(),
    name: p.string(),
    academyCode: p.string().nullable(),
  },
});

export const SchoolEntity = defineEntity({
  name: 'School',
  properties: {
    uai: p.string().primary(),
    name: p.string(),
    kind: p.string(),
    commune: p.string(),
    sector: p.string(),
    academyCode: p.string().nullable(),
    territoryName: p.string(),
    isDemo: p.boolean(),
  },
});

export const AcademyPupilsEntity = defineEntity({
  name: 'AcademyPupils',
  properties: {
    academyCode: p.string().primary(),
    generalTechnological: p.integer(),
    vocational: p.integer(),
    sourceKey: p.string(),
  },
});

export const ThemeEntity = defineEntity({
  name: 'Theme',
  properties: {
    code: p.string().primary(),
    position: p.integer(),
    labelFr: p.string(),
    labelEn: p.string(),
    description: p.string(),
  },
});

export const AudienceEntity = defineEntity({
  name: 'Audience',
  properties: { code: p.string().primary(), position: p.integer(), labelFr: p.string(), labelEn: p.string().nullable() },
});

export type ReferenceSourceRow = InferEntity<typeof ReferenceSourceEntity>;
export type AcademicRegionRow = InferEntity<typeof AcademicRegionEntity>;
export type AcademyRow = InferEntity<typeof AcademyEntity>;
export type DepartmentRow = InferEntity<typeof DepartmentEntity>;
export type SchoolRow = InferEntity<typeof SchoolEntity>;
export type AcademyPupilsRow = InferEntity<typeof AcademyPupilsEntity>;
export type ThemeRow = InferEntity<typeof ThemeEntity>;
export type AudienceRow = InferEntity<typeof AudienceEntity>;
