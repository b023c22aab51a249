import { actorLabel } from '../convention/actor-label.js';
import type { ActionStep, StepBinding } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing, type Grounds } from '../verdict.js';
import { actionStatusLabel, type ActionStatus } from './status.js';
import { requirementOf, wayOf } from './way.js';

/** A step of an action's way, told to readers with its article and what it binds. */
export interface StepText extends Grounds {
  /** Null: a duty beside the way, which no status stands for. */
  readonly status: ActionStatus | null;
  readonly label: string;
  /** Who takes it, in French; null where the text has no such step. */
  readonly by: string | null;
  readonly binds: StepBinding | null;
}

const DUTY_LABELS: Readonly<Partial<Record<ActionStep['kind'], string>>> = {
  COMMITTEE_INFORMED: 'Retour au comité de pilotage',
  BOARD_APPROVAL: 'Programme de l’année approuvé par le conseil d’administration',
};

/** An action's way from draft to closing, each step with its article, then the duties that go beside it. */
export function describeWay(terms: BindingTerms): readonly StepText[] {
  const halts = wayOf(terms);
  const onTheWay = halts.map(({ status, step }) => stepText(terms, step, status, actionStatusLabel(status)));
  const beside = terms.actionSteps
    .filter((step) => !halts.some((halt) => halt.step === step))
    .map((step) => stepText(terms, step, null, DUTY_LABELS[step.kind] ?? step.summary));
  return [...onTheWay, ...beside];
}

function stepText(terms: BindingTerms, step: ActionStep | null, status: ActionStatus | null, label: string): StepText {
  if (step === null) {
    return { status, label, by: null, binds: null, articles: [], readings: [], inputs: [], explanation: 'Étape de suivi, que le texte ne règle pas.' };
  }
  const isRead = step.requires === 'AS_READ';
  return {
    status,
    label,
    by: actorLabel(terms, step.by),
    binds: step.binds,
    articles: citing(step.article),
    readings: isRead ? [step.on === 'YEARLY_PROGRAMME' ? 'PROGRAMME_APPROVAL_BINDING' : 'OPINION_BINDING'] : [],
    inputs: [],
    explanation: `${step.summary} ${effectOf(terms, step)}`.trim(),
  };
}

function effectOf(terms: BindingTerms, step: ActionStep): string {
  const isYesNeeded = requirementOf(terms, step) === 'FAVOURABLE';
  switch (step.binds) {
    case 'MONEY':
      return isYesNeeded ? 'Sans accord, aucun crédit n’est engagé.' : 'Il faut qu’elle ait eu lieu avant tout engagement\u202F; un avis défavorable est montré et ne bloque pas à lui seul.';
    case 'PROGRESS':
      return isYesNeeded ? 'Seules les actions validées passent à l’étape suivante.' : 'L’action n’avance pas sans elle.';
    case 'SUPPORT':
      return 'L’avis engage ceux qui le rendent, non les crédits.';
    case 'NOTHING':
      return '';
  }
}
