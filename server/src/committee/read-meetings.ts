import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';

/** A meeting as stored. */
export interface MeetingRow {
  readonly id: number;
  readonly convention_key: string;
  readonly kind: 'ORDINARY' | 'EXCEPTIONAL' | 'EMAIL';
  readonly status: 'CALLED' | 'HELD' | 'CANCELLED';
  readonly meant_as: string | null;
  readonly called_on: LocalDate;
  readonly meets_on: LocalDate;
  readonly papers_sent_on: LocalDate | null;
  readonly drafted_on: LocalDate | null;
  readonly reread_on: LocalDate | null;
  readonly approved_on: LocalDate | null;
  readonly priorities_for_year: number | null;
  readonly priorities: string[];
  readonly is_demo: boolean;
}

export interface AgendaRow {
  readonly meeting_id: number;
  readonly position: number;
  readonly kind: 'ACTION' | 'PRIORITIES' | 'REPORT' | 'DISPUTE' | 'OTHER';
  readonly title: string;
  readonly slug: string | null;
}

export interface AttendanceRow {
  readonly meeting_id: number;
  readonly seat: string;
  readonly college: string | null;
  readonly office: string | null;
  readonly is_represented: boolean;
}

export interface VoteRow {
  readonly id: number;
  readonly meeting_id: number;
  readonly position: number;
  readonly closed_on: LocalDate | null;
  readonly outcome: 'ADOPTED' | 'NOT_ADOPTED' | 'CHAIR_DECIDES' | 'NO_VOTE' | null;
  readonly votes_for: number;
  readonly votes_against: number;
  readonly abstentions: number;
  readonly needed: number;
  readonly base: number;
  readonly is_tie: boolean;
  readonly articles: string[];
  readonly readings: string[];
  readonly explanation: string;
}

export interface BallotRow {
  readonly vote_id: number;
  readonly seat: string;
  readonly college: string;
  readonly choice: 'FOR' | 'AGAINST' | 'ABSTAIN';
}

/** A meeting with all that hangs on it. */
export interface StoredMeeting {
  readonly meeting: MeetingRow;
  readonly agenda: readonly AgendaRow[];
  readonly attendance: readonly AttendanceRow[];
  readonly votes: readonly VoteRow[];
  readonly ballots: readonly BallotRow[];
}

export const MEETING_COLUMNS =
  'id, convention_key, kind, status, meant_as, called_on, meets_on, papers_sent_on, drafted_on, reread_on, approved_on, priorities_for_year, priorities, is_demo';

/** Meetings of several conventions at once, in the order asked for, oldest first. */
export const meetingsOf = async (pool: Queryable, keys: readonly string[]): Promise<StoredMeeting[][]> => {
  const { rows } = await pool.query<MeetingRow>(
    `SELECT ${MEETING_COLUMNS} FROM committee_meeting WHERE convention_key = ANY($1) ORDER BY meets_on, id`,
    [keys],
  );
  const stored = await withParts(pool, rows);
  return keys.map((key) => stored.filter(({ meeting }) => meeting.convention_key === key));
};

/** One meeting; null where there is none. `lock`: nobody else writes to it until the transaction ends. */
export const meetingById = async (client: Queryable, id: string, lock = false): Promise<StoredMeeting | null> => {
  const { rows } = await client.query<MeetingRow>(`SELECT ${MEETING_COLUMNS} FROM committee_meeting WHERE id::text = $1${lock ? ' FOR UPDATE' : ''}`, [id]);
  return (await withParts(client, rows))[0] ?? null;
};

const withParts = async (client: Queryable, meetings: readonly MeetingRow[]): Promise<StoredMeeting[]> => {
  const ids = meetings.map(({ id }) => id);
  const { rows: agenda } = await client.query<AgendaRow>(
    `SELECT i.meeting_id, i.position, i.kind, i.title, a.slug FROM agenda_item i LEFT JOIN action a ON a.id = i.action_id
      WHERE i.meeting_id = ANY($1) ORDER BY i.meeting_id, i.position`,
    [ids],
  );
  const { rows: attendance } = await client.query<AttendanceRow>(
    'SELECT meeting_id, seat, college, office, is_represented FROM committee_attendance WHERE meeting_id = ANY($1) ORDER BY meeting_id, college, seat',
    [ids],
  );
  const { rows: votes } = await client.query<VoteRow>(
    `SELECT id, meeting_id, position, closed_on, outcome, votes_for, votes_against, abstentions, needed, base, is_tie, articles, readings, explanation
       FROM committee_vote WHERE meeting_id = ANY($1)`,
    [ids],
  );
  const { rows: ballots } = await client.query<BallotRow>('SELECT vote_id, seat, college, choice FROM committee_ballot WHERE vote_id = ANY($1) ORDER BY vote_id, college, seat', [
    votes.map(({ id }) => id),
  ]);
  const agendaOf = byMeeting(agenda);
  const attendanceOf = byMeeting(attendance);
  const votesOf = byMeeting(votes);
  return meetings.map((meeting) => {
    const own = votesOf.get(meeting.id) ?? [];
    const ids = new Set(own.map(({ id }) => id));
    return {
      meeting,
      agenda: agendaOf.get(meeting.id) ?? [],
      attendance: attendanceOf.get(meeting.id) ?? [],
      votes: own,
      ballots: ballots.filter(({ vote_id }) => ids.has(vote_id)),
    };
  });
};

const byMeeting = <Row extends { readonly meeting_id: number }>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> => {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.meeting_id, [...(groups.get(row.meeting_id) ?? []), row]);
  return groups;
};
