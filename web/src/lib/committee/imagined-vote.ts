import type { Choice, Voter } from '@conventions-ouvertes/shared/committee/ballots';
import { collegesOf } from '@conventions-ouvertes/shared/committee/ballots';
import { majorityRule, tallyOf, type SettledRule } from '@conventions-ouvertes/shared/committee/vote';
import { readingInForce } from '@conventions-ouvertes/shared/convention/first-readings';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';

/** A college that votes: so many holders of votes, with as many votes each. */
export interface VotingCollege {
  readonly key: string;
  readonly label: string;
  readonly voters: number;
  readonly votesEach: number;
}

/** How many holders of a college say what; the rest have not voted yet. */
export type Choices = Readonly<Record<Choice, number>>;

/** What a vote is reckoned with; null where the text settles none. */
export interface VoteSetting {
  readonly rule: SettledRule;
  readonly colleges: readonly VotingCollege[];
  /** When every holder votes, for or against: on how many votes the majority is counted, and how many it takes. */
  readonly everyone: { readonly base: number; readonly needed: number };
}

export const NOBODY: Choices = { FOR: 0, AGAINST: 0, ABSTAIN: 0 };

/** Null where the text settles no vote, or gives a college no number of seats. */
export function voteSetting(terms: BindingTerms): VoteSetting | null {
  const rule = majorityRule(terms);
  if (rule === null) return null;
  const colleges = collegesOf(terms.committee).flatMap(({ key, label, seats, votes }): readonly VotingCollege[] => {
    if (votes === null) return [];
    const castBy = votes.castBy === 'AS_READ' ? readingInForce(terms, 'COLLEGE_VOTING') : votes.castBy;
    const voters = castBy === 'BLOCK' ? 1 : (seats ?? 1);
    return [{ key, label, voters, votesEach: votes.total / voters }];
  });
  if (colleges.length === 0) return null;
  const allFor = Object.fromEntries(colleges.map(({ key, voters }) => [key, { ...NOBODY, FOR: voters }]));
  const { base, needed } = tallyOf(rule, imaginedVoters(colleges, allFor));
  return { rule, colleges, everyone: { base, needed } };
}

/** Where a reader begins: the first college is for, and nobody else has voted yet. */
export function firstChoices([first]: readonly VotingCollege[]): Readonly<Record<string, Choices>> {
  return first === undefined ? {} : { [first.key]: { ...NOBODY, FOR: first.voters } };
}

const CHOICES = ['FOR', 'AGAINST', 'ABSTAIN'] as const;

/** The holders of votes, as the shared rules read them. */
export function imaginedVoters(colleges: readonly VotingCollege[], choices: Readonly<Record<string, Choices>>): readonly Voter[] {
  return colleges.flatMap(({ key, voters, votesEach }) => {
    const said = CHOICES.flatMap((choice) => Array.from({ length: choices[key]?.[choice] ?? 0 }, () => choice));
    return Array.from({ length: voters }, (_, place): Voter => ({ id: `${key} ${place + 1}`, college: key, votes: votesEach, choice: said[place] ?? null }));
  });
}

/** The same choices with another number for one of them, kept within the college. */
export function withChoice(college: VotingCollege, choices: Choices, choice: Choice, count: number): Choices {
  const others = CHOICES.filter((other) => other !== choice).reduce((sum, other) => sum + choices[other], 0);
  const kept = Number.isSafeInteger(count) ? Math.min(Math.max(count, 0), college.voters - others) : 0;
  return { ...choices, [choice]: kept };
}

/** Colleges of which one more yes, or no, would change the result: by label. */
export function decidingColleges(colleges: readonly VotingCollege[], changing: readonly { readonly voter: string }[]): readonly string[] {
  return colleges.filter(({ key }) => changing.some(({ voter }) => voter.startsWith(`${key} `))).map(({ label }) => label);
}
