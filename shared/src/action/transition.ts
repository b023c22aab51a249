import { readingInForce } from '../convention/first-readings.js';
import type { ActionStep } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing, type Grounds } from '../verdict.js';
import type { ActionFacts } from './action-facts.js';
import { checkCondition, isNo, type ConditionResult } from './condition.js';
import { standingOpinions } from './opinion.js';
import { actionStatusLabel, isFinal, type ActionRole, type ActionStatus } from './status.js';
import { TRANSITIONS } from './transition-table.js';
import { nextHalts, originsOf, programmeApprovalStep, requirementOf, wayOf, type Halt } from './way.js';

export type TransitionRefusal =
  | 'ACTION_IS_OVER'
  | 'STEP_NOT_IN_TEXT'
  | 'WRONG_ORIGIN'
  | 'ROLE_NOT_ALLOWED'
  | 'CONDITION_NOT_MET';

/** Something that does not stop the act and must show wherever the action shows. */
export type TransitionMark =
  | 'UNKNOWN_CAP'
  | 'UNDATED_CONVENTION'
  | 'UNFAVOURABLE_OPINION'
  | 'MINISTRY_NOT_IN_SUPPORT'
  | 'PROGRAMME_NOT_APPROVED';

/** Whether an act may be recorded, with the article of the step that it takes. */
export type TransitionVerdict = Grounds &
  (
    | { readonly outcome: 'ALLOWED'; readonly marks: readonly TransitionMark[] }
    | { readonly outcome: 'REFUSED'; readonly code: TransitionRefusal }
  );

/** Whether `role` may take an action from one status to another under a convention: the one reader of the table. */
export function checkTransition(terms: BindingTerms, facts: ActionFacts, from: ActionStatus, to: ActionStatus, role: ActionRole): TransitionVerdict {
  const way = wayOf(terms);
  const halt = way.find(({ status }) => status === to);
  const rule = TRANSITIONS[to];
  if (isFinal(from)) return refuse('ACTION_IS_OVER', `L’action est «\u00A0${actionStatusLabel(from)}\u00A0»\u00A0: plus rien ne la fait avancer.`);
  if (halt === undefined && !isFinal(to)) {
    return refuse('STEP_NOT_IN_TEXT', `Le texte de la convention ne prévoit pas l’étape «\u00A0${actionStatusLabel(to)}\u00A0».`);
  }
  const origins = rule.from.filter((origin) => (halt === undefined ? way.some(({ status }) => status === origin) : originsOf(way, to).includes(origin)));
  if (!origins.includes(from)) {
    const allowed = origins.map((origin) => `«\u00A0${actionStatusLabel(origin)}\u00A0»`).join(' ou ');
    const told = allowed === '' ? 'aucune étape n’y mène' : `il faut partir de ${allowed}`;
    return refuse('WRONG_ORIGIN', `On ne passe pas de «\u00A0${actionStatusLabel(from)}\u00A0» à «\u00A0${actionStatusLabel(to)}\u00A0»\u00A0: ${told}.`, halt?.step);
  }
  if (to === 'REFUSED') return checkRefusal(terms, way, facts, from, role);
  if (!rule.by.includes(role)) {
    return refuse('ROLE_NOT_ALLOWED', `Votre rôle ne permet pas d’enregistrer «\u00A0${actionStatusLabel(to)}\u00A0».`, halt?.step);
  }
  const result = checkCondition(terms, facts, rule.condition, halt?.step ?? null);
  if (!result.isMet) return refuse('CONDITION_NOT_MET', result.explanation, halt?.step, result);
  return {
    outcome: 'ALLOWED',
    marks: to === 'COMMITTED' ? marksOf(terms, facts) : [],
    articles: citing(halt?.step?.article, ...result.articles),
    readings: result.readings,
    inputs: [],
    explanation: result.explanation,
  };
}

/**
 * Whether more may be committed for an action whose credits are committed already: on the same conditions as the first time,
 * by whoever commits.
 */
