/**
 * The last act done on an action. `COMMISSION_OPINION`, `MINISTRIES_OPINION`, `COMMITTEE` and `BOARD` say that the
 * commission, the ministries, the committee, the board have spoken; a convention has only those that its text sets.
 */
export const ACTION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'COMMISSION_OPINION',
  'MINISTRIES_OPINION',
  'COMMITTEE',
  'BOARD',
  'COMMITTED',
  'REALISED',
  'CLOSED',
  'REFUSED',
  'WITHDRAWN',
  'ABANDONED',
] as const;

export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Statuses whose planned amounts and headcounts count: drafts and actions that were turned down or given up do not. */
export const PLANNED_STATUSES = [
  'SUBMITTED',
  'COMMISSION_OPINION',
  'MINISTRIES_OPINION',
  'COMMITTEE',
  'BOARD',
  'COMMITTED',
  'REALISED',
  'CLOSED',
] as const satisfies readonly ActionStatus[];

/** No act follows these. */
export const FINAL_STATUSES = ['CLOSED', 'REFUSED', 'WITHDRAWN', 'ABANDONED'] as const satisfies readonly ActionStatus[];

const LABELS: Readonly<Record<ActionStatus, string>> = {
  DRAFT: 'Brouillon',
  SUBMITTED: 'Déposée',
  COMMISSION_OPINION: 'Examinée par la commission',
  MINISTRIES_OPINION: 'Avis des ministères rendus',
  COMMITTEE: 'Passée en comité de pilotage',
  BOARD: 'Validée par le conseil d’administration',
  COMMITTED: 'Crédits engagés',
  REALISED: 'Réalisée',
  CLOSED: 'Close',
  REFUSED: 'Refusée',
  WITHDRAWN: 'Retirée',
  ABANDONED: 'Abandonnée',
};

export function actionStatusLabel(status: ActionStatus): string {
  return LABELS[status];
}

export function isFinal(status: ActionStatus): boolean {
  return FINAL_STATUSES.some((final) => final === status);
}

/** Those who act on an action, or look at it. Which conventions they act on is for the access rules to say. */
export const ACTION_ROLES = [
  'PUBLIC',
  'PARTNER',
  'MINISTRY',
  'DELEGATION',
  'COMMITTEE_MEMBER',
  'COMMITTEE_SECRETARY',
  'ADMINISTRATOR',
] as const;

export type ActionRole = (typeof ACTION_ROLES)[number];
