import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { pick, type Chance } from './chance.js';

/** Values that exist, by the name of the field that told them: ids of proofs, cursors, keys, slugs. */
export type KnownValues = ReadonlyMap<string, readonly string[]>;

/** Under which other names a value of a name is told. */
const TOLD_AS: Readonly<Record<string, readonly string[]>> = {
  convention: ['key'],
  conventionKey: ['key'],
  conventions: ['key'],
  action: ['slug'],
  actions: ['slug'],
  slug: ['slug'],
  after: ['endCursor'],
  id: ['id', 'proof', 'code'],
  academy: ['code'],
  academies: ['code'],
  themes: ['code'],
  parties: ['key'],
  party: ['key'],
};

const ODD_TEXTS = ['', ' ', 'x', 'a%_\\', "'; DROP TABLE action; --", 'é'.repeat(300), '👩\u200D🎓', '0', '-1', '99999999999999999999', 'null', '../..', '{"a":1}', '2020'];
const ODD_INTEGERS = [0, 201, -1, 2_147_483_647, -2_147_483_648];
const CENTS = [1, 5_840_000, 150_000_000];
const ODD_CENTS = [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
const DAYS = ['2021-03-18', '2016-10-05', '2024-02-29', '2026-11-21'];
/** Those that no calendar has are dates by their form; what the scalar refuses would be no valid document. */
const ODD_DAYS = ['2023-02-29', '2021-04-31', '1900-01-01', '2199-12-31'];

/** How often a value is one that nobody expects. */
const ODD = 0.1;

const oneOf = <T>(chance: Chance, usual: readonly T[], odd: readonly T[]): T => pick(chance, chance() < ODD ? odd : usual);

const stringOf = (name: string, chance: Chance, known: KnownValues): string => {
  const told = (TOLD_AS[name] ?? [name]).flatMap((field) => known.get(field) ?? []);
  return oneOf(chance, told.length ? told : ['Action'], ODD_TEXTS);
};

const SCALARS: Readonly<Record<string, (name: string, chance: Chance, known: KnownValues) => string>> = {
  Int: (name, chance) => String(oneOf(chance, /year/i.test(name) ? [2020, 2021, 2022] : [1, 2, 20], ODD_INTEGERS)),
  Float: (_, chance) => String(pick(chance, [0, 0.5, -1.25, 1e15])),
  Boolean: (_, chance) => String(chance() < 0.5),
  Cents: (_, chance) => String(oneOf(chance, CENTS, ODD_CENTS)),
  LocalDate: (_, chance) => JSON.stringify(oneOf(chance, DAYS, ODD_DAYS)),
  DateTime: (_, chance) => JSON.stringify(pick(chance, ['2026-11-21T10:00:00Z', '1970-01-01T00:00:00.000Z'])),
  JSON: (_, chance) => pick(chance, ['"x"', '1', 'true']),
};

const objectText = (type: GraphQLInputObjectType, chance: Chance, known: KnownValues, depth: number): string => {
  const given = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || (depth < 3 && chance() < 0.5));
  return `{ ${given.map(({ name, type: inner }) => `${name}: ${valueText(name, inner, chance, known, depth + 1)}`).join(', ')} }`;
};

/** A value of a type, as GraphQL writes it. @param name of the argument or field that takes it */
export const valueText = (name: string, type: GraphQLInputType, chance: Chance, known: KnownValues, depth = 0): string => {
  if (!isNonNullType(type) && chance() < 0.05) return 'null';
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const size = Math.floor(chance() * 3);
    return `[${Array.from({ length: size }, () => valueText(name, bare.ofType, chance, known, depth + 1)).join(', ')}]`;
  }
  if (isEnumType(bare)) return pick(chance, bare.getValues()).name;
  if (isInputObjectType(bare)) return objectText(bare, chance, known, depth);
  const scalar = SCALARS[bare.name];
  return scalar ? scalar(name, chance, known) : JSON.stringify(stringOf(name, chance, known));
};
