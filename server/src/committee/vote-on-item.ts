import { collegesOf, votersOf, type Voter } from '@conventions-ouvertes/shared/committee/ballots';
import { quorumVerdict } from '@conventions-ouvertes/shared/committee/meeting';
import { majorityRule, voteResult, type VoteResult } from '@conventions-ouvertes/shared/committee/vote';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { writeVoteOnAction } from '../action/vote-on-action.js';
import type { Catalogue } from '../convention/catalogue.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import type { BallotsInput } from './committee-inputs.js';
import { openMeeting, reread, type OpenedMeeting } from './open-meeting.js';
import type { BallotRow, StoredMeeting, VoteRow } from './read-meetings.js';
import { attendeeOf } from './tell-meeting.js';

interface OnItem {
  readonly meeting: string;
  readonly position: number;
}

/**
 * Records ballots on an item. A member of the committee records those of its own party's college; the secretariat, any.
 * Until the vote is closed a seat may vote again.
 */
export const castBallots = (asking: Asking, catalogue: Catalogue, key: string, input: BallotsInput): Promise<StoredMeeting> =>
  perform(asking, { name: 'CAST_BALLOTS', key, input }, async (acting) => {
    const opened = await openMeeting(acting, catalogue, input.meeting, 'RECORD_BALLOT', 'RECORD_BALLOT', ownParty(acting));
    const { client } = acting;
    refuseOthersBallots(acting, opened.terms, input);
    const vote = openVote(opened, input);
    const cast = input.ballots.map(({ seat, college, choice }) => ({ seat: checkText('siège', seat, LONGEST_LABEL), college, choice }));
    const earlier = opened.stored.ballots.filter(({ vote_id, seat }) => vote?.id === vote_id && !cast.some((ballot) => ballot.seat === seat));
    // Whoever is not there, or has no vote, is refused now and not when the vote is closed.
    votersOrRefuse(opened, [...earlier, ...cast]);
    const voteId = vote?.id ?? (await insertVote(client, input, opened));
    for (const { seat, college, choice } of cast) {
      await client.query(
        `INSERT INTO committee_ballot (vote_id, seat, college, choice) VALUES ($1, $2, $3, $4)
         ON CONFLICT (vote_id, seat) DO UPDATE SET college = excluded.college, choice = excluded.choice`,
        [voteId, seat, college, choice],
      );
    }
    // The record tells that ballots came in, and never who voted what.
    await appendRecord(client, acting.actor, {
      subject: { kind: 'MEETING', key: input.meeting },
      change: 'BALLOTS_RECORDED',
      before: { position: input.position, ballots: earlier.length },
      after: { position: input.position, ballots: earlier.length + cast.length },
    });
    return reread(client, opened.stored);
  });

/**
 * Closes a vote: the text's own rule gives the result. A vote on an action is the committee's decision on it, and is
 * refused while the action is not yet, or no longer, before the committee.
 */
export const closeVote = (asking: Asking, catalogue: Catalogue, key: string, input: OnItem): Promise<StoredMeeting> =>
  perform(asking, { name: 'CLOSE_VOTE', key, input }, async (acting) => {
    const { client, actor, today } = acting;
    const opened = await openMeeting(acting, catalogue, input.meeting, 'CLOSE_VOTE', 'CLOSE_VOTE');
    const { terms, stored } = opened;
    const vote = openVote(opened, input);
    if (vote === null) throw new FrenchError('NO_BALLOT', 'Aucun bulletin n’est enregistré sur ce point\u00A0: enregistrez-les d’abord.');
    const quorum = quorumVerdict(terms.committee, stored.attendance.map(attendeeOf));
    if (stored.meeting.kind !== 'EMAIL' && quorum.outcome === 'NOT_REACHED') throw new FrenchError('QUORUM_NOT_REACHED', `${quorum.explanation} Le vote ne peut pas être clos.`);
    const rule = majorityRule(terms);
    if (rule === null) throw new FrenchError('NO_VOTE_IN_TEXT', 'Le texte ne règle pas de vote\u00A0: le comité décide sans décompte de voix.');
    const result = voteResult(rule, votersOrRefuse(opened, stored.ballots.filter(({ vote_id }) => vote_id === vote.id)));
    const { tally } = result;
    await client.query(
      `UPDATE committee_vote SET closed_on = $2, outcome = $3, votes_for = $4, votes_against = $5, abstentions = $6, needed = $7, base = $8,
              is_tie = $9, articles = $10, readings = $11, explanation = $12 WHERE id = $1`,
      [
        vote.id,
        today,
        result.outcome,
        tally.votesFor,
        tally.votesAgainst,
        tally.abstentions,
        tally.needed,
        tally.base,
        result.isTie,
        result.articles,
        result.readings,
        result.explanation,
      ],
    );
    await appendRecord(client, actor, {
      subject: { kind: 'MEETING', key: input.meeting },
      change: 'VOTE_CLOSED',
      before: null,
      after: { position: input.position, outcome: result.outcome, ...tally },
      articles: result.articles,
    });
    const action = stored.agenda.find((item) => item.position === input.position)?.slug ?? null;
    if (action !== null) await decideOnAction(acting, opened, action, result);
    return reread(client, stored);
  });

