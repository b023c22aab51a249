import { cents } from '@conventions-ouvertes/shared/money';
import type { DemoActor, DemoInKind } from './demo-action.js';
import type { Outline } from './outline.js';

/** Support that is not money; its value is often not estimated, and it is in no total. */
export function inKindOf({ template, terms, profile, random, say }: Outline, actors: readonly DemoActor[]): readonly DemoInKind[] {
  const few = profile.reach < 500 ? 600 : 300;
  if (template.inKind.length === 0 || !random.chance(few)) return [];
  const partner = terms.parties.find(({ side }) => side === 'PROFESSIONAL')?.shortName ?? null;
  const firm = actors.find(({ role }) => role === 'FIRM' || role === 'BRANCH')?.name ?? partner;
  return template.inKind.slice(0, random.int(1, template.inKind.length)).map(({ label, usual }) => ({
    label: say(label),
    givenBy: random.chance(850) ? firm : null,
    estimated: random.chance(550) ? cents(usual * random.int(60, 140)) : null,
  }));
}

/** The same support once given: sometimes less than was promised, sometimes valued at last. */
export function givenInKind({ random }: Outline, planned: readonly DemoInKind[]): readonly DemoInKind[] {
  return planned.flatMap((one) => (random.chance(120) ? [] : [{ ...one, estimated: random.chance(200) ? null : one.estimated }]));
}
