import { registerEnumType } from 'type-graphql';

export enum ObligationStatus {
  MET = 'MET',
  LATE = 'LATE',
  MISSED = 'MISSED',
  NOT_YET_DUE = 'NOT_YET_DUE',
  DUE = 'DUE',
  IMPOSSIBLE_TO_TELL = 'IMPOSSIBLE_TO_TELL',
}
registerEnumType(ObligationStatus, {
  name: 'ObligationStatus',
  description: 'Where a duty stands.',
  valuesConfig: {
    MET: { description: 'Done in time (« tenue »).' },
    LATE: { description: 'Done after its last day (« en retard »).' },
    MISSED: { description: 'Its last day is over and nothing on record shows that it was done (« manquée »).' },
    NOT_YET_DUE: { description: 'Its last day is to come (« à venir »).' },
    DUE: { description: 'Owed now, without a last day in the text: neither late nor missed (« due »).' },
    IMPOSSIBLE_TO_TELL: { description: 'The convention is undated, a day is not known, or no record is kept for that time (« impossible à dire »).' },
  },
});

export enum ObligationKind {
  MEETING = 'MEETING',
  PAPERS = 'PAPERS',
  MINUTES = 'MINUTES',
  PRIORITIES = 'PRIORITIES',
  REPORT = 'REPORT',
  REPORT_PRESENTATION = 'REPORT_PRESENTATION',
  RENEWAL_REQUEST = 'RENEWAL_REQUEST',
  NON_RENEWAL_NOTICE = 'NON_RENEWAL_NOTICE',
  CONTACT_LIST = 'CONTACT_LIST',
  LOGO_LEAVE_ENDING = 'LOGO_LEAVE_ENDING',
  DIGITAL_TOOL = 'DIGITAL_TOOL',
  PROVIDER_AGREEMENT = 'PROVIDER_AGREEMENT',
  EVENT_DUTY = 'EVENT_DUTY',
}
registerEnumType(ObligationKind, {
  name: 'ObligationKind',
  description: 'What a duty is about.',
  valuesConfig: {
    MEETING: { description: 'A meeting to hold.' },
    PAPERS: { description: 'Working papers to send ahead of a meeting.' },
    MINUTES: { description: 'A step of the minutes of a meeting.' },
    PRIORITIES: { description: 'The year’s priorities to set.' },
    REPORT: { description: 'A report to send (« bilan »).' },
    REPORT_PRESENTATION: { description: 'A report to show to a body before it is sent.' },
    RENEWAL_REQUEST: { description: 'A request for renewal, by its day.' },
    NON_RENEWAL_NOTICE: { description: 'The last day to say that one will not renew.' },
    CONTACT_LIST: { description: 'Lists of contacts to exchange.' },
    LOGO_LEAVE_ENDING: { description: 'A leave to use a logo that ends.' },
    DIGITAL_TOOL: { description: 'An agreement or a sheet that a digital tool needs before it goes online.' },
    PROVIDER_AGREEMENT: { description: 'An agreement with a provider to send to the committee.' },
    EVENT_DUTY: { description: 'A duty that an event sets off.' },
  },
});

export enum ObligationNature {
  DUTY = 'DUTY',
  CONDITION = 'CONDITION',
  REMINDER = 'REMINDER',
}
registerEnumType(ObligationNature, {
  name: 'ObligationNature',
  description: 'How far it binds.',
  valuesConfig: {
    DUTY: { description: 'It is owed.' },
    CONDITION: { description: 'To be done by its day only by who wants its effect: leaving it is no breach.' },
    REMINDER: { description: 'A day after which something may no longer be done.' },
  },
});

export enum ObligationFinding {
  TO_BE_CONFIRMED = 'TO_BE_CONFIRMED',
  CONFIRMED = 'CONFIRMED',
  DISMISSED = 'DISMISSED',
}
registerEnumType(ObligationFinding, {
  name: 'ObligationFinding',
  description: 'Whether a person of the ministry has looked at a delay or a miss that the computer found.',
  valuesConfig: {
    TO_BE_CONFIRMED: { description: 'Nobody has: « à confirmer ».' },
    CONFIRMED: { description: 'Confirmed by the ministry.' },
    DISMISSED: { description: 'Set aside by the ministry.' },
  },
});

export enum FindingDecision {
  CONFIRMED = 'CONFIRMED',
  DISMISSED = 'DISMISSED',
}
registerEnumType(FindingDecision, {
  name: 'FindingDecision',
  description: 'What the ministry says of a finding.',
  valuesConfig: { CONFIRMED: { description: 'It is so.' }, DISMISSED: { description: 'It is not, or it is set aside.' } },
});

const LABELS: Readonly<Record<ObligationStatus, string>> = {
  MET: 'Tenue',
  LATE: 'En retard',
  MISSED: 'Manquée',
  NOT_YET_DUE: 'À venir',
  DUE: 'Due, sans date limite',
  IMPOSSIBLE_TO_TELL: 'Impossible à dire',
};

const FINDINGS: Readonly<Record<ObligationFinding, string>> = {
  TO_BE_CONFIRMED: 'à confirmer',
  CONFIRMED: 'confirmé par le ministère',
  DISMISSED: 'écarté par le ministère',
};

/** How a duty reads to the public: « Manquée (à confirmer) ». */
export const obligationLabel = (status: keyof typeof ObligationStatus, finding: keyof typeof ObligationFinding | null): string =>
  finding === null ? LABELS[status] : `${LABELS[status]} (${FINDINGS[finding]})`;

export enum ReportFactName {
  SENT = 'SENT',
  APPROVED = 'APPROVED',
  SHOWN = 'SHOWN',
}
registerEnumType(ReportFactName, {
  name: 'ReportFact',
  description: 'What happened to a report on a day.',
  valuesConfig: {
    SENT: { description: 'It was sent (« adressé »).' },
    APPROVED: { description: 'It was approved (« validé »).' },
    SHOWN: { description: 'It was shown to a body (« présenté »).' },
  },
});
