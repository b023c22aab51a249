import { registerEnumType } from 'type-graphql';

export enum ActionStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  COMMISSION_OPINION = 'COMMISSION_OPINION',
  MINISTRIES_OPINION = 'MINISTRIES_OPINION',
  COMMITTEE = 'COMMITTEE',
  BOARD = 'BOARD',
  COMMITTED = 'COMMITTED',
  REALISED = 'REALISED',
  CLOSED = 'CLOSED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  ABANDONED = 'ABANDONED',
}
registerEnumType(ActionStatus, {
  name: 'ActionStatus',
  description: 'Where an action stands on its way (« parcours »).',
  valuesConfig: {
    DRAFT: { description: 'Being written (« brouillon »).' },
    SUBMITTED: { description: 'Sent by the partner (« déposée »).' },
    COMMISSION_OPINION: { description: 'Examined by the commission.' },
    MINISTRIES_OPINION: { description: 'Opinion of the ministries given.' },
    COMMITTEE: { description: 'Seen by the steering committee (« comité de pilotage »).' },
    BOARD: { description: 'Approved by the board (« conseil d’administration »).' },
    COMMITTED: { description: 'Credits committed (« engagée »).' },
    REALISED: { description: 'Done, realised fiche received (« réalisée »).' },
    CLOSED: { description: 'Closed (« close »).' },
    REFUSED: { description: 'Refused.' },
    WITHDRAWN: { description: 'Withdrawn by its author (« retirée »).' },
    ABANDONED: { description: 'Given up after it was accepted (« abandonnée »).' },
  },
});

export enum SheetKind {
  PLANNED = 'PLANNED',
  REALISED = 'REALISED',
}
registerEnumType(SheetKind, {
  name: 'SheetKind',
  description: 'Which fiche.',
  valuesConfig: {
    PLANNED: { description: '« Fiche action prévisionnelle » (annex 1).' },
    REALISED: { description: '« Fiche action réalisée » (annex 2).' },
  },
});

export enum IndicatorDirection {
  UP = 'UP',
  DOWN = 'DOWN',
}
registerEnumType(IndicatorDirection, {
  name: 'IndicatorDirection',
  description: 'Which way an indicator is meant to go.',
  valuesConfig: { UP: { description: 'The more, the better.' }, DOWN: { description: 'The less, the better.' } },
});

export enum Attainment {
  REACHED = 'REACHED',
  PARTLY = 'PARTLY',
  MISSED = 'MISSED',
  NOT_EVALUATED = 'NOT_EVALUATED',
  NO_TARGET = 'NO_TARGET',
}
registerEnumType(Attainment, {
  name: 'Attainment',
  description: 'What came of an indicator, its result set against its target.',
  valuesConfig: {
    REACHED: { description: 'The target is reached (« atteinte »).' },
    PARTLY: { description: 'Not reached, but at least half of the way (« en partie »).' },
    MISSED: { description: 'Missed (« manquée »).' },
    NOT_EVALUATED: { description: 'No result: nobody can tell, which is not zero (« non évaluée »).' },
    NO_TARGET: { description: 'A result, but no target to set it against (« sans cible »).' },
  },
});
