import { standingOf, type Standing } from '@conventions-ouvertes/shared/obligation/standing';
import type { Duty } from '#lib/api/obligations.js';
import type { Sign } from '#lib/components/mark.js';
import { formatDate } from '#lib/format/date.js';
import { formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import type { GroupKey } from './groups.js';

const SIGNS: Readonly<Record<Standing, Sign>> = {
  KEPT: { shape: 'check', tone: 'reached' },
  LATE: { shape: 'half', tone: 'partly' },
  MISSED: { shape: 'cross', tone: 'missed' },
  DUE: { shape: 'diamond', tone: '4' },
  COMING: { shape: 'ring', tone: '4' },
  UNTELLABLE: { shape: 'question', tone: 'unknown' },
  NO_BREACH: { shape: 'dash', tone: 'unknown' },
};

/** The sign of a standing; a miss that nobody has confirmed is hollow. */
export function signOf(standing: Standing, isUnconfirmed = false): Sign {
  return standing === 'MISSED' && isUnconfirmed ? { shape: 'cross-hollow', tone: 'missed' } : SIGNS[standing];
}

/** « 34 tenues », « 3 manquées (dont 2 à confirmer) ». `unconfirmed`: how many of them nobody has confirmed. */
export function countedStanding(standing: Standing, count: number, unconfirmed = 0): string {
  const counted = counts(standing, count);
  if (unconfirmed === 0) return counted;
  return unconfirmed === count ? m.duty_all_unconfirmed({ counted }) : m.duty_some_unconfirmed({ counted, shown: formatCount(unconfirmed) });
}

function counts(standing: Standing, count: number): string {
  const given = { count, shown: formatCount(count) };
  switch (standing) {
    case 'KEPT':
      return m.duty_count_KEPT(given);
    case 'LATE':
      return m.duty_count_LATE(given);
    case 'MISSED':
      return m.duty_count_MISSED(given);
    case 'DUE':
      return m.duty_count_DUE(given);
    case 'COMING':
      return m.duty_count_COMING(given);
    case 'UNTELLABLE':
      return m.duty_count_UNTELLABLE(given);
    case 'NO_BREACH':
      return m.duty_count_NO_BREACH(given);
  }
}

/** A state that one can filter by. */
export function stateName(status: Duty['status']): string {
  return {
    MET: m.duties_state_MET,
    LATE: m.duties_state_LATE,
    MISSED: m.duties_state_MISSED,
    DUE: m.duties_state_DUE,
    NOT_YET_DUE: m.duties_state_NOT_YET_DUE,
    IMPOSSIBLE_TO_TELL: m.duties_state_IMPOSSIBLE_TO_TELL,
  }[status]();
}

export function groupTitle(key: GroupKey): string {
  return {
    TO_DO: m.duties_TO_DO,
    MISSED: m.duties_MISSED,
    LATE: m.duties_LATE,
    KEPT: m.duties_KEPT,
    NO_BREACH: m.duties_NO_BREACH,
    UNTELLABLE: m.duties_UNTELLABLE,
  }[key]();
}

/** What a reader must know of a whole group; null where its title says it. */
export function groupNote(key: GroupKey): string | null {
  if (key === 'MISSED' || key === 'LATE') return m.duties_to_confirm();
  return key === 'NO_BREACH' ? m.duties_no_breach_note() : null;
}

/** Where a duty stands, as the public reads it. What bound only who wanted its effect was not « missed ». */
export function statusOf(duty: Duty): string {
  const isOptional = standingOf(duty) === 'NO_BREACH' && duty.finding === null;
  return isOptional ? m.duty_optional_past() : duty.statusLabel;
}

/** What was done, and when; null where nothing was. */
export function doneText({ kind, doneOn }: Pick<Duty, 'kind' | 'doneOn'>): string | null {
  if (doneOn === null) return null;
  const date = { date: formatDate(doneOn) };
  switch (kind) {
    case 'MEETING':
      return m.duty_done_MEETING(date);
    case 'PAPERS':
      return m.duty_done_PAPERS(date);
    case 'PRIORITIES':
      return m.duty_done_PRIORITIES(date);
    case 'REPORT':
      return m.duty_done_REPORT(date);
    case 'REPORT_PRESENTATION':
      return m.duty_done_REPORT_PRESENTATION(date);
    case 'RENEWAL_REQUEST':
      return m.duty_done_RENEWAL_REQUEST(date);
    case 'CONTACT_LIST':
      return m.duty_done_CONTACT_LIST(date);
    case 'LOGO_LEAVE_ENDING':
      return m.duty_done_LOGO_LEAVE_ENDING(date);
    case 'PROVIDER_AGREEMENT':
      return m.duty_done_PROVIDER_AGREEMENT(date);
    case 'MINUTES':
    case 'NON_RENEWAL_NOTICE':
    case 'DIGITAL_TOOL':
    case 'EVENT_DUTY':
      return m.duty_done(date);
  }
}
