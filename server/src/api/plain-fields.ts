import { isObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/**
 * Fields that are a property of what they belong to and nothing more are read as such. type-graphql makes a resolver of each, with
 * a promise of nothing to do, and hands it over for every field of every row. A field that anything guards keeps its own.
 */
export const withPlainFields = (schema: GraphQLSchema): GraphQLSchema => {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  const resolved = new Set(fieldResolvers.map(({ target, methodName, getObjectType }) => `${(getObjectType?.() ?? target).name}.${methodName}`));
  for (const { name: typeName, target, fields } of objectTypes) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const { name, schemaName, roles, middlewares } of fields ?? []) {
      const field = type.getFields()[schemaName];
      if (field === undefined || name !== schemaName || resolved.has(`${target.name}.${name}`) || roles !== undefined || (middlewares?.length ?? 0) > 0) continue;
      delete field.resolve;
    }
  }
  return schema;
};
