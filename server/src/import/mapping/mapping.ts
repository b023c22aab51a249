import { z } from 'zod';
import { SEPARATORS } from '../reading/read-csv.js';
import { SECTION_KEYS } from '../template/column.js';

/**
 * How a foreign table is read as fiches: each of its rows gives one row in each section listed, field by field.
 * A field takes a constant, a column of the file as it is, a text made of columns, or a fingerprint of columns.
 */
const fieldSource = z.union([
  z.strictObject({ constant: z.union([z.string(), z.number()]).transform(String) }),
  z.strictObject({
    column: z.string().min(1),
    /** `department`: the column holds codes of départements, and the field takes their académie; `year`: dates, and it takes their year. */
    through: z.enum(['department', 'year']).optional(),
    /** Codes that stand for no académie, such as 99 for abroad: the field is left empty. */
    nowhere: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
  }),
  /** « {programme}-{siren} »: all columns named must be filled. */
  z.strictObject({ template: z.string().min(1) }),
  /** A reference for rows that bear none of their own: the same words in the same columns give the same one. */
  z.strictObject({ digest: z.array(z.string().min(1)).min(1), prefix: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/u) }),
]);

export const COLUMN_TYPES = ['TEXT', 'AMOUNT', 'DATE', 'SIRET', 'UAI', 'RNA', 'PERIOD', 'RATIO', 'YES_NO', 'CHOICE'] as const;

/** What a column of the file holds, whether a field takes it or not: a cell that does not hold it makes the row wait. */
const columnSpec = z.strictObject({
  type: z.enum(COLUMN_TYPES),
  aliases: z.array(z.string()).default([]),
  required: z.boolean().default(false),
  /** The cells are told of and keep no row waiting: nothing of them is stored. */
  noted: z.boolean().default(false),
  /** What a CHOICE may be. */
  choices: z.array(z.string()).default([]),
  /** What a CHOICE may be and cannot be taken without a person, each with the reason. */
  doubtful: z.record(z.string(), z.string()).default({}),
});

export const mappingSchema = z.strictObject({
  format: z.literal(1),
  title: z.string().min(1),
  separator: z.enum(SEPARATORS).optional(),
  dateOrder: z.enum(['DAY_FIRST', 'UNSTATED']).default('UNSTATED'),
  /** Columns of the file that no field takes, named so that none is left out unseen. */
  ignored: z.array(z.string()).default([]),
  /** What becomes of a column that the mapping says nothing of: the file is refused, or the column is told of and left out. */
  unknown: z.enum(['REFUSED', 'NOTED']).default('REFUSED'),
  columns: z.record(z.string(), columnSpec).default({}),
  /** One of these columns must be filled, in each group. */
  oneOf: z.array(z.array(z.string()).min(2)).default([]),
  rows: z
    .array(
      z.strictObject({
        into: z.enum(SECTION_KEYS),
        /** Only the rows whose column says one of these. */
        when: z.strictObject({ column: z.string().min(1), among: z.array(z.string()).min(1) }).optional(),
        fields: z.record(z.string(), fieldSource),
      }),
    )
    .min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type FieldSource = z.infer<typeof fieldSource>;
export type MappedSection = Mapping['rows'][number];
export type ColumnSpec = Mapping['columns'][string];

/** The columns of the file that a mapping names, as it names them. */
export function namedColumns(mapping: Mapping): readonly string[] {
  const sources = mapping.rows.flatMap(({ fields, when }) => [...Object.values(fields).flatMap(columnsOfSource), ...(when === undefined ? [] : [when.column])]);
  return [...new Set(sources)];
}

function columnsOfSource(source: FieldSource): readonly string[] {
  if ('column' in source) return [source.column];
  if ('digest' in source) return source.digest;
  return 'template' in source ? namesInTemplate(source.template) : [];
}

export function namesInTemplate(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/gu)].map(([, name]) => name ?? '');
}
