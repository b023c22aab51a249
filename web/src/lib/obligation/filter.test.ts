import { describe, expect, it } from 'vitest';
import { obligationFilterOf, yearOf } from './filter.js';

const of = (search: string) => obligationFilterOf(new URLSearchParams(search));

describe('the filters of an address', () => {
  it('an address without any asks for everything', () => {
    expect(of('')).toEqual({});
    expect(of('convention=&partie=')).toEqual({});
  });

  it('combines convention, party, state and year', () => {
    expect(of('convention=opco-ep-2020&partie=menjs&etat=manquee&annee=2022')).toEqual({
      conventions: ['opco-ep-2020'],
      parties: ['menjs'],
      statuses: ['MISSED'],
      from: '2022-01-01',
      to: '2022-12-31',
    });
  });

  it('leaves out what it does not understand', () => {
    expect(of('etat=perdue&annee=deux')).toEqual({});
    expect(of('etat=toString')).toEqual({});
    expect(yearOf(new URLSearchParams('annee=20222'))).toBeNull();
  });
});
