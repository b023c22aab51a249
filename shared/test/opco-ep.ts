import { localDate } from '../src/local-date.js';
import { aCollege, aCommittee, aConvention, aStep, aTerm } from './a-convention.js';

/** What the rules read of the text of 30 September 2020; the convention's own file is tested with the loader. */
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
    aStep({ kind: 'PLANNED_SHEET', binds: 'PROGRESS', article: '15' }),
    aStep({ kind: 'COMMISSION_EXAMINATION', by: { kind: 'BODY', body: 'commission' }, binds: 'PROGRESS', article: '14' }),
    aStep({ kind: 'MINISTRY_OPINION', by: { kind: 'PARTIES_OF_SIDE', side: 'EDUCATION' }, binds: 'SUPPORT', requires: 'FAVOURABLE', article: '15' }),
    aStep({ kind: 'COMMITTEE_VOTE', by: { kind: 'COMMITTEE' }, binds: 'PROGRESS', requires: 'FAVOURABLE', article: '14' }),
    aStep({ kind: 'BOARD_APPROVAL', by: { kind: 'BODY', body: 'conseil' }, binds: 'MONEY', requires: 'FAVOURABLE', article: '14' }),
    aStep({ kind: 'COMMITTEE_INFORMED', article: '14' }),
    aStep({ kind: 'COMMITMENT', by: { kind: 'PARTY', party: 'opco-ep', service: null }, article: '16' }),
    aStep({ kind: 'REALISED_SHEET', article: '15' }),
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
