import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EP_PARTNER, EP_SECRETARY, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { act, plannedSheet } from './acts.js';
import { adoptInMeeting } from './committee-acts.js';

const ACTION = 'opco-ep-2020--f-2021-07';
const [MENJS, MESRI] = [ministry('menjs'), ministry('mesri')];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-03-01'));
});
afterAll(() => api.stop());

const OPINIONS = `{ action(slug: "${ACTION}") { status opinions { body value stands recommendations party { key } } } }`;
interface Opinions {
  readonly action: { readonly status: string; readonly opinions: readonly { readonly body: string; readonly value: string; readonly stands: boolean; readonly recommendations: string | null; readonly party: { readonly key: string } | null }[] };
}

describe('Un avis réservé, puis levé (OPCO EP, articles 14 et 15)', () => {
  it('L’OPCO dépose une action ; sa commission l’examine d’abord et la transmet avec son avis', async () => {
    const sheet = plannedSheet('FRAIS_DE_MISSION', 18_000_00);
    await act(api, EP_PARTNER, 'draftAction', { convention: 'opco-ep-2020', reference: 'F-2021-07', axis: '3', year: 2021, title: 'Salon des métiers', sheet });
    await act(api, EP_PARTNER, 'submitAction', { action: ACTION });
    await expect(act(api, MENJS, 'giveMinistryOpinion', { action: ACTION, value: 'FAVOURABLE' })).resolves.toMatchObject({ refused: 'TOO_EARLY' });
    await expect(act(api, EP_PARTNER, 'giveCommissionOpinion', { action: ACTION, value: 'FAVOURABLE' })).resolves.toMatchObject({ status: 'COMMISSION_OPINION', articles: ['14'] });
  });

  it('Un ministère rend un avis réservé : il doit dire ce qui le rendrait favorable', async () => {
    const opinion = { action: ACTION, value: 'RESERVED', reasoning: 'Le public étudiant n’est pas touché' };
    await expect(act(api, MESRI, 'giveMinistryOpinion', opinion)).resolves.toMatchObject({ refused: 'RECOMMENDATIONS_MISSING' });
    await expect(act(api, MESRI, 'giveMinistryOpinion', { ...opinion, recommendations: 'Ouvrir le salon aux étudiants' })).resolves.toMatchObject({ status: 'COMMISSION_OPINION' });
  });

  it('L’action n’avance que lorsque chaque ministère s’est prononcé ; la réserve ne bloque pas l’argent', async () => {
    await expect(adoptInMeeting(api, EP_SECRETARY, ACTION, '2021-03-01')).resolves.toMatchObject({ refused: 'TOO_EARLY' });
    await expect(act(api, MENJS, 'giveMinistryOpinion', { action: ACTION, value: 'FAVOURABLE' })).resolves.toMatchObject({ status: 'MINISTRIES_OPINION', articles: ['15'] });
    await expect(act(api, EP_SECRETARY, 'recordCommitteeDecision', { action: ACTION, value: 'ADOPTED' })).resolves.toMatchObject({ refused: 'DECISION_IS_VOTED' });
    await expect(adoptInMeeting(api, EP_SECRETARY, ACTION, '2021-03-01')).resolves.toMatchObject({ answer: { agenda: [{ vote: { outcome: 'ADOPTED', votesFor: 20 } }] } });
    await expect(act(api, EP_PARTNER, 'recordBoardDecision', { action: ACTION, value: 'APPROVED' })).resolves.toMatchObject({ status: 'BOARD' });
  });

  it('L’engagement passe, et porte deux marques : plafond inconnu, ministère réservé', async () => {
    await expect(act(api, EP_PARTNER, 'commitCredits', { action: ACTION })).resolves.toMatchObject({ status: 'COMMITTED', marks: ['UNKNOWN_CAP', 'MINISTRY_NOT_IN_SUPPORT'] });
    const { data } = await api.ask(`{ action(slug: "${ACTION}") { commitments { cents marks } } }`);
    expect(data).toEqual({ action: { commitments: [{ cents: 18_000_00, marks: ['UNKNOWN_CAP', 'MINISTRY_NOT_IN_SUPPORT'] }] } });
  });

  it('Les recommandations suivies, le ministère lève sa réserve ; l’avis premier reste', async () => {
    api.setToday(localDate('2021-05-10'));
    await expect(act(api, MESRI, 'giveMinistryOpinion', { action: ACTION, value: 'FAVOURABLE' })).resolves.toMatchObject({ status: 'COMMITTED' });
    const { data } = await api.as<Opinions>(MENJS, OPINIONS);
    expect(data.action.opinions.filter(({ party }) => party?.key === 'mesri').map(({ value, stands, recommendations }) => [value, stands, recommendations])).toEqual([
      ['RESERVED', false, 'Ouvrir le salon aux étudiants'],
      ['FAVOURABLE', true, null],
    ]);
  });

  it('Le public lit le sens des avis, jamais leurs raisons', async () => {
    const { data } = await api.ask<Opinions>(OPINIONS);
    expect(data.action.opinions.map(({ value }) => value)).toEqual(['FAVOURABLE', 'RESERVED', 'FAVOURABLE', 'ADOPTED', 'APPROVED', 'FAVOURABLE']);
    expect(data.action.opinions.every(({ recommendations }) => recommendations === null)).toBe(true);
    expect(JSON.stringify(await api.ask(`{ action(slug: "${ACTION}") { opinions { reasoning recommendations } way { grounds } history { reason } } }`))).not.toMatch(/étudiant/u);
  });
});
