import { isComplete, known, reported, totalCount } from '@conventions-ouvertes/shared/figure';
import { shareOf } from '@conventions-ouvertes/shared/outcome/equity';
import type { OutcomeCell, SpendingCell, CountFigure } from '#lib/api/fragments.js';
import { keyOf } from '#lib/api/fragments.js';
import type { PeopleCell, Territories } from '#lib/api/regions.js';
import type { AnyFigure } from '#lib/format/figure.js';

/** What is known of a place, side by side with others. Undefined: no action there. */
export interface Place {
  /** Null: the nation. */
  readonly code: string | null;
  readonly kind: 'ACADEMY' | 'REGION' | 'NATION';
  readonly name: string;
  readonly money: SpendingCell | undefined;
  readonly people: PeopleCell | undefined;
  readonly outcomes: OutcomeCell | undefined;
  /** Participations of lycée pupils, and how many lycée pupils there are; null where the source does not tell. */
  readonly pupils: { readonly reached: CountFigure | undefined; readonly enrolled: number | null };
  readonly years: readonly SpendingCell[];
}

/** The académies of a région, the région itself, and the nation. */
export function placesOf(territories: Territories, regionCode: string): readonly Place[] {
  const region = territories.academicRegions.find(({ code }) => code === regionCode);
  if (region === undefined) return [];
  const whole: Place = {
    code: region.code,
    kind: 'REGION',
    name: region.name,
    money: at(territories.regions, 'ACADEMIC_REGION', region.code),
    people: at(territories.regionPeople, 'ACADEMIC_REGION', region.code),
    outcomes: at(territories.regionOutcomes, 'ACADEMIC_REGION', region.code),
    pupils: { reached: at(territories.regionPupils, 'ACADEMIC_REGION', region.code)?.reached, enrolled: enrolledIn(region.academies) },
    years: [],
  };
  const academies = academyPlaces(territories).filter(({ code }) => region.academies.some((academy) => academy.code === code));
  // An académie that is its région would be told twice.
  return academies.length === 1 ? [...academies, nationOf(territories)] : [...academies, whole, nationOf(territories)];
}

/** The 30 académies, by name. */
export function academyPlaces(territories: Territories): readonly Place[] {
  return territories.academicRegions
    .flatMap(({ academies }) => academies)
    .sort((left, right) => left.name.localeCompare(right.name, 'fr'))
    .map(({ code, name, lyceePupils }) => ({
      code,
      kind: 'ACADEMY',
      name,
      money: at(territories.academies, 'ACADEMY', code),
      people: at(territories.academyPeople, 'ACADEMY', code),
      outcomes: at(territories.academyOutcomes, 'ACADEMY', code),
      pupils: { reached: at(territories.academyPupils, 'ACADEMY', code)?.reached, enrolled: lyceePupils?.total ?? null },
      years: territories.academyYears.filter((cell) => keyOf(cell, 'ACADEMY').code === code),
    }));
}

function nationOf(territories: Territories): Place {
  return {
    code: null,
    kind: 'NATION',
    name: '',
    money: territories.nation[0],
    people: territories.nationPeople[0],
    outcomes: territories.nationOutcomes[0],
    pupils: { reached: territories.nationPupils[0]?.reached, enrolled: enrolledIn(territories.academicRegions.flatMap(({ academies }) => academies)) },
    years: [],
  };
}

/**
 * Participations of lycée pupils for 100 lycée pupils, in hundredths of a percent: the same people above and below. It has the state
 * of the participations; not applicable where nobody told how many pupils there are.
 */
export function pupilRate({ reached, enrolled }: Place['pupils']): AnyFigure | null {
  if (reached === undefined) return null;
  if (enrolled === null) return { state: 'NOT_APPLICABLE', basisPoints: null, proof: reached.proof };
  if (reached.state !== 'KNOWN' || reached.count === null) return { state: reached.state, basisPoints: null, proof: reached.proof };
  return { state: 'KNOWN', basisPoints: shareOf(known(reached.count), known(enrolled)), proof: reached.proof };
}

/** Null where one académie of several is not told: a part would be taken for the whole. */
function enrolledIn(academies: readonly { readonly lyceePupils: { readonly total: number } | null }[]): number | null {
  const all = totalCount(academies.map(({ lyceePupils }) => reported(lyceePupils?.total ?? null)));
  return all.state === 'KNOWN' && isComplete(all) === true ? all.value : null;
}

function at<Cell extends { readonly keys: SpendingCell['keys'] }>(cells: readonly Cell[], dimension: 'ACADEMY' | 'ACADEMIC_REGION', code: string): Cell | undefined {
  return cells.find((cell) => keyOf(cell, dimension).code === code);
}