const decideOnAction = async (acting: Acting, { terms, stored }: OpenedMeeting, action: string, { outcome, explanation }: VoteResult): Promise<void> => {
  const isDecision = terms.actionSteps.some(({ kind }) => kind === 'COMMITTEE_VOTE') && (outcome === 'ADOPTED' || outcome === 'NOT_ADOPTED');
  if (!isDecision) return;
  const { id, kind, meets_on } = stored.meeting;
  await writeVoteOnAction(acting, { action, on: kind === 'EMAIL' ? null : meets_on, value: outcome, grounds: explanation, meetingId: id });
};

/** What a member may record ballots for: its own party. */
const ownParty = ({ actor }: Acting): readonly string[] => (actor.party === null ? [] : [actor.party]);

const refuseOthersBallots = ({ actor }: Acting, terms: BindingTerms, { ballots }: BallotsInput): void => {
  if (actor.role !== 'COMMITTEE_MEMBER') return;
  const own = collegesOf(terms.committee).filter(({ party }) => party === actor.party).map(({ key }) => key);
  if (ballots.every(({ college }) => own.includes(college))) return;
  throw new FrenchError('FORBIDDEN', 'Un membre du comité n’enregistre que les bulletins du collège de sa partie\u00A0: confiez les autres au secrétariat.');
};

const openVote = ({ stored }: OpenedMeeting, { position }: OnItem): VoteRow | null => {
  if (!stored.agenda.some((item) => item.position === position)) {
    throw new FrenchError('UNKNOWN_ITEM', `L’ordre du jour n’a pas de point ${position}\u00A0: il en compte ${stored.agenda.length}.`);
  }
  const vote = stored.votes.find((candidate) => candidate.position === position) ?? null;
  if (vote !== null && vote.closed_on !== null) throw new FrenchError('VOTE_CLOSED', 'Ce vote est clos\u00A0: son résultat ne change plus.');
  return vote;
};

const insertVote = async (client: Acting['client'], { position }: OnItem, { stored }: OpenedMeeting): Promise<number> => {
  const { rows } = await client.query<{ id: number }>('INSERT INTO committee_vote (meeting_id, position) VALUES ($1, $2) RETURNING id', [stored.meeting.id, position]);
  return rows[0]!.id;
};

/** Who holds votes, from who sat — by e-mail, from who answered — and their ballots. */
const votersOrRefuse = ({ terms, stored }: OpenedMeeting, ballots: readonly Pick<BallotRow, 'seat' | 'college' | 'choice'>[]): readonly Voter[] => {
  const cast = ballots.map(({ seat, college, choice }) => ({ member: seat, college, choice }));
  const sat = stored.attendance.flatMap(({ seat, college }) => (college === null ? [] : [{ member: seat, college }]));
  const voters = votersOf(terms, stored.meeting.kind === 'EMAIL' ? cast.map(({ member, college }) => ({ member, college })) : sat, cast);
  if (!voters.ok) throw new FrenchError(voters.problem.code, voters.problem.message);
  return voters.value;
};
