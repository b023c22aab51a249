import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVERY_QUERY } from './testing/every-query.js';
import { PERSISTED_MANIFEST } from './testing/persisted-manifest.js';

describe('every question of the site', () => {
  let schema: GraphQLSchema;

  beforeAll(() => {
    schema = buildSchema(readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8'));
  });

  it('is among those tested', () => {
    expect(EVERY_QUERY.length).toBeGreaterThanOrEqual(14);
  });

  it('is exported: what is not cannot be kept by the API', () => {
    const sources = Object.values(import.meta.glob<string>(['./*.ts', '!./*.test.ts'], { eager: true, query: '?raw', import: 'default' }));
    expect(sources.flatMap((source) => source.match(/^const \w+ = graphql\(\s*`query \w+/gmu) ?? [])).toEqual([]);
  });

  it.each(EVERY_QUERY)('$name is one that the API answers', ({ text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it('is kept by the API as a persisted document: after a change, run npm run schemas and commit', () => {
    const kept = readFileSync(new URL('../../../../server/persisted-documents.json', import.meta.url), 'utf8');
    expect(kept).toBe(PERSISTED_MANIFEST);
  });
});
