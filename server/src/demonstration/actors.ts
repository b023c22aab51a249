import type { School } from '../reference/reference-data.js';
import type { ActorRole } from './bank/template.js';
import type { DemoActor } from './demo-action.js';
import { inventedNames } from './invented-world.js';
import type { DemoTerms, Outline } from './outline.js';

/** Who acts beside the signatories: invented bodies, and invented schools of the académies concerned. */
export function actorsOf(outline: Outline, schools: readonly School[]): readonly DemoActor[] {
  const { template, random } = outline;
  const roles = random.shuffled(template.actors).slice(0, random.int(1, template.actors.length));
  const actors = roles.flatMap((role): readonly DemoActor[] => (role === 'SCHOOL' ? schoolActors(outline, schools) : [{ role, name: nameOf(role, outline), uai: null }]));
  return actors.filter(({ name }, index) => actors.findIndex((other) => other.name === name) === index);
}

function schoolActors({ territory, random }: Outline, schools: readonly School[]): readonly DemoActor[] {
  const named = territory.places.flatMap(({ uai }) => uai ?? []);
  const codes = new Set(territory.academies.map(({ code }) => code));
  const near = codes.size === 0 ? schools : schools.filter(({ academyCode }) => academyCode !== null && codes.has(academyCode));
  const known = schools.filter(({ uai }) => named.includes(uai));
  const chosen = known.length > 0 ? known : random.shuffled(near).slice(0, random.int(1, 2));
  return chosen.map(({ uai, name }) => ({ role: 'SCHOOL', name, uai }));
}

/** The firm, or group of firms, that signs a local convention. */
function partnerOf(terms: DemoTerms): string | null {
  if (terms.kind !== 'LOCAL') return null;
  return terms.parties.find(({ side }) => side === 'PROFESSIONAL')?.name ?? null;
}

function nameOf(role: Exclude<ActorRole, 'SCHOOL'>, { terms, random, town, sector }: Outline): string {
  switch (role) {
    case 'PROVIDER':
      return inventedNames.provider(random);
    case 'FIRM':
      return partnerOf(terms) ?? inventedNames.firm(random);
    case 'ASSOCIATION':
      return inventedNames.association(random);
    case 'CAMPUS':
      return inventedNames.campus(town);
    case 'NETWORK':
      return random.chance(500) ? inventedNames.stagePole(town) : inventedNames.localCommittee(town);
    case 'HIGHER_EDUCATION':
      return random.chance(600) ? inventedNames.university(town) : inventedNames.institute(town);
    case 'BRANCH':
      return inventedNames.branch(sector.de);
  }
}
