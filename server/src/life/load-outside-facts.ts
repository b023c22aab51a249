import { isLocalDate } from '@conventions-ouvertes/shared/local-date';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';

const text = z.string().trim().min(1);
const Shape = z.strictObject({
  facts: z.array(
    z.strictObject({
      convention: text,
      occurredOn: z.string().refine(isLocalDate),
      summary: text,
      source: text,
      sourceAddress: z.string().startsWith('https://').optional(),
    }),
  ),
});

/** A real fact outside a text, with its public source. */
export type OutsideFact = z.output<typeof Shape>['facts'][number];

/** @throws FrenchError OUTSIDE_FACTS with every problem of the file */
export const readOutsideFacts = (file: string, content: string): readonly OutsideFact[] => {
  const document = parseDocument(content, { schema: 'core' });
  const parsed = document.errors.length > 0 ? null : Shape.safeParse(document.toJS());
  if (parsed?.success) return parsed.data.facts;
  const problems = parsed === null ? document.errors.map(({ linePos }) => `ligne ${linePos?.[0].line ?? '?'}\u00A0: ce n’est pas du YAML`) : parsed.error.issues.map(({ path }) => `«\u00A0${path.join('.')}\u00A0» manque ou ne convient pas`);
  throw new FrenchError('OUTSIDE_FACTS', `Le fichier ${file} ne se lit pas\u00A0: ${problems.join('\u00A0; ')}. Corrigez-le.`);
};

/** Brings the outside facts of the conventions that are loaded to what the file says. Running it again changes nothing. */
export const loadOutsideFacts = async (client: Queryable, facts: readonly OutsideFact[]): Promise<void> => {
  await client.query(
    `INSERT INTO convention_event (convention_key, kind, occurred_on, summary, source, source_address)
     SELECT f.convention, 'OUTSIDE', f."occurredOn", f.summary, f.source, f."sourceAddress"
       FROM jsonb_to_recordset($1::jsonb) AS f (convention text, "occurredOn" date, summary text, source text, "sourceAddress" text)
       JOIN convention c ON c.key = f.convention
      WHERE NOT EXISTS (SELECT FROM convention_event e WHERE e.convention_key = f.convention AND e.kind = 'OUTSIDE' AND e.occurred_on = f."occurredOn" AND e.summary = f.summary)`,
    [JSON.stringify(facts)],
  );
};
