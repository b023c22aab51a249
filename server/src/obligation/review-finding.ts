import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { addYears, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { meetingsOf } from '../committee/read-meetings.js';
import { conventionFacts } from '../life/convention-facts.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay } from '../platform/graphql/day.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import { computeObligations, type ConventionObligation } from './compute-obligations.js';
import type { DutyDoneInput } from './fulfilment-inputs.js';
import { storedFacts } from './stored-facts.js';
import { splitObligationId } from './tell-obligation.js';

/** The ministry confirms, or sets aside, a delay or a miss that the computer found. The latest word counts; all are kept. */
export const reviewFinding = (
  asking: Asking,
  catalogue: Catalogue,
  key: string,
  input: { readonly obligation: string; readonly decision: 'CONFIRMED' | 'DISMISSED'; readonly reason: string },
): Promise<ConventionObligation> =>
  perform(asking, { name: 'REVIEW_FINDING', key, input }, async (acting) => {
    const { obligation, terms } = await findObligation(acting, catalogue, input.obligation);
    permitAct('REVIEW_FINDING', acting.actor, terms);
    checkFound(obligation);
    const reason = checkText('motif', input.reason, LONGEST_SENTENCE);
    await acting.client.query('INSERT INTO finding_review (convention_key, obligation, decision, decided_on, reason) VALUES ($1, $2, $3, $4, $5)', [
      terms.key,
      obligation.id,
      input.decision,
      acting.today,
      reason,
    ]);
    await appendRecord(acting.client, acting.actor, {
      subject: { kind: 'OBLIGATION', key: input.obligation },
      change: `FINDING_${input.decision}`,
      before: { finding: obligation.finding },
      after: { finding: input.decision },
      reason,
      articles: obligation.articles,
    });
    return (await findObligation(acting, catalogue, input.obligation)).obligation;
  });

/** The party concerned answers a finding, for all to read beside it. */
export const answerFinding = (asking: Asking, catalogue: Catalogue, key: string, input: { readonly obligation: string; readonly answer: string }): Promise<ConventionObligation> =>
  perform(asking, { name: 'ANSWER_FINDING', key, input }, async (acting) => {
    const { obligation, terms } = await findObligation(acting, catalogue, input.obligation);
    permitAct('ANSWER_FINDING', acting.actor, terms, obligation.parties);
    checkFound(obligation);
    const answer = checkText('réponse', input.answer, LONGEST_SENTENCE);
    await acting.client.query('INSERT INTO finding_answer (convention_key, obligation, party_key, answer, answered_on) VALUES ($1, $2, $3, $4, $5)', [
      terms.key,
      obligation.id,
      acting.actor.party,
      answer,
      acting.today,
    ]);
    await appendRecord(acting.client, acting.actor, {
      subject: { kind: 'OBLIGATION', key: input.obligation },
      change: 'FINDING_ANSWERED',
      before: null,
      after: { answer },
      articles: obligation.articles,
    });
    return (await findObligation(acting, catalogue, input.obligation)).obligation;
  });

/** A duty that an event set off was done. */
export const recordDutyDone = (asking: Asking, catalogue: Catalogue, key: string, input: DutyDoneInput): Promise<ConventionObligation> =>
  perform(asking, { name: 'RECORD_DUTY_DONE', key, input }, async (acting) => {
    const { obligation, terms } = await findObligation(acting, catalogue, input.obligation);
    permitAct('RECORD_FULFILMENT', acting.actor, terms, obligation.parties);
    const [kind, duty, event] = obligation.id.split(':');
    if (kind !== 'EVENT_DUTY' || duty === undefined || event === undefined) throw new FrenchError('NOT_AN_EVENT_DUTY', 'Cette échéance n’est pas née d’un événement\u00A0: enregistrez le fait qui la remplit.');
    const doneOn = pastDay(input.doneOn, acting.today);
    checkNotBefore(doneOn, obligation.since);
    const { rowCount } = await acting.client.query(
      'INSERT INTO duty_discharge (convention_key, event, duty, done_on, is_written) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [terms.key, event, duty, doneOn, input.isWritten],
    );
    if (rowCount === 0) throw new FrenchError('ALREADY_DONE', 'Ce qui a été fait est déjà enregistré.');
    await appendRecord(acting.client, acting.actor, {
      subject: { kind: 'OBLIGATION', key: input.obligation },
      change: 'DUTY_DONE',
      before: null,
      after: { doneOn, isWritten: input.isWritten },
      articles: obligation.articles,
    });
    return (await findObligation(acting, catalogue, input.obligation)).obligation;
  });

const findObligation = async ({ client, today }: Acting, catalogue: Catalogue, id: string) => {
  const { convention: key, obligation: wanted } = splitObligationId(id);
  const terms = bindingTerms(catalogue, key);
  const [convention, meetings, stored] = [(await conventionFacts(client, [key]))[0]!, (await meetingsOf(client, [key]))[0]!, (await storedFacts(client, [key]))[0]!];
  const obligation = computeObligations(terms, { convention, meetings, stored }, today, addYears(today, 2)).find((candidate) => candidate.id === wanted);
  if (obligation === undefined) throw new FrenchError('UNKNOWN_OBLIGATION', 'Aucune échéance de cette convention n’a cet identifiant\u00A0: reprenez-le dans la liste.');
  return { terms, obligation };
};

const checkFound = ({ finding }: ConventionObligation): void => {
  if (finding === null) throw new FrenchError('NOTHING_FOUND', 'Rien n’est reproché sur cette échéance\u00A0: il n’y a rien à confirmer ni à quoi répondre.');
};

const checkNotBefore = (day: LocalDate, since: LocalDate | null): void => {
  if (since !== null && day < since) throw new FrenchError('DONE_BEFORE_THE_EVENT', `Ce fut fait avant l’événement, qui est du ${formatDate(since)}\u00A0: corrigez le jour.`);
};
