import { partiesBehind } from '@conventions-ouvertes/shared/convention/actor-label';
import type { AccordSubject } from '@conventions-ouvertes/shared/committee/common-accord';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, checkParty, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay } from '../platform/graphql/day.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import { meetingById } from './read-meetings.js';

export interface RecordedSitting {
  readonly convention: string;
  readonly body: string;
  readonly satOn: string;
}

export interface RecordedAccord {
  readonly convention: string;
  readonly subject: AccordSubject;
  readonly year: number | null;
  readonly meeting: string | null;
  readonly party: string;
  readonly agreedOn: string;
}

/** Which convention was changed. */
interface Changed {
  readonly convention: string;
}

/** A day on which a body of a party sat: the committee's meetings come after it or before it (OPCO EP, article 14). */
export const recordBodySitting = (asking: Asking, catalogue: Catalogue, key: string, input: RecordedSitting): Promise<Changed> =>
  perform(asking, { name: 'RECORD_BODY_SITTING', key, input }, async ({ client, actor, today }) => {
    const terms = bindingTerms(catalogue, input.convention);
    const body = terms.bodies.find((candidate) => candidate.key === input.body);
    if (body === undefined) {
      const known = terms.bodies.map((candidate) => candidate.key);
      throw new FrenchError('BODY_UNKNOWN', known.length === 0 ? 'Le texte ne nomme aucun organe d’une partie.' : `Le texte ne nomme pas cet organe\u00A0: choisissez parmi ${known.join(', ')}.`);
    }
    permitAct('RECORD_FULFILMENT', actor, terms, [body.party]);
    const satOn = pastDay(input.satOn, today);
    const { rowCount } = await client.query('INSERT INTO body_sitting (convention_key, body, sat_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [terms.key, body.key, satOn]);
    if (rowCount === 0) throw new FrenchError('SITTING_ALREADY_RECORDED', 'Une séance de cet organe est déjà enregistrée à ce jour.');
    await appendRecord(client, actor, { subject: { kind: 'CONVENTION', key: terms.key }, change: 'BODY_SAT', before: null, after: { body: body.key, satOn }, articles: citing(body.article) });
    return { convention: terms.key };
  });

const SUBJECTS_OF_A_YEAR: readonly AccordSubject[] = ['CALENDAR', 'DRAFT_ACTIONS', 'YEARLY_PLAN'];

/** A party agrees to what the text has set by common accord (DEFi, article 10; OPCO EP, article 14). */
export const recordAccord = (asking: Asking, catalogue: Catalogue, key: string, input: RecordedAccord): Promise<Changed> =>
  perform(asking, { name: 'RECORD_ACCORD', key, input }, async (acting) => {
    const { client, actor, today } = acting;
    const terms = bindingTerms(catalogue, input.convention);
    checkParty(terms, input.party);
    permitAct('RECORD_FULFILMENT', actor, terms, [input.party]);
    const clause = terms.committee.commonAccord;
    if (clause === null || !clause.on.includes(input.subject)) throw new FrenchError('NOT_IN_TEXT', 'Le texte ne soumet pas cet objet à un accord commun.');
    const asked = clause.between.flatMap((who) => partiesBehind(terms, who));
    if (!asked.includes(input.party)) throw new FrenchError('NOT_ASKED', `L’accord de cette partie n’est pas demandé\u00A0: il se donne entre ${asked.join(', ')}.`);
    if (SUBJECTS_OF_A_YEAR.includes(input.subject) !== (input.year !== null)) throw new FrenchError('ACCORD_YEAR', 'Un calendrier, des projets ou un plan sont ceux d’une année\u00A0; le secrétariat et l’ordre du jour n’en ont pas.');
    if ((input.subject === 'AGENDA') !== (input.meeting !== null)) throw new FrenchError('ACCORD_MEETING', 'Un ordre du jour est celui d’une réunion, et lui seul\u00A0: dites laquelle.');
    if (input.meeting !== null) await checkMeeting(acting, terms, input.meeting);
    const agreedOn = pastDay(input.agreedOn, today);
    const { rowCount } = await client.query(
      'INSERT INTO common_accord (convention_key, subject, year, meeting_id, party_key, agreed_on) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
      [terms.key, input.subject, input.year, input.meeting, input.party, agreedOn],
    );
    if (rowCount === 0) throw new FrenchError('ACCORD_ALREADY_GIVEN', 'L’accord de cette partie est déjà enregistré.');
    const subject = input.meeting === null ? ({ kind: 'CONVENTION', key: terms.key } as const) : ({ kind: 'MEETING', key: input.meeting } as const);
    await appendRecord(client, actor, { subject, change: 'ACCORD_GIVEN', before: null, after: { subject: input.subject, year: input.year, party: input.party, agreedOn }, articles: citing(clause.article) });
    return { convention: terms.key };
  });

const checkMeeting = async ({ client }: Acting, terms: BindingTerms, id: string): Promise<void> => {
  const stored = await meetingById(client, id);
  if (stored?.meeting.convention_key !== terms.key) throw new FrenchError('UNKNOWN_MEETING', 'Cette réunion n’est pas de cette convention\u00A0: reprenez son identifiant dans sa liste.');
};
