import type { Queryable } from '../../platform/database.js';

/** Makes a source of a convention a firm's, as a text that names the firm among its parties would. The kind of the other parties stays. */
export const giveToFirm = async (client: Queryable, convention: string, source: string, firm: string): Promise<void> => {
  const party = JSON.stringify({ key: firm, name: firm, shortName: firm, kind: 'FIRM', siren: null, role: 'PARTNER', signsAs: null, article: null });
  await client.query(`INSERT INTO party (key, name, short_name, kind, is_demo) VALUES ($1, $1, $1, 'FIRM', true) ON CONFLICT DO NOTHING`, [firm]);
  await client.query(
    `UPDATE convention SET terms = jsonb_set(
       CASE WHEN EXISTS (SELECT FROM jsonb_array_elements(terms -> 'parties') p WHERE p ->> 'key' = $3) THEN terms
            ELSE jsonb_set(terms, '{parties}', (terms -> 'parties') || $4::jsonb) END,
       '{fundingSources}', (SELECT jsonb_agg(CASE WHEN f ->> 'code' = $2 THEN f || jsonb_build_object('fundedBy', $3::text) ELSE f END) FROM jsonb_array_elements(terms -> 'fundingSources') f))
     WHERE key = $1`,
    [convention, source, firm, party],
  );
};
