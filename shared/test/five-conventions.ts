import type { ActionStep } from '../src/convention/terms-governance.js';
import type { LocalConventionTerms } from '../src/convention/terms.js';
import { cents } from '../src/money.js';
import { localDate } from '../src/local-date.js';
import { aCollege, aCommittee, aConvention, aTerm } from './a-convention.js';

/** What the rules read of the five texts; the conventions' own files are tested with the loader. */

export const DEFI = aConvention({
  key: 'opca-defi-2016',
  parties: [
    { key: 'menesr', name: 'Ministère', shortName: 'MENESR', kind: 'MINISTRY', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'opca-defi', name: 'OPCA DEFi', shortName: 'OPCA DEFi', kind: 'OPCO', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
  ],
  terms: [
    aTerm({
      tacitRenewal: { kind: 'EXCLUDED', article: '13' },
      renewalRequest: { by: 'opca-defi', to: 'menesr', monthsBeforeEnd: 6, form: 'WRITTEN', article: '13' },
    }),
  ],
  termination: {
    by: 'ANY_PARTY',
    form: 'WRITTEN',
    effect: { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 6 }, isMinimum: true, runsFrom: 'RECEIPT' },
    meetingRequiredFirst: null,
    article: '14',
  },
  endingsByEvent: [
    {
      key: 'retrait-habilitation',
      event: 'COLLECTION_LICENCE_WITHDRAWN',
      ground: 'TERMINATION_BY_LAW',
      effectiveOn: 'EFFECT_OF_THE_EVENT',
      article: '14',
      summary: 'Habilitation retirée.',
    },
  ],
  windingDown: [
    { on: ['EXPIRY', 'NON_RENEWAL'], scope: 'COMMITTED_ACTIONS', owedBy: 'opca-defi', article: '13', summary: 'Les actions engagées s’achèvent.' },
    { on: ['TERMINATION', 'TERMINATION_BY_LAW'], scope: 'COMMITTED_ACTIONS', owedBy: 'opca-defi', article: '14', summary: 'Les actions engagées s’achèvent.' },
  ],
  amendment: { scope: 'ANY_CHANGE', askedBy: 'ANY_PARTY', agreement: 'AVENANT', article: '13' },
  fundingSources: [
    { code: 'HORS_QUOTA', label: 'Hors quota', article: '12', fundedBy: 'opca-defi', isCapped: true },
    { code: 'AUTRES', label: 'Autres ressources', article: 'ANNEX_1', fundedBy: null, isCapped: false },
  ],
  caps: [
    {
      key: 'hors-quota-par-an',
      label: 'Prélèvement annuel maximal',
      article: '12',
      fundingSourceCodes: ['HORS_QUOTA'],
      period: 'AS_READ',
      setBy: 'THIS_CONVENTION',
      coversConventions: [],
      mayCoverAllConventionsOf: null,
      amounts: [{ state: 'KNOWN', year: null, cents: cents(150_000_000) }],
    },
  ],
  providers: {
    opinionFirst: 'COMMITTEE',
    agreementRequired: true,
    agreementSentToCommittee: true,
    actualCostsOnly: '12',
    performers: ['PROVIDERS'],
    listIsOpen: false,
    article: '11',
  },
  bodies: [{ key: 'conseil', kind: 'BOARD', name: 'Conseil d’administration', party: 'opca-defi', article: '9' }],
  committee: aCommittee({
    composition: {
      kind: 'SEATS',
      total: 8,
      article: '9',
      colleges: [
        aCollege({
          key: 'opca',
          party: 'opca-defi',
          offices: [
            { office: 'Président', strength: 'REQUIRED' },
            { office: 'Vice-président', strength: 'REQUIRED' },
          ],
        }),
        aCollege({ key: 'ministere', party: 'menesr', side: 'EDUCATION' }),
      ],
    },
    meetings: {
      perYearMin: 2,
      calledBy: { kind: 'PARTY', party: 'opca-defi', service: null },
      article: '10',
      yearly: [
        {
          key: 'avant-15-juin',
          label: 'Réunion d’avant le 15 juin',
          deadline: { wording: 'BEFORE', month: 6, day: 15, yearsAfter: 0 },
          season: null,
          afterBody: null,
          beforeBody: null,
          purpose: null,
          article: '10',
        },
        { key: 'pilotage', label: 'Seconde réunion', deadline: null, season: null, afterBody: null, beforeBody: null, purpose: null, article: '10' },
      ],
    },
    papers: { daysBefore: 7, by: { kind: 'NOT_IN_TEXT' }, article: '10' },
    minutes: [
      { step: 'DRAFTED', by: { kind: 'PARTY', party: 'opca-defi', service: null }, article: '10' },
      { step: 'REREAD', by: { kind: 'PARTY', party: 'menesr', service: null }, article: '10' },
      { step: 'APPROVED', by: { kind: 'COMMITTEE' }, article: '10' },
    ],
    priorities: { setBy: { kind: 'COMMITTEE' }, article: '9' },
  }),
  actionSteps: [
    step({ kind: 'PLANNED_SHEET', binds: 'PROGRESS', article: '11' }),
    step({ kind: 'COMMITTEE_OPINION', by: { kind: 'COMMITTEE' }, binds: 'MONEY', requires: 'AS_READ', article: '11' }),
    step({ kind: 'BOARD_APPROVAL', by: { kind: 'BODY', body: 'conseil' }, on: 'YEARLY_PROGRAMME', binds: 'MONEY', requires: 'AS_READ', article: '9' }),
    step({ kind: 'COMMITMENT', by: { kind: 'PARTY', party: 'opca-defi', service: null }, article: '11' }),
    step({ kind: 'REALISED_SHEET', article: '11' }),
  ],
  sheets: {
    planned: { article: '11', model: 'ANNEX_1' },
    realised: { article: '11', model: 'ANNEX_2' },
    financialAnnex: { article: '11' },
    sentTo: { kind: 'NOT_IN_TEXT' },
  },
  reports: [
    {
      key: 'bilan-annuel',
      kind: 'ANNUAL_REPORT',
      label: 'Bilan annuel',
      period: 'CALENDAR_YEAR',
      groupedByAxis: true,
      by: { kind: 'PARTY', party: 'opca-defi', service: null },
      to: [{ kind: 'PARTY', party: 'menesr', service: null }],
      presentedFirstTo: [],
      forApproval: false,
      due: { kind: 'YEARLY', wording: 'AT_LATEST', month: 4, day: 30, yearsAfter: 1 },
      outlivesConvention: true,
      article: '11',
    },
    {
      key: 'bilan-pluriannuel',
      kind: 'MULTI_YEAR_REPORT',
      label: 'Bilan pluriannuel',
      period: 'WHOLE_TERM',
      groupedByAxis: false,
      by: { kind: 'PARTY', party: 'opca-defi', service: null },
      to: [{ kind: 'PARTY', party: 'menesr', service: null }],
      presentedFirstTo: [],
      forApproval: false,
      due: { kind: 'AT_THE_END' },
      outlivesConvention: true,
      article: '11',
    },
  ],
  disputes: [{ kind: 'CONCILIATION', exceptionalCommittee: true, beforeTermination: false, article: '14', summary: 'Conciliation.' }],
  eventDuties: [
    {
      key: 'habilitation-retiree',
      event: 'COLLECTION_LICENCE_WITHDRAWN',
      duty: 'INFORM',
      owedBy: { kind: 'PARTY', party: 'opca-defi', service: null },
      owedTo: { kind: 'PARTY', party: 'menesr', service: null },
      form: 'WRITTEN',
      article: '14',
      summary: 'Informer le ministre par écrit.',
    },
    {
      key: 'convention-prestataire',
      event: 'PROVIDER_AGREEMENT_SIGNED',
      duty: 'SEND',
      owedBy: { kind: 'PARTY', party: 'opca-defi', service: null },
      owedTo: { kind: 'COMMITTEE' },
      form: 'ANY',
      article: '11',
      summary: 'Transmettre la convention passée avec le prestataire.',
    },
  ],
});

