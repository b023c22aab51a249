import { z } from 'zod';
import { SEPARATORS } from '../reading/read-csv.js';
import { SECTION_KEYS } from '../template/column.js';

/**
 * How a foreign table is read as fiches: each of its rows gives one row in each section listed, field by field.
 * A field takes a constant, a column of the file as it is, or a text made of columns.
 */
const fieldSource = z.union([
  z.strictObject({ constant: z.union([z.string(), z.number()]).transform(String) }),
  z.strictObject({
    column: z.string().min(1),
    /** The column holds codes of départements: the field takes their académie. */
    through: z.literal('department').optional(),
    /** Codes that stand for no académie, such as 99 for abroad: the field is left empty. */
    nowhere: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
  }),
  /** « {programme}-{siren} »: all columns named must be filled. */
  z.strictObject({ template: z.string().min(1) }),
]);

export const mappingSchema = z.strictObject({
  format: z.literal(1),
  title: z.string().min(1),
  separator: z.enum(SEPARATORS).optional(),
  dateOrder: z.enum(['DAY_FIRST', 'UNSTATED']).default('UNSTATED'),
  /** Columns of the file that no field takes, named so that none is left out unseen. */
  ignored: z.array(z.string()).default([]),
  rows: z.array(z.strictObject({ into: z.enum(SECTION_KEYS), fields: z.record(z.string(), fieldSource) })).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type FieldSource = z.infer<typeof fieldSource>;
export type MappedSection = Mapping['rows'][number];
