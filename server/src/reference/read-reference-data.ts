import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAcademies, readDepartments } from './read-academies.js';
import { readAcademyNames } from './read-academy-names.js';
import { readAcademyPupils } from './read-academy-pupils.js';
import { readSchools } from './read-schools.js';
import { readSources } from './read-sources.js';
import { readThemes } from './read-themes.js';
import type { ReferenceData } from './reference-data.js';
import { ProblemList } from './reference-problems.js';

/** `server/reference/`, from the sources and from `dist` alike. */
export const REFERENCE_FOLDER = fileURLToPath(new URL('../../reference/', import.meta.url));

/**
 * Reads and checks the whole reference data.
 * @throws ReferenceDataError with all that is wrong at once, and nothing read
 */
export async function readReferenceData(folder: string = REFERENCE_FOLDER): Promise<ReferenceData> {
  const problems = new ProblemList();
  const contents = await readAll(folder, problems, [
    'sources.yaml',
    'academies.csv',
    'departments.csv',
    'academy-names.csv',
    'schools.csv',
    'lycee-pupils.json',
    'themes.yaml',
  ]);
  problems.throwIfAny();
  const sources = readSources('sources.yaml', contents('sources.yaml'), problems);
  const { academicRegions, academies } = readAcademies('academies.csv', contents('academies.csv'), problems);
  const departments = readDepartments('departments.csv', contents('departments.csv'), academies, problems);
  const names = readAcademyNames('academy-names.csv', contents('academy-names.csv'), academies, problems);
  const schools = readSchools('schools.csv', contents('schools.csv'), names, problems);
  const academyPupils = readAcademyPupils('lycee-pupils.json', contents('lycee-pupils.json'), academies, names, problems);
  const themes = readThemes('themes.yaml', contents('themes.yaml'), problems);
  problems.throwIfAny();
  return { sources, academicRegions, academies, departments, schools, academyPupils, themes };
}

async function readAll(
  folder: string,
  problems: ProblemList,
  files: readonly string[],
): Promise<(file: string) => string> {
  const read = await Promise.all(
    files.map(async (file) => {
      try {
        return [file, await readFile(join(folder, file), 'utf8')] as const;
      } catch {
        problems.add(file, null, `le fichier manque ou ne se lit pas dans « ${folder} ».`);
        return [file, ''] as const;
      }
    }),
  );
  const contents = new Map(read);
  return (file) => contents.get(file) ?? '';
}
