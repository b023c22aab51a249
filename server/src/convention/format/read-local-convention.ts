import type { FilledBlank } from '@conventions-ouvertes/shared/convention/terms-template';
import type { LocalConventionTerms, TemplateTerms } from '@conventions-ouvertes/shared/convention/terms';
import { instantiateTemplate } from '@conventions-ouvertes/shared/convention/template';
import type { z } from 'zod';
import { needAcademy, type KnownCodes } from './checks/reference.js';
import type { Report } from './convention-problem.js';
import type { localConventionSchema } from './convention-schema.js';
import { readFilledBlank } from './filled-blanks-schema.js';

/** A file `kind: LOCAL`, whose blanks have not been read yet. */
export type LocalFile = z.output<typeof localConventionSchema>;

/** Makes the convention that a file of blanks describes; null, and all reported, when it cannot be made. */
export function readLocalConvention(file: LocalFile, template: TemplateTerms, known: KnownCodes, report: Report): LocalConventionTerms | null {
  const filled: FilledBlank[] = [];
  const unreadable = new Set<string>();
  for (const [key, value] of Object.entries(file.blanks)) {
    const path = ['blanks', key];
    const blank = template.template.blanks.find((candidate) => candidate.key === key);
    if (blank === undefined) {
      unreadable.add(key);
      report('BLANK_UNKNOWN', path, `le modèle «\u00a0${template.key}\u00a0» n’a pas de champ «\u00a0${key}\u00a0»\u00a0: retirez-le ou corrigez son nom.`, 'KEY');
      continue;
    }
    if (value === null || value === '') continue;
    const read = readFilledBlank(blank, value, path, report);
    if (read === null) unreadable.add(key);
    else filled.push(read);
    if (read?.type === 'LOCATION') needAcademy(read.value.academyCode, [...path, 'academyCode'], known, report);
  }
  const made = instantiateTemplate(template, { key: file.key, isDemonstration: file.isDemonstration, filled });
  if (!made.ok) {
    for (const { code, blank, message } of made.problems) {
      // What could not be read was told already, and is not left in blank.
      if (blank !== null && unreadable.has(blank)) continue;
      report(code, blank === null ? ['blanks'] : ['blanks', blank], message, 'KEY');
    }
    return null;
  }
  return unreadable.size === 0 ? made.terms : null;
}
