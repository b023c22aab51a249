import { audienceLabel } from '@conventions-ouvertes/shared/convention/audiences';
import type { DemoActor, DemoHeadcount, DemoIndicator, DemoInKind, DemoItem, DemoPlannedSheet, DemoRealisedSheet, DemoSheetTexts } from './demo-action.js';
import { enumerate, formatTenths, of, uncapitalised } from './french.js';
import { audiencesOf } from './headcounts.js';
import { givenInKind } from './in-kind.js';
import type { Outline } from './outline.js';
import { qualitativeReview, quantitativeReview } from './reviews.js';
import type { Timeline } from './timeline.js';

const EVALUATION = [
  'Questionnaire aux participants, dépouillé par le partenaire',
  'Entretien avec les équipes des établissements et relevé des présences',
  'Bilan partagé en fin d’action par le comité de suivi',
  'Enquête à trois mois auprès des participants',
  'Tableau de suivi tenu par le coordonnateur',
] as const;

export interface SheetLines {
  readonly items: readonly DemoItem[];
  readonly headcounts: readonly DemoHeadcount[];
  readonly inKind: readonly DemoInKind[];
}

/** The fiche prévisionnelle (annexe 1). A draft has holes, and was received by nobody. */
export function plannedSheet(
  outline: Outline,
  timeline: Timeline,
  lines: SheetLines,
  indicators: readonly DemoIndicator[],
  actors: readonly DemoActor[],
): DemoPlannedSheet {
  const { fate, random, say, template } = outline;
  const isDraft = fate === 'DRAFT';
  const keep = <T>(value: T): T | null => (isDraft && random.chance(400) ? null : value);
  const withBudget = !isDraft || random.chance(500);
  return {
    ...texts(outline, 'P', actors),
    description: keep(say(template.description)),
    steeringMinistry: keep(steering(outline, outline.profile.steeringMinistry)),
    startsOn: keep(timeline.startsOn),
    endsOn: isDraft ? null : timeline.endsOn,
    receivedOn: isDraft ? null : timeline.plannedReceivedOn,
    successIndicators: keep(indicators.map(successIndicator).join('\u202F; ')),
    evaluationMethod: keep(random.pick<string>(EVALUATION)),
    items: withBudget ? lines.items : [],
    headcounts: lines.headcounts,
    inKind: lines.inKind,
  };
}

/** The fiche réalisée (annexe 2): the same, as done, with both reviews in place of the indicators. */
export function realisedSheet(
  outline: Outline,
  timeline: Timeline,
  planned: SheetLines,
  realised: SheetLines,
  indicators: readonly DemoIndicator[],
  actors: readonly DemoActor[],
): DemoRealisedSheet {
  const { fate, random, say, template } = outline;
  return {
    ...texts(outline, 'R', actors),
    description: say(template.done),
    steeringMinistry: steering(outline, outline.profile.steeringMinistry),
    startsOn: timeline.startsOn,
    endsOn: timeline.endsOn,
    receivedOn: timeline.realisedReceivedOn,
    quantitativeReview: random.chance(60) ? null : quantitativeReview(planned.headcounts, realised.headcounts, indicators),
    qualitativeReview: random.chance(80) ? null : qualitativeReview(outline, indicators),
    items: fate === 'NO_ANNEX' ? [] : realised.items,
    headcounts: realised.headcounts,
    inKind: givenInKind(outline, realised.inKind),
  };
}

type CommonTexts = Omit<DemoSheetTexts, 'description' | 'steeringMinistry' | 'startsOn' | 'endsOn' | 'receivedOn'>;

function texts(outline: Outline, letter: 'P' | 'R', actors: readonly DemoActor[]): CommonTexts {
  const { reference, axis, template, say } = outline;
  const audiences = audiencesOf(outline).map(({ code }) => uncapitalised(audienceLabel(code)));
  const partners = actors.filter(({ role }) => role === 'PROVIDER' || role === 'FIRM' || role === 'ASSOCIATION').map(({ name }) => name);
  return {
    number: `${letter}-${reference.replace('A', '')}`,
    article: axis.article,
    steeringPartner: steering(outline, outline.profile.steeringPartner),
    targetAudiences: audiences.join(', '),
    objectives: say(template.objectives),
    partnerOrProvider: partners.length === 0 ? null : enumerate(partners),
    toolsAndActivities: say(template.tools),
  };
}

/** The same office on both fiches of an action: it follows from the action, not from a draw. */
function steering({ territory, template, reference }: Outline, offices: readonly string[]): string {
  const [academy] = territory.academies;
  const isHigherEducation = template.audiences.some(({ code }) => code === 'STUDENTS' || code === 'RESEARCHERS');
  const fitting = offices.filter(
    (office) => (academy !== undefined || !office.includes('{academie}')) && (isHigherEducation || !office.startsWith('DGESIP')),
  );
  const office = fitting[Number(reference.slice(-2)) % fitting.length] ?? '';
  return office.replace('académie {academie}', `académie ${of(academy?.name ?? '')}`);
}

function successIndicator({ label: told, unit, direction, targetTenths }: DemoIndicator, index: number): string {
  const label = index === 0 ? told : uncapitalised(told);
  if (targetTenths === null) return `${label} (sans cible)`;
  const value = `${formatTenths(targetTenths)}\u00A0${unit}`;
  return direction === 'UP' ? `${label}\u00A0: ${value} au moins` : `${label}\u00A0: ${value} au plus`;
}
