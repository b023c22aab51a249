import { z } from 'zod';
import type { NamedTerritory } from './read-academy-names.js';
import type { Academy, AcademyPupils } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const count = z.int().nonnegative();
const Shape = z.record(
  z.string(),
  z.object({
    nb_colleges: count,
    nb_lycees_gt: count,
    nb_eleves_lycees_gt: count,
    nb_lycees_pro: count,
    nb_eleves_lycees_pro: count,
  }),
);

/** Lycée pupils of each of the 30 académies; territories outside them are left out. */
export function readAcademyPupils(
  file: string,
  text: string,
  academies: readonly Academy[],
  territories: ReadonlyMap<string, NamedTerritory>,
  problems: ProblemList,
): readonly AcademyPupils[] {
  const parsed = Shape.safeParse(JSON.parse(text));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.add(file, null, `« ${issue.path.join('.')} » n’est pas un effectif.`);
    return [];
  }
  const pupils = new Map<string, AcademyPupils>();
  for (const [name, counts] of Object.entries(parsed.data)) {
    const territory = territories.get(name);
    if (territory === undefined) {
      problems.add(file, null, `l’académie « ${name} » est inconnue : ajoutez ce nom et son code à academy-names.csv.`);
      continue;
    }
    const { academyCode } = territory;
    if (academyCode === null) continue;
    if (pupils.has(academyCode)) problems.add(file, null, `l’académie « ${academyCode} » figure deux fois, la seconde sous « ${name} ».`);
    pupils.set(academyCode, {
      academyCode,
      generalTechnological: counts.nb_eleves_lycees_gt,
      vocational: counts.nb_eleves_lycees_pro,
    });
  }
  for (const { code, name } of academies) {
    if (!pupils.has(code)) problems.add(file, null, `les effectifs de l’académie « ${name} » (${code}) manquent.`);
  }
  return [...pupils.values()].sort((left, right) => (left.academyCode < right.academyCode ? -1 : 1));
}
