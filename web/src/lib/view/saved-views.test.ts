import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, readViews, renamed, withView, without } from './saved-views.js';

const A = { name: 'Occitanie', address: '/tableau-de-bord?region=16' };
const B = { name: 'Année 2018', address: '/tableau-de-bord?annee=2018' };

describe('views that a reader keeps', () => {
  it('are read back as they were kept', () => {
    expect(readViews(JSON.stringify([A, B]))).toEqual([A, B]);
    expect(readViews(null)).toEqual([]);
  });

  it('never break a page, nor lead to another site', () => {
    for (const text of ['', '{', '{}', 'null', '[1, null, {}]']) expect(readViews(text)).toEqual([]);
    for (const address of ['//ailleurs.test', 'https://ailleurs.test', '/\\ailleurs.test', 'javascript:1']) {
      expect(readViews(JSON.stringify([{ name: 'x', address }]))).toEqual([]);
    }
  });

  it('have one name each: keeping another under it replaces it', () => {
    expect(withView([A, B], ' Année  2018 ', '/tableau-de-bord?annee=2018&annee=2019')).toEqual([
      { name: 'Année 2018', address: '/tableau-de-bord?annee=2018&annee=2019' },
      A,
    ]);
    expect(withView([A], '   ', '/x')).toEqual([A]);
    expect(withView([], 'x'.repeat(200), '/x')[0]?.name).toHaveLength(LONGEST_NAME);
  });

  it('are renamed in their place, and to no name that is taken', () => {
    expect(renamed([A, B], 'Occitanie', 'Toulouse et Montpellier')).toEqual([{ ...A, name: 'Toulouse et Montpellier' }, B]);
    expect(renamed([A, B], 'Occitanie', 'Année 2018')).toEqual([A, B]);
    expect(renamed([A], 'Occitanie', ' ')).toEqual([A]);
    expect(without([A, B], 'Occitanie')).toEqual([B]);
  });
});
