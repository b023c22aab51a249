import type { ActionDetail } from '#lib/api/action.js';
import { formatDate } from '#lib/format/date.js';
import { m } from '#lib/paraglide/messages.js';

type Step = ActionDetail['way'][number];
type Opinion = ActionDetail['opinions'][number];
type Modification = ActionDetail['modifications'][number];

export function stateLabel(state: Step['state']): string {
  return {
    DONE: m.way_DONE,
    NEXT: m.way_NEXT,
    AHEAD: m.way_AHEAD,
    SKIPPED: m.way_SKIPPED,
    NOT_TAKEN: m.way_NOT_TAKEN,
    NOT_IN_TEXT: m.way_NOT_IN_TEXT,
    UNKNOWN: m.way_UNKNOWN,
  }[state]();
}

/** What did not stop a step, and shows. */
export function markLabel(mark: Step['marks'][number]): string {
  return {
    MINISTRY_NOT_IN_SUPPORT: m.mark_MINISTRY_NOT_IN_SUPPORT,
    PROGRAMME_NOT_APPROVED: m.mark_PROGRAMME_NOT_APPROVED,
    UNDATED_CONVENTION: m.mark_UNDATED_CONVENTION,
    UNFAVOURABLE_OPINION: m.mark_UNFAVOURABLE_OPINION,
    UNKNOWN_CAP: m.mark_UNKNOWN_CAP,
  }[mark]();
}

export function bodyLabel(body: Opinion['body']): string {
  return { COMMISSION: m.body_COMMISSION, MINISTRY: m.body_MINISTRY, COMMITTEE: m.body_COMMITTEE, BOARD: m.body_BOARD }[body]();
}

export function valueLabel(value: Opinion['value']): string {
  return {
    FAVOURABLE: m.opinion_FAVOURABLE,
    RESERVED: m.opinion_RESERVED,
    UNFAVOURABLE: m.opinion_UNFAVOURABLE,
    ADOPTED: m.opinion_ADOPTED,
    NOT_ADOPTED: m.opinion_NOT_ADOPTED,
    APPROVED: m.opinion_APPROVED,
    REFUSED: m.opinion_REFUSED,
  }[value]();
}

export function modificationLabel(state: Modification['state']): string {
  return {
    WAITING: m.modification_WAITING,
    APPLIES: m.modification_APPLIES,
    REPLACED: m.modification_REPLACED,
    NOT_ADOPTED: m.modification_NOT_ADOPTED,
  }[state]();
}

/** What the board said of the year's programme. */
export function programmeText({ value, decidedOn }: NonNullable<ActionDetail['programme']>): string {
  if (value === null || decidedOn === null) return m.programme_unknown();
  const date = { date: formatDate(decidedOn) };
  return value === 'APPROVED' ? m.programme_APPROVED(date) : m.programme_REFUSED(date);
}

/** Roles that say more than the party's own name does. */
const ROLES: ReadonlyMap<string, () => string> = new Map([
  ['DELEGATION', m.act_role_DELEGATION],
  ['COMMITTEE_MEMBER', m.act_role_COMMITTEE_MEMBER],
  ['COMMITTEE_SECRETARY', m.act_role_COMMITTEE_SECRETARY],
  ['ADMINISTRATOR', m.act_role_ADMINISTRATOR],
]);

/** Which body recorded a step, never which person; null where nobody did. */
export function recordedBy(party: string | null, role: string | null): string | null {
  if (role === null) return null;
  const told = ROLES.get(role)?.() ?? (party === null ? (role === 'MINISTRY' ? m.act_role_MINISTRY() : m.act_role_PARTNER()) : null);
  return m.way_recorded_by({ who: [party, told].filter((part) => part !== null).join(', ') });
}
