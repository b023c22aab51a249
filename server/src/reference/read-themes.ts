import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Theme } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const text = z.string().trim().min(1);
const Shape = z.strictObject({
  themes: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z0-9_]*$/u),
        labelFr: text,
        labelEn: text,
        definitionFr: text,
      }),
    )
    .min(1),
});

/** The common nomenclature of themes, in the file's order. */
export function readThemes(file: string, content: string, problems: ProblemList): readonly Theme[] {
  const document = parseDocument(content);
  for (const error of document.errors) problems.add(file, error.linePos?.[0].line ?? null, 'le fichier ne se lit pas comme du YAML.');
  if (document.errors.length > 0) return [];
  const parsed = Shape.safeParse(document.toJS());
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.add(file, null, `« ${issue.path.join('.')} » manque ou ne convient pas.`);
    return [];
  }
  const codes = new Set<string>();
  return parsed.data.themes.map(({ code, labelFr, labelEn, definitionFr }, index) => {
    if (codes.has(code)) problems.add(file, null, `le thème « ${code} » figure deux fois.`);
    codes.add(code);
    return { code, position: index + 1, labelFr, labelEn, description: definitionFr };
  });
}
