import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction } from '../platform/database.js';

const MINISTRY: Actor = { id: 'x', role: 'MINISTRY', party: 'menesr', academicRegions: [] };
const CENTS = 123_456_78;
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(localDate('2022-03-01'));
  const money = [{ source: 'HORS_QUOTA', cents: CENTS, academy: null }];
  await inTransaction(api.pool, async (client) => {
    await insertActions(client, [anAction({ convention: 'opca-defi-2016', axis: '4', isPublished: true, status: 'REALISED', spent: money })]);
    await bumpDataVersion(client);
  });
});
afterAll(() => api.stop());

const told = async (): Promise<string> => JSON.stringify([(await api.ask('{ spending(by: [FUNDING_SOURCE]) { spent { cents } } }')).data, await (await fetch(`${api.origin}/export/opca-defi-2016.depenses.csv`)).text()]);

test('money of an OPCO is told; of a firm, once the text names one as its giver, nothing is, and nobody can publish it', async () => {
  expect(await told()).toMatch(/12345678|123456,78/u);
  await inTransaction(api.pool, async (client) => {
    await client.query(
      `UPDATE convention SET terms = jsonb_set(terms, '{parties}', (SELECT jsonb_agg(CASE WHEN p ->> 'key' = 'opca-defi' THEN p || '{"kind": "FIRM"}' ELSE p END) FROM jsonb_array_elements(terms -> 'parties') p)) WHERE key = 'opca-defi-2016'`,
    );
    await bumpDataVersion(client);
  });
  expect(await told()).not.toMatch(/12345678|123456,78/u);
  const { rows } = await api.pool.query<{ slug: string }>('SELECT slug FROM action');
  expect(await api.refusal(MINISTRY, 'mutation ($slugs: [ID!]!) { publishActions(key: "k", actions: $slugs) }', { slugs: [rows[0]!.slug] })).toBe('FIRMS_MONEY_STAYS_INSIDE');
  await expect(api.pool.query('UPDATE action SET published_at = now()')).rejects.toMatchObject({ constraint: 'firms_money_stays_inside' });
});
