import { checkOpinion, type OpinionValue } from '@conventions-ouvertes/shared/action/opinion';
import { maySpeak, type SpokenHalt } from '@conventions-ouvertes/shared/action/speaking';
import type { ActionRole } from '@conventions-ouvertes/shared/action/status';
import { checkTransition } from '@conventions-ouvertes/shared/action/transition';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import { citing } from '@conventions-ouvertes/shared/verdict';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { onAction, refusal, type ActingOnAction, type OnAction } from './acting-on-action.js';
import { readFacts } from './action-facts.js';
import { keepReason } from './keep-reason.js';
import { currentOf, storedSheets } from './stored-sheet.js';
import { writeStep, type ActAnswer } from './take-step.js';

export interface GivenOpinion extends OnAction {
  readonly value: OpinionValue;
  /** What would make a reserved opinion favourable, in French. */
  readonly recommendations: string | null;
  /** Never public. */
  readonly reasoning: string | null;
}

/**
 * The partner's commission says what it thinks of an action, and hands it on (OPCO EP, article 14).
 * @throws FrenchError as onAction and perform do; TOO_EARLY, TOO_LATE, STEP_NOT_IN_TEXT, ROLE_NOT_ALLOWED, ACTION_IS_OVER
 */
export const giveCommissionOpinion = (asking: Asking, key: string, input: GivenOpinion): Promise<ActAnswer> =>
  perform(asking, { name: 'giveCommissionOpinion', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const articles = allowedToSpeak(at, 'COMMISSION_OPINION');
    return store(at, 'COMMISSION', input, articles);
  });

/**
 * A ministry says what it thinks of an action. Its later opinion takes the place of the earlier one, which stays on record: so
 * is a reserved opinion lifted. The action goes on once every ministry has spoken.
 * @throws FrenchError as above; OPINION_NOT_IN_TEXT, OPINION_NOT_OF_A_MINISTRY, RECOMMENDATIONS_MISSING
 */
export const giveMinistryOpinion = (asking: Asking, key: string, input: GivenOpinion): Promise<ActAnswer> =>
  perform(asking, { name: 'giveMinistryOpinion', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const articles = allowedToSpeak(at, 'MINISTRIES_OPINION');
    const { terms } = at.convention;
    const opinion = { party: at.actor.party ?? '', value: input.value, recommendations: input.recommendations, givenOn: at.on, sheetVersion: 1 };
    const checked = checkOpinion(terms, opinion);
    if (!checked.ok) throw refusal(checked.problem.code, checked.problem.message, opinionArticles(terms, input.value));
    return store(at, 'MINISTRY', input, citing(...opinionArticles(terms, input.value), ...articles));
  });

const opinionArticles = (terms: BindingTerms, value: OpinionValue): readonly ArticleRef[] => citing(terms.opinions.find((rule) => rule.value === value)?.article);

/** The articles of the step. @throws FrenchError with the rule's code */
export const allowedToSpeak = ({ action, actor, convention }: ActingOnAction, halt: SpokenHalt): readonly ArticleRef[] => {
  const verdict = maySpeak(convention.terms, action.status, halt, actor.role satisfies ActionRole);
  if (verdict.outcome === 'REFUSED') throw refusal(verdict.code, verdict.explanation, verdict.articles);
  return verdict.articles;
};

/** The version of the planned sheet that is spoken about. @throws FrenchError SHEET_MISSING */
export const spokenVersion = async ({ client, action }: ActingOnAction): Promise<number> => {
  const current = currentOf(await storedSheets(client, action.id), 'PLANNED');
  if (current === null) throw new FrenchError('SHEET_MISSING', 'L’action n’a pas de fiche prévisionnelle : déposez-la d’abord.');
  return current.sheet.version;
};

const store = async (at: ActingOnAction, body: 'COMMISSION' | 'MINISTRY', input: GivenOpinion, articles: readonly ArticleRef[]): Promise<ActAnswer> => {
  const { client, action, actor, on } = at;
  const version = await spokenVersion(at);
  const earlier = await client.query<{ value: OpinionValue }>(
    'SELECT value FROM opinion WHERE action_id = $1 AND body = $2 AND party_key = $3 ORDER BY id DESC LIMIT 1',
    [action.id, body, actor.party],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role, articles)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [action.id, body, actor.party, input.value, version, on, actor.id, actor.role, articles],
  );
  await keepReason(client, 'RECOMMENDATIONS', rows[0]!.id, action.conventionKey, input.recommendations);
  await keepReason(client, 'OPINION', rows[0]!.id, action.conventionKey, input.reasoning);
  const recordId = await appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: 'OPINION_GIVEN',
    before: earlier.rows[0] ?? null,
    after: { body, value: input.value, sheetVersion: version, givenOn: on },
    articles,
  });
  return goOn(at, body === 'COMMISSION' ? 'COMMISSION_OPINION' : 'MINISTRIES_OPINION', recordId, articles, 'L’avis est enregistré.');
};

/** After a body has spoken the action goes on if it may; otherwise what was said stands, and the action stays where it is. */
export const goOn = async (at: ActingOnAction, halt: SpokenHalt, recordId: number, articles: readonly ArticleRef[], said: string): Promise<ActAnswer> => {
  const facts = await readFacts(at.client, at.action, at.convention);
  const verdict = checkTransition(at.convention.terms, facts, at.action.status, halt, at.actor.role);
  if (verdict.outcome === 'REFUSED') {
    const explanation = verdict.code === 'CONDITION_NOT_MET' ? `${said} ${verdict.explanation}` : said;
    return { recordId, actionId: at.action.id, status: at.action.status, marks: [], articles, explanation };
  }
  return writeStep(at, halt, verdict, null);
};
