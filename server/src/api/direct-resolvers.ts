import { isObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Method = (...given: unknown[]) => unknown;

/**
 * Fields whose method takes what they belong to and the context alone are resolved by it at once. type-graphql sorts its parameters, makes an
 * instance of the type and copies the row into it, for every field of every row; no method here asks more of a row than its properties. A
 * field with arguments, or that anything guards, keeps its own.
 */
export const withDirectResolvers = (schema: GraphQLSchema): GraphQLSchema => {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  const instances = new Map<unknown, Record<string, Method>>();
  const instanceOf = (target: unknown): Record<string, Method> => {
    const instance = instances.get(target) ?? (new (target as new () => Record<string, Method>)());
    instances.set(target, instance);
    return instance;
  };
  for (const { kind, target, methodName, schemaName, getObjectType, params = [], middlewares = [], roles } of fieldResolvers) {
    if (kind !== 'external' || roles !== undefined || middlewares.length > 0 || getObjectType === undefined) continue;
    const given = [...params].sort((left, right) => left.index - right.index).map((param) => ((param.kind === 'root' || param.kind === 'context') && param.propertyName === undefined ? param.kind : null));
    const type = schema.getType(objectTypes.find((each) => each.target === getObjectType())?.name ?? '');
    const field = isObjectType(type) ? type.getFields()[schemaName] : undefined;
    if (field === undefined || given.includes(null)) continue;
    const instance = instanceOf(target);
    const method = instance[methodName]!;
    const takesRootFirst = given[0] !== 'context';
    if (given.length <= 2 && new Set(given).size === given.length) {
      field.resolve = takesRootFirst ? (root, _args, context) => method.call(instance, root, context) : (root, _args, context) => method.call(instance, context, root);
    }
  }
  return schema;
};
