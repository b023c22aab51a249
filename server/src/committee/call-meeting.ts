import { emailConsultation } from '@conventions-ouvertes/shared/committee/meeting';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { dayOf, pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import type { AgendaItemInput, CallMeetingInput } from './committee-inputs.js';
import { termsOnDay } from './open-meeting.js';
import { meetingById, type StoredMeeting } from './read-meetings.js';

const LONGEST_AGENDA = 200;

/** Calls a meeting, or opens a consultation by e-mail where the text allows one. */
export const callMeeting = (asking: Asking, catalogue: Catalogue, key: string, input: CallMeetingInput): Promise<StoredMeeting> =>
  perform(asking, { name: 'CALL_MEETING', key, input }, async ({ client, actor, today }) => {
    const base = bindingTerms(catalogue, input.convention);
    permitAct('CALL_MEETING', actor, base);
    const calledOn = pastDayOrNull(input.calledOn, today) ?? today;
    const meetsOn = dayOf(input.meetsOn);
    if (meetsOn < calledOn) throw new FrenchError('MEETS_BEFORE_CALLED', 'La réunion précède sa convocation\u00A0: corrigez l’un des deux jours.');
    await client.query('SELECT FROM convention WHERE key = $1 FOR UPDATE', [base.key]);
    const terms = await termsOnDay(client, base, meetsOn);
    checkMeantAs(terms, input);
    if (input.kind === 'EMAIL') await checkConsultation(client, terms, meetsOn);
    const { rows } = await client.query<{ id: number }>(
      'INSERT INTO committee_meeting (convention_key, kind, meant_as, called_on, meets_on) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [base.key, input.kind, input.meantAs, calledOn, meetsOn],
    );
    const id = rows[0]!.id;
    await insertAgenda(client, base.key, id, input.agenda);
    const stored = await meetingById(client, String(id));
    if (stored === null) throw new Error(`meeting ${id} is gone`);
    await appendRecord(client, actor, {
      subject: { kind: 'MEETING', key: String(id) },
      change: input.kind === 'EMAIL' ? 'CONSULTATION_OPENED' : 'MEETING_CALLED',
      before: null,
      after: { ...stored.meeting, agenda: stored.agenda },
      articles: citing(input.kind === 'EMAIL' ? terms.committee.emailConsultation?.article : terms.committee.meetings.article),
    });
    return stored;
  });

const checkMeantAs = (terms: BindingTerms, { kind, meantAs }: CallMeetingInput): void => {
  if (meantAs === null) return;
  const yearly = terms.committee.meetings.yearly.map((meeting) => meeting.key);
  if (kind === 'ORDINARY' && yearly.includes(meantAs)) return;
  throw new FrenchError('MEETING_NOT_IN_TEXT', kind === 'ORDINARY' ? `Le texte ne cite pas cette réunion\u00A0: choisissez parmi ${yearly.join(', ')}.` : 'Seule une réunion ordinaire tient lieu d’une réunion annuelle.');
};

/** @throws FrenchError EMAIL_NOT_IN_TEXT, EMAIL_NOT_YET */
const checkConsultation = async (client: Queryable, terms: BindingTerms, closesOn: LocalDate): Promise<void> => {
  const { rows } = await client.query<{ meetings: number }>(
    `SELECT count(*) AS meetings FROM committee_meeting
      WHERE convention_key = $1 AND kind <> 'EMAIL' AND status <> 'CANCELLED' AND extract(year FROM meets_on) = $2`,
    [terms.key, yearOf(closesOn)],
  );
  const verdict = emailConsultation(terms, rows[0]?.meetings ?? 0);
  if (verdict.outcome !== 'ALLOWED') throw new FrenchError(`EMAIL_${verdict.outcome}`, verdict.explanation);
};

const insertAgenda = async (client: Queryable, conventionKey: string, meeting: number, agenda: readonly AgendaItemInput[]): Promise<void> => {
  if (agenda.length > LONGEST_AGENDA) throw new FrenchError('AGENDA_TOO_LONG', `L’ordre du jour compte ${agenda.length} points\u00A0: ${LONGEST_AGENDA} au plus.`);
  for (const [index, item] of agenda.entries()) {
    const action = await actionOf(client, conventionKey, item);
    await client.query('INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id) VALUES ($1, $2, $3, $4, $5, $6)', [
      meeting,
      index + 1,
      conventionKey,
      item.kind,
      checkText('titre du point', item.title, LONGEST_LABEL),
      action,
    ]);
  }
};

const actionOf = async (client: Queryable, conventionKey: string, { kind, action }: AgendaItemInput): Promise<number | null> => {
  if ((kind === 'ACTION') !== (action !== null)) throw new FrenchError('AGENDA_ACTION', 'Un point sur une action dit laquelle, et lui seul.');
  if (action === null) return null;
  const { rows } = await client.query<{ id: number }>('SELECT id FROM action WHERE slug = $1 AND convention_key = $2', [action, conventionKey]);
  if (rows[0]) return rows[0].id;
  throw new FrenchError('UNKNOWN_ACTION', `Aucune action de cette convention n’a l’adresse «\u00A0${action.slice(0, 80)}\u00A0»\u00A0: reprenez-la de sa page.`);
};
