import { parseDocument } from 'yaml';
import { FrenchError } from '../../platform/french-error.js';
import type { Resource } from '../template/resource-columns.js';
import { columnsOf } from '../template/sections.js';
import { typeset } from '../typeset.js';
import { mappingSchema, type Mapping } from './mapping.js';

/**
 * Reads a mapping file; all that is wrong with it is told at once.
 * @param resources funding sources of the convention, which are fields of « Dépenses »: `resource:CODE`
 * @throws FrenchError MAPPING_INVALID
 */
export function readMapping(name: string, text: string, resources: readonly Resource[]): Mapping {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw invalid(name, document.errors.map(({ message }) => message));
  const parsed = mappingSchema.safeParse(document.toJS());
  if (!parsed.success) throw invalid(name, parsed.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`));
  const problems = parsed.data.rows.flatMap(({ into, fields }) => {
    const columns = columnsOf(into, resources);
    const unknown = Object.keys(fields).filter((field) => !columns.some((column) => column.field === field));
    const missing = columns.filter(({ field, required }) => required && fields[field] === undefined);
    return [
      ...unknown.map((field) => `${into}.${field} : ce champ n’existe pas.`),
      ...missing.map(({ field }) => `${into}.${field} : ce champ est obligatoire.`),
    ];
  });
  if (problems.length > 0) throw invalid(name, problems);
  return parsed.data;
}

function invalid(name: string, problems: readonly string[]): FrenchError {
  return new FrenchError('MAPPING_INVALID', typeset(`La correspondance « ${name} » est à corriger :\n${problems.map((one) => `  - ${one}`).join('\n')}`));
}
