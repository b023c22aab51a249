import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { pick, type Chance } from './chance.js';
import { valueText, type KnownValues } from './random-value.js';

interface Writing {
  readonly schema: GraphQLSchema;
  readonly chance: Chance;
  readonly known: KnownValues;
  readonly fragments: string[];
  /** Declared variables, `$v0: Int!`, and their values. */
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
  names: number;
}

export interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;

/** Questions that lead to what only some may read: drawn more often. */
const FAVOURED: ReadonlySet<string> = new Set(['action', 'actions', 'proof', 'conventions', 'obligations', 'openMoney']);

const newName = (writing: Writing): string => `n${writing.names++}`;

/** An argument's value: written, or sent as a variable where it is a plain JSON value. */
const argumentText = (name: string, type: GraphQLInputType, writing: Writing): string => {
  const { chance, known } = writing;
  const text = valueText(name, type, chance, known);
  const isPlain = isLeafType(getNullableType(type)) && !isEnumType(getNullableType(type));
  if (!isPlain || text === 'null' || chance() < 0.6) return text;
  const variable = newName(writing);
  writing.declared.push(`$${variable}: ${String(type)}`);
  writing.variables[variable] = JSON.parse(text) as unknown;
  return `$${variable}`;
};

const argumentsText = (field: GraphQLField<unknown, unknown>, writing: Writing): string => {
  const given = field.args.filter((argument) => isRequiredArgument(argument) || writing.chance() < 0.3);
  if (given.length === 0) return '';
  return `(${given.map(({ name, type }) => `${name}: ${argumentText(name, type, writing)}`).join(', ')})`;
};

const directiveText = (writing: Writing): string => (writing.chance() < 0.05 ? pick(writing.chance, [' @include(if: true)', ' @skip(if: false)', ' @skip(if: true)']) : '');

const fieldText = (field: GraphQLField<unknown, unknown>, depth: number, writing: Writing, mustAlias: boolean): string => {
  const alias = mustAlias || writing.chance() < 0.1 ? `${newName(writing)}: ` : '';
  const type = getNamedType(field.type);
  const inner = isCompositeType(type) ? ` ${selectionText(type, depth + 1, writing)}` : '';
  return `${alias}${field.name}${argumentsText(field, writing)}${directiveText(writing)}${inner}`;
};

const fieldsOf = (type: GraphQLObjectType, depth: number, { chance }: Writing): GraphQLField<unknown, unknown>[] => {
  const all = Object.values(type.getFields());
  const reachable = depth >= DEEPEST ? all.filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument)) : all;
  const wanted = 1 + Math.floor(chance() * (depth === 0 ? 2 : 5));
  const order = new Map(reachable.map((field) => [field, FAVOURED.has(field.name) && depth === 0 ? chance() / 5 : chance()]));
  return [...reachable].sort((one, other) => order.get(one)! - order.get(other)!).slice(0, wanted);
};

const selectionText = (type: GraphQLCompositeType, depth: number, writing: Writing): string => {
  if (isAbstractType(type)) {
    const parts = writing.schema.getPossibleTypes(type).map((possible) => `... on ${possible.name} ${selectionOf(possible, depth, writing, true)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) throw new TypeError(`${String(type)} has no fields`);
  const selection = selectionOf(type, depth, writing, false);
  if (depth === 0 || writing.chance() > 0.08) return selection;
  const fragment = `F${newName(writing)}`;
  writing.fragments.push(`fragment ${fragment} on ${type.name} ${selection}`);
  return `{ ...${fragment} }`;
};

const selectionOf = (type: GraphQLObjectType, depth: number, writing: Writing, mustAlias: boolean): string => {
  const texts = fieldsOf(type, depth, writing).map((field) => fieldText(field, depth, writing, mustAlias));
  return `{ ${texts.length ? texts.join(' ') : '__typename'} }`;
};

/** A valid document with one operation, of fields, arguments and values drawn from the schema. */
export const randomDocument = (schema: GraphQLSchema, kind: 'query' | 'mutation', chance: Chance, known: KnownValues): RandomDocument => {
  const writing: Writing = { schema, chance, known, fragments: [], declared: [], variables: {}, names: 0 };
  const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
  const selection =
    kind === 'query' ? selectionText(root, 0, writing) : `{ ${fieldText(pick(chance, Object.values(root.getFields())), 1, writing, false)} }`;
  const declared = writing.declared.length ? ` Drawn(${writing.declared.join(', ')})` : '';
  return { query: [`${kind}${declared} ${selection}`, ...writing.fragments].join('\n'), variables: writing.variables };
};
