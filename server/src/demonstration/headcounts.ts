import type { TemplateAudience } from './bank/template.js';
import type { DemoHeadcount, DemoPlace } from './demo-action.js';
import type { Outline } from './outline.js';
import type { Random } from './random.js';

const NOWHERE: DemoPlace = { academyCode: null, uai: null };

/** The audiences of an action: those of its kind that the convention is for, or all where it is for none of them. */
export function audiencesOf({ template, terms }: Outline): readonly TemplateAudience[] {
  const declared = new Set(terms.audiences.map(({ code }) => code));
  const named = template.audiences.filter(({ code }) => declared.has(code));
  return named.length > 0 ? named : template.audiences;
}

/** Participations that the planned fiche expects, by audience and place. */
export function plannedHeadcounts(outline: Outline): readonly DemoHeadcount[] {
  const { territory, profile, random } = outline;
  const places = territory.places.length > 0 ? territory.places : [NOWHERE];
  return audiencesOf(outline).flatMap(({ code, usual }): readonly DemoHeadcount[] => {
    const whole = scale(usual, (profile.reach * breadth(outline) * random.int(60, 150)) / 100, 100_000);
    // A fiche that names an audience and gives no number: not reported, which is not zero.
    if (random.chance(25)) return places.map((place) => ({ audience: code, ...place, total: null, girls: null, boys: null, disability: null }));
    return split(Math.max(whole, places.length), places.length, random).map((total, index) => ({
      audience: code,
      ...(places[index] ?? NOWHERE),
      total,
      girls: null,
      boys: null,
      disability: null,
    }));
  });
}

/** Participations reached. `null` totals: the schools told nothing. */
export function reachedHeadcounts(outline: Outline, planned: readonly DemoHeadcount[]): readonly DemoHeadcount[] {
  const { random } = outline;
  const draw = random.int(1, 1000);
  if (draw <= 60) return planned.map((one) => ({ ...one, total: null }));
  const silent = draw <= 110 ? planned[random.int(0, planned.length - 1)]?.audience : undefined;
  const tellsGender = random.chance(560);
  const tellsDisability = random.chance(320);
  const success = random.pick([random.int(88, 112), random.int(88, 112), random.int(60, 90), random.int(105, 135)]);
  return planned.map((one): DemoHeadcount => {
    if (one.audience === silent) return { ...one, total: null };
    const usual = one.total ?? random.int(4, 40);
    const total = random.chance(20) ? 0 : nearest(usual, success * random.int(90, 110), 10_000);
    const gender = tellsGender && one.audience !== 'FIRMS' ? drawGender(total, random) : { girls: null, boys: null };
    const disability = tellsDisability && one.audience !== 'FIRMS' ? scale(total, random.int(0, 70), 1000) : null;
    return { ...one, ...gender, total, disability };
  });
}

/** Girls and boys; one time in ten some of the participants did not say. */
function drawGender(total: number, random: Random): { readonly girls: number; readonly boys: number } {
  const told = random.chance(100) ? scale(total, random.int(850, 980), 1000) : total;
  const girls = scale(told, random.int(280, 680), 1000);
  return { girls, boys: told - girls };
}

/** National actions reach more than those of one académie. */
function breadth({ territory }: Outline): number {
  const count = territory.academies.length;
  return count === 0 ? 130 : 40 + 25 * count;
}

/** Whole parts that add up to the total. */
function split(total: number, count: number, random: Random): readonly number[] {
  const weights = Array.from({ length: count }, () => random.int(60, 140));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => scale(total, weight, all));
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}

/** `count × numerator ÷ denominator`, cut down to a whole number. */
function scale(count: number, numerator: number, denominator: number): number {
  return Math.floor((count * numerator) / denominator);
}

/** The same to the nearest whole number: one person expected is not nobody reached. */
function nearest(count: number, numerator: number, denominator: number): number {
  return Math.round((count * numerator) / denominator);
}
