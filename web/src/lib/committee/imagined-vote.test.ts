import { voteOutlook } from '@conventions-ouvertes/shared/committee/vote-calculator';
import { describe, expect, it } from 'vitest';
import { OPCO_EP } from '../../../../shared/test/opco-ep.js';
import { DEFI } from '../../../../shared/test/defi.js';
import { decidingColleges, firstChoices, imaginedVoters, NOBODY, voteSetting, withChoice } from './imagined-vote.js';

const setting = voteSetting(OPCO_EP);
if (setting === null) throw new Error('OPCO EP settles a vote');
const { rule, colleges } = setting;
const [opco, menjs, mesri] = colleges;
if (opco === undefined || menjs === undefined || mesri === undefined) throw new Error('three colleges were expected');

describe('a vote imagined on the page (OPCO EP, article 13)', () => {
  it('has ten members with a vote each and two ministries with five', () => {
    expect(colleges.map(({ voters, votesEach }) => [voters, votesEach])).toEqual([[10, 1], [1, 5], [1, 5]]);
  });

  it('is a tie, and not adopted, where the ministries stand against all members', () => {
    const voters = imaginedVoters(colleges, { [opco.key]: { ...NOBODY, FOR: 10 }, [menjs.key]: { ...NOBODY, AGAINST: 1 }, [mesri.key]: { ...NOBODY, AGAINST: 1 } });
    const { now, couldChange } = voteOutlook(rule, voters);
    expect(now).toMatchObject({ outcome: 'NOT_ADOPTED', isTie: true, tally: { votesFor: 10, votesAgainst: 10, needed: 11 } });
    expect(decidingColleges(colleges, couldChange)).toEqual([menjs.label, mesri.label]);
  });

  it('begins with all members for: adopted so far, and still open', () => {
    const { now, isDecided, missingIfOthersOppose } = voteOutlook(rule, imaginedVoters(colleges, firstChoices(colleges)));
    expect([now.outcome, isDecided, missingIfOthersOppose]).toEqual(['ADOPTED', false, 5]);
  });

  it('lets nobody vote twice, nor less than nobody', () => {
    const five = withChoice(opco, NOBODY, 'FOR', 5);
    expect(withChoice(opco, five, 'AGAINST', 9)).toEqual({ FOR: 5, AGAINST: 5, ABSTAIN: 0 });
    expect(withChoice(opco, five, 'FOR', -3)).toEqual(NOBODY);
    expect(withChoice(opco, five, 'FOR', Number.NaN)).toEqual(NOBODY);
    expect(imaginedVoters(colleges, { [opco.key]: five }).filter(({ choice }) => choice === null)).toHaveLength(7);
  });

  it('is none where the text settles none (DEFi)', () => {
    expect(voteSetting(DEFI)).toBeNull();
  });
});
