import { describe, expect, it } from 'vitest';
import { aTerm } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { CGPME_DATED, OCCITANIE } from '../../test/regional-conventions.js';
import { localDate } from '../local-date.js';
import { amendedLifeAt, checkAmendment, termsAt, type Amendment } from './amendment.js';
import { NO_FACTS } from './life-facts.js';

const prolongation: Amendment = {
  number: 1,
  signedOn: localDate('2021-06-01'),
  effectiveOn: localDate('2021-07-01'),
  signedBy: null,
  changedTerms: { terms: [aTerm({ length: { kind: 'MONTHS', months: 72 }, tacitRenewal: { kind: 'EXCLUDED', article: '13' } })] },
};

describe('an amendment (DEFi, article 13)', () => {
  it('replaces terms from its day of effect on, and the earlier text stays readable before', () => {
    expect(termsAt(DEFI, [prolongation], NO_FACTS, localDate('2021-06-30'))).toMatchObject({ terms: { terms: DEFI.terms }, applied: [] });
    expect(termsAt(DEFI, [prolongation], NO_FACTS, localDate('2021-07-01')).applied).toEqual([1]);
    expect(amendedLifeAt(DEFI, [prolongation], NO_FACTS, localDate('2022-01-01')).life).toMatchObject({ status: 'IN_FORCE', ending: { lastDay: '2022-10-04' } });
  });

  it('signed after the end revives nothing', () => {
    const late = { ...prolongation, signedOn: localDate('2021-10-05'), effectiveOn: localDate('2021-10-05') };
    const amended = amendedLifeAt(DEFI, [late], NO_FACTS, localDate('2022-01-01'));
    expect(amended).toMatchObject({ life: { status: 'ENDED' }, applied: [], refused: [{ number: 1, verdict: { outcome: 'OUTSIDE_VALIDITY' } }] });
  });

  it('replaces what an earlier one had replaced, in the order of their effect and not of the list', () => {
    const second: Amendment = { ...prolongation, number: 2, signedOn: localDate('2021-08-01'), effectiveOn: localDate('2021-09-01'), changedTerms: { terms: DEFI.terms } };
    const inForce = termsAt(DEFI, [second, prolongation], NO_FACTS, localDate('2021-09-30'));
    expect(inForce.applied).toEqual([1, 2]);
    expect(inForce.terms.terms).toBe(DEFI.terms);
  });
});

describe('who must agree to an amendment', () => {
  const change = { ...prolongation, signedOn: localDate('2016-01-01'), effectiveOn: localDate('2016-01-01') };

  it('is every party under CGPME, article 3.4', () => {
    const two = checkAmendment(CGPME_DATED, NO_FACTS, { ...change, signedBy: ['academie', 'cgpme'] });
    expect(two).toMatchObject({ outcome: 'NOT_SIGNED_BY_ALL', articles: ['3.4'] });
    expect(two.explanation).toContain('AGEFA');
    expect(checkAmendment(CGPME_DATED, NO_FACTS, { ...change, signedBy: ['academie', 'cgpme', 'agefa'] }).outcome).toBe('VALID');
  });

  it('is not told by Occitanie, article 12, beyond an avenant', () => {
    const during = { ...change, signedOn: localDate('2022-01-01'), signedBy: ['region'] };
    expect(checkAmendment(OCCITANIE, NO_FACTS, during).outcome).toBe('VALID');
  });
});
