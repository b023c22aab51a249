import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { citing } from '@conventions-ouvertes/shared/verdict';
import { meetingById } from '../committee/read-meetings.js';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, checkParty, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay } from '../platform/graphql/day.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import type { DisputeInput, DisputeStepInput } from './dispute.graphql.js';
import { lockDispute, type DisputeRow } from './read-disputes.js';

/** Opens a dispute: by the party itself, the ministry or an administrator. */
export const openDispute = (asking: Asking, catalogue: Catalogue, key: string, input: DisputeInput): Promise<DisputeRow> =>
  perform(asking, { name: 'OPEN_DISPUTE', key, input }, async ({ client, actor, today }) => {
    const terms = bindingTerms(catalogue, input.convention);
    checkParty(terms, input.openedBy);
    permitAct('OPEN_DISPUTE', actor, terms, [input.openedBy]);
    const { rows } = await client.query<{ id: number }>(
      'INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [terms.key, pastDay(input.openedOn, today), input.openedBy, input.isSerious, checkText('objet', input.subject, LONGEST_SENTENCE)],
    );
    const opened = await stored({ client }, String(rows[0]!.id));
    await appendRecord(client, actor, {
      subject: { kind: 'DISPUTE', key: String(opened.id) },
      change: 'DISPUTE_OPENED',
      before: null,
      after: opened,
      articles: citing(...terms.disputes.map(({ article }) => article)),
    });
    return opened;
  });

/** Takes a step of a dispute that its text opens. A closed one goes no further. */
export const recordDisputeStep = (asking: Asking, catalogue: Catalogue, key: string, input: DisputeStepInput): Promise<DisputeRow> =>
  perform(asking, { name: 'RECORD_DISPUTE_STEP', key, input }, async (acting) => {
    const before = await stored(acting, input.dispute);
    const terms = bindingTerms(catalogue, before.convention_key);
    permitAct('RECORD_DISPUTE_STEP', acting.actor, terms);
    if (before.closed_on !== null) throw new FrenchError('DISPUTE_CLOSED', 'Ce litige est clos\u00A0: ouvrez-en un autre.');
    if ((input.step === 'CLOSED') !== (input.outcome !== null)) throw new FrenchError('DISPUTE_OUTCOME', 'Une issue va avec la clôture d’un litige, et la clôture avec une issue.');
    const article = checkWay(terms, input.step);
    await takeStep(acting, before, input);
    const after = await stored(acting, input.dispute);
    await appendRecord(acting.client, acting.actor, {
      subject: { kind: 'DISPUTE', key: input.dispute },
      change: `DISPUTE_${input.step}`,
      before,
      after,
      articles: citing(article),
    });
    return after;
  });

const stored = async ({ client }: Pick<Acting, 'client'>, id: string): Promise<DisputeRow> => {
  const row = await lockDispute(client, id);
  if (row === null) throw new FrenchError('UNKNOWN_DISPUTE', 'Ce litige n’existe pas\u00A0: reprenez son identifiant dans la liste de la convention.');
  return row;
};

/** The article that opens the way. @throws FrenchError WAY_NOT_IN_TEXT */
const checkWay = (terms: BindingTerms, step: DisputeStepInput['step']): BindingTerms['disputes'][number]['article'] => {
  if (step === 'CLOSED') return terms.disputes[0]?.article ?? null;
  const clause = terms.disputes.find(({ kind, exceptionalCommittee }) => (step === 'EXCEPTIONAL_COMMITTEE' ? exceptionalCommittee : kind === step));
  if (clause === undefined) throw new FrenchError('WAY_NOT_IN_TEXT', 'Le texte n’ouvre pas cette voie pour régler un litige.');
  return clause.article;
};

const COLUMN = { CONCILIATION: 'conciliation_on', MEETING: 'meeting_on', AMICABLE: 'amicable_on' } as const;

const takeStep = async ({ client, today }: Acting, before: DisputeRow, input: DisputeStepInput): Promise<void> => {
  if (input.step === 'EXCEPTIONAL_COMMITTEE') {
    const meeting = input.meeting === null ? null : await meetingById(client, input.meeting);
    if (meeting === null || meeting.meeting.convention_key !== before.convention_key || meeting.meeting.kind !== 'EXCEPTIONAL') {
      throw new FrenchError('NOT_AN_EXCEPTIONAL_MEETING', 'Donnez une réunion exceptionnelle du comité de cette convention\u00A0: convoquez-la d’abord.');
    }
    if (meeting.meeting.meets_on < before.opened_on) throw new FrenchError('BEFORE_THE_DISPUTE', 'Cette réunion précède le litige\u00A0: elle n’a pas pu en connaître.');
    await client.query('UPDATE dispute SET exceptional_meeting_id = $2 WHERE id = $1', [before.id, meeting.meeting.id]);
    return;
  }
  if (input.on === null) throw new FrenchError('DISPUTE_DAY', 'Le jour de cette étape manque\u00A0: donnez-le.');
  const on = pastDay(input.on, today);
  if (on < before.opened_on) throw new FrenchError('BEFORE_THE_DISPUTE', 'Cette étape précède le litige\u00A0: corrigez le jour.');
  if (input.step === 'CLOSED') {
    await client.query('UPDATE dispute SET closed_on = $2, outcome = $3 WHERE id = $1', [before.id, on, input.outcome]);
    return;
  }
  await client.query(`UPDATE dispute SET ${COLUMN[input.step]} = $2 WHERE id = $1`, [before.id, on]);
};
