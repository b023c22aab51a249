import type { Choice, Voter } from './ballots.js';
import { voteResult, type SettledRule, type VoteResult } from './vote.js';

/** How a vote stands, and what can still become of it. */
export interface VoteOutlook {
  /** On the votes as they stand. */
  readonly now: VoteResult;
  /** Whether nobody who has still to vote can change the result any more. */
  readonly isDecided: boolean;
  /** Votes in favour still missing if all others who have to vote abstain; 0 when adopted; null when out of reach. */
  readonly missingIfOthersAbstain: number | null;
  /** The same if all others who have to vote say no. */
  readonly missingIfOthersOppose: number | null;
  /** If all who have still to vote say yes, or no. */
  readonly ifAllFor: VoteResult['outcome'];
  readonly ifAllAgainst: VoteResult['outcome'];
  /** Who, alone, by another choice than now, would change the result, and to what. */
  readonly couldChange: readonly { readonly voter: string; readonly choice: Choice; readonly outcome: VoteResult['outcome'] }[];
}

const CHOICES = ['FOR', 'AGAINST', 'ABSTAIN'] as const;

/** The vote calculator: what is needed, who could still change it, what a tie does. Nothing is recorded. */
export function voteOutlook(rule: SettledRule, voters: readonly Voter[]): VoteOutlook {
  const now = voteResult(rule, voters);
  const ifAllFor = voteResult(rule, filled(voters, 'FOR')).outcome;
  const ifAllAgainst = voteResult(rule, filled(voters, 'AGAINST')).outcome;
  return {
    now,
    isDecided: isDecided(rule, voters),
    missingIfOthersAbstain: missing(rule, voters, 'ABSTAIN'),
    missingIfOthersOppose: missing(rule, voters, 'AGAINST'),
    ifAllFor,
    ifAllAgainst,
    couldChange: voters.flatMap((voter) =>
      CHOICES.filter((choice) => choice !== voter.choice).flatMap((choice) => {
        const outcome = voteResult(rule, voters.map((other) => (other === voter ? { ...voter, choice } : other))).outcome;
        return outcome === now.outcome ? [] : [{ voter: voter.id, choice, outcome }];
      }),
    ),
  };
}

function filled(voters: readonly Voter[], choice: Choice): readonly Voter[] {
  return voters.map((voter) => (voter.choice === null ? { ...voter, choice } : voter));
}

/** Tries every way in which the waiting votes can fall: on a tie the chair may decide, so the extremes alone do not tell. */
function isDecided(rule: SettledRule, voters: readonly Voter[]): boolean {
  const outcomes = splits(voters).map((split) => voteResult(rule, imagined(voters, split)).outcome);
  return new Set(outcomes).size <= 1;
}

/** The least total of waiting votes that, cast in favour with the rest cast as `others`, carries the vote. Votes come whole, voter by voter. */
function missing(rule: SettledRule, voters: readonly Voter[], others: 'AGAINST' | 'ABSTAIN'): number | null {
  const total = waitingVotes(voters);
  const carrying = splits(voters)
    .filter(({ yes, no }) => no === (others === 'AGAINST' ? total - yes : 0))
    .filter((split) => voteResult(rule, imagined(voters, split)).outcome === 'ADOPTED');
  return carrying.reduce<number | null>((least, { yes }) => (least === null || yes < least ? yes : least), null);
}

/** How many of the waiting votes say yes and how many no; the rest abstain. */
interface Split {
  readonly yes: number;
  readonly no: number;
}

function splits(voters: readonly Voter[]): readonly Split[] {
  let found = new Map<string, Split>([['0/0', { yes: 0, no: 0 }]]);
  for (const { votes, choice } of voters) {
    if (choice !== null) continue;
    const grown = [...found.values()].flatMap(({ yes, no }) => [
      { yes, no },
      { yes: yes + votes, no },
      { yes, no: no + votes },
    ]);
    found = new Map(grown.map((split) => [`${split.yes}/${split.no}`, split]));
  }
  return [...found.values()];
}

function imagined(voters: readonly Voter[], { yes, no }: Split): readonly Voter[] {
  const rest = waitingVotes(voters) - yes - no;
  return [
    ...voters.filter(({ choice }) => choice !== null),
    ...([['FOR', yes], ['AGAINST', no], ['ABSTAIN', rest]] as const).map(([choice, votes]) => ({ id: choice, college: '', votes, choice })),
  ];
}

function waitingVotes(voters: readonly Voter[]): number {
  return voters.filter(({ choice }) => choice === null).reduce((total, { votes }) => total + votes, 0);
}
