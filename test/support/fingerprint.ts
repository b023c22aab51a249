import type pg from 'pg';

/** Decided anew from the rest whenever a figure is first asked for: no data of their own. */
const DERIVED = ['line_secrecy', 'secrecy_due', 'secrecy_state', 'public_reach'];

/** A digest of every row of every table, by the table's name: what was not changed has the same before and after. */
export const fingerprint = async (database: pg.Pool): Promise<Record<string, string>> => {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1) ORDER BY 1`,
    [DERIVED],
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest FROM ${name} t`,
    );
    digests[name] = rows[0]!.digest;
  }
  return digests;
};
