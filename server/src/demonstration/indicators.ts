import { addDays, earliest, latest } from '@conventions-ouvertes/shared/local-date';
import { audienceLabel } from '@conventions-ouvertes/shared/convention/audiences';
import type { TemplateIndicator } from './bank/template.js';
import type { DemoHeadcount, DemoIndicator } from './demo-action.js';
import { isReported } from './fate.js';
import { uncapitalised } from './french.js';
import type { Outline } from './outline.js';
import type { Random } from './random.js';
import type { Timeline } from './timeline.js';

/** Below, a count of participations is no sign of success. */
const LEAST_PARTICIPATIONS = 20;

type Attainment = 'REACHED' | 'PARTLY' | 'MISSED' | 'NOT_EVALUATED';

/** The indicators set with an action, and what came of them once its fiche réalisée was in. */
export function indicatorsOf(
  outline: Outline,
  timeline: Timeline,
  planned: readonly DemoHeadcount[],
  reached: readonly DemoHeadcount[],
): readonly DemoIndicator[] {
  const { template, fate, random, territory } = outline;
  const reported = isReported(fate);
  const chosen = random.shuffled(template.indicators).slice(0, random.int(1, template.indicators.length));
  const [place] = territory.places;
  const academyCode = territory.places.length === 1 && random.chance(300) ? (place?.academyCode ?? null) : null;
  const evaluatedOn = latest(timeline.endsOn, earliest(addDays(timeline.endsOn, random.int(5, 60)), timeline.realisedReceivedOn));
  const drawn = chosen.map((indicator): DemoIndicator => {
    const targetTenths = random.chance(30) ? null : drawTarget(indicator, outline);
    const attainment = reported ? drawAttainment(random) : 'NOT_EVALUATED';
    const resultTenths = targetTenths === null || attainment === 'NOT_EVALUATED' ? null : drawResult(indicator, targetTenths, attainment, random);
    return { ...shown(indicator), targetTenths, resultTenths, evaluatedOn: resultTenths === null ? null : evaluatedOn, academyCode };
  });
  const participations = random.chance(300) ? participationIndicator(planned, reported ? reached : []) : null;
  if (participations === null) return drawn;
  return [...drawn, { ...participations, evaluatedOn: participations.resultTenths === null ? null : evaluatedOn, academyCode: null }];
}

/** The largest audience, planned against reached: an indicator that the headcounts must agree with. */
function participationIndicator(
  planned: readonly DemoHeadcount[],
  reached: readonly DemoHeadcount[],
): Omit<DemoIndicator, 'evaluatedOn' | 'academyCode'> | null {
  const [first] = planned;
  if (first === undefined) return null;
  const target = total(planned, first.audience);
  if (target === null || target < LEAST_PARTICIPATIONS) return null;
  const result = total(reached, first.audience);
  return {
    label: `Participations prévues atteintes (${uncapitalised(audienceLabel(first.audience))})`,
    unit: 'participations',
    direction: 'UP',
    targetTenths: target * 10,
    resultTenths: result === null ? null : result * 10,
  };
}

function total(headcounts: readonly DemoHeadcount[], audience: string): number | null {
  const told = headcounts.filter((one) => one.audience === audience).map((one) => one.total);
  if (told.length === 0) return null;
  return told.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function shown({ label, unit, direction }: TemplateIndicator): Pick<DemoIndicator, 'label' | 'unit' | 'direction'> {
  return { label, unit, direction };
}

function drawAttainment(random: Random): Attainment {
  const draw = random.int(1, 1000);
  if (draw <= 540) return 'REACHED';
  if (draw <= 720) return 'PARTLY';
  return draw <= 850 ? 'MISSED' : 'NOT_EVALUATED';
}

/** In tenths. Shares come by fives; counts are in keeping with the size of the convention and of the action's territory. */
function drawTarget({ target: [least, most], unit }: TemplateIndicator, { profile, territory, random }: Outline): number {
  const target = random.int(least, most);
  if (unit === '%') return (target < 20 ? target : target - (target % 5)) * 10;
  if (unit === 'jours') return target * 10;
  const ofConvention = Math.min(100, 15 + profile.reach / 10);
  const ofTerritory = territory.academies.length === 1 ? 60 : 100;
  return Math.max(2, Math.round((target * ofConvention * ofTerritory) / 10_000)) * 10;
}

/** In tenths. Where less is better, a missed target is one passed. */
function drawResult({ unit, direction, decimals }: TemplateIndicator, targetTenths: number, attainment: Attainment, random: Random): number {
  const percent = direction === 'UP' ? towardsMore(attainment, random) : towardsLess(attainment, random);
  const raw = targetTenths * percent;
  const tenths = (raw - (raw % 100)) / 100;
  const bounded = unit === '%' ? Math.min(tenths, 1000) : tenths;
  if (decimals === 1) return bounded;
  // A count: up to a whole number when it was reached, down when it was not, so that rounding changes no verdict.
  const whole = bounded - (bounded % 10);
  return whole < bounded && attainment === 'REACHED' ? whole + 10 : whole;
}

function towardsMore(attainment: Attainment, random: Random): number {
  if (attainment === 'REACHED') return random.int(100, 126);
  return attainment === 'PARTLY' ? random.int(72, 97) : random.int(15, 58);
}

function towardsLess(attainment: Attainment, random: Random): number {
  if (attainment === 'REACHED') return random.int(45, 99);
  return attainment === 'PARTLY' ? random.int(106, 135) : random.int(155, 240);
}
