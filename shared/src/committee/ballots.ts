import { readingInForce } from '../convention/first-readings.js';
import type { College, CommitteeClause } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import { accepted, refused, type Parsed } from '../parsed.js';

export type Choice = 'FOR' | 'AGAINST' | 'ABSTAIN';

/** How one member voted, in person, by proxy or by e-mail. */
export interface Ballot {
  readonly member: string;
  /** Key of the member's college. */
  readonly college: string;
  readonly choice: Choice;
}

/** A holder of votes: a member with a vote, or a college that votes in one block. */
export interface Voter {
  readonly id: string;
  readonly college: string;
  readonly votes: number;
  /** Null: has not voted yet. */
  readonly choice: Choice | null;
}

export type BallotProblemCode = 'NO_VOTE_IN_TEXT' | 'UNKNOWN_COLLEGE' | 'MEMBER_NOT_PRESENT' | 'VOTED_TWICE' | 'MORE_THAN_SEATS' | 'VOTES_NOT_WHOLE';

export function collegesOf(committee: CommitteeClause): readonly College[] {
  const { composition } = committee;
  return composition.kind === 'SEATS' || composition.kind === 'COLLEGES' ? composition.colleges : [];
}

/**
 * Turns the members present or represented, and their ballots, into holders of votes (OPCO EP, article 13).
 * Whoever else is invited, a college never holds more votes than the text gives it. A college that votes one each has
 * its votes shared equally among its seats: an empty seat casts none. A block votes as the majority of its members'
 * ballots, and abstains when they are evenly split.
 */
export function votersOf(
  terms: BindingTerms,
  present: readonly { readonly member: string; readonly college: string }[],
  ballots: readonly Ballot[],
): Parsed<readonly Voter[], BallotProblemCode> {
  const colleges = collegesOf(terms.committee).filter(({ votes }) => votes !== null);
  if (terms.committee.voting.kind === 'NOT_SET' || colleges.length === 0) {
    return refused('NO_VOTE_IN_TEXT', 'Le texte ne règle pas de vote\u00A0: le comité décide sans décompte de voix.');
  }
  const problem = checkPresence(colleges, present, ballots);
  if (problem !== null) return problem;
  const voters: Voter[] = [];
  for (const college of colleges) {
    if (college.votes === null) continue;
    const members = present.filter((seat) => seat.college === college.key).map(({ member }) => member);
    const choices = members.map((member) => ballots.find((ballot) => ballot.member === member)?.choice ?? null);
    const castBy = college.votes.castBy === 'AS_READ' ? readingInForce(terms, 'COLLEGE_VOTING') : college.votes.castBy;
    if (castBy === 'BLOCK') {
      if (members.length > 0) voters.push({ id: college.key, college: college.key, votes: college.votes.total, choice: blockChoice(choices) });
      continue;
    }
    const each = college.votes.total / (college.seats ?? members.length);
    if (!Number.isInteger(each)) {
      return refused('VOTES_NOT_WHOLE', `Les voix du collège «\u00A0${college.label}\u00A0» ne se partagent pas également entre ses sièges\u00A0: revoyez le fichier de la convention.`);
    }
    members.forEach((member, place) => voters.push({ id: member, college: college.key, votes: each, choice: choices[place] ?? null }));
  }
  return accepted(voters);
}

function checkPresence(colleges: readonly College[], present: readonly { readonly member: string; readonly college: string }[], ballots: readonly Ballot[]) {
  for (const { member, college } of [...present, ...ballots]) {
    if (!colleges.some(({ key }) => key === college)) {
      return refused('UNKNOWN_COLLEGE', `«\u00A0${member}\u00A0» n’est d’aucun collège qui vote\u00A0: les invités n’ont pas de voix.`);
    }
  }
  for (const list of [present, ballots]) {
    const twice = list.find(({ member }, place) => list.findIndex((other) => other.member === member) !== place);
    if (twice !== undefined) return refused('VOTED_TWICE', `«\u00A0${twice.member}\u00A0» est compté deux fois\u00A0: gardez un seul bulletin.`);
  }
  const absent = ballots.find((ballot) => !present.some((seat) => seat.member === ballot.member && seat.college === ballot.college));
  if (absent !== undefined) return refused('MEMBER_NOT_PRESENT', `«\u00A0${absent.member}\u00A0» n’est ni présent ni représenté\u00A0: son bulletin ne compte pas.`);
  const crowded = colleges.find(({ key, seats }) => seats !== null && present.filter(({ college }) => college === key).length > seats);
  if (crowded !== undefined) {
    return refused('MORE_THAN_SEATS', `Le collège «\u00A0${crowded.label}\u00A0» a plus de votants que de sièges\u00A0: les participants en plus n’ont pas de voix.`);
  }
  return null;
}

function blockChoice(choices: readonly (Choice | null)[]): Choice | null {
  if (choices.includes(null)) return null;
  const count = (wanted: Choice) => choices.filter((choice) => choice === wanted).length;
  const [yes, no, blank] = [count('FOR'), count('AGAINST'), count('ABSTAIN')];
  if (yes > no && yes > blank) return 'FOR';
  return no > yes && no > blank ? 'AGAINST' : 'ABSTAIN';
}
