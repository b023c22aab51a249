import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from './document.js';

/** Every module of questions; `live.ts` holds none, and needs SvelteKit. */
const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts', '!./live.ts', '!./schema.d.ts'], { eager: true });

const operations = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, object] => isDocument(entry[1]))
  .map(([name, document]) => [name, textOf(document)] as const)
  .filter(([, text]) => text.startsWith('query'));

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'source' in value && 'fragments' in value;
}

describe('every question of the site', () => {
  let schema: GraphQLSchema;

  beforeAll(() => {
    schema = buildSchema(readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8'));
  });

  it('is among those tested', () => {
    expect(operations.length).toBeGreaterThanOrEqual(14);
  });

  it.each(operations)('%s is one that the API answers', (_name, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });
});
