import type { ArticleRef } from '../convention/article.js';
import { readingInForce } from '../convention/first-readings.js';
import type { ReadingTopic } from '../convention/readings.js';
import type { ActionStep } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing } from '../verdict.js';
import type { ActionFacts, SheetState } from './action-facts.js';
import { ministriesOf, standingOpinions } from './opinion.js';
import type { ActionStatus } from './status.js';
import type { ConditionName } from './transition-table.js';
import { programmeApprovalStep, requirementOf } from './way.js';

export interface ConditionResult {
  readonly isMet: boolean;
  readonly articles: readonly ArticleRef[];
  readonly readings: readonly ReadingTopic[];
  readonly explanation: string;
}

/** Whether the extra condition of a transition is met; `step` is the step of the text that the transition takes. */
export function checkCondition(terms: BindingTerms, facts: ActionFacts, name: ConditionName, step: ActionStep | null): ConditionResult {
  switch (name) {
    case 'PLANNED_SHEET_COMPLETE':
      return sheetComplete(terms, facts.plannedSheet, 'La fiche prévisionnelle', terms.sheets?.planned.article ?? null);
    case 'REALISED_SHEET_COMPLETE':
      return sheetComplete(terms, facts.realisedSheet, 'La fiche de réalisation', terms.sheets?.realised.article ?? null);
    case 'COMMISSION_HAS_SPOKEN':
      return spoken(terms, step, facts.commissionOpinion, facts.commissionOpinion === 'FAVOURABLE', 'la commission');
    case 'EVERY_MINISTRY_HAS_SPOKEN':
      return everyMinistry(terms, facts, step);
    case 'COMMITTEE_HAS_SPOKEN':
      return spoken(terms, step, facts.committee, facts.committee === 'FAVOURABLE' || facts.committee === 'ADOPTED', 'le comité de pilotage');
    case 'BOARD_HAS_SPOKEN':
      return spoken(terms, step, facts.board, facts.board === 'APPROVED', 'le conseil d’administration');
    case 'MONEY_MAY_BE_COMMITTED':
      return moneyMayBeCommitted(terms, facts);
    case 'NOTHING_LEFT_OPEN':
      return nothingLeftOpen(facts);
    case 'A_BODY_SAID_NO':
    case 'REASON_GIVEN':
      return reasonGiven(facts);
    case 'REASON_GIVEN_AND_NOTHING_LEFT_OPEN': {
      const reason = reasonGiven(facts);
      return reason.isMet ? nothingLeftOpen(facts) : reason;
    }
  }
}

/** Whether the body behind a status has said no. */
export function isNo(facts: ActionFacts, status: ActionStatus): boolean {
  switch (status) {
    case 'COMMISSION_OPINION':
      return facts.commissionOpinion !== null && facts.commissionOpinion !== 'FAVOURABLE';
    case 'COMMITTEE':
      return facts.committee !== null && facts.committee !== 'FAVOURABLE' && facts.committee !== 'ADOPTED';
    case 'BOARD':
      return facts.board === 'REFUSED';
    default:
      return false;
  }
}

function sheetComplete(terms: BindingTerms, sheet: SheetState | null, name: string, article: ArticleRef | null): ConditionResult {
  const annex = terms.sheets?.financialAnnex ?? null;
  const articles = citing(article, annex?.article);
  if (sheet === null) return unmet(`${name} manque\u00A0: déposez-la.`, articles);
  if (!sheet.isComplete) return unmet(`${name} est incomplète\u00A0: remplissez les rubriques qui manquent.`, articles);
  if (annex !== null && !sheet.hasFinancialAnnex) {
    return unmet(`${name} n’a pas d’annexe financière\u00A0: détaillez les dépenses et leurs ressources.`, articles);
  }
  return met(`${name} est complète.`, articles);
}

function spoken(terms: BindingTerms, step: ActionStep | null, said: string | null, isYes: boolean, body: string): ConditionResult {
  const articles = citing(step?.article);
  const readings: readonly ReadingTopic[] = step?.requires === 'AS_READ' ? ['OPINION_BINDING'] : [];
  if (said === null) return unmet(`L’action attend ${body}\u00A0: enregistrez d’abord sa décision ou son avis.`, articles, readings);
  if (step !== null && requirementOf(terms, step) === 'FAVOURABLE' && !isYes) {
    return unmet(`L’action n’a pas l’accord nécessaire\u00A0: ${body} s’est prononcé contre elle.`, articles, readings);
  }
  return met(isYes ? 'L’accord ou l’avis favorable est donné.' : 'L’avis est donné\u202F; défavorable ou réservé, il ne bloque pas à lui seul.', articles, readings);
}

function everyMinistry(terms: BindingTerms, facts: ActionFacts, step: ActionStep | null): ConditionResult {
  const standing = standingOpinions(facts.ministryOpinions);
  const missing = ministriesOf(terms).filter((ministry) => !standing.has(ministry));
  const names = terms.parties.filter(({ key }) => missing.includes(key)).map(({ shortName }) => shortName);
  return missing.length > 0
    ? unmet(`Il manque l’avis de\u00A0: ${names.join(', ')}.`, citing(step?.article))
    : met('Chaque ministère a rendu son avis.', citing(step?.article));
}

function moneyMayBeCommitted(terms: BindingTerms, facts: ActionFacts): ConditionResult {
  if (facts.conventionMayCommit === false) {
    return unmet('La convention ne permet plus, ou pas encore, d’engager de nouveaux crédits.', citing(...terms.windingDown.map(({ article }) => article)));
  }
  if (facts.cap === 'OVER') {
    return unmet('L’engagement dépasserait le plafond\u00A0: réduisez le montant ou libérez des crédits.', citing(...terms.caps.map(({ article }) => article)));
  }
  if (facts.hasChangeToPresent) {
    return unmet('La fiche a changé depuis l’accord\u00A0: présentez d’abord la modification au comité de pilotage.', citing(terms.modification?.article));
  }
  const programme = programmeApprovalStep(terms);
  if (programme !== null && programme.binds === 'MONEY' && !facts.isProgrammeApproved && programmeConditionsMoney(terms, programme)) {
    return unmet('Le programme de l’année n’est pas approuvé par le conseil d’administration.', citing(programme.article), ['PROGRAMME_APPROVAL_BINDING']);
  }
  return met('Les conditions de l’engagement sont réunies.', citing(...terms.caps.map(({ article }) => article)));
}

function programmeConditionsMoney(terms: BindingTerms, programme: ActionStep): boolean {
  return programme.requires === 'AS_READ' ? readingInForce(terms, 'PROGRAMME_APPROVAL_BINDING') === 'CONDITIONS_MONEY' : true;
}

function nothingLeftOpen(facts: ActionFacts): ConditionResult {
  return facts.leftOpen === 0
    ? met('Tout ce qui était engagé est dépensé ou libéré.')
    : unmet('Des crédits engagés ne sont ni dépensés ni libérés\u00A0: libérez-les d’abord.');
}

function reasonGiven(facts: ActionFacts): ConditionResult {
  return (facts.reason ?? '').trim() === '' ? unmet('Dites pourquoi, en une phrase.') : met('Le motif est donné.');
}

function met(explanation: string, articles: readonly ArticleRef[] = [], readings: readonly ReadingTopic[] = []): ConditionResult {
  return { isMet: true, articles, readings, explanation };
}

function unmet(explanation: string, articles: readonly ArticleRef[] = [], readings: readonly ReadingTopic[] = []): ConditionResult {
  return { isMet: false, articles, readings, explanation };
}
