import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedDirective, type GraphQLSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { buildApiSchema, printApiSchema } from './schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildApiSchema();
});

const withoutDescription = (): string[] => {
  const missing: string[] = [];
  const check = (name: string, thing: { readonly description?: string | null | undefined }): void => {
    if (!thing.description) missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    if (['Query', 'Mutation'].includes(type.name) === false) check(type.name, type);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
  }
  return missing;
};

test('every type, field, argument and enum value is described', () => {
  expect(withoutDescription()).toEqual([]);
});

test('the committed schema.graphql is the schema of the API', () => {
  expect(printApiSchema(schema)).toBe(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
});

test('the schema brings no directive of its own, so that any GraphQL client reads it', () => {
  expect(schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive))).toEqual([]);
});
