import { cents } from '@conventions-ouvertes/shared/money';
import type { TermClause } from '@conventions-ouvertes/shared/convention/terms-life';
import { describe, expect, it } from 'vitest';
import { clausesOf, groupByArticle } from './clauses.js';
import { aConvention } from './testing/terms.js';

const sentences = (given: Parameters<typeof aConvention>[0], article: string | null) =>
  clausesOf(aConvention(given))
    .filter((clause) => clause.article === article)
    .map(({ sentence }) => sentence);

const aTerm = (given: Partial<TermClause> = {}): TermClause => ({
  variant: null,
  startsOn: 'SIGNATURE',
  length: { kind: 'MONTHS', months: 60 },
  tacitRenewal: { kind: 'EXCLUDED', article: '13' },
  renewalRequest: null,
  nonRenewalNotice: null,
  article: '13',
  ...given,
});

const aCap = { key: 'ta', label: 'Plafond de la taxe', article: '12', fundingSourceCodes: ['TA'], period: 'CALENDAR_YEAR', setBy: 'THIS_CONVENTION', coversConventions: [], mayCoverAllConventionsOf: null } as const;

describe('a convention’s life in plain words', () => {
  it('tells its length, its start, and that it does not renew itself', () => {
    expect(sentences({ terms: [aTerm()] }, '13')).toEqual([
      'La convention court pendant 5\u00a0ans à compter de sa signature.',
      'Elle ne se reconduit pas d’elle-même.',
    ]);
  });

  it('tells a renewal that the text says from one that only follows from it, and an unknown length', () => {
    const allowed = (basis: 'EXPRESS' | 'IMPLIED') =>
      sentences({ terms: [aTerm({ tacitRenewal: { kind: 'ALLOWED', basis, length: { state: 'NOT_IN_TEXT' }, article: '12' } })] }, '12')[0];
    expect(allowed('EXPRESS')).toBe('Elle peut se reconduire d’elle-même, pour une durée que le texte ne précise pas.');
    expect(allowed('IMPLIED')).toContain('si personne ne s’y oppose');
  });

  it('tells a notice in months from one that takes effect at the next school year', () => {
    const base = { by: 'ANY_PARTY', form: 'WRITTEN', meetingRequiredFirst: null, article: '14' } as const;
    const notice = { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 6 }, isMinimum: true, runsFrom: 'RECEIPT' } as const;
    expect(sentences({ termination: { ...base, effect: notice } }, '14')[0]).toContain('6\u00a0mois');
    expect(sentences({ termination: { ...base, effect: { kind: 'NEXT_SCHOOL_YEAR' } } }, '14')[0]).toContain('rentrée scolaire suivante');
  });
});

describe('money in plain words', () => {
  it('writes a known cap whole', () => {
    const cap = { ...aCap, amounts: [{ state: 'KNOWN', year: null, cents: cents(150_000_000) }] } as const;
    expect(sentences({ caps: [cap] }, '12')).toEqual(['Plafond de la taxe\u00a0: au plus 1\u202f500\u202f000,00\u00a0€ par an.']);
  });

  it('tells an unknown cap as unknown, and why', () => {
    const cap = { ...aCap, amounts: [{ state: 'UNKNOWN', year: null, cents: null, reason: 'Fixé par règlement.' }] } as const;
    expect(sentences({ caps: [cap] }, '12')).toEqual(['Plafond de la taxe\u00a0: montant non communiqué. Fixé par règlement.']);
  });
});

describe('deadlines in plain words', () => {
  const report = (wording: 'BEFORE' | 'AT_LATEST') =>
    sentences(
      {
        reports: [
          {
            key: 'bilan',
            kind: 'ANNUAL_REPORT',
            label: 'Bilan annuel',
            period: 'CALENDAR_YEAR',
            groupedByAxis: true,
            by: { kind: 'PARTY', party: 'opco', service: null },
            to: [],
            presentedFirstTo: [],
            forApproval: false,
            due: { kind: 'YEARLY', wording, month: 4, day: 30, yearsAfter: 1 },
            outlivesConvention: true,
            article: '11',
          },
        ],
      },
      '11',
    )[0];

  it('keep « avant le » and « au plus tard le » apart', () => {
    expect(report('BEFORE')).toBe('Bilan annuel, par OPCO, avant le 30\u00a0avril de l’année suivante.');
    expect(report('AT_LATEST')).toBe('Bilan annuel, par OPCO, au plus tard le 30\u00a0avril de l’année suivante.');
  });

  it('agree in number', () => {
    const meetings = (perYearMin: number) => sentences({ committee: { ...aConvention().committee, meetings: { ...aConvention().committee.meetings, perYearMin } } }, '10');
    expect(meetings(1)).toEqual(['Comité de pilotage\u00a0: au moins 1 réunion par an.']);
    expect(meetings(2)).toEqual(['Comité de pilotage\u00a0: au moins 2 réunions par an.']);
  });
});

describe('articles of a text', () => {
  it('come in its order, those that set nothing computable included, the visas first and what has no article last', () => {
    const terms = aConvention({
      legalBases: [{ citation: 'Code du travail', summary: 'Fonde la convention.', article: 'RECITALS' }],
      governingLaw: { law: 'droit français', article: null },
    });
    const groups = groupByArticle(terms, clausesOf(terms));
    expect(groups.map(({ label }) => label)).toEqual(['visas', 'article\u00a01', 'article\u00a02', 'article\u00a013', 'article\u00a09', 'article\u00a010', 'Hors article']);
    expect(groups.find(({ label }) => label === 'article\u00a02')).toMatchObject({ title: 'Information sur les métiers', sentences: [] });
  });

  it('lose no clause and repeat none', () => {
    const terms = aConvention({ terms: [aTerm(), aTerm()] });
    const shown = groupByArticle(terms, clausesOf(terms)).flatMap(({ sentences: said }) => said);
    expect(new Set(shown)).toEqual(new Set(clausesOf(terms).map(({ sentence }) => sentence)));
    expect(shown.length).toBe(new Set(shown).size);
  });

  it('do not repeat the title of an article whose whole matter is one axis', () => {
    const axis = { code: '2', parentCode: null, article: '2', title: 'Information sur les métiers', summary: 'Informer.', themeCode: 'T', position: 1 } as const;
    expect(sentences({ axes: [axis] }, '2')).toEqual(['Informer.']);
    expect(sentences({ axes: [{ ...axis, title: 'Salons' }] }, '2')).toEqual(['Axe 2, Salons. Informer.']);
  });
});
