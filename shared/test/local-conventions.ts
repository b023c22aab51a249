import type { LocalConventionTerms } from '../src/convention/terms.js';
import { localDate } from '../src/local-date.js';
import { aConvention, aTerm } from './a-convention.js';

/** An FCIL and a coloration made from the template, with what the rules read of them. */
const common = aConvention({
  key: 'fcil-essai',
  level: 'LOCAL',
  signature: { state: 'DATED', date: localDate('2022-09-15'), place: null, article: 'SIGNATURES' },
  parties: [
    { key: 'lycee', name: 'Lycée', shortName: 'Lycée', kind: 'SCHOOL', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'entreprise', name: 'Entreprise', shortName: 'Entreprise', kind: 'FIRM', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
  ],
  terms: [
    aTerm({ variant: 'FCIL', startsOn: 'LAST_SIGNATURE', length: { kind: 'NOT_IN_TEXT' }, article: '10' }),
    aTerm({
      variant: 'COLORATION',
      startsOn: 'LAST_SIGNATURE',
      length: { kind: 'UNTIL', date: localDate('2024-07-05'), because: 'END_OF_TRAINING_CYCLE' },
      tacitRenewal: { kind: 'ALLOWED', basis: 'EXPRESS', length: { state: 'KNOWN', months: 24 }, article: '10' },
      article: '10',
    }),
  ],
  termination: {
    by: 'ANY_PARTY',
    form: 'REGISTERED_LETTER_WITH_RECEIPT',
    effect: { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 3 }, isMinimum: false, runsFrom: 'AS_READ' },
    meetingRequiredFirst: null,
    article: '12',
  },
  windingDown: [
    {
      on: ['EXPIRY', 'NON_RENEWAL', 'TERMINATION'],
      scope: 'SCHOOL_YEAR_ACTIONS',
      owedBy: null,
      article: '10',
      summary: 'Les actions de l’année scolaire s’achèvent.',
    },
  ],
  amendment: { scope: 'ANY_CHANGE', askedBy: 'NOT_IN_TEXT', agreement: 'AVENANT_WRITTEN_BY_ALL', article: '11' },
  certificates: [
    {
      variant: 'COLORATION',
      proposedBy: null,
      educationSigner: ['HEAD_OF_SCHOOL', 'ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR'],
      partnersSign: true,
      mayAlsoSign: ['REGION'],
      article: '7',
      summary: 'Attestation d’une coloration.',
    },
    {
      variant: 'FCIL',
      proposedBy: 'HEAD_OF_SCHOOL',
      educationSigner: ['ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR'],
      partnersSign: true,
      mayAlsoSign: ['REGION'],
      article: '7',
      summary: 'Attestation d’une FCIL.',
    },
  ],
});

export const FCIL: LocalConventionTerms = {
  ...common,
  kind: 'LOCAL',
  origin: {
    templateKey: 'coloration-fcil',
    variant: 'FCIL',
    filled: [
      { type: 'TRAINING_PERIOD', key: 'formation', value: { firstDay: localDate('2022-10-03'), lastDay: localDate('2023-05-26') } },
    ],
  },
};

export const COLORATION: LocalConventionTerms = {
  ...common,
  kind: 'LOCAL',
  key: 'coloration-essai',
  origin: { templateKey: 'coloration-fcil', variant: 'COLORATION', filled: [] },
};
