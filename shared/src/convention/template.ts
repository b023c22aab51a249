import { filledBlankProblems, quoted } from './filled-blank.js';
import { readingInForce } from './first-readings.js';
import { fillTemplate } from './fill-template.js';
import type { TemplateProblem } from './template-problem.js';
import type { Blank, FilledBlank, LocalValues } from './terms-template.js';
import type { LocalConventionTerms, TemplateTerms } from './terms.js';

export type Instantiation =
  | { readonly ok: true; readonly terms: LocalConventionTerms }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/**
 * Makes a local convention from a template (« modèle »). It is not made with a blank left, a value of the wrong type or
 * out of the bounds that the text sets, or dates that contradict each other; all that is wrong is told at once.
 */
export function instantiateTemplate(template: TemplateTerms, values: LocalValues): Instantiation {
  const variant = variantOf(template, values.filled);
  if (!variant.ok) return { ok: false, problems: [variant.problem] };

  const applying = template.template.blanks.filter((blank) => blank.variant === null || blank.variant === variant.code);
  const problems = [
    ...strayValues(template, applying, values.filled),
    ...applying.flatMap((blank) => blankProblems(template, blank, values.filled)),
  ];
  if (problems.length > 0) return { ok: false, problems };

  const inOrder = applying.flatMap((blank) => values.filled.filter((filled) => filled.key === blank.key));
  const terms = fillTemplate(template, variant.code, { ...values, filled: inOrder });
  const contradictions = wholeProblems(template, terms);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, terms };
}

function variantOf(
  template: TemplateTerms,
  filled: readonly FilledBlank[],
): { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: TemplateProblem } {
  const codes = template.template.variants.map((variant) => variant.code);
  const blank = template.template.blanks.find((candidate) => candidate.type === 'VARIANT');
  const value = filled.find((candidate) => candidate.key === blank?.key);
  const allowed = `choisissez parmi ${codes.join(', ')}.`;
  if (value === undefined) {
    const name = blank === undefined ? 'La variante' : quoted(blank);
    return { ok: false, problem: { code: 'BLANK_LEFT', blank: blank?.key ?? null, message: `${name} n’est pas dite\u00a0: ${allowed}` } };
  }
  if (value.type !== 'VARIANT' || !codes.includes(value.value)) {
    return { ok: false, problem: { code: 'VARIANT_UNKNOWN', blank: value.key, message: `Cette variante n’existe pas\u00a0: ${allowed}` } };
  }
  return { ok: true, code: value.value };
}

function strayValues(template: TemplateTerms, applying: readonly Blank[], filled: readonly FilledBlank[]): readonly TemplateProblem[] {
  const seen = new Set<string>();
  return filled.flatMap(({ key }): readonly TemplateProblem[] => {
    if (seen.has(key)) return [{ code: 'BLANK_TWICE', blank: key, message: `Le champ «\u00a0${key}\u00a0» est rempli deux fois.` }];
    seen.add(key);
    if (applying.some((blank) => blank.key === key)) return [];
    const other = template.template.blanks.find((blank) => blank.key === key);
    return other === undefined
      ? [{ code: 'BLANK_UNKNOWN', blank: key, message: `Le modèle n’a pas de champ «\u00a0${key}\u00a0»\u00a0: retirez-le ou corrigez son nom.` }]
      : [{ code: 'BLANK_OF_ANOTHER_VARIANT', blank: key, message: `${quoted(other)} ne se remplit que pour ${other.variant}\u00a0: retirez-le.` }];
  });
}

function blankProblems(template: TemplateTerms, blank: Blank, filled: readonly FilledBlank[]): readonly TemplateProblem[] {
  const value = filled.find((candidate) => candidate.key === blank.key);
  if (value === undefined) {
    return [{ code: 'BLANK_LEFT', blank: blank.key, message: `${quoted(blank)} est resté en blanc\u00a0: remplissez le champ «\u00a0${blank.key}\u00a0».` }];
  }
  return filledBlankProblems(blank, value, readingInForce(template, 'SCHOOL_YEAR_LENGTH'));
}

/** What no single blank shows: parties, signatories and dates that do not go together. */
function wholeProblems(template: TemplateTerms, terms: LocalConventionTerms): readonly TemplateProblem[] {
  return [...partyProblems(terms), ...signatoryProblems(template, terms), ...dateProblems(template, terms)];
}

function partyProblems({ parties }: LocalConventionTerms): readonly TemplateProblem[] {
  const keys = parties.map((party) => party.key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => ({
    code: 'PARTY_REFUSED',
    blank: null,
    message: `Deux parties ont la clé «\u00a0${key}\u00a0»\u00a0: donnez-en une à chacune.`,
  }));
}

function signatoryProblems(template: TemplateTerms, terms: LocalConventionTerms): readonly TemplateProblem[] {
  const blank = template.template.blanks.find((candidate) => candidate.type === 'SIGNATORIES')?.key ?? null;
  const known = new Set(terms.parties.map((party) => party.key));
  const signed = new Set(terms.signatories.map((signatory) => signatory.signsFor));
  const problem = (message: string): TemplateProblem => ({ code: 'SIGNATORY_REFUSED', blank, message });
  return [
    ...terms.signatories
      .filter((signatory) => !known.has(signatory.signsFor))
      .map(({ name, signsFor }) => problem(`${name} signe pour «\u00a0${signsFor}\u00a0», qui n’est pas une partie.`)),
    // The convention takes effect once all parties have signed (coloration-fcil, article 10).
    ...terms.parties.filter((party) => !signed.has(party.key)).map(({ shortName }) => problem(`Personne ne signe pour «\u00a0${shortName}\u00a0».`)),
  ];
}

function dateProblems(template: TemplateTerms, terms: LocalConventionTerms): readonly TemplateProblem[] {
  const length = template.terms.find((term) => term.variant === null || term.variant === terms.origin.variant)?.length;
  if (length?.kind !== 'UNTIL_BLANK' || terms.terms[0]?.length.kind !== 'UNTIL' || terms.signature.state !== 'DATED') return [];
  const end = terms.terms[0].length.date;
  const found: TemplateProblem[] = [];
  if (end < terms.signature.date) {
    found.push({ code: 'DATES_CONTRADICT', blank: length.blank, message: 'Le cycle de formation s’achève avant la signature\u00a0: vérifiez les deux dates.' });
  }
  for (const filled of terms.origin.filled) {
    if (filled.type === 'TRAINING_PERIOD' && filled.value.lastDay > end) {
      found.push({ code: 'DATES_CONTRADICT', blank: filled.key, message: 'La formation s’achève après le cycle de formation dont elle fait partie.' });
    }
  }
  return found;
}
