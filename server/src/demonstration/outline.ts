import type { Axis } from '@conventions-ouvertes/shared/convention/terms-content';
import type { LocalConventionTerms, SignedConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { ReferenceData, School } from '../reference/reference-data.js';
import { localDate, yearOf } from '@conventions-ouvertes/shared/local-date';
import type { ActionTemplate } from './bank/template.js';
import { templatesOf } from './choose-template.js';
import { drawCommittedShare, drawFate, type Fate } from './fate.js';
import { fill, of } from './french.js';
import { TOWNS } from './invented-world.js';
import { firstDayOfAxis } from './local-training.js';
import type { Profile, ProfileYear } from './profile.js';
import { randomFrom, type Random } from './random.js';
import type { Sector } from './sectors/sector.js';
import { academiesOf, AcademyDeck, drawTerritory, type ActionTerritory } from './territory.js';

export type DemoTerms = SignedConventionTerms | LocalConventionTerms;

/** What an action is about, before its amounts and its fiches. */
export interface Outline {
  readonly terms: DemoTerms;
  readonly profile: Profile;
  readonly reference: string;
  readonly year: number;
  readonly axis: Axis;
  readonly template: ActionTemplate;
  readonly sector: Sector;
  readonly territory: ActionTerritory;
  readonly fate: Fate;
  readonly title: string;
  /** What was engaged of the planned budget, in thousandths; 0 for an action given up before any commitment. */
  readonly committedShare: number;
  /** A town that does not exist, near the action. */
  readonly town: string;
  /** For the rest of the draws of this action. */
  readonly random: Random;
  /** Completes a text of the template. */
  readonly say: (text: string) => string;
}

/** Invented schools, and the one that carries the convention when it is local. */
export interface SchoolsOf {
  readonly schools: readonly School[];
  readonly carrying: School | null;
}

const EARLIEST = localDate('1990-01-01');

/** The outlines of a convention's actions, a list a year. */
export function outlineActions(
  terms: DemoTerms,
  profile: Profile,
  reference: ReferenceData,
  schools: SchoolsOf,
): readonly (readonly Outline[])[] {
  const deck = new AcademyDeck(academiesOf(terms.territory, reference), randomFrom(`${terms.key}/deck`));
  const axes = axesWithActions(terms);
  return profile.years.map((year) => outlineYear(terms, profile, year, axes, deck, schools));
}

interface AxisWithTemplates {
  readonly axis: Axis;
  readonly templates: readonly ActionTemplate[];
}

/** Axes that hold actions: those at the bottom, and those above for which a kind of action is named. */
function axesWithActions(terms: DemoTerms): readonly AxisWithTemplates[] {
  const isLocal = terms.kind === 'LOCAL';
  return terms.axes
    .map((axis) => ({ axis, templates: templatesOf(terms.key, axis, isLocal) }))
    .filter(({ axis, templates }) => templates.length > 0 && (isLeaf(terms, axis) || templates.length === 1));
}

function isLeaf(terms: DemoTerms, axis: Axis): boolean {
  return terms.axes.every(({ parentCode }) => parentCode !== axis.code);
}

function outlineYear(
  terms: DemoTerms,
  profile: Profile,
  { year, actions, capShare }: ProfileYear,
  axes: readonly AxisWithTemplates[],
  deck: AcademyDeck,
  schools: SchoolsOf,
): readonly Outline[] {
  const titles = new Set<string>();
  const open = axes.filter(({ axis }) => yearOf(firstDayOfAxis(terms, axis) ?? EARLIEST) <= year);
  const order = axisOrder(open, actions, randomFrom(`${terms.key}/${year}/axes`));
  return order.map(({ axis, templates }, index): Outline => {
    const random = randomFrom(`${terms.key}/${year}/${index + 1}`);
    const territory = drawTerritory(terms.territory, deck, schools, random);
    const town = random.pick(TOWNS);
    const subjects = random
      .shuffled(templates.flatMap((template) => profile.sectors.map((sector) => ({ template, sector }))))
      .map(({ template, sector }) => {
        const say = (text: string): string => fill(text, { ...sector, ou: territory.where });
        return { template, sector, say, title: `${say(template.title)}${titleEnd(terms, territory, town)}` };
      });
    const subject = subjects.find(({ title }) => !titles.has(title)) ?? secondGroup(subjects, index);
    titles.add(subject.title);
    const fate = drawFate(territory.academies, random);
    const committedShare = drawCommittedShare(fate, capShare, random);
    const reference = referenceOf(year, index);
    return { terms, profile, reference, year, axis, territory, fate, committedShare, town, random, ...subject };
  });
}

function referenceOf(year: number, index: number): string {
  return `${year}-A${String(index + 1).padStart(2, '0')}`;
}

/** In an académie's convention, actions are told apart by their bassin. */
function titleEnd(terms: DemoTerms, territory: ActionTerritory, town: string): string {
  const isPlaced = terms.territory.kind === 'ACADEMY' && territory.academies.length > 0;
  return isPlaced ? ` – bassin ${of(town)}` : territory.titleSuffix;
}

/** When all has been done once in the year, it is done again for another group. */
function secondGroup<T extends { readonly title: string }>(subjects: readonly T[], index: number): T {
  const [first] = subjects;
  if (first === undefined) throw new RangeError('an axis without any kind of action');
  return { ...first, title: `${first.title} – groupe ${index + 1}` };
}

/** Every axis at least once where there are actions enough, then by weight; guidance and training draw the most. */
function axisOrder(axes: readonly AxisWithTemplates[], actions: number, random: Random): readonly AxisWithTemplates[] {
  const weighted = axes.flatMap((axis) => Array.from({ length: weightOf(axis) }, () => axis));
  const rest = Array.from({ length: Math.max(0, actions - axes.length) }, () => random.pick(weighted));
  return random.shuffled([...random.shuffled(axes).slice(0, actions), ...rest]);
}

function weightOf({ axis: { themeCode }, templates }: AxisWithTemplates): number {
  if (templates.length === 1) return 1;
  const heavy: Readonly<Record<string, number>> = { GUIDANCE_AND_DISCOVERY: 5, WORK_BASED_TRAINING: 4, TRAINING_QUALITY: 2, INCLUSION: 2 };
  return heavy[themeCode] ?? 1;
}
