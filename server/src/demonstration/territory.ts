import type { Territory } from '@conventions-ouvertes/shared/convention/terms-identity';
import type { Academy, ReferenceData, School } from '../reference/reference-data.js';
import type { DemoPlace } from './demo-action.js';
import { enumerate, of } from './french.js';
import type { Random } from './random.js';

/** Where an action takes place, and whether its lines say so. */
export interface ActionTerritory {
  readonly academies: readonly Academy[];
  /** Places of the lines that can be told apart; one place of nulls where nothing is broken down. */
  readonly places: readonly DemoPlace[];
  /** « dans l’académie de Lyon », for sentences. */
  readonly where: string;
  /** « – académie de Lyon », for titles; empty for the whole territory. */
  readonly titleSuffix: string;
}

const NOWHERE: DemoPlace = { academyCode: null, uai: null };

/** The académies that a convention covers, by its own territory. */
export function academiesOf(territory: Territory, reference: ReferenceData): readonly Academy[] {
  switch (territory.kind) {
    case 'NATIONAL':
      return reference.academies;
    case 'ACADEMIC_REGION':
      return reference.academies.filter(({ code }) => territory.academyCodes.includes(code));
    case 'ACADEMY':
    case 'LOCAL':
      return reference.academies.filter(({ code }) => code === territory.academyCode);
    case 'TO_FILL_IN':
      return [];
  }
}

/** Deals out the académies of a convention, so that none is left without an action while another has many. */
export class AcademyDeck {
  #left: Academy[] = [];

  constructor(
    private readonly academies: readonly Academy[],
    private readonly random: Random,
  ) {}

  /** The next académie, then those of its région académique, then whatever comes next. */
  draw(count: number): readonly Academy[] {
    const first = this.#next();
    if (first === undefined) return [];
    const drawn = [first];
    const neighbours = this.academies.filter(({ academicRegionCode }) => academicRegionCode === first.academicRegionCode);
    for (const neighbour of neighbours) if (drawn.length < count && !drawn.includes(neighbour)) drawn.push(neighbour);
    while (drawn.length < Math.min(count, this.academies.length)) {
      const next = this.#next();
      if (next !== undefined && !drawn.includes(next)) drawn.push(next);
    }
    return drawn.sort((left, right) => (left.code < right.code ? -1 : 1));
  }

  #next(): Academy | undefined {
    if (this.#left.length === 0) this.#left = [...this.random.shuffled(this.academies)];
    return this.#left.shift();
  }
}

/** Draws where an action of this convention takes place; a local one's is always its school. */
export function drawTerritory(
  territory: Territory,
  deck: AcademyDeck,
  { schools, carrying }: { readonly schools: readonly School[]; readonly carrying: School | null },
  random: Random,
): ActionTerritory {
  if (territory.kind === 'NATIONAL') return drawNational(deck, schools, random);
  if (territory.kind === 'ACADEMIC_REGION') {
    const wide = 'dans l’ensemble de la région académique';
    const draw = random.int(1, 100);
    if (draw <= 18) return { academies: [], places: [NOWHERE], where: wide, titleSuffix: '' };
    if (draw <= 26) return told(deck.draw(2), false, [], random);
    return told(deck.draw(draw <= 52 ? 2 : 1), true, schools, random);
  }
  if (territory.kind === 'LOCAL') {
    const academies = deck.draw(1);
    const place: DemoPlace = { academyCode: territory.academyCode, uai: carrying?.uai ?? territory.uai };
    return { academies, places: [place], where: 'dans le bassin', titleSuffix: '' };
  }
  if (random.chance(130)) {
    return { academies: [], places: [NOWHERE], where: 'dans l’académie', titleSuffix: '' };
  }
  return { ...told(deck.draw(1), true, schools, random), titleSuffix: '' };
}

function drawNational(deck: AcademyDeck, schools: readonly School[], random: Random): ActionTerritory {
  const draw = random.int(1, 100);
  if (draw <= 22) return { academies: [], places: [NOWHERE], where: 'sur l’ensemble du territoire', titleSuffix: '' };
  if (draw <= 32) return told(deck.draw(random.int(2, 5)), false, schools, random);
  if (draw <= 70) return told(deck.draw(1), true, schools, random);
  return told(deck.draw(random.int(2, 4)), true, schools, random);
}

/** Named académies. `brokenDown` false: the fiche names them and gives no amount or headcount by académie. */
function told(academies: readonly Academy[], brokenDown: boolean, schools: readonly School[], random: Random): ActionTerritory {
  const names = academies.map(({ name }) => of(name));
  const single = academies.length === 1;
  const [only] = academies;
  const where = single ? `dans l’académie ${enumerate(names)}` : `dans les académies ${enumerate(names)}`;
  const titleSuffix = ` – ${single ? 'académie' : 'académies'} ${enumerate(names)}`;
  if (!brokenDown) return { academies, places: [NOWHERE], where, titleSuffix };
  const inSchools = only !== undefined && single && random.chance(300);
  const places = inSchools
    ? random
        .shuffled(schools.filter(({ academyCode }) => academyCode === only.code))
        .slice(0, random.int(1, 2))
        .map(({ uai }): DemoPlace => ({ academyCode: only.code, uai }))
    : academies.map(({ code }): DemoPlace => ({ academyCode: code, uai: null }));
  return { academies, places, where, titleSuffix };
}
