import { fileURLToPath } from 'node:url';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { readConventionDirectory } from '../../convention/format/read-convention-directory.js';
import { readReferenceData } from '../../reference/read-reference-data.js';
import type { ReferenceData } from '../../reference/reference-data.js';

/** The project's own conventions, the invented ones too, and its reference data. */
export async function readOwnTerms(): Promise<{ readonly terms: readonly ConventionTerms[]; readonly reference: ReferenceData }> {
  const reference = await readReferenceData();
  const known = {
    themeCodes: new Set(reference.themes.map(({ code }) => code)),
    regionOfAcademy: new Map(reference.academies.map(({ code, academicRegionCode }) => [code, academicRegionCode])),
  };
  const folder = fileURLToPath(new URL('../../../conventions/', import.meta.url));
  const read = await readConventionDirectory(folder, known, { withDemonstration: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { terms: read.conventions.map(({ terms }) => terms), reference };
}
