import { expect, it } from 'vitest';
import { filterWords } from './filter-words.js';

const OPTIONS = {
  conventions: [{ key: 'c', shortTitle: 'OPCA', kind: 'CONVENTION' as const, years: [2018], axes: [{ id: 'c/4', code: '4', title: 'Métiers' }], fundingSources: [{ id: 'c/TA', label: 'Taxe' }] }],
  themes: [{ code: 'T', label: 'Orientation' }],
  academicRegions: [{ code: 'R', name: 'Occitanie', academies: [{ code: '11', name: 'Montpellier' }] }],
  audiences: [{ code: 'A', label: 'Apprentis' }],
};

it('a selection is told filter by filter, with the names that its form has', () => {
  expect(filterWords({ conventions: ['c'], years: [2018, 2019], axes: ['c/4'], academies: ['11'] }, OPTIONS)).toEqual([
    'Convention\u00a0: OPCA',
    'Année\u00a0: 2018, 2019',
    'Axe\u00a0: 4. Métiers',
    'Académie\u00a0: Montpellier',
  ]);
});

it('no filter says nothing, and what is not broken down is a place of its own', () => {
  expect(filterWords({}, OPTIONS)).toEqual([]);
  expect(filterWords({ notBrokenDown: true }, OPTIONS)).toEqual(['Académie\u00a0: Non ventilé']);
});

it('a code that nobody knows any more is told as it is', () => {
  expect(filterWords({ themes: ['ANCIEN'] }, OPTIONS)).toEqual(['Thème\u00a0: ANCIEN']);
});
