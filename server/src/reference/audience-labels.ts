import type { AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';

/** English labels of the audiences: the nomenclature itself is French, as the texts are. */
export const AUDIENCE_LABELS_EN: Readonly<Record<AudienceCode, string>> = {
  COLLEGE_PUPILS: 'Lower secondary pupils (collège)',
  LYCEE_PUPILS: 'Upper secondary pupils (lycée)',
  STUDENTS: 'Students',
  APPRENTICES: 'Apprentices',
  EARLY_LEAVERS: 'Early leavers',
  ADULT_TRAINEES: 'Adult trainees (GRETA)',
  JOB_SEEKERS: 'Job seekers',
  EMPLOYEES: 'Employees',
  FAMILIES: 'Families',
  TEACHERS: 'Teachers',
  RESEARCHERS: 'University teachers and researchers',
  HEADS_OF_SCHOOL: 'Heads of school and managing staff',
  CAREER_ADVISERS: 'Career advisers',
  EDUCATION_STAFF: 'Other education staff',
  TUTORS: 'Tutors and apprentice masters',
  PROFESSIONALS: 'Professionals from firms',
  FIRMS: 'Firms',
  PRESCRIBERS: 'Other prescribers',
};
