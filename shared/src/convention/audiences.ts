/**
 * The common nomenclature of audiences (« publics »): every convention names its own among these, so that headcounts
 * of different conventions can be set side by side.
 */
export const AUDIENCES = [
  { code: 'COLLEGE_PUPILS', label: 'Collégiens' },
  { code: 'LYCEE_PUPILS', label: 'Lycéens' },
  { code: 'STUDENTS', label: 'Étudiants' },
  { code: 'APPRENTICES', label: 'Apprentis' },
  { code: 'EARLY_LEAVERS', label: 'Jeunes en situation de décrochage' },
  { code: 'ADULT_TRAINEES', label: 'Stagiaires de la formation continue (GRETA)' },
  { code: 'JOB_SEEKERS', label: 'Demandeurs d’emploi' },
  { code: 'EMPLOYEES', label: 'Salariés' },
  { code: 'FAMILIES', label: 'Familles' },
  { code: 'TEACHERS', label: 'Enseignants' },
  { code: 'RESEARCHERS', label: 'Enseignants-chercheurs' },
  { code: 'HEADS_OF_SCHOOL', label: 'Chefs d’établissement et personnels d’encadrement' },
  { code: 'CAREER_ADVISERS', label: 'Conseillers d’orientation' },
  { code: 'EDUCATION_STAFF', label: 'Autres personnels de l’éducation nationale' },
  { code: 'TUTORS', label: 'Tuteurs et maîtres d’apprentissage' },
  { code: 'PROFESSIONALS', label: 'Professionnels des entreprises' },
  { code: 'FIRMS', label: 'Entreprises' },
  { code: 'PRESCRIBERS', label: 'Autres prescripteurs' },
] as const;

/** Code of an audience in the common nomenclature. */
export type AudienceCode = (typeof AUDIENCES)[number]['code'];

const LABELS: ReadonlyMap<string, string> = new Map(AUDIENCES.map(({ code, label }) => [code, label]));

/** Whether `code` is in the common nomenclature of audiences. */
export function isAudienceCode(code: string): code is AudienceCode {
  return LABELS.has(code);
}

/** French label of an audience. */
export function audienceLabel(code: AudienceCode): string {
  return LABELS.get(code) ?? code;
}
