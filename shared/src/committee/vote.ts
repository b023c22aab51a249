import { readingInForce } from '../convention/first-readings.js';
import type { ReadingTopic } from '../convention/readings.js';
import type { VotingRule } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing, type Grounds } from '../verdict.js';
import type { Choice, Voter } from './ballots.js';
import { collegesOf } from './ballots.js';

type MajorityRule = Extract<VotingRule, { kind: 'MAJORITY' }>;

/** Votes, not people. */
export interface Tally {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstentions: number;
  /** Held by voters present who have not voted yet. */
  readonly outstanding: number;
  /** What the majority is counted on. */
  readonly base: number;
  /** Votes in favour that it takes on that base. */
  readonly needed: number;
}

export interface VoteResult extends Grounds {
  /** NOT_ADOPTED covers a tie; CHAIR_DECIDES: a tie that the text leaves to the chair. */
  readonly outcome: 'ADOPTED' | 'NOT_ADOPTED' | 'CHAIR_DECIDES' | 'NO_VOTE';
  readonly tally: Tally;
  readonly isTie: boolean;
}

/** The rule with its open clauses settled by the convention's readings. Null where the text sets no vote. */
export function majorityRule(terms: BindingTerms): SettledRule | null {
  const { voting } = terms.committee;
  if (voting.kind === 'NOT_SET') return null;
  const readings: ReadingTopic[] = [];
  if (voting.threshold === 'AS_READ') readings.push('ABSOLUTE_MAJORITY');
  if (voting.abstentions === 'AS_READ') readings.push('ABSTENTIONS');
  if (collegesOf(terms.committee).some(({ votes }) => votes?.castBy === 'AS_READ')) readings.push('COLLEGE_VOTING');
  return {
    majority: voting.majority,
    base: voting.base,
    tie: voting.tie,
    threshold: voting.threshold === 'AS_READ' ? readingInForce(terms, 'ABSOLUTE_MAJORITY') : voting.threshold,
    abstentions: voting.abstentions === 'AS_READ' ? readingInForce(terms, 'ABSTENTIONS') : voting.abstentions,
    allVotes: collegesOf(terms.committee).reduce((total, { votes }) => total + (votes?.total ?? 0), 0),
    articles: citing(voting.article),
    readings,
  };
}

export interface SettledRule {
  readonly majority: MajorityRule['majority'];
  readonly base: MajorityRule['base'];
  readonly tie: MajorityRule['tie'];
  readonly threshold: 'MORE_THAN_HALF' | 'HALF_PLUS_ONE';
  readonly abstentions: 'NOT_CAST' | 'CAST';
  /** All the votes that the text gives, present or not. */
  readonly allVotes: number;
  readonly articles: Grounds['articles'];
  readonly readings: Grounds['readings'];
}

/**
 * The result on the votes as they stand; voters who have not voted count for nothing.
 * OPCO EP, article 13: absolute majority of the votes cast, 50 % plus one vote — so a tie is not adopted.
 */
export function voteResult(rule: SettledRule, voters: readonly Voter[]): VoteResult {
  const tally = tallyOf(rule, voters);
  const { votesFor, votesAgainst } = tally;
  const isTie = votesFor === votesAgainst && votesFor > 0;
  const outcome =
    votesFor + votesAgainst + tally.abstentions === 0
      ? 'NO_VOTE'
      : isTie && rule.tie === 'CHAIR_DECIDES' && rule.majority !== 'UNANIMITY'
        ? 'CHAIR_DECIDES'
        : isAdopted(rule, tally)
          ? 'ADOPTED'
          : 'NOT_ADOPTED';
  return {
    outcome,
    tally,
    isTie,
    articles: rule.articles,
    readings: rule.readings,
    inputs: [
      { label: 'Voix pour', value: String(votesFor) },
      { label: 'Voix contre', value: String(votesAgainst) },
      { label: 'Abstentions', value: String(tally.abstentions) },
      { label: 'Majorité requise', value: `${tally.needed} sur ${tally.base}` },
    ],
    explanation: explain(outcome, tally, isTie),
  };
}

export function tallyOf(rule: SettledRule, voters: readonly Voter[]): Tally {
  const held = (wanted: Choice | null) => voters.filter(({ choice }) => choice === wanted).reduce((total, { votes }) => total + votes, 0);
  const [votesFor, votesAgainst, abstentions, outstanding] = [held('FOR'), held('AGAINST'), held('ABSTAIN'), held(null)];
  const cast = votesFor + votesAgainst + (rule.abstentions === 'CAST' ? abstentions : 0);
  const base = rule.base === 'ALL_VOTES' ? rule.allVotes : cast;
  return { votesFor, votesAgainst, abstentions, outstanding, base, needed: neededOn(rule, base, votesAgainst) };
}

function neededOn(rule: SettledRule, base: number, votesAgainst: number): number {
  switch (rule.majority) {
    case 'UNANIMITY':
      return Math.max(base, 1);
    case 'SIMPLE':
      return votesAgainst + 1;
    case 'ABSOLUTE':
      // « 50 % plus une voix » of 11: more than half is 6; half plus one is 6.5, so 7.
      return rule.threshold === 'MORE_THAN_HALF' ? Math.floor(base / 2) + 1 : Math.ceil(base / 2) + 1;
  }
}

function isAdopted(rule: SettledRule, tally: Tally): boolean {
  return tally.votesFor >= tally.needed && (rule.majority !== 'UNANIMITY' || tally.votesAgainst === 0);
}

function explain(outcome: VoteResult['outcome'], tally: Tally, isTie: boolean): string {
  const counted = `${tally.votesFor} voix pour, ${tally.votesAgainst} contre, ${tally.abstentions} abstention(s)`;
  if (outcome === 'NO_VOTE') return 'Aucune voix n’est exprimée.';
  if (outcome === 'CHAIR_DECIDES') return `${counted}\u00A0: partage des voix, la présidence tranche.`;
  if (outcome === 'ADOPTED') return `${counted}\u00A0: la majorité requise, ${tally.needed} voix, est atteinte.`;
  return `${counted}\u00A0: ${isTie ? 'partage des voix, ' : ''}la majorité requise, ${tally.needed} voix, n’est pas atteinte.`;
}
