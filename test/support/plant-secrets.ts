import pg from 'pg';
import { plantMarkers } from '../../server/src/api/testing/markers.js';
import { anAction, insertActions } from '../../server/src/figures/testing/insert-actions.js';
import { inTransaction } from '../../server/src/platform/database.js';

const CONVENTION = 'opca-defi-2016';

/** Hides a word wherever something stands that the public must not read: around the oldest published action of a convention, in one that is not published and in a draft. */
export const plantSecrets = async (databaseUrl: string): Promise<void> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await inTransaction(pool, async (client) => {
      const published = await client.query<{ id: number }>('SELECT id FROM action WHERE convention_key = $1 AND published_at IS NOT NULL ORDER BY id LIMIT 1', [CONVENTION]);
      const base = { convention: CONVENTION, axis: '4', year: 2021 };
      const made = await insertActions(
        client,
        [
          anAction({ ...base, status: 'COMMITTED', isPublished: false }),
          anAction({ ...base, status: 'DRAFT', isPublished: false }),
          ...(published.rows.length === 0 ? [anAction({ ...base, status: 'REALISED', isPublished: true })] : []),
        ],
        'SECRET-',
      );
      const [hidden, draft, own] = made;
      await plantMarkers(client, { convention: CONVENTION, shown: (published.rows[0]?.id ?? own)!, hidden: hidden!, draft: draft! });
    });
  } finally {
    await pool.end();
  }
};
