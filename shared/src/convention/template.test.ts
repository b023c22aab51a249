import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReading } from '../../test/a-convention.js';
import { aTemplate, COLORATION_VALUES, FCIL_VALUES } from '../../test/a-template.js';
import { localDate } from '../local-date.js';
import { instantiateTemplate } from './template.js';
import type { TemplateProblemCode } from './template-problem.js';
import type { FilledBlank } from './terms-template.js';
import type { LocalConventionTerms, TemplateTerms } from './terms.js';

const local = (filled: readonly FilledBlank[]) => ({ key: 'convention-locale', isDemonstration: false, filled });

function made(filled: readonly FilledBlank[], template = aTemplate()): LocalConventionTerms {
  const result = instantiateTemplate(template, local(filled));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.terms;
}

function refusals(filled: readonly FilledBlank[], template: TemplateTerms = aTemplate()): readonly (readonly [TemplateProblemCode, string | null])[] {
  const result = instantiateTemplate(template, local(filled));
  return result.ok ? [] : result.problems.map(({ code, blank }) => [code, blank]);
}

/** The values with the one of the same key replaced. */
const withValue = (values: readonly FilledBlank[], replacement: FilledBlank): readonly FilledBlank[] =>
  values.map((value) => (value.key === replacement.key ? replacement : value));

