import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartOfCaps } from './api/figures.js';
import { filterOf, isEmptyFilter, parametersOf } from './filters.js';

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

describe('the address of a selection', () => {
  it('asks for that selection, whatever it is', () => {
    const list = fc.uniqueArray(fc.stringMatching(/^[a-z0-9/-]{1,6}$/u), { minLength: 1, maxLength: 3 });
    const anything = fc.record(
      { conventions: list, years: fc.uniqueArray(fc.integer({ min: 2010, max: 2030 }), { minLength: 1 }), axes: list, themes: list, fundingSources: list, academicRegions: list, audiences: list, notBrokenDown: fc.constant(true) },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(anything, (filter) => void expect(filterOf(parametersOf(filter))).toEqual(filter)));
  });
});
