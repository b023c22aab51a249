import { readTable } from './read-table.js';
import type { AcademicRegion, Academy, Department } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const ACADEMY_COLUMNS = ['code_academie', 'academie', 'code_region_insee', 'region_academique', 'departements'] as const;
const DEPARTMENT_COLUMNS = [
  'code_departement',
  'departement',
  'code_departement_education',
  'code_academie',
  'academie',
  'code_region_insee',
  'region_academique',
] as const;

/** The 30 académies and the 18 régions académiques that they form, in the order of their codes. */
export function readAcademies(
  file: string,
  text: string,
  problems: ProblemList,
): { readonly academicRegions: readonly AcademicRegion[]; readonly academies: readonly Academy[] } {
  const regions = new Map<string, AcademicRegion>();
  const academies = new Map<string, Academy>();
  for (const { line, cells } of readTable(file, text, ACADEMY_COLUMNS, problems)) {
    const { code_academie: code, academie: name, code_region_insee: regionCode, region_academique: regionName } = cells;
    for (const value of [code, regionCode]) {
      if (!/^[0-9]{2}$/u.test(value)) problems.add(file, line, `le code « ${value} » n’a pas deux chiffres.`);
    }
    if (name === '' || regionName === '') problems.add(file, line, 'le nom de l’académie ou de la région académique manque.');
    if (academies.has(code)) problems.add(file, line, `l’académie « ${code} » figure deux fois.`);
    const known = regions.get(regionCode);
    if (known !== undefined && known.name !== regionName) {
      problems.add(file, line, `la région académique « ${regionCode} » a deux noms, « ${known.name} » et « ${regionName} ».`);
    }
    regions.set(regionCode, { code: regionCode, name: regionName });
    academies.set(code, { code, name, academicRegionCode: regionCode });
  }
  return { academicRegions: byCode(regions.values()), academies: byCode(academies.values()) };
}

/** The départements, each in an académie that must be known by its code. */
export function readDepartments(
  file: string,
  text: string,
  academies: readonly Academy[],
  problems: ProblemList,
): readonly Department[] {
  const known = new Map(academies.map((academy) => [academy.code, academy]));
  const departments = new Map<string, Department>();
  for (const { line, cells } of readTable(file, text, DEPARTMENT_COLUMNS, problems)) {
    const { code_departement: code, departement: name, code_departement_education: educationCode } = cells;
    const academy = known.get(cells.code_academie);
    if (!/^(?:[0-9]{2}|2[AB]|9[78][0-9])$/u.test(code)) problems.add(file, line, `« ${code} » n’est pas un code de département.`);
    if (!/^(?:[0-9]{3}|02[AB])$/u.test(educationCode)) problems.add(file, line, `« ${educationCode} » n’est pas un code de l’éducation nationale.`);
    if (departments.has(code)) problems.add(file, line, `le département « ${code} » figure deux fois.`);
    if (academy === undefined) {
      problems.add(file, line, `l’académie « ${cells.code_academie} » n’existe pas.`);
    } else if (academy.academicRegionCode !== cells.code_region_insee) {
      problems.add(file, line, `l’académie « ${academy.code} » n’est pas de la région « ${cells.code_region_insee} ».`);
    }
    departments.set(code, { code, educationCode, name, academyCode: cells.code_academie });
  }
  return byCode(departments.values());
}

function byCode<T extends { readonly code: string }>(values: Iterable<T>): readonly T[] {
  return [...values].sort((left, right) => (left.code < right.code ? -1 : 1));
}
