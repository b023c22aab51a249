import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCollege, aCommittee, aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import type { VotingRule } from '../convention/terms-committee.js';
import { votersOf, type Ballot, type Choice, type Voter } from './ballots.js';
import { voteOutlook } from './vote-calculator.js';
import { majorityRule, voteResult, type SettledRule } from './vote.js';

const opco = (count: number) => Array.from({ length: count }, (_, place) => ({ member: `opco-${place + 1}`, college: 'opco' }));
const FULL = [...opco(10), { member: 'dgesco', college: 'menjs' }, { member: 'dgesip', college: 'mesri' }];
const cast = (...choices: readonly (readonly [string, string, Choice])[]): readonly Ballot[] => choices.map(([member, college, choice]) => ({ member, college, choice }));
const ballotsOf = (choice: Choice, members: readonly { member: string; college: string }[]): readonly Ballot[] => members.map((seat) => ({ ...seat, choice }));
const rule = (changes: Partial<SettledRule> = {}): SettledRule => {
  const settled = majorityRule(OPCO_EP);
  if (settled === null) throw new Error('OPCO EP votes');
  return { ...settled, ...changes };
};
const voters = (present: typeof FULL, ballots: readonly Ballot[], terms = OPCO_EP): readonly Voter[] => {
  const parsed = votersOf(terms, present, ballots);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};
const result = (ballots: readonly Ballot[], present = FULL) => voteResult(rule(), voters(present, ballots));

describe('OPCO EP, article 13: twenty votes, absolute majority of the votes cast', () => {
  it('gives one vote to each of the ten and five to each ministry', () => {
    const { tally } = result(ballotsOf('FOR', FULL));
    expect(tally).toMatchObject({ votesFor: 20, needed: 11 });
  });

  it('does not adopt on a tie: the ten against the two ministries', () => {
    const tie = result([...ballotsOf('FOR', opco(10)), ...cast(['dgesco', 'menjs', 'AGAINST'], ['dgesip', 'mesri', 'AGAINST'])]);
    expect(tie).toMatchObject({ outcome: 'NOT_ADOPTED', isTie: true, articles: ['13'], tally: { votesFor: 10, votesAgainst: 10, needed: 11 } });
    expect(tie.explanation).toContain('partage des voix');
  });

  it('does not count abstentions as votes cast, unless they are read so', () => {
    const ballots = [...ballotsOf('FOR', opco(6)), ...cast(['dgesco', 'menjs', 'AGAINST'], ['dgesip', 'mesri', 'ABSTAIN'])];
    const present = [...opco(6), ...FULL.slice(10)];
    expect(result(ballots, present)).toMatchObject({ outcome: 'ADOPTED', tally: { base: 11, needed: 6, abstentions: 5 } });
    expect(voteResult(rule({ abstentions: 'CAST' }), voters(present, ballots))).toMatchObject({ outcome: 'NOT_ADOPTED', tally: { base: 16, needed: 9 } });
  });

  it('reads « 50 % plus une voix » of an odd total as more than half, or as half plus one', () => {
    const eleven = [{ id: 'a', college: 'x', votes: 6, choice: 'FOR' }, { id: 'b', college: 'x', votes: 5, choice: 'AGAINST' }] as const;
    expect(voteResult(rule(), eleven)).toMatchObject({ outcome: 'ADOPTED', tally: { needed: 6 } });
    expect(voteResult(rule({ threshold: 'HALF_PLUS_ONE' }), eleven)).toMatchObject({ outcome: 'NOT_ADOPTED', tally: { needed: 7 } });
    const one = [{ id: 'a', college: 'x', votes: 1, choice: 'FOR' }] as const;
    expect(voteResult(rule(), one).outcome).toBe('ADOPTED');
    expect(voteResult(rule({ threshold: 'HALF_PLUS_ONE' }), one).outcome).toBe('NOT_ADOPTED');
  });

  it('lets an empty seat cast nothing: seven of the ten hold seven votes', () => {
    expect(result(ballotsOf('FOR', opco(7)), opco(7)).tally.votesFor).toBe(7);
  });

  it('can read the ten as one block, which abstains when evenly split', () => {
    const block = aConvention({ ...OPCO_EP, readings: [aReading('COLLEGE_VOTING', 'BLOCK')] });
    const carried = voters(opco(3), [...ballotsOf('FOR', opco(2)), { member: 'opco-3', college: 'opco', choice: 'AGAINST' }], block);
    expect(carried).toEqual([{ id: 'opco', college: 'opco', votes: 10, choice: 'FOR' }]);
    const split = voters(opco(2), cast(['opco-1', 'opco', 'FOR'], ['opco-2', 'opco', 'AGAINST']), block);
    expect(split[0]?.choice).toBe('ABSTAIN');
  });

  it('says no vote was cast when all abstain, and adopts nothing', () => {
    expect(result(ballotsOf('ABSTAIN', FULL))).toMatchObject({ outcome: 'NOT_ADOPTED', tally: { base: 0 } });
    expect(result([]).outcome).toBe('NO_VOTE');
  });
});

