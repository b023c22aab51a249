import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

const refuse = (name: string, expected: string, value: unknown): GraphQLError =>
  new GraphQLError(`La valeur ${JSON.stringify(value)?.slice(0, 80)} n'est pas acceptée : ${expected}.`, {
    extensions: { code: 'BAD_USER_INPUT', scalar: name },
  });

const literal = (node: ValueNode): unknown =>
  node.kind === Kind.INT ? Number(node.value) : node.kind === Kind.STRING ? node.value : null;

const centsOf = (value: unknown): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw refuse('Cents', 'donnez un nombre entier de centimes', value);
};

export const CentsScalar = new GraphQLScalarType<number, number>({
  name: 'Cents',
  description: 'An amount of money in integer cents of euro (« centimes »), a safe integer written as a JSON number.',
  serialize: centsOf,
  parseValue: centsOf,
  parseLiteral: (node) => centsOf(literal(node)),
});

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const dateOf = (value: unknown): string => {
  if (typeof value === 'string' && DATE.test(value)) return value;
  throw refuse('LocalDate', 'donnez une date AAAA-MM-JJ', value);
};

/** Beyond these centuries lies no convention, and the calendar of duties would run into the end of the years that are counted. */
const SENT_DATE = /^(19|20|21)\d\d-/;

const sentDateOf = (value: unknown): string => {
  const date = dateOf(value);
  if (SENT_DATE.test(date)) return date;
  throw refuse('LocalDate', 'donnez une date de 1900 à 2199', value);
};

export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar date, `YYYY-MM-DD`, without time or time zone. One that is sent lies from 1900 to 2199.',
  serialize: dateOf,
  parseValue: sentDateOf,
  parseLiteral: (node) => sentDateOf(literal(node)),
});

export const DateTimeScalar = GraphQLDateTime;
export const JsonScalar = GraphQLJSON;
