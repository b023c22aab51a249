import type { Queryable } from './database.js';

/**
 * A digest of every row of some tables: the same before and after means that nothing changed, whatever was written.
 * @param tables names from the code, never from a request
 */
export const contentDigest = async (client: Queryable, tables: readonly string[]): Promise<string> => {
  const digests = tables.map((table) => `(SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM ${table} t)`);
  const { rows } = await client.query<{ digest: string }>(`SELECT concat_ws(' ', ${digests.map((digest) => `coalesce(${digest}, '-')`).join(', ')}) AS digest`);
  return rows[0]!.digest;
};