describe('ballots that cannot count', () => {
  it.each([
    ['UNKNOWN_COLLEGE', [{ member: 'expert', college: 'invite' }], []],
    ['MORE_THAN_SEATS', opco(11), []],
    ['VOTED_TWICE', [...opco(1), ...opco(1)], []],
    ['VOTED_TWICE', opco(1), ballotsOf('FOR', [...opco(1), ...opco(1)])],
    ['MEMBER_NOT_PRESENT', opco(1), ballotsOf('FOR', opco(2))],
  ] as const)('%s', (code, present, ballots) => {
    expect(votersOf(OPCO_EP, present, ballots)).toMatchObject({ ok: false, problem: { code } });
  });

  it('are all of them where the text sets no vote (DEFi)', () => {
    expect(votersOf(DEFI, opco(1), [])).toMatchObject({ problem: { code: 'NO_VOTE_IN_TEXT' } });
    expect(majorityRule(DEFI)).toBeNull();
  });
});

describe('other majorities that a file may set', () => {
  const three = (a: Choice, b: Choice, c: Choice): readonly Voter[] => [a, b, c].map((choice, place) => ({ id: `v${place}`, college: 'x', votes: 1, choice }));
  const settled = (voting: Partial<Extract<VotingRule, { kind: 'MAJORITY' }>>) => {
    const college = aCollege({ key: 'x', seats: 3, votes: { total: 3, castBy: 'ONE_EACH' } });
    const base = { kind: 'MAJORITY', majority: 'SIMPLE', base: 'VOTES_CAST', threshold: 'MORE_THAN_HALF', abstentions: 'NOT_CAST', tie: 'NOT_ADOPTED', article: '9' } as const;
    const made = majorityRule(
      aConvention({ committee: aCommittee({ composition: { kind: 'SEATS', total: 3, colleges: [college], article: '9' }, voting: { ...base, ...voting } }) }),
    );
    if (made === null) throw new Error('a vote is set');
    return made;
  };

  it('simple: more for than against', () => {
    expect(voteResult(settled({}), three('FOR', 'ABSTAIN', 'ABSTAIN')).outcome).toBe('ADOPTED');
    expect(voteResult(settled({}), three('FOR', 'AGAINST', 'ABSTAIN')).outcome).toBe('NOT_ADOPTED');
  });

  it('of all votes: absence and abstention weigh against', () => {
    expect(voteResult(settled({ majority: 'ABSOLUTE', base: 'ALL_VOTES' }), three('FOR', 'ABSTAIN', 'ABSTAIN')).outcome).toBe('NOT_ADOPTED');
    expect(voteResult(settled({ majority: 'ABSOLUTE', base: 'ALL_VOTES' }), three('FOR', 'FOR', 'AGAINST')).outcome).toBe('ADOPTED');
  });

  it('unanimity: one no is enough to stop it, and nobody’s silence adopts', () => {
    expect(voteResult(settled({ majority: 'UNANIMITY' }), three('FOR', 'FOR', 'AGAINST')).outcome).toBe('NOT_ADOPTED');
    expect(voteResult(settled({ majority: 'UNANIMITY' }), three('FOR', 'FOR', 'ABSTAIN')).outcome).toBe('ADOPTED');
    expect(voteResult(settled({ majority: 'UNANIMITY' }), three('ABSTAIN', 'ABSTAIN', 'ABSTAIN')).outcome).toBe('NOT_ADOPTED');
  });

  it('a tie may be left to the chair', () => {
    expect(voteResult(settled({ tie: 'CHAIR_DECIDES' }), three('FOR', 'AGAINST', 'ABSTAIN')).outcome).toBe('CHAIR_DECIDES');
  });
});

