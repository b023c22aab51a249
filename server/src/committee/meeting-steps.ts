import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { collegesOf } from '@conventions-ouvertes/shared/committee/ballots';
import { minutesStep } from '@conventions-ouvertes/shared/committee/meeting-way';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay, pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_LABEL, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord, type Change } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import type { HoldMeetingInput, SeatInput } from './committee-inputs.js';
import { openMeeting, reread } from './open-meeting.js';
import type { StoredMeeting } from './read-meetings.js';

interface OnMeeting {
  readonly meeting: string;
}

/** Cancels a meeting that was called and not held. */
export const cancelMeeting = (asking: Asking, catalogue: Catalogue, key: string, input: OnMeeting & { readonly reason: string }): Promise<StoredMeeting> =>
  perform(asking, { name: 'CANCEL_MEETING', key, input }, async (acting) => {
    const { stored } = await openMeeting(acting, catalogue, input.meeting, 'CANCEL_MEETING', 'CANCEL');
    await acting.client.query(`UPDATE committee_meeting SET status = 'CANCELLED' WHERE id = $1`, [stored.meeting.id]);
    return recorded(acting, stored, { change: 'MEETING_CANCELLED', reason: checkText('motif', input.reason, LONGEST_SENTENCE) });
  });

/** The day on which the working papers left. */
export const sendPapers = (asking: Asking, catalogue: Catalogue, key: string, input: OnMeeting & { readonly sentOn: string }): Promise<StoredMeeting> =>
  perform(asking, { name: 'SEND_PAPERS', key, input }, async (acting) => {
    const { stored, terms } = await openMeeting(acting, catalogue, input.meeting, 'SEND_PAPERS', 'SEND_PAPERS');
    if (stored.meeting.papers_sent_on !== null) throw new FrenchError('PAPERS_ALREADY_SENT', `L’envoi des documents est déjà enregistré, au ${formatDate(stored.meeting.papers_sent_on)}.`);
    await acting.client.query('UPDATE committee_meeting SET papers_sent_on = $2 WHERE id = $1', [stored.meeting.id, pastDay(input.sentOn, acting.today)]);
    return recorded(acting, stored, { change: 'PAPERS_SENT', articles: citing(terms.committee.papers?.article) });
  });

/** Records that a meeting was held and who sat, or closes a consultation. */
export const holdMeeting = (asking: Asking, catalogue: Catalogue, key: string, input: HoldMeetingInput): Promise<StoredMeeting> =>
  perform(asking, { name: 'HOLD_MEETING', key, input }, async (acting) => {
    const { stored, terms } = await openMeeting(acting, catalogue, input.meeting, 'HOLD_MEETING', 'HOLD');
    const { id, kind, called_on, meets_on } = stored.meeting;
    const heldOn = pastDayOrNull(input.heldOn, acting.today) ?? pastDay(meets_on, acting.today);
    if (heldOn < called_on) throw new FrenchError('MEETS_BEFORE_CALLED', 'La réunion précède sa convocation\u00A0: corrigez le jour.');
    if (kind === 'EMAIL' && input.attendance.length > 0) throw new FrenchError('NOBODY_SITS_BY_EMAIL', 'Personne ne siège à une consultation par courriel\u00A0: retirez la liste des présents.');
    const isEmpty = input.priorities.length === 0;
    if ((input.prioritiesForYear === null) !== isEmpty) throw new FrenchError('PRIORITIES_OF_A_YEAR', 'Des priorités vont avec l’année pour laquelle elles valent, et l’année avec elles.');
    await insertAttendance(acting, terms, id, input.attendance);
    await acting.client.query(`UPDATE committee_meeting SET status = 'HELD', meets_on = $2, priorities_for_year = $3, priorities = $4 WHERE id = $1`, [
      id,
      heldOn,
      input.prioritiesForYear,
      input.priorities.map((priority) => checkText('priorité', priority, LONGEST_SENTENCE)),
    ]);
    return recorded(acting, stored, { change: kind === 'EMAIL' ? 'CONSULTATION_CLOSED' : 'MEETING_HELD', articles: citing(terms.committee.meetings.article) });
  });

const MINUTES_COLUMN = { DRAFTED: 'drafted_on', REREAD: 'reread_on', APPROVED: 'approved_on' } as const;
const MINUTES_STEP = { DRAFTED: 'DRAFT_MINUTES', REREAD: 'REREAD_MINUTES', APPROVED: 'APPROVE_MINUTES' } as const;

/** A step of the minutes: drafted, reread, approved. */
export const recordMinutes = (asking: Asking, catalogue: Catalogue, key: string, input: OnMeeting & { readonly step: keyof typeof MINUTES_STEP; readonly on: string }): Promise<StoredMeeting> =>
  perform(asking, { name: 'RECORD_MINUTES', key, input }, async (acting) => {
    const { stored, terms } = await openMeeting(acting, catalogue, input.meeting, 'RECORD_MINUTES', MINUTES_STEP[input.step]);
    const { id, meets_on, drafted_on, reread_on, approved_on } = stored.meeting;
    const on = pastDay(input.on, acting.today);
    const facts = { draftedOn: drafted_on, rereadOn: reread_on, approvedOn: approved_on };
    const allowed = minutesStep(terms.committee, meets_on, facts, MINUTES_STEP[input.step], on);
    if (!allowed.ok) throw new FrenchError(allowed.problem.code, allowed.problem.message);
    await acting.client.query(`UPDATE committee_meeting SET ${MINUTES_COLUMN[input.step]} = $2 WHERE id = $1`, [id, on]);
    return recorded(acting, stored, { change: `MINUTES_${input.step}`, articles: citing(terms.committee.minutes.find(({ step }) => step === input.step)?.article) });
  });

const insertAttendance = async ({ client }: Acting, terms: BindingTerms, meeting: number, attendance: readonly SeatInput[]): Promise<void> => {
  const known = collegesOf(terms.committee).map(({ key }) => key);
  for (const { seat, college, office, isRepresented } of attendance) {
    const label = checkText('siège', seat, LONGEST_LABEL);
    if (college !== null && !known.includes(college)) {
      throw new FrenchError('UNKNOWN_COLLEGE', `Le comité n’a pas de collège «\u00A0${college.slice(0, 80)}\u00A0»\u00A0: ${known.length > 0 ? `choisissez parmi ${known.join(', ')}, ou aucun pour un invité` : 'n’en donnez pas'}.`);
    }
    const { rowCount } = await client.query(
      'INSERT INTO committee_attendance (meeting_id, seat, college, office, is_represented) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [meeting, label, college, office, isRepresented],
    );
    if (rowCount === 0) throw new FrenchError('SEAT_TWICE', `«\u00A0${label}\u00A0» figure deux fois parmi les présents\u00A0: gardez-le une fois.`);
  }
};

const recorded = async ({ client, actor }: Acting, before: StoredMeeting, change: Pick<Change, 'change' | 'reason' | 'articles'>): Promise<StoredMeeting> => {
  const after = await reread(client, before);
  const attendance = after.attendance.length > before.attendance.length ? { attendance: after.attendance } : {};
  await appendRecord(client, actor, { subject: { kind: 'MEETING', key: String(before.meeting.id) }, before: before.meeting, after: { ...after.meeting, ...attendance }, ...change });
  return after;
};
