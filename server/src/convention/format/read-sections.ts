import type { z } from 'zod';
import type { Report } from './convention-problem.js';
import { commonShape, draftSchema, type Draft } from './convention-schema.js';
import { reportShape } from './shape-problems.js';
import { templateClausesSchema } from './template-schema.js';

type Fields = Readonly<Record<string, unknown>>;

const SECTIONS: Readonly<Record<'CONVENTION' | 'TEMPLATE', Readonly<Record<string, z.ZodType>>>> = {
  CONVENTION: commonShape,
  TEMPLATE: { ...commonShape, template: templateClausesSchema },
};

/**
 * Reads each section by itself: what is wrong in one is told, and the others go on to the checks that bind sections
 * together. A section whose only faults are unknown fields is checked without them.
 */
export function readSections(kind: 'CONVENTION' | 'TEMPLATE', data: Fields, report: Report): Draft {
  const sections = SECTIONS[kind];
  const readable: Record<string, unknown> = {};
  for (const name of Object.keys(data)) {
    if (name !== 'kind' && !Object.hasOwn(sections, name)) {
      report('UNKNOWN_FIELD', [name], `le format ne connaît pas la partie «\u00a0${name}\u00a0»\u00a0: corrigez son nom ou retirez-la.`, 'KEY');
    }
  }
  for (const [name, schema] of Object.entries(sections)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      if (value !== undefined) readable[name] = value;
      continue;
    }
    const { issues } = parsed.error;
    reportShape(report, [name], value, issues);
    if (!issues.every((issue) => issue.code === 'unrecognized_keys')) continue;
    const known = withoutFields(value, issues.flatMap(({ path, keys }) => keys.map((key) => [...path, key])));
    if (schema.safeParse(known).success) readable[name] = known;
  }
  return draftSchema.parse(readable);
}

function withoutFields(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const copy = structuredClone(value);
  for (const path of paths) {
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce<unknown>((part, step) => (isObject(part) ? Reflect.get(part, step) : undefined), copy);
    if (last !== undefined && isObject(holder)) Reflect.deleteProperty(holder, last);
  }
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether `value` is a group of fields. */
export function isFields(value: unknown): value is Fields {
  return isObject(value) && !Array.isArray(value);
}

