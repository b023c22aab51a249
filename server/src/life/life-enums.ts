import { registerEnumType } from 'type-graphql';

export enum ConventionStatus {
  UNDATED = 'UNDATED',
  NOT_YET_IN_FORCE = 'NOT_YET_IN_FORCE',
  IN_FORCE = 'IN_FORCE',
  RENEWED = 'RENEWED',
  NOTICE_GIVEN = 'NOTICE_GIVEN',
  WINDING_DOWN = 'WINDING_DOWN',
  ENDED = 'ENDED',
}
registerEnumType(ConventionStatus, {
  name: 'ConventionStatus',
  description: 'Where a convention stands on a day (« vie de la convention »).',
  valuesConfig: {
    UNDATED: { description: 'The text is undated, or a party has still to sign (« non datée »).' },
    NOT_YET_IN_FORCE: { description: 'Signed, and not yet in force (« pas encore en vigueur »).' },
    IN_FORCE: { description: 'In force, in its first term (« en vigueur »).' },
    RENEWED: { description: 'In force, in a term that a renewal opened (« reconduite »).' },
    NOTICE_GIVEN: { description: 'In force, and a notice runs (« préavis en cours »).' },
    WINDING_DOWN: { description: 'Over; what was committed is carried through, nothing new is committed (« actions engagées menées à leur terme »).' },
    ENDED: { description: 'Over (« terminée »).' },
  },
});

export const STATUS_LABELS: Readonly<Record<ConventionStatus, string>> = {
  UNDATED: 'Non datée',
  NOT_YET_IN_FORCE: 'Pas encore en vigueur',
  IN_FORCE: 'En vigueur',
  RENEWED: 'Reconduite',
  NOTICE_GIVEN: 'Préavis en cours',
  WINDING_DOWN: 'Terminée, actions engagées menées à leur terme',
  ENDED: 'Terminée',
};

export enum EndingGround {
  EXPIRY = 'EXPIRY',
  NON_RENEWAL = 'NON_RENEWAL',
  TERMINATION = 'TERMINATION',
  TERMINATION_BY_LAW = 'TERMINATION_BY_LAW',
  LAPSE = 'LAPSE',
}
registerEnumType(EndingGround, {
  name: 'EndingGround',
  description: 'How a convention ends (« motif de fin »).',
  valuesConfig: {
    EXPIRY: { description: 'Its term is over (« échéance »).' },
    NON_RENEWAL: { description: 'A renewal was possible and did not take place (« non-renouvellement »).' },
    TERMINATION: { description: 'By one party’s notice (« dénonciation, résiliation »).' },
    TERMINATION_BY_LAW: { description: 'By the sole effect of an event that the text names (« résiliation de plein droit »).' },
    LAPSE: { description: 'By a breach that makes it lapse (« caducité »).' },
  },
});

export enum TermOrigin {
  SIGNATURE = 'SIGNATURE',
  TACIT_RENEWAL = 'TACIT_RENEWAL',
  EXPRESS_RENEWAL = 'EXPRESS_RENEWAL',
}
registerEnumType(TermOrigin, {
  name: 'TermOrigin',
  description: 'What opened a term of a convention.',
  valuesConfig: {
    SIGNATURE: { description: 'Its signature.' },
    TACIT_RENEWAL: { description: 'A tacit renewal (« tacite reconduction »).' },
    EXPRESS_RENEWAL: { description: 'A renewal that all parties agreed on.' },
  },
});

export enum TermEndKind {
  ON = 'ON',
  OPEN_ENDED = 'OPEN_ENDED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(TermEndKind, {
  name: 'TermEndKind',
  description: 'What is known of the end of a term.',
  valuesConfig: {
    ON: { description: 'It ends on a day.' },
    OPEN_ENDED: { description: 'It runs until a party gives notice.' },
    UNKNOWN: { description: 'It ends on a day that cannot be told.' },
  },
});

export enum ConventionEventKind {
  SIGNATURE = 'SIGNATURE',
  TERMINATION_NOTICE = 'TERMINATION_NOTICE',
  NON_RENEWAL = 'NON_RENEWAL',
  RENEWAL_REQUEST = 'RENEWAL_REQUEST',
  EXPRESS_RENEWAL = 'EXPRESS_RENEWAL',
  ENDING = 'ENDING',
  DUTY_EVENT = 'DUTY_EVENT',
  OUTSIDE = 'OUTSIDE',
}
registerEnumType(ConventionEventKind, {
  name: 'ConventionEventKind',
  description: 'What happened to a convention.',
  valuesConfig: {
    SIGNATURE: { description: 'A party signed.' },
    TERMINATION_NOTICE: { description: 'A party gave notice that it ends it (« dénonciation, résiliation »).' },
    NON_RENEWAL: { description: 'A party gave notice that it will not renew it (« non-reconduction »).' },
    RENEWAL_REQUEST: { description: 'A party asked for its renewal (« demande de renouvellement »).' },
    EXPRESS_RENEWAL: { description: 'All parties agreed to renew it, to a last day.' },
    ENDING: { description: 'An event that a clause of the text makes an end of it: a licence withdrawn, a logo used without leave.' },
    DUTY_EVENT: { description: 'An event that sets off a duty of the text: a new campus, a board’s decision …' },
    OUTSIDE: { description: 'Any other fact outside the text, such as a law.' },
  },
});

export enum NoticeKind {
  TERMINATION_NOTICE = 'TERMINATION_NOTICE',
  NON_RENEWAL = 'NON_RENEWAL',
  RENEWAL_REQUEST = 'RENEWAL_REQUEST',
}
registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a party writes to the others.',
  valuesConfig: {
    TERMINATION_NOTICE: { description: 'That it ends the convention (« dénonciation, résiliation »).' },
    NON_RENEWAL: { description: 'That it will not renew it (« non-reconduction »).' },
    RENEWAL_REQUEST: { description: 'That it asks for its renewal (« demande de renouvellement »).' },
  },
});

export enum RecordedEventKind {
  SIGNATURE = 'SIGNATURE',
  EXPRESS_RENEWAL = 'EXPRESS_RENEWAL',
  ENDING = 'ENDING',
  DUTY_EVENT = 'DUTY_EVENT',
  OUTSIDE = 'OUTSIDE',
}
registerEnumType(RecordedEventKind, {
  name: 'RecordedEventKind',
  description: 'What may be recorded as an event, notices apart.',
  valuesConfig: {
    SIGNATURE: { description: 'A party signed.' },
    EXPRESS_RENEWAL: { description: 'All parties agreed to renew, to a last day.' },
    ENDING: { description: 'An event that an ending clause of the text names: it counts once the ministry has confirmed it.' },
    DUTY_EVENT: { description: 'An event that sets off a duty of the text.' },
    OUTSIDE: { description: 'Any other fact outside the text.' },
  },
});
