import { describe, expect, it } from 'vitest';
import { aCommittee, aConvention } from '../../test/a-convention.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import { commonAccord } from './common-accord.js';

const terms = aConvention({
  ...OPCO_EP,
  committee: aCommittee({
    commonAccord: {
      on: ['CALENDAR', 'AGENDA', 'YEARLY_PLAN', 'SECRETARIAT'],
      between: [
        { kind: 'PARTY', party: 'opco-ep', service: null },
        { kind: 'PARTIES_OF_SIDE', side: 'EDUCATION' },
      ],
      article: '14',
    },
  }),
});

describe('what is fixed by common accord (OPCO EP, article 14)', () => {
  it('waits for the OPCO and for each ministry', () => {
    const agenda = commonAccord(terms, 'AGENDA', ['opco-ep', 'menjs']);
    expect(agenda).toMatchObject({ outcome: 'AWAITED', articles: ['14'] });
    expect(agenda.explanation).toContain('MESRI');
    expect(commonAccord(terms, 'AGENDA', ['mesri', 'menjs', 'opco-ep']).outcome).toBe('AGREED');
  });

  it('is not asked for on another subject, nor by a silent text', () => {
    expect(commonAccord(terms, 'DRAFT_ACTIONS', [])).toMatchObject({ outcome: 'NOT_REQUIRED', articles: [] });
    expect(commonAccord(OCCITANIE, 'AGENDA', []).outcome).toBe('NOT_REQUIRED');
  });
});
