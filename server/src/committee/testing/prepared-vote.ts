import type { Choice } from '@conventions-ouvertes/shared/committee/ballots';
import type { Catalogue } from '../../convention/catalogue.js';
import type { Asking } from '../../record/perform.js';
import { callMeeting } from '../call-meeting.js';
import { AgendaKind, BallotChoice, MeetingKind } from '../committee-enums.js';
import { holdMeeting } from '../meeting-steps.js';
import { castBallots } from '../vote-on-item.js';

const SEATS = [
  { seat: 'OPCO, siège 1', college: 'opco' },
  { seat: 'Ministère (MENJS)', college: 'menjs' },
  { seat: 'Ministère (MESRI)', college: 'mesri' },
];

/** A meeting of today with one item, on an action, on which one member of OPCO EP, then each ministry, have voted: it is left to close. Returns the meeting. */
export const preparedVote = async (asking: Asking, catalogue: Catalogue, key: string, convention: string, action: string, choices: readonly [Choice, Choice, Choice]): Promise<string> => {
  const agenda = [{ kind: AgendaKind.ACTION, title: 'Action proposée', action }];
  const called = await callMeeting(asking, catalogue, `${key} call`, { convention, kind: MeetingKind.ORDINARY, meantAs: null, calledOn: null, meetsOn: asking.today, agenda });
  const meeting = String(called.meeting.id);
  await holdMeeting(asking, catalogue, `${key} hold`, { meeting, heldOn: null, attendance: SEATS.map((seat) => ({ ...seat, office: null, isRepresented: false })), prioritiesForYear: null, priorities: [] });
  await castBallots(asking, catalogue, `${key} cast`, { meeting, position: 1, ballots: SEATS.map((seat, place) => ({ ...seat, choice: BallotChoice[choices[place] ?? 'ABSTAIN'] })) });
  return meeting;
};
