import { parseUai, uaiCheckLetter, type Uai } from '@conventions-ouvertes/shared/identifiers/uai';
import type { LocalConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { ReferenceData, School, SchoolKind } from '../reference/reference-data.js';
import { of } from './french.js';
import { TOWNS } from './invented-world.js';
import { randomFrom } from './random.js';

const MARK = '(établissement fictif)';

const MODELS: readonly { readonly kind: SchoolKind; readonly name: (town: string) => string }[] = [
  { kind: 'COLLEGE', name: (town) => `Collège ${of(town)} ${MARK}` },
  { kind: 'LYCEE', name: (town) => `Lycée polyvalent ${of(town)} ${MARK}` },
  { kind: 'LYCEE', name: (town) => `Lycée professionnel ${of(town)} ${MARK}` },
];

/** Numbers that the directory does not reach; those that it holds all the same are skipped. */
const FIRST_INVENTED_NUMBER = 9900;

export interface InventedSchools {
  readonly schools: readonly School[];
  /** The school that carries each local convention, by the convention's key. */
  readonly carrying: ReadonlyMap<string, School>;
}

/** Three invented schools an académie, and those that carry a demonstration convention. */
export function inventSchools(reference: ReferenceData, locals: readonly LocalConventionTerms[]): InventedSchools {
  const taken = new Set<string>(reference.schools.map(({ uai }) => uai));
  const take = (school: School): School => {
    taken.add(school.uai);
    return school;
  };
  const usual = reference.academies.flatMap(({ code, name }) => {
    const towns = randomFrom(`schools/${code}`).shuffled(TOWNS);
    return MODELS.map((model, index) => {
      const town = towns[index] ?? TOWNS[0];
      return take(invented(freeUai(prefixOf(reference, code), taken), model.name(town), model.kind, town, code, name));
    });
  });
  const carrying = locals.flatMap((terms) => {
    const school = carryingSchool(terms, reference, taken);
    return school === null ? [] : [[terms.key, take(school)] as const];
  });
  const schools = [...usual, ...carrying.map(([, school]) => school)];
  return { schools: schools.sort((left, right) => (left.uai < right.uai ? -1 : 1)), carrying: new Map(carrying) };
}

/** The school that signs a local convention, under the UAI of the convention or one invented for it. */
function carryingSchool(terms: LocalConventionTerms, reference: ReferenceData, taken: ReadonlySet<string>): School | null {
  const { territory } = terms;
  const party = terms.parties.find(({ kind }) => kind === 'SCHOOL');
  if (territory.kind !== 'LOCAL' || party === undefined) return null;
  const academy = reference.academies.find(({ code }) => code === territory.academyCode);
  if (academy === undefined || (territory.uai !== null && taken.has(territory.uai))) return null;
  const told = territory.uai === null ? null : parseUai(territory.uai);
  const uai = told?.ok === true ? told.value : freeUai(prefixOf(reference, academy.code), taken);
  return invented(uai, party.name, 'LYCEE', 'Commune fictive', academy.code, academy.name);
}

function invented(uai: Uai, name: string, kind: SchoolKind, commune: string, academyCode: string, academyName: string): School {
  return {
    uai,
    name,
    kind,
    commune,
    sector: 'PUBLIC',
    academyCode,
    territoryName: academyName,
    departmentName: null,
    socialIndex: null,
    latitude: null,
    longitude: null,
    isDemo: true,
  };
}

/** The first three digits of a UAI tell the département; Corsica's are 620 and 720. */
function prefixOf(reference: ReferenceData, academyCode: string): string {
  const department = reference.departments.find((candidate) => candidate.academyCode === academyCode);
  if (department === undefined) throw new RangeError(`no département in académie ${academyCode}`);
  const corsican: Readonly<Record<string, string>> = { '02A': '620', '02B': '720' };
  return corsican[department.educationCode] ?? department.educationCode;
}

function freeUai(prefix: string, taken: ReadonlySet<string>): Uai {
  for (let number = FIRST_INVENTED_NUMBER; number <= 9999; number += 1) {
    const digits = `${prefix}${number}`;
    const uai = parseUai(`${digits}${uaiCheckLetter(digits)}`);
    if (uai.ok && !taken.has(uai.value)) return uai.value;
  }
  throw new RangeError(`no free UAI under ${prefix}`);
}
