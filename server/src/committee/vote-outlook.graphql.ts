import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Grounds } from '../life/grounds.graphql.js';
import { BallotChoice, VoteOutcome } from './committee-enums.js';

@ObjectType({ description: 'A holder of votes: a seat, or a college that votes in one block.' })
export class OutlookVoter {
  @Field({ description: 'The seat or the college.' })
  voter: string;

  @Field(() => ID, { description: 'Key of the college.' })
  college: string;

  @Field(() => Int, { description: 'Votes held.' })
  votes: number;

  @Field(() => BallotChoice, { nullable: true, description: 'What it votes; null: has not voted yet.' })
  choice: BallotChoice | null;
}

@ObjectType({ description: 'Who, alone, by another choice than now, would change the result.' })
export class OutlookChange {
  @Field({ description: 'The seat or the college.' })
  voter: string;

  @Field(() => BallotChoice, { description: 'The choice that would change it.' })
  choice: BallotChoice;

  @Field(() => VoteOutcome, { description: 'What the result would become.' })
  outcome: VoteOutcome;
}

@ObjectType({ description: 'The vote calculator: how a vote stands, what is needed, who could still change it, what a tie does. Nothing is recorded.' })
export class VoteOutlook {
  @Field(() => VoteOutcome, { description: 'The result on the votes as they stand.' })
  outcome: VoteOutcome;

  @Field({ description: 'Whether as many vote for as against.' })
  isTie: boolean;

  @Field(() => Int, { description: 'Votes for: votes, not people.' })
  votesFor: number;

  @Field(() => Int, { description: 'Votes against.' })
  votesAgainst: number;

  @Field(() => Int, { description: 'Abstentions.' })
  abstentions: number;

  @Field(() => Int, { description: 'Votes of those present who have not voted yet.' })
  outstanding: number;

  @Field(() => Int, { description: 'Votes in favour that it takes on the votes as they stand.' })
  needed: number;

  @Field(() => Int, { description: 'Votes that the majority is counted on.' })
  base: number;

  @Field({ description: 'Whether nobody who has still to vote can change the result.' })
  isDecided: boolean;

  @Field(() => Int, { nullable: true, description: 'Votes in favour still missing if all others abstain; 0: adopted; null: out of reach.' })
  missingIfOthersAbstain: number | null;

  @Field(() => Int, { nullable: true, description: 'The same if all others say no.' })
  missingIfOthersOppose: number | null;

  @Field(() => VoteOutcome, { description: 'The result if all who have still to vote say yes.' })
  ifAllFor: VoteOutcome;

  @Field(() => VoteOutcome, { description: 'The result if they all say no.' })
  ifAllAgainst: VoteOutcome;

  @Field({ description: 'What a tie does, in a French sentence.' })
  onATie: string;

  @Field(() => [OutlookVoter], { description: 'Who holds votes.' })
  voters: readonly OutlookVoter[];

  @Field(() => [OutlookChange], { description: 'Who could change the result alone, and to what.' })
  couldChange: readonly OutlookChange[];

  @Field(() => Grounds, { description: 'The article and the readings of its open clauses.' })
  grounds: Grounds;
}
