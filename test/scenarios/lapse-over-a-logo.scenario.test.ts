import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/src/access/actor.js';
import { ADMINISTRATOR, EP_PARTNER, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { lifeOn, mutate } from './committee-acts.js';

const CONVENTION = 'opco-ep-2020';
let api: TestApi;
let event: string;
beforeAll(async () => {
  api = await startTestApi(localDate('2022-02-20'));
});
afterAll(() => api.stop());

const confirm = async (actor: Actor): Promise<string | null> =>
  api.refusal(actor, 'mutation ($event: ID!, $key: String!) { confirmEvent(key: $key, event: $event, reason: "Affiche vue et photographiée.") { confirmedOn } }', { event, key: `confirmation-${actor.id}` });

describe('La caducité pour un logo (OPCO EP, articles 11 et 18)', () => {
  it('Un ministère autorise son logo par écrit, pour six mois ; sa fin prochaine est rappelée', async () => {
    const leave = { convention: CONVENTION, ministry: 'menjs', from: '2021-09-01', lastDay: '2022-02-28', isWritten: true };
    await expect(mutate(api, ADMINISTRATOR, 'recordLogoLeave', 'LogoLeaveInput', leave, 'key')).resolves.toEqual({ answer: { key: CONVENTION } });
    const { data } = await api.ask<{ obligations: { items: readonly object[] } }>(
      `{ obligations(filter: { conventions: ["${CONVENTION}"], kinds: [LOGO_LEAVE_ENDING] }) { items { nature dueOn finding grounds { articles } } } }`,
    );
    expect(data.obligations.items).toEqual([{ nature: 'REMINDER', dueOn: '2022-02-28', finding: null, grounds: { articles: ['11'] } }]);
  });

  it('Le logo de l’autre ministère paraît sur une affiche sans autorisation : le fait est consigné, avec sa source', async () => {
    const input = { convention: CONVENTION, kind: 'ENDING', clause: 'logo-sans-autorisation', occurredOn: '2022-02-10', summary: 'Logo du MESRI sur une affiche, sans autorisation (essai)', source: 'Signalement d’une académie (essai)' };
    event = (await mutate<{ id: string }>(api, ADMINISTRATOR, 'recordEvent', 'EventInput', input, 'id')).answer!.id;
  });

  it('L’ordinateur n’établit rien : « à confirmer », et la convention continue', async () => {
    await expect(lifeOn(api, CONVENTION, '2022-02-20')).resolves.toMatchObject({ status: 'IN_FORCE', toBeConfirmed: [{ ground: 'LAPSE' }], ending: { lastDay: '2023-09-29', ground: 'EXPIRY' } });
  });

  it('Ni la partie en cause, ni l’administrateur ne confirment : une personne du ministère seule', async () => {
    await expect(confirm(EP_PARTNER)).resolves.toBe('FORBIDDEN');
    await expect(confirm(ADMINISTRATOR)).resolves.toBe('FORBIDDEN');
    api.setToday(localDate('2022-03-01'));
    await expect(confirm(ministry('mesri'))).resolves.toBeNull();
  });

  it('La convention est caduque au jour du manquement, et non de sa confirmation (interprétation)', async () => {
    await expect(lifeOn(api, CONVENTION, '2022-02-09')).resolves.toMatchObject({ status: 'IN_FORCE' });
    await expect(lifeOn(api, CONVENTION, '2022-02-10')).resolves.toMatchObject({
      status: 'ENDED',
      mayCommit: false,
      toBeConfirmed: [],
      ending: { lastDay: '2022-02-09', ground: 'LAPSE' },
      grounds: { articles: ['11'] },
    });
  });

  it('L’historique garde qui a consigné et qui a confirmé, par leur rôle', async () => {
    const { rows } = await api.pool.query(`SELECT change, actor_role, actor_party, reason FROM record WHERE subject_kind = 'CONVENTION' ORDER BY id`);
    expect(rows).toEqual([
      { change: 'EVENT_RECORDED', actor_role: 'ADMINISTRATOR', actor_party: null, reason: null },
      { change: 'EVENT_CONFIRMED', actor_role: 'MINISTRY', actor_party: 'mesri', reason: 'Affiche vue et photographiée.' },
    ]);
  });
});
