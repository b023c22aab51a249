import { registerEnumType } from 'type-graphql';

export enum MeetingKind {
  ORDINARY = 'ORDINARY',
  EXCEPTIONAL = 'EXCEPTIONAL',
  EMAIL = 'EMAIL',
}
registerEnumType(MeetingKind, {
  name: 'MeetingKind',
  description: 'What a meeting of the committee is.',
  valuesConfig: {
    ORDINARY: { description: 'One of the year’s meetings.' },
    EXCEPTIONAL: { description: 'Called over a dispute, besides them (« comité exceptionnel »).' },
    EMAIL: { description: 'A consultation of the members by e-mail, where the text allows it.' },
  },
});

export enum MeetingStatus {
  CALLED = 'CALLED',
  HELD = 'HELD',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MeetingStatus, {
  name: 'MeetingStatus',
  description: 'Where a meeting stands.',
  valuesConfig: {
    CALLED: { description: 'Called, or a consultation under way (« convoquée »).' },
    HELD: { description: 'Held, or a consultation closed (« tenue »).' },
    CANCELLED: { description: 'Cancelled (« annulée »).' },
  },
});

export enum AgendaKind {
  ACTION = 'ACTION',
  PRIORITIES = 'PRIORITIES',
  REPORT = 'REPORT',
  DISPUTE = 'DISPUTE',
  OTHER = 'OTHER',
}
registerEnumType(AgendaKind, {
  name: 'AgendaKind',
  description: 'What an item of the agenda is about (« point de l’ordre du jour »).',
  valuesConfig: {
    ACTION: { description: 'An action.' },
    PRIORITIES: { description: 'The year’s priorities.' },
    REPORT: { description: 'A report.' },
    DISPUTE: { description: 'A dispute.' },
    OTHER: { description: 'Anything else.' },
  },
});

export enum BallotChoice {
  FOR = 'FOR',
  AGAINST = 'AGAINST',
  ABSTAIN = 'ABSTAIN',
}
registerEnumType(BallotChoice, {
  name: 'BallotChoice',
  description: 'What a voter says.',
  valuesConfig: {
    FOR: { description: 'Yes (« pour »).' },
    AGAINST: { description: 'No (« contre »).' },
    ABSTAIN: { description: 'Neither (« abstention »).' },
  },
});

export enum VoteOutcome {
  ADOPTED = 'ADOPTED',
  NOT_ADOPTED = 'NOT_ADOPTED',
  CHAIR_DECIDES = 'CHAIR_DECIDES',
  NO_VOTE = 'NO_VOTE',
}
registerEnumType(VoteOutcome, {
  name: 'VoteOutcome',
  description: 'What a vote decides, by the text’s own rule.',
  valuesConfig: {
    ADOPTED: { description: 'Adopted.' },
    NOT_ADOPTED: { description: 'Not adopted, a tie included.' },
    CHAIR_DECIDES: { description: 'A tie that the text leaves to the chair.' },
    NO_VOTE: { description: 'Nobody voted.' },
  },
});

export enum PapersOutcome {
  IN_TIME = 'IN_TIME',
  LATE = 'LATE',
  NOT_SENT = 'NOT_SENT',
  NOT_YET_DUE = 'NOT_YET_DUE',
  NO_DEADLINE = 'NO_DEADLINE',
}
registerEnumType(PapersOutcome, {
  name: 'PapersOutcome',
  description: 'Whether the papers of a meeting left in time.',
  valuesConfig: {
    IN_TIME: { description: 'They did.' },
    LATE: { description: 'They left late.' },
    NOT_SENT: { description: 'Their last day is over and they have not left.' },
    NOT_YET_DUE: { description: 'Their last day is to come.' },
    NO_DEADLINE: { description: 'The text sets none.' },
  },
});

export enum QuorumOutcome {
  REACHED = 'REACHED',
  NOT_REACHED = 'NOT_REACHED',
  NOT_SET = 'NOT_SET',
}
registerEnumType(QuorumOutcome, {
  name: 'QuorumOutcome',
  description: 'Whether enough members sat.',
  valuesConfig: {
    REACHED: { description: 'The quorum is reached.' },
    NOT_REACHED: { description: 'It is not.' },
    NOT_SET: { description: 'The text sets none.' },
  },
});

export enum MinutesStep {
  DRAFTED = 'DRAFTED',
  REREAD = 'REREAD',
  APPROVED = 'APPROVED',
}
registerEnumType(MinutesStep, {
  name: 'MinutesStep',
  description: 'A step of the minutes (« compte-rendu »).',
  valuesConfig: {
    DRAFTED: { description: 'Drafted (« rédigé »).' },
    REREAD: { description: 'Reread (« relu »).' },
    APPROVED: { description: 'Approved by the members (« validé »).' },
  },
});