export function checkFurtherCommitment(terms: BindingTerms, facts: ActionFacts, status: ActionStatus, role: ActionRole): TransitionVerdict {
  const step = wayOf(terms).find((halt) => halt.status === 'COMMITTED')?.step ?? null;
  const rule = TRANSITIONS.COMMITTED;
  if (status !== 'COMMITTED') return refuse('WRONG_ORIGIN', 'Un complément suppose des crédits déjà engagés et une action non encore réalisée.', step);
  if (!rule.by.includes(role)) return refuse('ROLE_NOT_ALLOWED', 'Votre rôle ne permet pas d’engager des crédits.', step);
  const result = checkCondition(terms, facts, rule.condition, step);
  if (!result.isMet) return refuse('CONDITION_NOT_MET', result.explanation, step, result);
  return {
    outcome: 'ALLOWED',
    marks: marksOf(terms, facts),
    articles: citing(step?.article, ...result.articles),
    readings: result.readings,
    inputs: [],
    explanation: result.explanation,
  };
}

/** All the moves open to a role from a status, as far as the facts allow. */
export function openTransitions(terms: BindingTerms, facts: ActionFacts, from: ActionStatus, role: ActionRole): readonly ActionStatus[] {
  return (Object.keys(TRANSITIONS) as ActionStatus[]).filter((to) => checkTransition(terms, facts, from, to, role).outcome === 'ALLOWED');
}

/** An action is refused by the body whose yes the next step needs, and by whoever records that body. */
function checkRefusal(terms: BindingTerms, way: readonly Halt[], facts: ActionFacts, from: ActionStatus, role: ActionRole): TransitionVerdict {
  const deciding = nextHalts(way, from).filter(({ step }) => step !== null && requirementOf(terms, step) === 'FAVOURABLE');
  if (deciding.length === 0) {
    return refuse('WRONG_ORIGIN', 'Aucun organe n’a, à cette étape, le pouvoir de refuser l’action\u00A0: elle peut être retirée.');
  }
  const own = deciding.filter(({ status }) => TRANSITIONS[status].by.includes(role) && TRANSITIONS.REFUSED.by.includes(role));
  const step = (own[0] ?? deciding[0])?.step ?? null;
  if (own.length === 0) return refuse('ROLE_NOT_ALLOWED', 'Votre rôle ne permet pas d’enregistrer ce refus.', step);
  const saidNo = own.find(({ status }) => isNo(facts, status));
  if (saidNo === undefined) {
    return refuse('CONDITION_NOT_MET', 'L’organe compétent ne s’est pas prononcé contre l’action\u00A0: enregistrez d’abord sa décision.', step);
  }
  return {
    outcome: 'ALLOWED',
    marks: [],
    articles: citing(saidNo.step?.article),
    readings: saidNo.step?.requires === 'AS_READ' ? ['OPINION_BINDING'] : [],
    inputs: [],
    explanation: 'L’organe dont l’accord est nécessaire s’est prononcé contre l’action.',
  };
}

function marksOf(terms: BindingTerms, facts: ActionFacts): readonly TransitionMark[] {
  const marks: TransitionMark[] = [];
  if (facts.cap === 'UNKNOWN_CAP') marks.push('UNKNOWN_CAP');
  if (facts.conventionMayCommit === null) marks.push('UNDATED_CONVENTION');
  if (facts.committee === 'UNFAVOURABLE') marks.push('UNFAVOURABLE_OPINION');
  if (terms.opinions.length > 0 && facts.ministryOpinions.length > 0 && !allFavourable(facts)) marks.push('MINISTRY_NOT_IN_SUPPORT');
  if (programmeApprovalStep(terms) !== null && !facts.isProgrammeApproved && readingInForce(terms, 'PROGRAMME_APPROVAL_BINDING') === 'DUTY_ONLY') {
    marks.push('PROGRAMME_NOT_APPROVED');
  }
  return marks;
}

function allFavourable(facts: ActionFacts): boolean {
  return [...standingOpinions(facts.ministryOpinions).values()].every(({ value }) => value === 'FAVOURABLE');
}

function refuse(code: TransitionRefusal, explanation: string, step?: ActionStep | null, result?: ConditionResult): TransitionVerdict {
  return {
    outcome: 'REFUSED',
    code,
    articles: citing(step?.article, ...(result?.articles ?? [])),
    readings: result?.readings ?? [],
    inputs: [],
    explanation,
  };
}
