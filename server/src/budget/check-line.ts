import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { isCents } from '@conventions-ouvertes/shared/money';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';

/** @throws FrenchError SOURCE_UNKNOWN, AMOUNT_NOT_POSITIVE */
export const checkSources = (terms: BindingTerms, lines: readonly { readonly source: string; readonly cents: number }[]): void => {
  for (const { source, cents } of lines) {
    if (!terms.fundingSources.some(({ code }) => code === source)) {
      throw new FrenchError('SOURCE_UNKNOWN', `La convention ne nomme pas la ressource « ${source.slice(0, 60)} » : choisissez-en une de sa liste.`);
    }
    if (!isCents(cents) || cents <= 0) throw new FrenchError('AMOUNT_NOT_POSITIVE', 'Le montant doit être supérieur à zéro : une diminution se fait par une libération de crédits.');
  }
};

/** @throws FrenchError ACADEMY_UNKNOWN */
export const checkPlaces = async (client: Queryable, lines: readonly { readonly academy: string | null }[]): Promise<void> => {
  const codes = [...new Set(lines.flatMap(({ academy }) => academy ?? []))];
  const { rows } = await client.query<{ code: string }>('SELECT code FROM unnest($1::text[]) AS u (code) WHERE NOT EXISTS (SELECT FROM academy a WHERE a.code = u.code)', [codes]);
  if (rows[0]) throw new FrenchError('ACADEMY_UNKNOWN', `Aucune académie n’a le code « ${rows[0].code.slice(0, 20)} » : choisissez-en une de la liste.`);
};
