import type { ReadingTopic } from '@conventions-ouvertes/shared/convention/readings';
import type { Path } from '../convention-problem.js';
import type { Draft } from '../convention-schema.js';
import type { Check } from './check.js';

/** An open clause, and the topic whose reading settles it. */
interface OpenClause {
  readonly topic: Exclude<ReadingTopic, 'WORDING'>;
  readonly path: Path;
}

/** A clause that the text leaves open has its reading in the file: no rule guesses. */
export const checkReadings: Check = ({ draft }, report) => {
  if (draft.readings === undefined) return;
  const topics = new Set<ReadingTopic>(draft.readings.map(({ topic }) => topic));
  const told = new Set<ReadingTopic>();
  for (const { topic, path } of openClauses(draft)) {
    if (topics.has(topic) || told.has(topic)) continue;
    told.add(topic);
    report('READING_MISSING', path, `le texte laisse ce point ouvert\u00a0: ajoutez à readings une interprétation du sujet ${topic}, avec sa raison.`);
  }
};

function openClauses(draft: Draft): readonly OpenClause[] {
  return [...ofLife(draft), ...ofMoneyAndSteps(draft), ...ofCommittee(draft), ...ofReportsAndContacts(draft), ...ofBlanks(draft)];
}

function ofLife(draft: Draft): readonly OpenClause[] {
  const found: OpenClause[] = [];
  for (const [index, { length, tacitRenewal, renewalRequest }] of (draft.terms ?? []).entries()) {
    const at = ['terms', index] as const;
    if (length.kind === 'MONTHS') found.push({ topic: 'TERM_LAST_DAY', path: [...at, 'length'] });
    if (length.kind === 'NOT_IN_TEXT') found.push({ topic: 'UNSTATED_TERM', path: [...at, 'length'] });
    if (tacitRenewal.kind === 'ALLOWED' && tacitRenewal.length.state === 'NOT_IN_TEXT') {
      found.push({ topic: 'TACIT_RENEWAL_LENGTH', path: [...at, 'tacitRenewal', 'length'] });
    }
    if (renewalRequest !== null) found.push({ topic: 'RENEWAL_REQUEST_DEADLINE', path: [...at, 'renewalRequest'] });
  }
  const effect = draft.termination?.effect;
  if (effect?.kind === 'NEXT_SCHOOL_YEAR') {
    found.push({ topic: 'TERMINATION_AFTER_TERM', path: ['termination', 'effect'] });
    // Which return is the next one depends on the day that the letter counts from.
    found.push({ topic: 'NOTICE_RUNS_FROM', path: ['termination', 'effect'] });
  }
  if (effect?.kind === 'AFTER_NOTICE' && effect.runsFrom === 'AS_READ') {
    found.push({ topic: 'NOTICE_RUNS_FROM', path: ['termination', 'effect', 'runsFrom'] });
  }
  for (const [index, { event, effectiveOn }] of (draft.endingsByEvent ?? []).entries()) {
    if (event === 'COLLECTION_LICENCE_WITHDRAWN') found.push({ topic: 'LICENCE_WITHDRAWAL_DATE', path: ['endingsByEvent', index] });
    else if (effectiveOn === 'AS_READ') found.push({ topic: 'LAPSE_DATE', path: ['endingsByEvent', index, 'effectiveOn'] });
  }
  return found;
}

function ofMoneyAndSteps(draft: Draft): readonly OpenClause[] {
  const found: OpenClause[] = [];
  for (const [index, { period }] of (draft.caps ?? []).entries()) {
    if (period === 'AS_READ') found.push({ topic: 'CAP_PERIOD', path: ['caps', index, 'period'] });
  }
  for (const [index, { kind, requires }] of (draft.actionSteps ?? []).entries()) {
    if (requires !== 'AS_READ') continue;
    const topic = kind === 'BOARD_APPROVAL' ? 'PROGRAMME_APPROVAL_BINDING' : 'OPINION_BINDING';
    found.push({ topic, path: ['actionSteps', index, 'requires'] });
  }
  return found;
}

function ofCommittee({ committee }: Draft): readonly OpenClause[] {
  if (committee === undefined) return [];
  const found: OpenClause[] = [];
  const { voting, composition, meetings, emailConsultation } = committee;
  if (voting.kind === 'MAJORITY') {
    if (voting.threshold === 'AS_READ') found.push({ topic: 'ABSOLUTE_MAJORITY', path: ['committee', 'voting', 'threshold'] });
    if (voting.abstentions === 'AS_READ') found.push({ topic: 'ABSTENTIONS', path: ['committee', 'voting', 'abstentions'] });
  }
  if (composition.kind === 'SEATS' || composition.kind === 'COLLEGES') {
    const open = composition.colleges.findIndex(({ votes }) => votes?.castBy === 'AS_READ');
    if (open >= 0) found.push({ topic: 'COLLEGE_VOTING', path: ['committee', 'composition', 'colleges', open, 'votes', 'castBy'] });
  }
  if (meetings.perYearMin > 0) {
    found.push({ topic: 'MEETING_YEAR', path: ['committee', 'meetings'] }, { topic: 'MEETINGS_IN_PARTIAL_YEAR', path: ['committee', 'meetings'] });
  }
  const yearEnd = meetings.yearly.findIndex(({ season }) => season === 'YEAR_END');
  if (yearEnd >= 0) found.push({ topic: 'YEAR_END', path: ['committee', 'meetings', 'yearly', yearEnd, 'season'] });
  if (emailConsultation !== null) found.push({ topic: 'EMAIL_CONSULTATION', path: ['committee', 'emailConsultation'] });
  return found;
}

function ofReportsAndContacts(draft: Draft): readonly OpenClause[] {
  const found: OpenClause[] = [];
  for (const [index, { due, forApproval }] of (draft.reports ?? []).entries()) {
    if (due.kind === 'AT_THE_END') found.push({ topic: 'MULTI_YEAR_REPORT_DUE', path: ['reports', index, 'due'] });
    if (due.kind === 'YEARLY' && forApproval) found.push({ topic: 'REPORT_APPROVAL_DEADLINE', path: ['reports', index, 'due'] });
  }
  for (const [index, clause] of (draft.secrecy ?? []).entries()) {
    if (clause.kind === 'CONTACT_LIST' && clause.yearlyMonth !== null) found.push({ topic: 'CONTACT_LIST_DUE', path: ['secrecy', index, 'yearlyMonth'] });
  }
  return found;
}

function ofBlanks({ template }: Draft): readonly OpenClause[] {
  const bounded = template?.blanks.findIndex((blank) => blank.type === 'TRAINING_PERIOD' && blank.maxLength === 'ONE_SCHOOL_YEAR') ?? -1;
  return bounded < 0 ? [] : [{ topic: 'SCHOOL_YEAR_LENGTH', path: ['template', 'blanks', bounded, 'maxLength'] }];
}
