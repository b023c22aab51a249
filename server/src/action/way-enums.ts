import { registerEnumType } from 'type-graphql';

/** The words of the rules, as GraphQL enums: the same strings on both sides. */
export const WayState = {
  DONE: 'DONE',
  NEXT: 'NEXT',
  AHEAD: 'AHEAD',
  SKIPPED: 'SKIPPED',
  NOT_IN_TEXT: 'NOT_IN_TEXT',
  NOT_TAKEN: 'NOT_TAKEN',
  UNKNOWN: 'UNKNOWN',
} as const;
registerEnumType(WayState, {
  name: 'WayState',
  description: 'How a step of an action’s way stands.',
  valuesConfig: {
    DONE: { description: 'Taken (« faite »).' },
    NEXT: { description: 'May be taken now (« à venir tout de suite »).' },
    AHEAD: { description: 'Later.' },
    SKIPPED: { description: 'Passed by, as the text lets it be.' },
    NOT_IN_TEXT: { description: 'The convention has no such step (« non prévue par le texte »).' },
    NOT_TAKEN: { description: 'The action ended before it.' },
    UNKNOWN: { description: 'The action ended, and how far it had come is not on record.' },
  },
});

export const OpinionValue = { FAVOURABLE: 'FAVOURABLE', RESERVED: 'RESERVED', UNFAVOURABLE: 'UNFAVOURABLE' } as const;
registerEnumType(OpinionValue, {
  name: 'OpinionValue',
  description: 'What a commission, a ministry or a committee thinks of an action (« avis »).',
  valuesConfig: {
    FAVOURABLE: { description: '« Favorable ».' },
    RESERVED: { description: '« Réservé » : favourable if its recommendations are followed.' },
    UNFAVOURABLE: { description: '« Défavorable ».' },
  },
});

export const CommitteeValue = { ...OpinionValue, ADOPTED: 'ADOPTED', NOT_ADOPTED: 'NOT_ADOPTED' } as const;
registerEnumType(CommitteeValue, {
  name: 'CommitteeValue',
  description: 'What the committee said of an action: an opinion, or the result of a vote, as the text has it.',
  valuesConfig: {
    FAVOURABLE: { description: 'Favourable opinion.' },
    RESERVED: { description: 'Reserved opinion.' },
    UNFAVOURABLE: { description: 'Unfavourable opinion.' },
    ADOPTED: { description: 'Adopted by a vote (« validée »).' },
    NOT_ADOPTED: { description: 'Not adopted by a vote.' },
  },
});

export const BoardValue = { APPROVED: 'APPROVED', REFUSED: 'REFUSED' } as const;
registerEnumType(BoardValue, {
  name: 'BoardValue',
  description: 'What the partner’s board decided (« conseil d’administration »).',
  valuesConfig: { APPROVED: { description: '« Approuve ».' }, REFUSED: { description: '« Refuse ».' } },
});

export const BodyValue = { ...CommitteeValue, ...BoardValue } as const;
registerEnumType(BodyValue, {
  name: 'BodyValue',
  description: 'What any body said of an action.',
  valuesConfig: {
    FAVOURABLE: { description: 'Favourable opinion.' },
    RESERVED: { description: 'Reserved opinion.' },
    UNFAVOURABLE: { description: 'Unfavourable opinion.' },
    ADOPTED: { description: 'Adopted by the committee’s vote.' },
    NOT_ADOPTED: { description: 'Not adopted by the committee’s vote.' },
    APPROVED: { description: 'Approved by the board.' },
    REFUSED: { description: 'Refused by the board.' },
  },
});

export const SpeakingBody = { COMMISSION: 'COMMISSION', MINISTRY: 'MINISTRY', COMMITTEE: 'COMMITTEE', BOARD: 'BOARD' } as const;
registerEnumType(SpeakingBody, {
  name: 'SpeakingBody',
  description: 'A body that says something of an action.',
  valuesConfig: {
    COMMISSION: { description: 'The partner’s commission.' },
    MINISTRY: { description: 'A ministry.' },
    COMMITTEE: { description: 'The steering committee (« comité de pilotage »).' },
    BOARD: { description: 'The partner’s board (« conseil d’administration »).' },
  },
});

export const ModificationState = { WAITING: 'WAITING', APPLIES: 'APPLIES', REPLACED: 'REPLACED', NOT_ADOPTED: 'NOT_ADOPTED' } as const;
registerEnumType(ModificationState, {
  name: 'ModificationState',
  description: 'How a change to a planned fiche stands.',
  valuesConfig: {
    WAITING: { description: 'To be presented to the committee before it applies.' },
    APPLIES: { description: 'Applied, or replaced since by a later one that applied.' },
    REPLACED: { description: 'Another change took its place before it was presented.' },
    NOT_ADOPTED: { description: 'The committee voted against it: it never applied.' },
  },
});

export const CommitmentMark = {
  UNKNOWN_CAP: 'UNKNOWN_CAP',
  UNDATED_CONVENTION: 'UNDATED_CONVENTION',
  UNFAVOURABLE_OPINION: 'UNFAVOURABLE_OPINION',
  MINISTRY_NOT_IN_SUPPORT: 'MINISTRY_NOT_IN_SUPPORT',
  PROGRAMME_NOT_APPROVED: 'PROGRAMME_NOT_APPROVED',
} as const;
registerEnumType(CommitmentMark, {
  name: 'CommitmentMark',
  description: 'What did not stop a commitment, and shows wherever it shows.',
  valuesConfig: {
    UNKNOWN_CAP: { description: 'A cap binds the source, and its amount is not known (« plafond inconnu »).' },
    UNDATED_CONVENTION: { description: 'The convention is undated: nobody can tell whether it was in force.' },
    UNFAVOURABLE_OPINION: { description: 'The committee’s opinion was unfavourable, and does not block by itself.' },
    MINISTRY_NOT_IN_SUPPORT: { description: 'A ministry’s opinion is not favourable: it takes no part in the action.' },
    PROGRAMME_NOT_APPROVED: { description: 'The board has not approved the programme of the year.' },
  },
});

export type CommitmentMark = keyof typeof CommitmentMark;
