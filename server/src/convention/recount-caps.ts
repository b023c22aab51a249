import type { Queryable } from '../platform/database.js';
import { appendRecord } from '../record/append-record.js';

interface Breach {
  readonly cap_key: string;
  readonly year: number;
  readonly limit_cents: number;
  readonly committed_cents: number;
}

/**
 * Counts anew what is committed under each cap, after caps, their sources or their amounts have changed.
 *
 * A file that sets a limit below what is already committed is not refused: the text is what it is, and the commitments were
 * made. The cap is marked as breached, which lets nothing more be committed under it until enough is released, and the record
 * keeps the fact, for people to judge.
 */
export const recountCaps = async (client: Queryable): Promise<void> => {
  const before = new Set((await breaches(client)).map(keyOf));
  await client.query('SELECT rebuild_cap_years()');
  for (const breach of await breaches(client)) {
    if (before.has(keyOf(breach))) continue;
    await appendRecord(client, null, {
      subject: { kind: 'CAP', key: breach.cap_key },
      change: 'CAP_BREACH_FOUND',
      before: null,
      after: { year: breach.year, limitCents: breach.limit_cents, committedCents: breach.committed_cents },
      reason: 'Le plafond chargé est inférieur à ce qui est déjà engagé.',
    });
  }
};

const breaches = async (client: Queryable): Promise<readonly Breach[]> => {
  const { rows } = await client.query<Breach>(
    'SELECT cap_key, year, limit_cents, committed_cents FROM cap_year WHERE committed_cents > limit_cents ORDER BY cap_key, year',
  );
  return rows;
};

const keyOf = ({ cap_key, year, limit_cents }: Breach): string => `${cap_key} ${year} ${limit_cents}`;