describe('the vote calculator', () => {
  it('says what is still needed and who could change the result', () => {
    const so = voters(FULL, [...ballotsOf('FOR', opco(10)), ...cast(['dgesco', 'menjs', 'AGAINST'])]);
    const outlook = voteOutlook(rule(), so);
    expect(outlook).toMatchObject({
      now: { outcome: 'ADOPTED' },
      isDecided: false,
      ifAllFor: 'ADOPTED',
      ifAllAgainst: 'NOT_ADOPTED',
      missingIfOthersAbstain: 0,
      missingIfOthersOppose: 5,
      couldChange: [{ voter: 'mesri', choice: 'AGAINST', outcome: 'NOT_ADOPTED' }],
    });
  });

  it('knows when it is over', () => {
    const so = voters(FULL, [...ballotsOf('FOR', opco(10)), ...cast(['dgesco', 'menjs', 'FOR'])]);
    expect(voteOutlook(rule(), so)).toMatchObject({ isDecided: true, missingIfOthersOppose: 0, couldChange: [] });
  });

  it('knows when it is out of reach', () => {
    const so = voters([...opco(4), ...FULL.slice(10)], [...ballotsOf('FOR', opco(3)), ...cast(['dgesco', 'menjs', 'AGAINST'], ['dgesip', 'mesri', 'AGAINST'])]);
    expect(voteOutlook(rule(), so)).toMatchObject({ isDecided: true, missingIfOthersAbstain: null, ifAllFor: 'NOT_ADOPTED' });
  });
});

describe('any vote', () => {
  const anyRule = fc.record({
    majority: fc.constantFrom('ABSOLUTE', 'SIMPLE', 'UNANIMITY'),
    base: fc.constantFrom('VOTES_CAST', 'ALL_VOTES'),
    threshold: fc.constantFrom('MORE_THAN_HALF', 'HALF_PLUS_ONE'),
    abstentions: fc.constantFrom('NOT_CAST', 'CAST'),
    tie: fc.constantFrom('NOT_ADOPTED', 'CHAIR_DECIDES'),
  } as const);
  const anyVoters = fc
    .array(fc.record({ votes: fc.integer({ min: 1, max: 5 }), choice: fc.constantFrom('FOR', 'AGAINST', 'ABSTAIN', null) } as const), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((voter, place): Voter => ({ ...voter, id: `v${place}`, college: 'x' })));
  const total = (list: readonly Voter[]) => list.reduce((votes, voter) => votes + voter.votes, 0);

  it('accounts for every vote once', () => {
    fc.assert(
      fc.property(anyRule, anyVoters, (changes, list) => {
        const { tally } = voteResult(rule({ ...changes, allVotes: total(list) }), list);
        expect(tally.votesFor + tally.votesAgainst + tally.abstentions + tally.outstanding).toBe(total(list));
      }),
    );
  });

  it('never adopts with fewer votes for than against, nor on a tie', () => {
    fc.assert(
      fc.property(anyRule, anyVoters, (changes, list) => {
        const { outcome, tally } = voteResult(rule({ ...changes, allVotes: total(list) }), list);
        if (outcome === 'ADOPTED') expect(tally.votesFor).toBeGreaterThan(tally.votesAgainst);
      }),
    );
  });

  it('is not lost by one more vote in favour', () => {
    fc.assert(
      fc.property(anyRule, anyVoters, fc.nat({ max: 5 }), (changes, list, place) => {
        const settled = rule({ ...changes, allVotes: total(list) });
        const won = voteResult(settled, list).outcome === 'ADOPTED';
        const changed = list.map((voter, at) => (at === place ? { ...voter, choice: 'FOR' as const } : voter));
        if (won) expect(voteResult(settled, changed).outcome).toBe('ADOPTED');
      }),
    );
  });

  it('is decided exactly when no way of completing it gives another result', () => {
    fc.assert(
      fc.property(anyRule, anyVoters, (changes, list) => {
        const settled = rule({ ...changes, allVotes: total(list) });
        const outlook = voteOutlook(settled, list);
        const outcomes = new Set(completions(list).map((full) => voteResult(settled, full).outcome));
        expect(outlook.isDecided).toBe(outcomes.size === 1);
        expect(outlook.missingIfOthersAbstain === null && outlook.missingIfOthersOppose === null).toBe(!outcomes.has('ADOPTED'));
      }),
    );
  });

  function completions(list: readonly Voter[]): readonly (readonly Voter[])[] {
    return list.reduce<readonly (readonly Voter[])[]>(
      (done, voter) => done.flatMap((head) => (voter.choice === null ? (['FOR', 'AGAINST', 'ABSTAIN'] as const) : [voter.choice]).map((choice) => [...head, { ...voter, choice }])),
      [[]],
    );
  }
});
