import type { Axis } from '@conventions-ouvertes/shared/convention/terms-content';
import type { ConventionTerms, LocalConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { TrainingPeriod } from '@conventions-ouvertes/shared/convention/terms-template';
import { addDays, yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';

/** Years of actions that the demonstration tells of a local convention, at most. */
const MOST_YEARS = 3;

/** The training that a local convention sets up; null where its template asks for no period. */
function trainingOf(terms: LocalConventionTerms): TrainingPeriod | null {
  for (const blank of terms.origin.filled) if (blank.type === 'TRAINING_PERIOD') return blank.value;
  return null;
}

/** From the year of signature to the end of the training. */
export function localYears(terms: LocalConventionTerms, signedOn: LocalDate): readonly number[] {
  const last = trainingOf(terms)?.lastDay ?? addDays(signedOn, 365);
  const count = Math.min(MOST_YEARS, yearOf(last) - yearOf(signedOn) + 1);
  return Array.from({ length: count }, (_, index) => yearOf(signedOn) + index);
}

/**
 * The first day on which an axis can have actions: periods in firms begin with the training (article 4.1), and what follows
 * it, guidance (4.3) and the certificate (7), comes in its last month. Null: from the signature on.
 */
export function firstDayOfAxis(terms: ConventionTerms, axis: Axis): LocalDate | null {
  const training = terms.kind === 'LOCAL' ? trainingOf(terms) : null;
  if (training === null) return null;
  if (axis.code === '4.1') return training.firstDay;
  return axis.code === '4.3' || axis.code === '7' ? addDays(training.lastDay, -30) : null;
}
