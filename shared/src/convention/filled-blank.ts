import type { ReadingValues } from './readings.js';
import type { Party } from './terms-identity.js';
import type { Blank, FilledBlank } from './terms-template.js';
import type { TemplateProblem, TemplateProblemCode } from './template-problem.js';
import { fitsOneSchoolYear, lastsAtLeast } from './training-period.js';

/** What is wrong with one value put in one blank; empty when nothing is. */
export function filledBlankProblems(
  blank: Blank,
  filled: FilledBlank,
  schoolYearReading: ReadingValues['SCHOOL_YEAR_LENGTH'],
): readonly TemplateProblem[] {
  const problem = (code: TemplateProblemCode, message: string): TemplateProblem => ({
    code,
    blank: blank.key,
    message: `${quoted(blank)}\u00a0: ${message}`,
  });
  const wrongType = [problem('BLANK_WRONG_TYPE', 'la valeur n’est pas du type attendu.')];

  switch (blank.type) {
    case 'TEXT': {
      if (filled.type !== 'TEXT') return wrongType;
      const { length } = filled.value.trim();
      if (length === 0) return [problem('BLANK_LEFT', 'le champ est resté en blanc\u00a0: remplissez-le.')];
      return length > blank.maxLength ? [problem('TEXT_LENGTH', `le texte a ${length} caractères, au plus ${blank.maxLength} sont permis.`)] : [];
    }
    case 'MONTHS': {
      if (filled.type !== 'MONTHS') return wrongType;
      const inBounds = Number.isInteger(filled.value) && filled.value >= blank.min && filled.value <= blank.max;
      return inBounds ? [] : [problem('OUT_OF_BOUNDS', `il faut un nombre entier de mois, de ${blank.min} à ${blank.max}.`)];
    }
    case 'CHOICE': {
      if (filled.type !== 'CHOICE') return wrongType;
      const codes = blank.options.map((option) => option.code);
      return codes.includes(filled.value) ? [] : [problem('NOT_ALLOWED', `choisissez parmi ${codes.join(', ')}.`)];
    }
    case 'AUDIENCES': {
      if (filled.type !== 'AUDIENCES') return wrongType;
      if (filled.value.length === 0) return [problem('BLANK_LEFT', 'aucun public n’est nommé\u00a0: nommez-en un au moins.')];
      if (new Set(filled.value).size < filled.value.length) return [problem('NOT_ALLOWED', 'un public est nommé deux fois.')];
      const refused = filled.value.filter((code) => !blank.allowed.includes(code));
      return refused.length === 0
        ? []
        : [problem('NOT_ALLOWED', `le texte ne permet pas ${refused.join(', ')}\u00a0: choisissez parmi ${blank.allowed.join(', ')}.`)];
    }
    case 'PARTIES':
      return filled.type === 'PARTIES' ? partyProblems(blank, filled.value, problem) : wrongType;
    case 'SIGNATORIES':
      if (filled.type !== 'SIGNATORIES') return wrongType;
      return filled.value.length === 0 ? [problem('BLANK_LEFT', 'aucun signataire n’est nommé.')] : [];
    case 'SEATS':
      if (filled.type !== 'SEATS') return wrongType;
      return filled.value.length === 0 ? [problem('BLANK_LEFT', 'aucun membre n’est nommé\u00a0: donnez le nom et la qualité.')] : [];
    case 'RENEWAL': {
      if (filled.type !== 'RENEWAL') return wrongType;
      if (filled.value.kind === 'NONE') return [];
      const { months } = filled.value;
      const inBounds = Number.isInteger(months) && months >= 1 && months <= blank.maxMonths;
      return inBounds ? [] : [problem('OUT_OF_BOUNDS', `il faut un nombre entier de mois, de 1 à ${blank.maxMonths}.`)];
    }
    case 'TRAINING_PERIOD': {
      if (filled.type !== 'TRAINING_PERIOD') return wrongType;
      const period = filled.value;
      if (period.lastDay < period.firstDay) return [problem('TRAINING_ORDER', 'le dernier jour précède le premier.')];
      if (blank.minMonths !== null && !lastsAtLeast(period, blank.minMonths)) {
        return [problem('TRAINING_TOO_SHORT', `la formation dure moins de ${blank.minMonths} mois\u00a0: allongez-la.`)];
      }
      if (blank.maxLength === 'ONE_SCHOOL_YEAR' && !fitsOneSchoolYear(period, schoolYearReading)) {
        return [problem('TRAINING_TOO_LONG', 'la formation excède une année scolaire\u00a0: raccourcissez-la.')];
      }
      return [];
    }
    case 'DATE':
    case 'LOCATION':
    case 'VARIANT':
      return filled.type === blank.type ? [] : wrongType;
  }
}

function partyProblems(
  blank: Extract<Blank, { type: 'PARTIES' }>,
  parties: readonly Party[],
  problem: (code: TemplateProblemCode, message: string) => TemplateProblem,
): readonly TemplateProblem[] {
  if (parties.length === 0) return [problem('BLANK_LEFT', 'aucune partie n’est nommée.')];
  return parties.flatMap(({ shortName, side, kind }) => {
    const found: TemplateProblem[] = [];
    if (side !== blank.side) found.push(problem('PARTY_REFUSED', `«\u00a0${shortName}\u00a0» n’est pas du côté attendu (${blank.side}).`));
    if (!blank.kinds.includes(kind)) {
      found.push(problem('PARTY_REFUSED', `«\u00a0${shortName}\u00a0» est de nature ${kind}\u202f; le modèle attend ${blank.kinds.join(', ')}.`));
    }
    return found;
  });
}

/** The blank's label between French quotation marks. */
export function quoted(blank: Pick<Blank, 'label'>): string {
  return `«\u00a0${blank.label}\u00a0»`;
}
