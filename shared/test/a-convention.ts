import type { Reading, ReadingTopic, ReadingValues } from '../src/convention/readings.js';
import type { CommitteeClause, College } from '../src/convention/terms-committee.js';
import type { ActionStep } from '../src/convention/terms-governance.js';
import type { TermClause } from '../src/convention/terms-life.js';
import type { SignedConventionTerms } from '../src/convention/terms.js';
import { localDate } from '../src/local-date.js';

/** A term of five years from the signature, with nothing said of renewal. */
export function aTerm(changes: Partial<TermClause> = {}): TermClause {
  return {
    variant: null,
    startsOn: 'SIGNATURE',
    length: { kind: 'MONTHS', months: 60 },
    tacitRenewal: { kind: 'NOT_MENTIONED' },
    renewalRequest: null,
    nonRenewalNotice: null,
    article: '13',
    ...changes,
  };
}

export function aCollege(changes: Partial<College> = {}): College {
  return { key: 'opco', party: 'opco', side: 'PROFESSIONAL', label: 'OPCO', seats: 4, votes: null, offices: [], article: '9', ...changes };
}

/** A committee that meets once a year and about which the text says no more. */
export function aCommittee(changes: Partial<CommitteeClause> = {}): CommitteeClause {
  return {
    kind: 'STEERING_COMMITTEE',
    name: 'Comité de pilotage',
    article: '9',
    missions: [],
    composition: { kind: 'ALL_PARTIES_REPRESENTED', article: '9' },
    voting: { kind: 'NOT_SET' },
    quorum: null,
    meetings: { perYearMin: 1, yearly: [], calledBy: { kind: 'NOT_IN_TEXT' }, article: '10' },
    papers: null,
    minutes: [],
    emailConsultation: null,
    priorities: null,
    secretariat: null,
    commonAccord: null,
    guests: null,
    otherMeetings: [],
    ...changes,
  };
}

export function aReading<Topic extends Exclude<ReadingTopic, 'WORDING'>>(topic: Topic, value: ReadingValues[Topic]): Reading {
  const reading = {
    id: topic.toLowerCase().replaceAll('_', '-'),
    topic,
    value,
    question: 'Comment lire cette clause ?',
    article: null,
    sentence: 'Elle se lit ainsi.',
    reason: 'Le texte la laisse ouverte.',
    decidedBy: 'Les tests',
    decidedOn: localDate('2026-01-01'),
  };
  return reading as Reading;
}

/** A step that binds nothing, taken by nobody the text names. */
export function aStep(changes: Partial<ActionStep> & Pick<ActionStep, 'kind'>): ActionStep {
  return { by: { kind: 'NOT_IN_TEXT' }, on: 'ACTION', binds: 'NOTHING', requires: 'GIVEN', article: null, summary: '', ...changes };
}

/** Signed on 5 October 2016 between a ministry and an OPCO; silent on all that a test does not change. */
export function aConvention(changes: Partial<SignedConventionTerms> = {}): SignedConventionTerms {
  return {
    kind: 'CONVENTION',
    key: 'essai',
    title: 'Convention d’essai',
    shortTitle: 'Essai',
    purpose: { summary: 'Essayer les règles.', article: '1' },
    level: 'NATIONAL',
    territory: { kind: 'NATIONAL' },
    legalBases: [],
    articles: [],
    parties: [
      { key: 'ministere', name: 'Ministère', shortName: 'Ministère', kind: 'MINISTRY', side: 'EDUCATION', siren: null, article: 'PARTIES', discrepancy: null },
      { key: 'opco', name: 'OPCO', shortName: 'OPCO', kind: 'OPCO', side: 'PROFESSIONAL', siren: null, article: 'PARTIES', discrepancy: null },
    ],
    signatories: [],
    signature: { state: 'DATED', date: localDate('2016-10-05'), place: null, article: 'SIGNATURES' },
    parents: [],
    declensions: [],
    isDemonstration: false,
    terms: [aTerm()],
    termination: null,
    endingsByEvent: [],
    windingDown: [],
    amendment: null,
    axes: [],
    pledges: [],
    audiences: [],
    actors: [],
    equity: [],
    inKind: [],
    fundingSources: [{ code: 'AUTRES', label: 'Autres ressources', article: null, fundedBy: null, isCapped: false }],
    caps: [],
    meansPledges: [],
    providers: null,
    bodies: [],
    actionSteps: [],
    opinions: [],
    modification: null,
    sheets: null,
    reports: [],
    secrecy: [],
    communication: [],
    digitalTools: null,
    certificates: [],
    disputes: [],
    eventDuties: [],
    governingLaw: null,
    committee: aCommittee(),
    readings: [],
    ...changes,
  };
}