describe('making a convention from the coloration/FCIL template', () => {
  it('puts every value where the text has its blank', () => {
    const terms = made(FCIL_VALUES);
    expect(terms).toMatchObject({
      kind: 'LOCAL',
      key: 'convention-locale',
      title: 'Convention du bois',
      shortTitle: 'FCIL du bois',
      territory: { kind: 'LOCAL', academyCode: '04', uai: null },
      signature: { state: 'DATED', date: '2023-06-12', place: null },
      termination: { effect: { notice: { state: 'KNOWN', months: 3 } } },
      origin: { templateKey: 'modele', variant: 'FCIL' },
    });
    expect(terms.parties.map(({ key }) => key)).toEqual(['lycee', 'scierie']);
    expect(terms.audiences.map(({ code }) => code)).toEqual(['APPRENTICES', 'TEACHERS']);
    expect(Object.hasOwn(terms, 'template')).toBe(false);
  });

  it('gives the committee the partner’s members by their office, and never their names', () => {
    const { composition } = made(FCIL_VALUES).committee;
    expect(composition.kind === 'COLLEGES' && composition.colleges[0]).toMatchObject({ party: 'scierie', offices: [{ office: 'Directrice de la scierie' }] });
    expect(JSON.stringify(composition)).not.toContain('Claude');
  });

  it('runs a coloration to the end of the cycle, renewed as filled in, and leaves an FCIL without a term (10)', () => {
    expect(made(COLORATION_VALUES).terms).toMatchObject([
      { variant: null, length: { kind: 'UNTIL', date: '2025-07-04' }, tacitRenewal: { kind: 'ALLOWED', basis: 'EXPRESS', length: { state: 'KNOWN', months: 24 } } },
    ]);
    const once = withValue(COLORATION_VALUES, { type: 'RENEWAL', key: 'reconduction', value: { kind: 'NONE' } });
    expect(made(once).terms).toMatchObject([{ tacitRenewal: { kind: 'EXCLUDED', article: '10' } }]);
    expect(made(FCIL_VALUES).terms).toMatchObject([{ variant: null, length: { kind: 'NOT_IN_TEXT' }, tacitRenewal: { kind: 'NOT_MENTIONED' } }]);
  });

  it.each(FCIL_VALUES.map(({ key }) => key))('is not made with « %s » left in blank', (key) => {
    expect(refusals(FCIL_VALUES.filter((value) => value.key !== key))).toContainEqual(['BLANK_LEFT', key]);
  });

  it.each(COLORATION_VALUES.map(({ key }) => key))('is not made with « %s » left in blank, for a coloration', (key) => {
    expect(refusals(COLORATION_VALUES.filter((value) => value.key !== key))).toContainEqual(['BLANK_LEFT', key]);
  });

  it('tells every blank left at once', () => {
    const codes = refusals(FCIL_VALUES.slice(0, 1));
    expect(codes).toHaveLength(FCIL_VALUES.length - 1);
    expect(new Set(codes.map(([code]) => code))).toEqual(new Set(['BLANK_LEFT']));
  });

  it('refuses a value of another type in every blank', () => {
    for (const { key } of FCIL_VALUES.slice(1)) {
      const wrong: FilledBlank = key === 'intitule' ? { type: 'MONTHS', key, value: 3 } : { type: 'TEXT', key, value: 'un texte' };
      expect(refusals(withValue(FCIL_VALUES, wrong)), key).toEqual([['BLANK_WRONG_TYPE', key]]);
    }
  });

  it.each<readonly [TemplateProblemCode, FilledBlank]>([
    ['BLANK_LEFT', { type: 'TEXT', key: 'intitule', value: ' ' }],
    ['TEXT_LENGTH', { type: 'TEXT', key: 'intitule', value: 'x'.repeat(41) }],
    ['OUT_OF_BOUNDS', { type: 'MONTHS', key: 'preavis', value: 0 }],
    ['OUT_OF_BOUNDS', { type: 'MONTHS', key: 'preavis', value: 13 }],
    ['OUT_OF_BOUNDS', { type: 'MONTHS', key: 'preavis', value: 1.5 }],
    ['NOT_ALLOWED', { type: 'CHOICE', key: 'rythme', value: 'LENT' }],
    ['NOT_ALLOWED', { type: 'AUDIENCES', key: 'publics', value: ['STUDENTS'] }],
    ['NOT_ALLOWED', { type: 'AUDIENCES', key: 'publics', value: ['APPRENTICES', 'APPRENTICES'] }],
    ['BLANK_LEFT', { type: 'AUDIENCES', key: 'publics', value: [] }],
    ['BLANK_LEFT', { type: 'PARTIES', key: 'partenaire', value: [] }],
    ['BLANK_LEFT', { type: 'SEATS', key: 'membres', value: [] }],
    ['VARIANT_UNKNOWN', { type: 'VARIANT', key: 'nature', value: 'STAGE' }],
  ])('refuses %s', (code, replacement) => {
    expect(refusals(withValue(FCIL_VALUES, replacement))).toContainEqual([code, replacement.key]);
  });

  it('refuses a renewal longer than the text allows', () => {
    const tooLong = withValue(COLORATION_VALUES, { type: 'RENEWAL', key: 'reconduction', value: { kind: 'TACIT', months: 61 } });
    expect(refusals(tooLong)).toEqual([['OUT_OF_BOUNDS', 'reconduction']]);
  });

  it('refuses a field of the other variant, an unknown one, and one filled twice', () => {
    expect(refusals([...FCIL_VALUES, { type: 'DATE', key: 'fin-du-cycle', value: localDate('2025-07-04') }])).toEqual([['BLANK_OF_ANOTHER_VARIANT', 'fin-du-cycle']]);
    expect(refusals([...FCIL_VALUES, { type: 'TEXT', key: 'cantine', value: 'oui' }])).toEqual([['BLANK_UNKNOWN', 'cantine']]);
    expect(refusals([...FCIL_VALUES, { type: 'MONTHS', key: 'preavis', value: 4 }])).toEqual([['BLANK_TWICE', 'preavis']]);
  });

  it('refuses a party on the wrong side, of a kind that the text does not name, or twice', () => {
    const [school] = made(FCIL_VALUES).parties;
    if (school === undefined) throw new Error('Pas de partie.');
    const partner = (changes: Partial<typeof school>): FilledBlank => ({ type: 'PARTIES', key: 'partenaire', value: [{ ...school, key: 'scierie', side: 'PROFESSIONAL', kind: 'FIRM', ...changes }] });
    expect(refusals(withValue(FCIL_VALUES, partner({ side: 'EDUCATION' })))).toEqual([['PARTY_REFUSED', 'partenaire']]);
    expect(refusals(withValue(FCIL_VALUES, partner({ kind: 'OPCO' })))).toEqual([['PARTY_REFUSED', 'partenaire']]);
    expect(refusals(withValue(FCIL_VALUES, partner({ key: 'lycee' })))).toContainEqual(['PARTY_REFUSED', null]);
  });

  it('takes effect once all parties have signed: each has a signatory, and no stranger signs (10)', () => {
    const signatories = made(FCIL_VALUES).signatories;
    const only = (value: typeof signatories): FilledBlank => ({ type: 'SIGNATORIES', key: 'signataires', value });
    expect(refusals(withValue(FCIL_VALUES, only(signatories.slice(0, 1))))).toEqual([['SIGNATORY_REFUSED', 'signataires']]);
    const stranger = signatories.map((signatory) => ({ ...signatory, signsFor: 'inconnu' }));
    expect(refusals(withValue(FCIL_VALUES, only(stranger)))).toHaveLength(4);
  });

  it('refuses a cycle that ends before the signature, or before the training does', () => {
    const ending = (date: string): readonly FilledBlank[] => withValue(COLORATION_VALUES, { type: 'DATE', key: 'fin-du-cycle', value: localDate(date) });
    expect(refusals(ending('2023-06-11'))).toEqual([['DATES_CONTRADICT', 'fin-du-cycle'], ['DATES_CONTRADICT', 'partie-du-cycle']]);
    expect(refusals(ending('2024-06-27'))).toEqual([['DATES_CONTRADICT', 'partie-du-cycle']]);
    expect(refusals(ending('2024-06-28'))).toEqual([]);
  });

  it('makes a convention only of a complete set, whichever blanks are dropped', () => {
    fc.assert(
      fc.property(fc.subarray([...FCIL_VALUES]), (kept) => {
        expect(instantiateTemplate(aTemplate(), local(kept)).ok).toBe(kept.length === FCIL_VALUES.length);
      }),
    );
  });

  it('follows the reading of a school year: no longer than one, or inside one', () => {
    const straddling = withValue(FCIL_VALUES, { type: 'TRAINING_PERIOD', key: 'duree', value: { firstDay: localDate('2023-11-06'), lastDay: localDate('2024-10-31') } });
    expect(refusals(straddling)).toEqual([]);
    const within = aTemplate({ readings: [aReading('SCHOOL_YEAR_LENGTH', 'WITHIN_ONE_SCHOOL_YEAR')] });
    expect(refusals(straddling, within)).toEqual([['TRAINING_TOO_LONG', 'duree']]);
  });
});
