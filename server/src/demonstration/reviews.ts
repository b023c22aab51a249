import { audienceLabel } from '@conventions-ouvertes/shared/convention/audiences';
import type { DemoHeadcount, DemoIndicator } from './demo-action.js';
import { formatCount, formatTenths, typeset, uncapitalised } from './french.js';
import type { Outline } from './outline.js';

const WELL = [
  'Les équipes soulignent la qualité de la préparation en amont et demandent la reconduction de l’action.',
  'Les échanges ont été nourris ; plusieurs établissements souhaitent s’associer à la prochaine édition.',
  'Le partenariat local en sort renforcé, avec des contacts suivis entre professeurs et professionnels.',
  'L’action a trouvé son public ; le calendrier, fixé plus tôt dans l’année, y a contribué.',
] as const;

const MIXED = [
  'Le bilan est contrasté : la participation a été inégale d’un établissement à l’autre.',
  'Les objectifs sont en partie atteints ; les délais de réponse des entreprises ont retardé la mise en place.',
  'L’intérêt des participants est réel, mais les outils sont arrivés tard dans l’année.',
] as const;

const BADLY = [
  'Les résultats sont en deçà de ce qui était visé : le calendrier coïncidait avec les examens.',
  'La cible n’est pas atteinte, faute de lieux d’accueil en nombre suffisant ; un travail avec les pôles de stages est engagé.',
  'La mobilisation a été plus faible que prévu ; le format sera revu avec les établissements.',
] as const;

const SILENT = [
  'L’évaluation prévue n’a pas pu être menée : les questionnaires n’ont pas été retournés.',
  'Les indicateurs seront renseignés après l’enquête menée auprès des établissements.',
] as const;

/** Years in which gatherings were restricted. */
const RESTRICTED_YEARS: readonly number[] = [2020, 2021];

/** « Bilan quantitatif »: the figures of the fiche itself, in a sentence. */
export function quantitativeReview(
  planned: readonly DemoHeadcount[],
  reached: readonly DemoHeadcount[],
  indicators: readonly DemoIndicator[],
): string {
  const told = reached.filter((one) => one.total !== null);
  const sentences: string[] = [];
  if (told.length === 0) {
    sentences.push('Les effectifs n’ont pas été communiqués par les établissements.');
  } else {
    const expected = planned.some((one) => one.total === null) ? '' : ` pour ${formatCount(sum(planned))} prévues`;
    sentences.push(`${participations(sum(told))}${expected} (${byAudience(told).join(' ; ')}).`);
    if (told.length < reached.length) sentences.push('Les effectifs d’un public n’ont pas été communiqués.');
  }
  const evaluated = indicators.flatMap(({ label, resultTenths, unit }) =>
    resultTenths === null || unit === 'participations' ? [] : [`${label} : ${quantity(resultTenths, unit, label)}.`],
  );
  return typeset([...sentences, ...evaluated].join(' '));
}

/** The unit is left out where the label already says it: « visites réalisées : 12 ». */
function quantity(tenths: number, unit: string, label: string): string {
  const number = formatTenths(tenths);
  return label.toLowerCase().includes(unit.toLowerCase()) ? number : `${number}\u00A0${unit}`;
}

function participations(count: number): string {
  return `${formatCount(count)} ${count < 2 ? 'participation' : 'participations'}`;
}

function byAudience(headcounts: readonly DemoHeadcount[]): readonly string[] {
  const totals = new Map<DemoHeadcount['audience'], number>();
  for (const { audience, total } of headcounts) totals.set(audience, (totals.get(audience) ?? 0) + (total ?? 0));
  return [...totals].map(([audience, total]) => `${uncapitalised(audienceLabel(audience))} : ${formatCount(total)}`);
}

function sum(headcounts: readonly DemoHeadcount[]): number {
  return headcounts.reduce((all, { total }) => all + (total ?? 0), 0);
}

/** « Bilan qualitatif »: how it went, in keeping with the indicators and with what became of the action. */
export function qualitativeReview({ fate, year, random }: Outline, indicators: readonly DemoIndicator[]): string {
  const evaluated = indicators.filter(({ resultTenths }) => resultTenths !== null);
  const reached = evaluated.filter(isReached).length;
  const judged = evaluated.length === 0 ? SILENT : reached === evaluated.length ? WELL : reached > 0 ? MIXED : BADLY;
  const sentences: string[] = [random.pick<string>(judged)];
  if (fate === 'LATE') sentences.push('La fiche est transmise tardivement, dans l’attente des pièces des établissements.');
  if (fate === 'OVERSPENT') sentences.push('Le dépassement tient à la hausse des coûts de transport et à un plus grand nombre de groupes.');
  if (fate === 'NO_ANNEX') sentences.push('L’annexe financière sera transmise séparément.');
  if (RESTRICTED_YEARS.includes(year) && random.chance(450)) {
    sentences.push('Une partie de l’action s’est tenue à distance, compte tenu des conditions sanitaires.');
  }
  return typeset(sentences.join(' '));
}

function isReached({ direction, targetTenths, resultTenths }: DemoIndicator): boolean {
  if (targetTenths === null || resultTenths === null) return false;
  return direction === 'UP' ? resultTenths >= targetTenths : resultTenths <= targetTenths;
}
