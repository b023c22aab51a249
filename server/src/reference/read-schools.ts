import { parseUai } from '@conventions-ouvertes/shared/identifiers/uai';
import type { NamedTerritory } from './read-academy-names.js';
import { readTable } from './read-table.js';
import type { School, SchoolKind, SchoolSector } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const COLUMNS = [
  'nom',
  'uai',
  'type_etablissement',
  'commune',
  'academie',
  'departement',
  'secteur',
  'ips',
  'latitude',
  'longitude',
] as const;

const KINDS: ReadonlyMap<string, SchoolKind> = new Map([
  ['college', 'COLLEGE'],
  ['lycee', 'LYCEE'],
]);
const KIND_LABELS: Readonly<Record<SchoolKind, string>> = { COLLEGE: 'Collège', LYCEE: 'Lycée' };
const SECTORS: ReadonlyMap<string, SchoolSector> = new Map([
  ['Public', 'PUBLIC'],
  ['Privé', 'PRIVATE'],
]);

/** « Non significatif »: an index that the ministry computed and does not publish. It is absent for us, and never 0. */
const NOT_SIGNIFICANT = 'NS';

/** The directory of collèges and lycées, in the order of their UAIs. */
export function readSchools(
  file: string,
  text: string,
  territories: ReadonlyMap<string, NamedTerritory>,
  problems: ProblemList,
): readonly School[] {
  const schools = new Map<string, School>();
  for (const { line, cells } of readTable(file, text, COLUMNS, problems)) {
    const uai = parseUai(cells.uai);
    if (!uai.ok || uai.value !== cells.uai) {
      problems.add(file, line, uai.ok ? `« ${cells.uai} » s’écrit « ${uai.value} ».` : uai.problem.message);
      continue;
    }
    const kind = KINDS.get(cells.type_etablissement);
    const sector = SECTORS.get(cells.secteur);
    const territory = territories.get(cells.academie);
    if (kind === undefined) problems.add(file, line, `le type « ${cells.type_etablissement} » est inconnu.`);
    if (sector === undefined) problems.add(file, line, `le secteur « ${cells.secteur} » est inconnu.`);
    if (territory === undefined) {
      problems.add(file, line, `l’académie « ${cells.academie} » est inconnue : ajoutez ce nom et son code à academy-names.csv.`);
    }
    if (cells.commune === '') problems.add(file, line, 'la commune manque.');
    if (schools.has(uai.value)) problems.add(file, line, `l’établissement « ${uai.value} » figure deux fois.`);
    const socialIndex = readSocialIndex(cells.ips);
    const latitude = readCoordinate(cells.latitude, 90);
    const longitude = readCoordinate(cells.longitude, 180);
    if (socialIndex === undefined) problems.add(file, line, `l’indice de position sociale « ${cells.ips} » n’est pas un nombre à une décimale.`);
    if (latitude === undefined || longitude === undefined || (latitude === null) !== (longitude === null)) {
      problems.add(file, line, `les coordonnées « ${cells.latitude} ; ${cells.longitude} » ne se lisent pas.`);
    }
    if (kind === undefined || sector === undefined || territory === undefined) continue;
    if (socialIndex === undefined || latitude === undefined || longitude === undefined) continue;
    schools.set(uai.value, {
      uai: uai.value,
      name: cells.nom === '' ? `${KIND_LABELS[kind]} (nom absent de la source)` : cells.nom,
      kind,
      commune: cells.commune,
      sector,
      academyCode: territory.academyCode,
      territoryName: territory.territoryName,
      departmentName: cells.departement === '' ? null : cells.departement,
      socialIndex,
      latitude,
      longitude,
      isDemo: false,
    });
  }
  return [...schools.values()].sort((left, right) => (left.uai < right.uai ? -1 : 1));
}

function readSocialIndex(cell: string): string | null | undefined {
  if (cell === '' || cell === NOT_SIGNIFICANT) return null;
  return /^[0-9]{2,3}(?:\.[0-9])?$/u.test(cell) ? cell : undefined;
}

function readCoordinate(cell: string, limit: number): number | null | undefined {
  if (cell === '') return null;
  const degrees = /^-?[0-9]{1,3}(?:\.[0-9]+)?$/u.test(cell) ? Number(cell) : Number.NaN;
  return degrees >= -limit && degrees <= limit ? degrees : undefined;
}
