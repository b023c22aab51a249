import { localDate } from '../src/local-date.js';
import { aCommittee, aConvention, aTerm } from './a-convention.js';

/** What the rules read of the texts of Occitanie and of CGPME PACA; the conventions' own files are tested with the loader. */
export const OCCITANIE = aConvention({
  key: 'medef-occitanie-2021',
  level: 'ACADEMIC_REGION',
  signature: { state: 'DATED', date: localDate('2021-03-18'), place: 'Toulouse', article: 'SIGNATURES' },
  parties: [
    { key: 'region', name: 'Région académique', shortName: 'Région académique', kind: 'ACADEMIC_REGION', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'medef', name: 'MEDEF Occitanie', shortName: 'MEDEF', kind: 'EMPLOYERS_ORGANISATION', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
  ],
  terms: [
    aTerm({
      length: { kind: 'MONTHS', months: 24 },
      tacitRenewal: { kind: 'ALLOWED', basis: 'EXPRESS', length: { state: 'NOT_IN_TEXT' }, article: '12' },
      article: '12',
    }),
  ],
  termination: {
    by: 'ANY_PARTY',
    form: 'REGISTERED_LETTER_WITH_RECEIPT',
    effect: { kind: 'NEXT_SCHOOL_YEAR' },
    meetingRequiredFirst: null,
    article: '13',
  },
  amendment: { scope: 'ANY_CHANGE', askedBy: 'ANY_PARTY', agreement: 'AVENANT', article: '12' },
  secrecy: [{ kind: 'CONTACT_LIST', between: { kind: 'ALL_PARTIES' }, yearlyMonth: 9, underGdpr: true, article: '8', summary: 'Listes de contacts.' }],
  committee: aCommittee({
    kind: 'HEADS_MEETING',
    article: '9',
    meetings: {
      perYearMin: 1,
      calledBy: { kind: 'NOT_IN_TEXT' },
      article: '9',
      yearly: [{ key: 'annuelle', label: 'Réunion annuelle', deadline: null, season: null, afterBody: null, beforeBody: null, purpose: null, article: '9' }],
    },
  }),
  disputes: [{ kind: 'AMICABLE', exceptionalCommittee: false, beforeTermination: false, article: '14', summary: 'À l’amiable.' }],
  eventDuties: [
    {
      key: 'campus-cree',
      event: 'CAMPUS_CREATED',
      duty: 'INFORM',
      owedBy: { kind: 'PARTY', party: 'region', service: null },
      owedTo: { kind: 'PARTY', party: 'medef', service: null },
      form: 'ANY',
      article: '6',
      summary: 'Informer de la création d’un campus.',
    },
  ],
});

export const CGPME = aConvention({
  key: 'cgpme-paca',
  level: 'ACADEMY',
  signature: { state: 'UNDATED', note: 'Date laissée en blanc.', article: 'SIGNATURES' },
  parties: [
    { key: 'academie', name: 'Académie', shortName: 'Académie', kind: 'ACADEMY', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'cgpme', name: 'CGPME PACA', shortName: 'CGPME', kind: 'EMPLOYERS_ORGANISATION', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'agefa', name: 'AGEFA PME', shortName: 'AGEFA', kind: 'ASSOCIATION', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
  ],
  terms: [
    aTerm({
      tacitRenewal: { kind: 'ALLOWED', basis: 'IMPLIED', length: { state: 'NOT_IN_TEXT' }, article: '3.4' },
      nonRenewalNotice: { by: 'ANY_PARTY', notice: { state: 'KNOWN', months: 3 }, article: '3.4' },
      article: '3.4',
    }),
  ],
  termination: {
    by: 'ANY_PARTY',
    form: 'NOT_IN_TEXT',
    effect: { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 3 }, isMinimum: true, runsFrom: 'AS_READ' },
    meetingRequiredFirst: { when: 'SERIOUS_DISPUTE', article: '3.3' },
    article: '3.4',
  },
  windingDown: [{ on: ['TERMINATION', 'NON_RENEWAL'], scope: 'TERMS_DURING_NOTICE', owedBy: null, article: '3.4', summary: 'Les termes valent pendant le préavis.' }],
  amendment: { scope: 'SIGNIFICANT_CHANGE', askedBy: 'NOT_IN_TEXT', agreement: 'AVENANT_SIGNED_BY_ALL', article: '3.4' },
  committee: aCommittee({
    article: '3',
    meetings: {
      perYearMin: 1,
      calledBy: { kind: 'NOT_IN_TEXT' },
      article: '3.1',
      yearly: [{ key: 'annuelle', label: 'Réunion annuelle', deadline: null, season: null, afterBody: null, beforeBody: null, purpose: null, article: '3.1' }],
    },
  }),
  disputes: [{ kind: 'MEETING', exceptionalCommittee: false, beforeTermination: true, article: '3.3', summary: 'Se réunir avant de résilier.' }],
});

/** The same convention with a day of signature, as if a dated copy had been found. */
export const CGPME_DATED = { ...CGPME, signature: { state: 'DATED', date: localDate('2014-02-10'), place: null, article: 'SIGNATURES' } } as const;
