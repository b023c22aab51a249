import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { m } from '#lib/paraglide/messages.js';
import type { Clause } from './clause.js';

/** How the parties behave: secrecy, communication, digital tools, certificates, disputes, duties that an event sets off. */
export function conductClauses(terms: ConventionTerms): readonly Clause[] {
  const summed = [
    ...terms.secrecy,
    ...terms.communication,
    ...(terms.digitalTools === null ? [] : [terms.digitalTools]),
    ...terms.certificates,
    ...terms.disputes,
    ...terms.eventDuties,
  ];
  return [
    ...summed.map(({ article, summary }) => ({ article, sentence: summary })),
    ...(terms.governingLaw === null
      ? []
      : [{ article: terms.governingLaw.article, sentence: m.clause_law({ law: terms.governingLaw.law }) }]),
  ];
}
