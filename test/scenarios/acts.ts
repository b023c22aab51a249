import type { Actor } from '../../server/src/access/actor.js';
import type { TestApi } from '../../server/src/api/testing/test-api.js';

/** Mutations on an action, with the type of their input. */
const INPUTS = {
  draftAction: 'DraftActionInput',
  reviseSheet: 'ReviseSheetInput',
  presentModification: 'PresentModificationInput',
  submitAction: 'OnActionInput',
  giveCommissionOpinion: 'OpinionInput',
  giveMinistryOpinion: 'OpinionInput',
  recordCommitteeDecision: 'CommitteeDecisionInput',
  recordBoardDecision: 'BoardDecisionInput',
  reportRealisation: 'ReportRealisationInput',
  closeAction: 'EndActionInput',
  refuseAction: 'EndActionInput',
  withdrawAction: 'EndActionInput',
  abandonAction: 'EndActionInput',
  commitCredits: 'CommitCreditsInput',
  releaseCredits: 'ReleaseCreditsInput',
  recordPayment: 'CostsInput',
  recordJustification: 'CostsInput',
} as const;

/** What came of it: the action's status and the articles, or the code and sentence of the refusal. */
export interface Outcome {
  readonly status?: string;
  readonly marks?: readonly string[];
  readonly articles?: readonly string[];
  readonly explanation?: string;
  readonly refused?: string;
  readonly sentence?: string;
}

let keys = 0;

/** What is submitted is shown to all, as the service does once it has read it; publication has stories of its own. */
const makePublic = async (api: TestApi, slug: string): Promise<void> => {
  await api.pool.query('UPDATE action SET published_at = now() WHERE slug = $1', [slug]);
};

/** Someone does something by the API, as the site would, under a key of its own. */
export const act = async (api: TestApi, actor: Actor | null, mutation: keyof typeof INPUTS, input: object): Promise<Outcome> => {
  keys += 1;
  const document = `mutation ($key: String!, $input: ${INPUTS[mutation]}!) { ${mutation}(key: $key, input: $input) { status marks articles explanation } }`;
  const variables = { key: `scenario-${keys}`, input };
  const { data, errors } = await (actor === null ? api.ask<Record<string, Outcome>>(document, variables) : api.as<Record<string, Outcome>>(actor, document, variables));
  const [error] = errors ?? [];
  if (!error && mutation === 'submitAction') await makePublic(api, (input as { action: string }).action);
  return error ? { refused: error.extensions.code, sentence: error.message } : data[mutation]!;
};

/** The planned sheet that a partner sends, complete as the model asks. */
export const plannedSheet = (source: string, cents: number, changes: object = {}): object => ({
  article: '4',
  steeringPartner: 'Service études',
  steeringMinistry: 'DGESCO',
  targetAudiences: 'Lycéens et apprentis',
  objectives: 'Faire connaître les métiers de la branche',
  startsOn: '2018-02-05',
  endsOn: '2018-11-30',
  description: 'Visites d’entreprises et ateliers dans dix lycées',
  successIndicators: 'Nombre de classes reçues',
  evaluationMethod: 'Questionnaire aux professeurs',
  expenses: [{ label: 'Transport des classes', shares: [{ source, cents }] }],
  headcounts: [{ audience: 'LYCEE_PUPILS', total: 240 }],
  ...changes,
});

/** The sheet of what was done. */
export const realisedSheet = (source: string, cents: number, changes: object = {}): object => ({
  ...plannedSheet(source, cents),
  successIndicators: null,
  evaluationMethod: null,
  quantitativeReview: 'Neuf classes reçues',
  qualitativeReview: 'Les entreprises souhaitent recommencer',
  headcounts: [{ audience: 'LYCEE_PUPILS', total: 221, girls: 98, boys: 123 }],
  ...changes,
});
