import { readTable } from './read-table.js';
import type { Academy } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const COLUMNS = ['name_in_source', 'academy_code', 'territory_name'] as const;

/** Where a name met in a source lies: an académie, or an overseas territory outside the 30 (`academyCode` null). */
export interface NamedTerritory {
  readonly academyCode: string | null;
  readonly territoryName: string;
}

/** Names that sources write instead of a code → where they are. Everything else is joined by code. */
export function readAcademyNames(
  file: string,
  text: string,
  academies: readonly Academy[],
  problems: ProblemList,
): ReadonlyMap<string, NamedTerritory> {
  const known = new Map(academies.map(({ code, name }) => [code, name]));
  const names = new Map<string, NamedTerritory>();
  for (const { line, cells } of readTable(file, text, COLUMNS, problems)) {
    const { name_in_source: name, academy_code: code, territory_name: territoryName } = cells;
    if (names.has(name)) problems.add(file, line, `le nom « ${name} » figure deux fois.`);
    if (territoryName === '') problems.add(file, line, 'le nom du territoire manque.');
    if (code !== '' && !known.has(code)) problems.add(file, line, `l’académie « ${code} » n’existe pas.`);
    if (code !== '' && known.get(code) !== territoryName) {
      problems.add(file, line, `l’académie « ${code} » se nomme « ${known.get(code) ?? '?'} », et non « ${territoryName} ».`);
    }
    names.set(name, { academyCode: code === '' ? null : code, territoryName });
  }
  return names;
}
