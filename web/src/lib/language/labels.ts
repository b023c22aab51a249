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

/**
 * An answer of the API with the names of themes and audiences, and of what has none, in the language of the page.
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
  if (typeof copy['label'] === 'string' && 'code' in copy) copy['label'] = nameOf(copy) ?? copy['label'];
  return copy;
}

function nameOf({ code, dimension }: Record<string, unknown>): string | undefined {
  if (typeof code === 'string') return NAMES.get(code)?.();
  if (code !== null) return undefined;
  return dimension === 'MONTH' ? m.month_none() : m.filters_not_broken_down();
}
