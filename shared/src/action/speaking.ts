import type { BindingTerms } from '../convention/terms.js';
import { citing, type Grounds } from '../verdict.js';
import { actionStatusLabel, isFinal, type ActionRole, type ActionStatus } from './status.js';
import { TRANSITIONS } from './transition-table.js';
import { originsOf, wayOf } from './way.js';

/** The halts at which a body says something of an action. */
export type SpokenHalt = 'COMMISSION_OPINION' | 'MINISTRIES_OPINION' | 'COMMITTEE' | 'BOARD';

export type SpeakingVerdict = Grounds &
  (
    | { readonly outcome: 'ALLOWED' }
    | { readonly outcome: 'REFUSED'; readonly code: 'ACTION_IS_OVER' | 'STEP_NOT_IN_TEXT' | 'TOO_EARLY' | 'TOO_LATE' | 'ROLE_NOT_ALLOWED' }
  );

/**
 * Whether a body may say, or say again, what it thinks of an action. It speaks once the action has come to it, and its
 * later word takes the place of the earlier one: so is a reserved opinion lifted (OPCO EP, article 14). The commission, the
 * committee and the board speak before the money is committed; a ministry, whose opinion binds its own support and not
 * the money (15), also after.
 */
export function maySpeak(terms: BindingTerms, status: ActionStatus, halt: SpokenHalt, role: ActionRole): SpeakingVerdict {
  const way = wayOf(terms);
  const place = way.findIndex((candidate) => candidate.status === halt);
  const step = way[place]?.step ?? null;
  const grounds = { articles: citing(step?.article), readings: [], inputs: [] };
  const refuse = (code: Extract<SpeakingVerdict, { outcome: 'REFUSED' }>['code'], explanation: string): SpeakingVerdict => ({
    ...grounds,
    outcome: 'REFUSED',
    code,
    explanation,
  });
  if (isFinal(status)) return refuse('ACTION_IS_OVER', `L’action est « ${actionStatusLabel(status)} » : plus aucun avis ne la concerne.`);
  if (place === -1) return refuse('STEP_NOT_IN_TEXT', `Le texte de la convention ne prévoit pas l’étape « ${actionStatusLabel(halt)} ».`);
  if (!TRANSITIONS[halt].by.includes(role)) return refuse('ROLE_NOT_ALLOWED', `Votre rôle ne permet pas d’enregistrer « ${actionStatusLabel(halt)} ».`);
  const at = way.findIndex((candidate) => candidate.status === status);
  const earliest = originsOf(way, halt).map((origin) => way.findIndex((candidate) => candidate.status === origin));
  if (at < Math.min(...earliest)) {
    return refuse('TOO_EARLY', `L’action est « ${actionStatusLabel(status)} » : elle n’est pas encore arrivée à cette étape.`);
  }
  const money = way.findIndex((candidate) => candidate.status === 'COMMITTED');
  if (halt !== 'MINISTRIES_OPINION' && at >= money) return refuse('TOO_LATE', 'Les crédits sont engagés : cet organe ne se prononce plus sur l’action.');
  return { ...grounds, outcome: 'ALLOWED', explanation: 'L’action est arrivée à cette étape.' };
}
