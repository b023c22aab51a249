import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_QUESTION, questionOf } from './address.js';
import { breakdownsFor, DIMENSIONS, MEASURES } from './measures.js';

const read = (search: string) => questionOf(new URLSearchParams(search));

describe('the address of a pivot', () => {
  it('says rows, columns, measure and filters', () => {
    expect(read('lignes=academie&colonnes=public&mesure=filles&annee=2018')).toEqual({ rows: 'academie', columns: 'public', measure: 'filles', filter: { years: [2018] } });
    expect(read('')).toEqual(FIRST_QUESTION);
  });

  it('asks only for what has a meaning, whatever is written in it', () => {
    const word = fc.constantFrom<string>(...DIMENSIONS, 'autre', '');
    const measure = fc.constantFrom<string>(...MEASURES, 'autre', '');
    fc.assert(
      fc.property(word, word, measure, (lignes, colonnes, mesure) => {
        const question = questionOf(new URLSearchParams({ lignes, colonnes, mesure }));
        expect(question.rows).not.toBe(question.columns);
        expect(breakdownsFor(question.measure)).toEqual(expect.arrayContaining([question.rows, question.columns]));
      }),
    );
  });
});
