import type { Blank, FilledBlank } from '../src/convention/terms-template.js';
import type { TemplateTerms } from '../src/convention/terms.js';
import { localDate } from '../src/local-date.js';
import { aCollege, aCommittee, aConvention, aReading, aTerm } from './a-convention.js';

const base = { article: '2', variant: null } as const;

/** The blanks that the coloration/FCIL text has, one of each type. */
export const BLANKS: readonly Blank[] = [
  { ...base, key: 'nature', label: 'Nature', type: 'VARIANT' },
  { ...base, key: 'intitule', label: 'Intitulé', type: 'TEXT', maxLength: 40 },
  { ...base, key: 'ecole', label: 'Établissement', type: 'PARTIES', side: 'EDUCATION', kinds: ['SCHOOL', 'ACADEMY'] },
  { ...base, key: 'partenaire', label: 'Partenaire', type: 'PARTIES', side: 'PROFESSIONAL', kinds: ['FIRM'] },
  { ...base, key: 'lieu', label: 'Lieu', type: 'LOCATION' },
  { ...base, key: 'publics', label: 'Publics', type: 'AUDIENCES', allowed: ['LYCEE_PUPILS', 'APPRENTICES'] },
  { ...base, key: 'duree', label: 'Durée de la formation', type: 'TRAINING_PERIOD', variant: 'FCIL', minMonths: 3, maxLength: 'ONE_SCHOOL_YEAR' },
  { ...base, key: 'partie-du-cycle', label: 'Durée de la coloration', type: 'TRAINING_PERIOD', variant: 'COLORATION', minMonths: null, maxLength: null },
  { ...base, key: 'fin-du-cycle', label: 'Fin du cycle', type: 'DATE', variant: 'COLORATION' },
  { ...base, key: 'reconduction', label: 'Reconduction', type: 'RENEWAL', variant: 'COLORATION', maxMonths: 60 },
  { ...base, key: 'rythme', label: 'Rythme', type: 'CHOICE', options: [{ code: 'PLEIN', label: 'Plein' }, { code: 'PARTAGE', label: 'Partagé' }] },
  { ...base, key: 'membres', label: 'Membres', type: 'SEATS', college: 'partenaire' },
  { ...base, key: 'preavis', label: 'Préavis', type: 'MONTHS', min: 1, max: 12 },
  { ...base, key: 'signature', label: 'Date de signature', type: 'DATE' },
  { ...base, key: 'signataires', label: 'Signataires', type: 'SIGNATORIES' },
];

/** A template with the blanks above, for a coloration or an FCIL. */
export function aTemplate(changes: Partial<TemplateTerms> = {}): TemplateTerms {
  return {
    ...aConvention({
      key: 'modele',
      level: 'LOCAL',
      territory: { kind: 'TO_FILL_IN' },
      parties: [],
      signature: { state: 'TO_FILL_IN', dateBlank: 'signature', placeBlank: null, article: 'SIGNATURES' },
      audiences: [
        { code: 'LYCEE_PUPILS', article: '2' },
        { code: 'APPRENTICES', article: '2' },
        { code: 'TEACHERS', article: '6' },
      ],
      terms: [
        aTerm({
          variant: 'COLORATION',
          startsOn: 'LAST_SIGNATURE',
          length: { kind: 'UNTIL_BLANK', blank: 'fin-du-cycle', because: 'END_OF_TRAINING_CYCLE' },
          tacitRenewal: { kind: 'TO_FILL_IN', blank: 'reconduction', article: '10' },
        }),
        aTerm({ variant: 'FCIL', startsOn: 'LAST_SIGNATURE', length: { kind: 'NOT_IN_TEXT' } }),
      ],
      termination: {
        by: 'ANY_PARTY',
        form: 'REGISTERED_LETTER_WITH_RECEIPT',
        effect: { kind: 'AFTER_NOTICE', notice: { state: 'BLANK', blank: 'preavis' }, isMinimum: false, runsFrom: 'RECEIPT' },
        meetingRequiredFirst: null,
        article: '12',
      },
      committee: aCommittee({
        composition: { kind: 'COLLEGES', colleges: [aCollege({ key: 'partenaire', party: null, seats: null })], article: '9' },
      }),
      readings: [aReading('SCHOOL_YEAR_LENGTH', 'LENGTH_OF_A_SCHOOL_YEAR')],
    }),
    kind: 'TEMPLATE',
    template: {
      localTitle: 'Convention {intitule}',
      localShortTitle: '{variant} {intitule}',
      variants: [
        { code: 'COLORATION', label: 'Coloration', definition: 'Un diplôme adapté.' },
        { code: 'FCIL', label: 'FCIL', definition: 'Une formation complémentaire.' },
      ],
      blanks: BLANKS,
    },
    ...changes,
  };
}

const common: readonly FilledBlank[] = [
  { type: 'TEXT', key: 'intitule', value: 'du bois' },
  { type: 'PARTIES', key: 'ecole', value: [{ key: 'lycee', name: 'Lycée', shortName: 'Lycée', kind: 'SCHOOL', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null }] },
  { type: 'PARTIES', key: 'partenaire', value: [{ key: 'scierie', name: 'Scierie', shortName: 'Scierie', kind: 'FIRM', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null }] },
  { type: 'LOCATION', key: 'lieu', value: { academyCode: '04', uai: null } },
  { type: 'AUDIENCES', key: 'publics', value: ['APPRENTICES'] },
  { type: 'CHOICE', key: 'rythme', value: 'PLEIN' },
  { type: 'SEATS', key: 'membres', value: [{ name: 'Claude Exemple', office: 'Directrice de la scierie' }] },
  { type: 'MONTHS', key: 'preavis', value: 3 },
  { type: 'DATE', key: 'signature', value: localDate('2023-06-12') },
  {
    type: 'SIGNATORIES',
    key: 'signataires',
    value: [
      { name: 'Dominique Exemple', office: 'Proviseur', signsFor: 'lycee', article: 'SIGNATURES', discrepancy: null },
      { name: 'Claude Exemple', office: 'Directrice', signsFor: 'scierie', article: 'SIGNATURES', discrepancy: null },
    ],
  },
];

/** Every blank of an FCIL, well filled in. */
export const FCIL_VALUES: readonly FilledBlank[] = [
  { type: 'VARIANT', key: 'nature', value: 'FCIL' },
  ...common,
  { type: 'TRAINING_PERIOD', key: 'duree', value: { firstDay: localDate('2023-09-04'), lastDay: localDate('2024-06-28') } },
];

/** Every blank of a coloration, well filled in. */
export const COLORATION_VALUES: readonly FilledBlank[] = [
  { type: 'VARIANT', key: 'nature', value: 'COLORATION' },
  ...common,
  { type: 'TRAINING_PERIOD', key: 'partie-du-cycle', value: { firstDay: localDate('2023-09-04'), lastDay: localDate('2024-06-28') } },
  { type: 'DATE', key: 'fin-du-cycle', value: localDate('2025-07-04') },
  { type: 'RENEWAL', key: 'reconduction', value: { kind: 'TACIT', months: 24 } },
];
