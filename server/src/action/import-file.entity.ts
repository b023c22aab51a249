import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A file that lines came from. */
export const ImportFileEntity = defineEntity({
  name: 'ImportFile',
  properties: {
    id: p.bigint('number').primary(),
    importRunId: p.bigint('number'),
    name: p.string(),
    sha256: p.string(),
    bytes: p.bigint('number'),
    appliedAt: p.datetime(),
  },
});

export const ImportRunEntity = defineEntity({
  name: 'ImportRun',
  properties: {
    id: p.bigint('number').primary(),
    conventionKey: p.string(),
    appliedAt: p.datetime(),
    report: p.json(),
  },
});

export type ImportFileRow = InferEntity<typeof ImportFileEntity>;
export type ImportRunRow = InferEntity<typeof ImportRunEntity>;
