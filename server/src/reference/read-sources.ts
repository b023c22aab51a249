import { isLocalDate } from '@conventions-ouvertes/shared/local-date';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { ReferenceSource } from './reference-data.js';
import type { ProblemList } from './reference-problems.js';

const text = z.string().trim().min(1);
const Shape = z.strictObject({
  sources: z.array(
    z.strictObject({
      key: text,
      file: text,
      title: text,
      publisher: text,
      licence: text,
      retrievedOn: z.string().refine(isLocalDate),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u).optional(),
      origin: text.optional(),
      note: text.optional(),
    }),
  ),
});

/** The list of sources, in the file's order. */
export function readSources(file: string, content: string, problems: ProblemList): readonly ReferenceSource[] {
  const document = parseDocument(content, { schema: 'core' });
  for (const error of document.errors) problems.add(file, error.linePos?.[0].line ?? null, 'le fichier ne se lit pas comme du YAML.');
  if (document.errors.length > 0) return [];
  const parsed = Shape.safeParse(document.toJS());
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.add(file, null, `« ${issue.path.join('.')} » manque ou ne convient pas.`);
    return [];
  }
  const keys = new Set<string>();
  return parsed.data.sources.map(({ sha256 = null, origin = null, note = null, ...source }) => {
    if (keys.has(source.key)) problems.add(file, null, `la source « ${source.key} » figure deux fois.`);
    keys.add(source.key);
    return { ...source, sha256, origin, note };
  });
}
