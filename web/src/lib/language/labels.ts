import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What the API names by a code of a list that is the same for everyone. It hands over the French name beside the code. */
const NAMES: ReadonlyMap<string, () => string> = new Map([
  ['GUIDANCE_AND_DISCOVERY', m.theme_GUIDANCE_AND_DISCOVERY],
  ['JOBS_AND_CERTIFICATIONS', m.theme_JOBS_AND_CERTIFICATIONS],
  ['WORK_BASED_TRAINING', m.theme_WORK_BASED_TRAINING],
  ['TRAINING_QUALITY', m.theme_TRAINING_QUALITY],
  ['ENTERPRISE_SPIRIT', m.theme_ENTERPRISE_SPIRIT],
  ['INTEGRATION_INTO_WORK', m.theme_INTEGRATION_INTO_WORK],
  ['LIFELONG_LEARNING', m.theme_LIFELONG_LEARNING],
  ['INCLUSION', m.theme_INCLUSION],
  ['MOBILITY', m.theme_MOBILITY],
  ['EQUIPMENT_AND_RESOURCES', m.theme_EQUIPMENT_AND_RESOURCES],
  ['COMMUNICATION', m.theme_COMMUNICATION],
  ['DIGITAL_RULES', m.theme_DIGITAL_RULES],
  ['COLLEGE_PUPILS', m.audience_COLLEGE_PUPILS],
  ['LYCEE_PUPILS', m.audience_LYCEE_PUPILS],
  ['STUDENTS', m.audience_STUDENTS],
  ['APPRENTICES', m.audience_APPRENTICES],
  ['EARLY_LEAVERS', m.audience_EARLY_LEAVERS],
  ['ADULT_TRAINEES', m.audience_ADULT_TRAINEES],
  ['JOB_SEEKERS', m.audience_JOB_SEEKERS],
  ['EMPLOYEES', m.audience_EMPLOYEES],
  ['FAMILIES', m.audience_FAMILIES],
  ['TEACHERS', m.audience_TEACHERS],
  ['RESEARCHERS', m.audience_RESEARCHERS],
  ['HEADS_OF_SCHOOL', m.audience_HEADS_OF_SCHOOL],
  ['CAREER_ADVISERS', m.audience_CAREER_ADVISERS],
  ['EDUCATION_STAFF', m.audience_EDUCATION_STAFF],
  ['TUTORS', m.audience_TUTORS],
  ['PROFESSIONALS', m.audience_PROFESSIONALS],
  ['FIRMS', m.audience_FIRMS],
  ['PRESCRIBERS', m.audience_PRESCRIBERS],
]);

/** States of a convention, of an action on its way, and of a duty. */
const STATES: ReadonlyMap<string, () => string> = new Map([
  ['ENDED', m.life_status_ENDED],
  ['IN_FORCE', m.life_status_IN_FORCE],
  ['NOTICE_GIVEN', m.life_status_NOTICE_GIVEN],
  ['NOT_YET_IN_FORCE', m.life_status_NOT_YET_IN_FORCE],
  ['RENEWED', m.life_status_RENEWED],
  ['UNDATED', m.life_status_UNDATED],
  ['WINDING_DOWN', m.life_status_WINDING_DOWN],
  ['DRAFT', m.status_DRAFT],
  ['SUBMITTED', m.status_SUBMITTED],
  ['COMMISSION_OPINION', m.status_COMMISSION_OPINION],
  ['MINISTRIES_OPINION', m.status_MINISTRIES_OPINION],
  ['COMMITTEE', m.status_COMMITTEE],
  ['BOARD', m.status_BOARD],
  ['COMMITTED', m.status_COMMITTED],
  ['REALISED', m.status_REALISED],
  ['CLOSED', m.status_CLOSED],
  ['REFUSED', m.status_REFUSED],
  ['WITHDRAWN', m.status_WITHDRAWN],
  ['ABANDONED', m.status_ABANDONED],
]);
const DUTY_STATES: ReadonlyMap<string, () => string> = new Map([
  ['DUE', m.duties_state_DUE],
  ['IMPOSSIBLE_TO_TELL', m.duties_state_IMPOSSIBLE_TO_TELL],
  ['LATE', m.duties_state_LATE],
  ['MET', m.duties_state_MET],
  ['MISSED', m.duties_state_MISSED],
  ['NOT_YET_DUE', m.duties_state_NOT_YET_DUE],
]);

/**
 * An answer of the API with the names of themes, audiences and states, and of what has none, in the language of the page.
 * The French ones are the API's own. The answer is left as it is: another page may read it in another language.
 */
export function inPageLanguage<Answer>(answer: Answer): Answer {
  return getLocale() === 'fr' ? answer : (renamed(answer) as Answer);
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) copy[key] = renamed(part);
  const { label, statusLabel, status, finding } = copy;
  if (typeof label === 'string') copy['label'] = nameOf(copy) ?? label;
  if (typeof statusLabel === 'string') {
    const name = DUTY_STATES.get(String(status))?.() ?? statusLabel;
    copy['statusLabel'] = finding === 'TO_BE_CONFIRMED' ? m.duty_all_unconfirmed({ counted: name }) : name;
  }
  return copy;
}

function nameOf({ code, dimension, status, statusLabel }: Record<string, unknown>): string | undefined {
  if (code === undefined) return statusLabel === undefined && typeof status === 'string' ? STATES.get(status)?.() : undefined;
  if (typeof code === 'string') return NAMES.get(code)?.();
  if (code !== null) return undefined;
  return dimension === 'MONTH' ? m.month_none() : m.filters_not_broken_down();
}
