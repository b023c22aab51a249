import type { Axis } from '@conventions-ouvertes/shared/convention/terms-content';
import { COMMUNICATION, DIGITAL_RULES } from './bank/communication.js';
import { ENTERPRISE } from './bank/enterprise.js';
import { EQUIPMENT } from './bank/equipment.js';
import { GUIDANCE } from './bank/guidance.js';
import { INCLUSION, MOBILITY } from './bank/inclusion.js';
import { INTEGRATION, LIFELONG } from './bank/integration.js';
import { JOBS, RECOGNITION } from './bank/jobs.js';
import { QUALITY } from './bank/quality.js';
import type { ActionTemplate } from './bank/template.js';
import { WORK_BASED } from './bank/work-based.js';

const BY_THEME: Readonly<Record<string, readonly ActionTemplate[]>> = {
  GUIDANCE_AND_DISCOVERY: GUIDANCE,
  JOBS_AND_CERTIFICATIONS: JOBS,
  WORK_BASED_TRAINING: WORK_BASED,
  TRAINING_QUALITY: QUALITY,
  ENTERPRISE_SPIRIT: ENTERPRISE,
  INTEGRATION_INTO_WORK: INTEGRATION,
  LIFELONG_LEARNING: LIFELONG,
  INCLUSION,
  MOBILITY,
  EQUIPMENT_AND_RESOURCES: EQUIPMENT,
  COMMUNICATION,
  DIGITAL_RULES,
};

const ALL: ReadonlyMap<string, ActionTemplate> = new Map(
  [...Object.values(BY_THEME), RECOGNITION].flat().map((template) => [template.key, template]),
);

/** Axes whose article is narrower, or other, than their theme. */
const BY_AXIS: Readonly<Record<string, readonly string[]>> = {
  'opca-defi-2016/2': ['prospective-study', 'regional-feedback', 'training-map'],
  'opca-defi-2016/3': ['diploma-renewal', 'prospective-study'],
  'opca-defi-2016/4': [...GUIDANCE.map(({ key }) => key), 'girls', 'disability'],
  'opca-defi-2016/6': [...ENTERPRISE.map(({ key }) => key), 'placements-abroad'],
  'opca-defi-2016/7': ['technical-platform', 'loans', 'documents', 'learning-kit'],
  'medef-occitanie-2021/4': ['open-week'],
  'medef-occitanie-2021/5.2': ['teacher-immersion', 'heads', 'technical-course'],
  'medef-occitanie-2021/7': ['pupil-videos', 'learning-kit'],
  'cgpme-paca/1.1': ['forum', 'visits', 'testimonies', 'observation-week', 'open-week'],
  'cgpme-paca/1.2': ['teacher-immersion', 'advisers'],
  'cgpme-paca/2.1': ['tutors', 'placements', 'learning-situations', 'welcome-kit'],
  'cgpme-paca/2.2': ['juries'],
  'cgpme-paca/2.3': ['apprenticeship-days', 'tutors'],
  'cgpme-paca/2.4': ['training-map', 'regional-feedback'],
  'cgpme-paca/2.5': ['technical-course', 'heads', 'teacher-immersion'],
  'cgpme-paca/2.6': ['seminar', 'students'],
  'cgpme-paca/2.7': ['technical-cooperation'],
};

const BY_TEMPLATE_AXIS: Readonly<Record<string, readonly string[]>> = {
  '3': ['skill-needs'],
  '4': ['technical-cooperation'],
  '4.1': ['placements', 'tutors', 'learning-situations'],
  '4.2': ['technical-platform', 'loans', 'learning-kit', 'documents'],
  '4.3': ['next-step', 'job-dating', 'sponsorship'],
  '6': ['teacher-immersion', 'technical-course'],
  '7': ['certificates'],
  '8': ['campaign', 'exhibition', 'review-day'],
};

/** The kinds of action that suit an axis. `isLocal`: of a convention made from the coloration and FCIL template. */
export function templatesOf(conventionKey: string, axis: Axis, isLocal: boolean): readonly ActionTemplate[] {
  const named = isLocal ? BY_TEMPLATE_AXIS[axis.code] : BY_AXIS[`${conventionKey}/${axis.code}`];
  if (named === undefined) return BY_THEME[axis.themeCode] ?? [];
  return named.map((key) => {
    const template = ALL.get(key);
    if (template === undefined) throw new RangeError(`no template ${key}`);
    return template;
  });
}
