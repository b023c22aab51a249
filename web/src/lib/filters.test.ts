import { describe, expect, it } from 'vitest';
import { filterOf, isEmptyFilter, isPartOfCaps } from './filters.js';

const read = (search: string) => filterOf(new URLSearchParams(search));

describe('filters in the address', () => {
  it('are none when the address has none, or other parameters', () => {
    expect(isEmptyFilter(read(''))).toBe(true);
    expect(isEmptyFilter(read('preuve=abc&annee='))).toBe(true);
  });

  it('combine, and may take several values', () => {
    expect(read('convention=opca-defi-2016&annee=2018&annee=2019&public=STUDENTS')).toEqual({
      conventions: ['opca-defi-2016'],
      years: [2018, 2019],
      audiences: ['STUDENTS'],
    });
  });

  it('leave out a year that is no year', () => {
    expect(isEmptyFilter(read('annee=deux-mille'))).toBe(true);
  });

  it('can ask for what was not broken down by académie', () => {
    expect(read('academie=non-ventile')).toEqual({ notBrokenDown: true });
  });

  it('know that a year or a convention leaves a cap whole, and that an académie does not', () => {
    expect(isPartOfCaps(read('convention=opca-defi-2016&annee=2018'))).toBe(false);
    expect(isPartOfCaps(read('academie=16'))).toBe(true);
    expect(isPartOfCaps(read('academie=non-ventile'))).toBe(true);
  });
});
