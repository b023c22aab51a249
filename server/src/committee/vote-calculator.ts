import { collegesOf, votersOf } from '@conventions-ouvertes/shared/committee/ballots';
import { majorityRule, type SettledRule } from '@conventions-ouvertes/shared/committee/vote';
import { voteOutlook } from '@conventions-ouvertes/shared/committee/vote-calculator';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { FrenchError } from '../platform/french-error.js';
import { groundsOf } from '../life/grounds.graphql.js';
import { BallotChoice, VoteOutcome } from './committee-enums.js';
import type { ImaginedVoterInput } from './committee-inputs.js';
import type { VoteOutlook } from './vote-outlook.graphql.js';

/** How a vote would stand, and what can still become of it. Nothing is recorded. @throws FrenchError NO_VOTE_IN_TEXT and the ballots' own refusals */
export const calculateVote = (terms: BindingTerms, imagined: readonly ImaginedVoterInput[] | null): VoteOutlook => {
  const rule = majorityRule(terms);
  if (rule === null) throw new FrenchError('NO_VOTE_IN_TEXT', 'Le texte ne règle pas de vote\u00A0: le comité décide sans décompte de voix.');
  const seats = imagined ?? everySeat(terms);
  const voters = votersOf(
    terms,
    seats.map(({ seat, college }) => ({ member: seat, college })),
    seats.flatMap(({ seat, college, choice }) => (choice === null ? [] : [{ member: seat, college, choice }])),
  );
  if (!voters.ok) throw new FrenchError(voters.problem.code, voters.problem.message);
  const outlook = voteOutlook(rule, voters.value);
  const { tally } = outlook.now;
  return {
    outcome: VoteOutcome[outlook.now.outcome],
    isTie: outlook.now.isTie,
    votesFor: tally.votesFor,
    votesAgainst: tally.votesAgainst,
    abstentions: tally.abstentions,
    outstanding: tally.outstanding,
    needed: tally.needed,
    base: tally.base,
    isDecided: outlook.isDecided,
    missingIfOthersAbstain: outlook.missingIfOthersAbstain,
    missingIfOthersOppose: outlook.missingIfOthersOppose,
    ifAllFor: VoteOutcome[outlook.ifAllFor],
    ifAllAgainst: VoteOutcome[outlook.ifAllAgainst],
    onATie: tieWords(rule),
    voters: voters.value.map(({ id, college, votes, choice }) => ({ voter: id, college, votes, choice: choice && BallotChoice[choice] })),
    couldChange: outlook.couldChange.map(({ voter, choice, outcome }) => ({ voter, choice: BallotChoice[choice], outcome: VoteOutcome[outcome] })),
    grounds: groundsOf(terms, outlook.now),
  };
};

/** Every seat that the text gives, nobody having voted. */
const everySeat = (terms: BindingTerms): readonly ImaginedVoterInput[] =>
  collegesOf(terms.committee)
    .filter(({ votes }) => votes !== null)
    .flatMap(({ key, label, seats }) => Array.from({ length: seats ?? 1 }, (_, place) => ({ seat: `${label}, siège ${place + 1}`, college: key, choice: null })));

const tieWords = ({ tie, majority }: SettledRule): string =>
  tie === 'CHAIR_DECIDES' && majority !== 'UNANIMITY' ? 'À égalité des voix, la présidence tranche.' : 'À égalité des voix, la proposition n’est pas adoptée\u00A0: la majorité n’est pas atteinte.';