export const OPCO_EP = aConvention({
  key: 'opco-ep-2020',
  signature: { state: 'DATED', date: localDate('2020-09-30'), place: 'Paris', article: 'SIGNATURES' },
  parties: [
    { key: 'menjs', name: 'Ministère (scolaire)', shortName: 'MENJS', kind: 'MINISTRY', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'mesri', name: 'Ministère (supérieur)', shortName: 'MESRI', kind: 'MINISTRY', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
    { key: 'opco-ep', name: 'OPCO EP', shortName: 'OPCO EP', kind: 'OPCO', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
  ],
  terms: [aTerm({ length: { kind: 'MONTHS', months: 36 }, tacitRenewal: { kind: 'EXCLUDED', article: '17' }, article: '17' })],
  termination: {
    by: 'ANY_PARTY',
    form: 'WRITTEN',
    effect: { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 2 }, isMinimum: true, runsFrom: 'RECEIPT' },
    meetingRequiredFirst: null,
    article: '18',
  },
  endingsByEvent: [
    {
      key: 'logo-sans-autorisation',
      event: 'MINISTRY_LOGO_USED_WITHOUT_LEAVE',
      ground: 'LAPSE',
      effectiveOn: 'AS_READ',
      article: '11',
      summary: 'Logo employé sans autorisation.',
    },
  ],
  windingDown: [
    { on: ['TERMINATION', 'TERMINATION_BY_LAW'], scope: 'COMMITTED_ACTIONS', owedBy: 'opco-ep', article: '18', summary: 'Les actions engagées s’achèvent.' },
  ],
  amendment: { scope: 'ANY_CHANGE', askedBy: 'ANY_PARTY', agreement: 'AVENANT', article: '17' },
  fundingSources: [
    { code: 'FRAIS_DE_MISSION', label: 'Frais de mission', article: '16', fundedBy: 'opco-ep', isCapped: true },
    { code: 'AUTRES', label: 'Autres ressources', article: null, fundedBy: null, isCapped: false },
  ],
  caps: [
    {
      key: 'frais-de-mission',
      label: 'Plafond des frais de mission',
      article: '16',
      fundingSourceCodes: ['FRAIS_DE_MISSION'],
      period: 'AS_READ',
      setBy: 'OBJECTIVES_AND_MEANS_AGREEMENT',
      coversConventions: [],
      mayCoverAllConventionsOf: 'opco-ep',
      amounts: [{ state: 'UNKNOWN', year: null, cents: null, reason: 'Le texte n’en donne pas le montant.' }],
    },
  ],
  bodies: [
    { key: 'commission', kind: 'COMMISSION', name: 'Commission apprentissage', party: 'opco-ep', article: '14' },
    { key: 'conseil', kind: 'BOARD', name: 'Conseil d’administration', party: 'opco-ep', article: '13' },
  ],
  committee: aCommittee({
    article: '13',
    composition: {
      kind: 'SEATS',
      total: 12,
      article: '13',
      colleges: [
        aCollege({ key: 'opco', party: 'opco-ep', seats: 10, votes: { total: 10, castBy: 'AS_READ' }, article: '13' }),
        aCollege({ key: 'menjs', party: 'menjs', side: 'EDUCATION', seats: 1, votes: { total: 5, castBy: 'BLOCK' }, article: '13' }),
        aCollege({ key: 'mesri', party: 'mesri', side: 'EDUCATION', seats: 1, votes: { total: 5, castBy: 'BLOCK' }, article: '13' }),
      ],
    },
    voting: { kind: 'MAJORITY', majority: 'ABSOLUTE', base: 'VOTES_CAST', threshold: 'AS_READ', abstentions: 'AS_READ', tie: 'NOT_ADOPTED', article: '13' },
    meetings: {
      perYearMin: 2,
      calledBy: { kind: 'PARTY', party: 'opco-ep', service: null },
      article: '14',
      yearly: [
        {
          key: 'avant-15-juin',
          label: 'Réunion d’avant le 15 juin',
          deadline: { wording: 'BEFORE', month: 6, day: 15, yearsAfter: 0 },
          season: null,
          afterBody: 'commission',
          beforeBody: 'conseil',
          purpose: null,
          article: '14',
        },
        { key: 'fin-d-annee', label: 'Réunion de fin d’année', deadline: null, season: 'YEAR_END', afterBody: 'commission', beforeBody: 'conseil', purpose: null, article: '14' },
      ],
    },
    papers: { daysBefore: 7, by: { kind: 'NOT_IN_TEXT' }, article: '14' },
    emailConsultation: { afterMeetings: 2, article: '14', summary: 'Consultation par courriel.' },
    priorities: { setBy: { kind: 'COMMITTEE' }, article: '13' },
  }),
  actionSteps: [
    step({ kind: 'PLANNED_SHEET', binds: 'PROGRESS', article: '15' }),
    step({ kind: 'COMMISSION_EXAMINATION', by: { kind: 'BODY', body: 'commission' }, binds: 'PROGRESS', article: '14' }),
    step({ kind: 'MINISTRY_OPINION', by: { kind: 'PARTIES_OF_SIDE', side: 'EDUCATION' }, binds: 'SUPPORT', requires: 'FAVOURABLE', article: '15' }),
    step({ kind: 'COMMITTEE_VOTE', by: { kind: 'COMMITTEE' }, binds: 'PROGRESS', requires: 'FAVOURABLE', article: '14' }),
    step({ kind: 'BOARD_APPROVAL', by: { kind: 'BODY', body: 'conseil' }, binds: 'MONEY', requires: 'FAVOURABLE', article: '14' }),
    step({ kind: 'COMMITTEE_INFORMED', article: '14' }),
    step({ kind: 'COMMITMENT', by: { kind: 'PARTY', party: 'opco-ep', service: null }, article: '16' }),
    step({ kind: 'REALISED_SHEET', article: '15' }),
  ],
  opinions: [
    { value: 'FAVOURABLE', effect: 'LOGO_AND_RELAY', article: '14' },
    { value: 'RESERVED', effect: 'RECOMMENDATIONS', article: '14' },
    { value: 'UNFAVOURABLE', effect: 'NO_SUPPORT', article: '14' },
  ],
  modification: { of: ['CONTENT', 'BUDGET'], duty: 'PRESENTED_BEFOREHAND', to: { kind: 'COMMITTEE' }, article: '15' },
  sheets: {
    planned: { article: '15', model: null },
    realised: { article: '15', model: null },
    financialAnnex: { article: '15' },
    sentTo: { kind: 'COMMITTEE' },
  },
  reports: [
    {
      key: 'bilan-annuel',
      kind: 'ANNUAL_REPORT',
      label: 'Bilan annuel',
      period: 'CALENDAR_YEAR',
      groupedByAxis: false,
      by: { kind: 'PARTY', party: 'opco-ep', service: null },
      to: [{ kind: 'ALL_PARTIES' }],
      presentedFirstTo: [
        { kind: 'BODY', body: 'commission' },
        { kind: 'BODY', body: 'conseil' },
      ],
      forApproval: true,
      due: { kind: 'YEARLY', wording: 'BEFORE', month: 4, day: 30, yearsAfter: 1 },
      outlivesConvention: true,
      article: '15',
    },
  ],
  communication: [
    {
      kind: 'LOGO_LEAVE',
      grantedBy: { kind: 'PARTIES_OF_SIDE', side: 'EDUCATION' },
      statesDuration: true,
      breachEnding: 'logo-sans-autorisation',
      article: '11',
      summary: 'Logo sur autorisation.',
    },
  ],
  equity: [
    { aim: 'FAIR_TARGETING', audiences: ['LYCEE_PUPILS', 'STUDENTS', 'APPRENTICES'], article: '15', summary: 'Cibler équitablement.' },
  ],
  digitalTools: {
    priorAgreementOf: { kind: 'PARTIES_OF_SIDE', side: 'EDUCATION' },
    sheets: ['GDPR', 'PUBLIC_ALGORITHM'],
    article: '12',
    summary: 'Accord et fiches avant mise en ligne.',
  },
  disputes: [{ kind: 'CONCILIATION', exceptionalCommittee: true, beforeTermination: false, article: '18', summary: 'Conciliation.' }],
  eventDuties: [
    {
      key: 'retour-du-conseil',
      event: 'BOARD_DECIDED',
      duty: 'INFORM',
      owedBy: { kind: 'NOT_IN_TEXT' },
      owedTo: { kind: 'COMMITTEE' },
      form: 'ANY',
      article: '14',
      summary: 'Rapporter les décisions du conseil.',
    },
  ],
});

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

export const ALL_FIVE = [DEFI, OPCO_EP, OCCITANIE, CGPME, FCIL] as const;

function step(changes: Partial<ActionStep> & Pick<ActionStep, 'kind'>): ActionStep {
  return { by: { kind: 'NOT_IN_TEXT' }, on: 'ACTION', binds: 'NOTHING', requires: 'GIVEN', article: null, summary: '', ...changes };
}
