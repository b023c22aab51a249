import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';

const actor = (role: Actor['role'], party: string | null): Actor => ({ id: `compte-${role}`, role, party, academicRegions: [] });
const MINISTRY = actor('MINISTRY', 'menesr');
const PARTNER = actor('PARTNER', 'opca-defi');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-03-01'));
  await inTransaction(api.pool, (client) =>
    insertActions(client, [
      anAction({ status: 'SUBMITTED', isPublished: false, planned: [{ source: 'HORS_QUOTA', cents: 500, academy: null }] }),
      anAction({ status: 'DRAFT', isPublished: false }),
    ]),
  );
});
afterAll(() => api.stop());

const [SUBMITTED, DRAFT] = ['opca-defi-2016--t-0', 'opca-defi-2016--t-1'];
const PUBLISH = 'mutation ($key: String!, $actions: [ID!]!) { publishActions(key: $key, actions: $actions) }';
const UNPUBLISH = 'mutation ($key: String!, $actions: [ID!]!, $reason: String!) { unpublishActions(key: $key, actions: $actions, reason: $reason) }';
const LOOK = `query ($slug: String!) { action(slug: $slug) { status publishedAt } spending(by: []) { actions planned { state cents } } }`;

const look = (slug: string) => api.ask<{ action: { status: string; publishedAt: string | null } | null; spending: readonly { actions: number }[] }>(LOOK, { slug });

describe('nothing is public until a person publishes it', () => {
  test('an action that came in is not there for the public, and is for those who take part', async () => {
    expect((await look(SUBMITTED)).data).toMatchObject({ action: null, spending: [{ actions: 0 }] });
    expect((await api.as<{ action: object }>(PARTNER, LOOK, { slug: SUBMITTED })).data.action).toMatchObject({ status: 'SUBMITTED', publishedAt: null });
  });

  test.each([null, PARTNER, actor('DELEGATION', null), actor('COMMITTEE_MEMBER', 'opca-defi'), actor('COMMITTEE_SECRETARY', 'opca-defi')])('%j does not publish', async (who) => {
    expect(await api.refusal(who, PUBLISH, { key: `non-${who?.role}`, actions: [SUBMITTED] })).toBe(who === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });

  test('a draft stays inside, and an action that is not there is told as such', async () => {
    expect(await api.refusal(MINISTRY, PUBLISH, { key: 'brouillon', actions: [SUBMITTED, DRAFT] })).toBe('DRAFT_STAYS_INSIDE');
    expect(await api.refusal(MINISTRY, PUBLISH, { key: 'inconnue', actions: ['nulle-part'] })).toBe('ACTION_UNKNOWN');
    expect((await look(SUBMITTED)).data.action).toBeNull();
  });

  test('published, it is there with its figures, and the record says so; taken back, it is gone, with the reason', async () => {
    const published = await api.as<{ publishActions: string[] }>(MINISTRY, PUBLISH, { key: 'publier', actions: [SUBMITTED] });
    expect(published.data.publishActions).toEqual([SUBMITTED]);
    expect((await api.as<{ publishActions: string[] }>(MINISTRY, PUBLISH, { key: 'encore', actions: [SUBMITTED] })).data.publishActions).toEqual([]);
    expect((await look(SUBMITTED)).data).toMatchObject({ action: { status: 'SUBMITTED' }, spending: [{ actions: 1 }] });
    await api.as(MINISTRY, UNPUBLISH, { key: 'retirer', actions: [SUBMITTED], reason: 'Publiée par erreur' });
    expect((await look(SUBMITTED)).data.action).toBeNull();
    const { rows } = await api.pool.query('SELECT change, reason, actor_role FROM record WHERE subject_key = $1 ORDER BY id', [SUBMITTED]);
    expect(rows).toEqual([
      { change: 'ACTION_PUBLISHED', reason: null, actor_role: 'MINISTRY' },
      { change: 'ACTION_UNPUBLISHED', reason: 'Publiée par erreur', actor_role: 'MINISTRY' },
    ]);
  });
});
